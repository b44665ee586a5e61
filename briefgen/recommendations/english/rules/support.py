"""Rules on sentences that take up the recommendation before them and argue for it. All of these are implicit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Strength
from briefgen.recommendations.matching import Context, Match

_MODAL = (
    r"(?P<modal>would|could|can|will|may|might) (?:also |therefore |thus |only |at least |further "
    r"|greatly |significantly |potentially |be able to |help |help to |not only |ultimately |likely "
    r"|in turn |then |both |\w+ly )*"
)


def this_would(c: Context) -> Iterator[Match]:
    """Takes up the recommendation before it and says what good it does: "This would spare families the journey." """
    template = (
        r"^(?:\W|{sentence_adverb}[\s,]+)*(?:(?:but|and) )?(?P<who>(?:this|these|it|doing so|such an?|such"
        r"|that)(?: [\w-]+){0,4}?) " + _MODAL + r"(?:{gain_verb}|be (?:an? )?(?:more|better|easier"
        r"|safer|fair|good|great|beneficial))"
    )
    match, found = c.nearby(2), c.lexicon.search(template, c.text)
    conceded = c.lexicon.search(r"\b{reform_noun}\b[^.;]{0,60}\bwould\b[^.;]{0,40}\bnot\b", c.before) and re.match(
        r"but\b", c.text, re.IGNORECASE
    )
    if (match or conceded) and found and found["modal"].lower() not in {"may", "might"}:
        it = found["who"].lower() == "it"
        yield Match(
            rule="this-would",
            score=0.55 if it else 0.6,
            cue=Span(*found.span("modal")),
            explicit=False,
            strength=Strength.MAY,
            supports=True,
        )


def this_is_why(c: Context) -> Iterator[Match]:
    """Takes up the recommendation before it and gives the reason: "This is important because ..." """
    found = re.match(
        r"(?:\W)*(?:(?:and|but) )?(?:this|that|it|doing so|such [\w-]+|this [\w-]+) (?:is|would be) "
        r"(?:also |especially |particularly |very |more |most |of great )*(?:important|importance|feasible"
        r"|possible|vital|crucial|necessary|essential|needed|justified|achievable"
        r"|realistic)[^.;]{0,40}?\b(?:because|since|as|if|to|for|in order)\b",
        c.text,
        re.IGNORECASE,
    )
    impersonal = found and re.match(r"\W*it\b.*\b(?:to|for)$", found.group(), re.IGNORECASE)
    if found and not impersonal and c.nearby(2):
        yield Match(
            rule="this-is-why",
            score=0.6,
            cue=Span(*found.span()),
            explicit=False,
            strength=Strength.SHOULD,
            supports=True,
        )


def good_of_it(c: Context) -> Iterator[Match]:
    """The good of what was just called for, in the present: "This integration fosters trust between the two." """
    template = r"^\W*(?:this|these|such)(?: [\w-]+){1,3} (?:also )?{gain_verb} (?:[\w-]+ )*?(?:{gain})"
    found = c.lexicon.search(template, c.text)
    match = c.nearby(2)
    if found and match:
        yield Match(
            rule="good-of-it", score=0.5, cue=Span(*found.span()), explicit=False, strength=Strength.MAY, supports=True
        )


RULES = (
    this_would,
    this_is_why,
    good_of_it,
)
