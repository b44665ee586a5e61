"""Rules on arguments from effects: who says what good an action would do argues for it. All of these are implicit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Strength
from briefgen.recommendations.clauses import is_addressee, subject
from briefgen.recommendations.matching import Context, Form, Match

_MODAL = r"(?P<modal>would|could|can|will|may|might) (?:also |therefore |thus |only |at least |further |greatly |significantly |potentially |be able to |help |help to |not only |ultimately |likely |in turn |then |both |\w+ly )*"
_GERUND = r"^(?:\W|{sentence_adverb}[\s,]+)*(?:(?:and|but|so) )?(?:(?:beyond|in|on|at|for|within|outside|besides|across|under) [^,]{3,50}, )?"


def gerund_would(c: Context) -> Iterator[Match]:
    """An action as the subject of a good effect: "Opening the archives would help local historians." """
    template = _GERUND + r"(?P<act>(?:not )?[a-z]{3,}ing (?!(?:of|is|are|to)\b)[^;.]*?) " + _MODAL + r"(?:(?P<good>{gain_verb})|be (?:an? )?(?:positive|important|welcome|major|good|great|significant|wise|helpful|useful|beneficial|better|easier))"
    found = c.lexicon.search(template, c.text)
    if found and not re.match(r"(?:according|regarding|depending|including|following|during|speaking|assuming|being)\b", found["act"], re.I):
        sure = found["modal"].lower() in {"would", "could"}
        yield Match(rule="gerund-would", score=0.65 if sure else 0.55, cue=Span(*found.span("modal")), explicit=sure and bool(re.search(r"\bbe\b", found.group()[found.end("modal") - found.start() :])),
                    strength=Strength.MAY, form=Form.GERUND, action=_head(c, found, "act"), supports=found["act"].lower().startswith("having "))  # fmt: skip


def by_doing(c: Context) -> Iterator[Match]:
    """The means before the end: "By pooling their fleets, both ports could cut costs." """
    template = _GERUND + r"(?:by|through) (?P<act>[a-z]{3,}ing [^;]*?), (?P<who>[^;]*?)\b" + _MODAL + r"(?P<verb>[a-z-]+)"
    found = c.lexicon.search(template, c.text)
    if found and found["modal"].lower() not in {"may", "might"} and re.search(r"\w", found["who"]):
        who = subject(c.lexicon, c.text, found.start("modal"))
        yield Match(rule="by-doing", score=0.55, cue=Span(*found.span("modal")), explicit=False, strength=Strength.MAY, form=Form.GERUND, action=_head(c, found, "act"),
                    addressee=who if who and is_addressee(c.lexicon, c.text[who.start : who.end]) else None)  # fmt: skip


def reform_would(c: Context) -> Iterator[Match]:
    """A measure as the subject of a good effect: "A shared register would make fraud harder to hide." """
    template = r"\b(?P<thing>{reform_noun})\b[^;.]{0,140}?(?<!which )(?<!that )(?<!it )\b" + _MODAL + r"(?P<good>{gain_verb}|be (?:very |an? |more )?(?:beneficial|positive|helpful|useful|good))"
    for found in c.lexicon.finditer(template, c.text):
        modal = found["modal"].lower()
        who = subject(c.lexicon, c.text, found.start("modal"))
        if modal in {"may", "might"} or who is None or not c.lexicon.search(r"\b{reform_noun}\b", c.text[who.start : who.end]):
            continue
        rest = c.text[found.end("modal") :]
        action = bool(re.match(r"(?:the |an? )?(?:[\w-]+ )?(?:availability|" + "|".join(noun for noun in c.lexicon.tables["nominalisation"] if noun != "increase") + r") (?:of|in|to)\b", c.text[who.start :], re.I))
        if action and not c.lexicon.search(r"{harm}", rest):
            pass
        elif not c.lexicon.search(r"{gain}", rest) and modal != "would" or c.lexicon.search(r"{harm}", rest[:60]) and not re.search(r"\b(?:reduc|prevent|lessen|allevi|eliminat|diminish|avoid|stop|easier)", rest):
            continue
        definite = modal in {"would", "could"}
        yield Match(rule="reform-would", score=0.6 if definite else 0.5, cue=Span(*found.span("modal")), explicit=False, strength=Strength.MAY, form=Form.THING, thing=who,
                    supports=bool(re.match(r"(?:this|these|such|it)\b", c.text[who.start :], re.I)))  # fmt: skip
        return


def this_would(c: Context) -> Iterator[Match]:
    """Takes up the recommendation before it and says what good it does: "This would spare families the journey." """
    template = (
        r"^(?:\W|{sentence_adverb}[\s,]+)*(?:(?:but|and) )?(?P<who>(?:this|these|it|doing so|such an?|such|that)(?: [\w-]+){0,4}?) " + _MODAL + r"(?:{gain_verb}|be (?:an? )?(?:more|better|easier|safer|fair|good|great|beneficial))"
    )
    match, found = c.nearby(2), c.lexicon.search(template, c.text)
    conceded = c.lexicon.search(r"\b{reform_noun}\b[^.;]{0,60}\bwould\b[^.;]{0,40}\bnot\b", c.before) and re.match(r"but\b", c.text, re.I)
    if (match or conceded) and found and found["modal"].lower() not in {"may", "might"}:
        it = found["who"].lower() == "it"
        yield Match(rule="this-would", score=0.55 if it else 0.6, cue=Span(*found.span("modal")), explicit=False, strength=Strength.MAY, supports=True)


def this_is_why(c: Context) -> Iterator[Match]:
    """Takes up the recommendation before it and gives the reason: "This is important because ...", "This is feasible". """
    found = re.match(r"(?:\W)*(?:(?:and|but) )?(?:this|that|it|doing so|such [\w-]+|this [\w-]+) (?:is|would be) (?:also |especially |particularly |very |more |most |of great )*(?:important|importance|feasible|possible|vital|crucial|necessary|essential|needed|justified|achievable|realistic)[^.;]{0,40}?\b(?:because|since|as|if|to|for|in order)\b", c.text, re.I)
    if found and c.nearby(2):
        yield Match(rule="this-is-why", score=0.6, cue=Span(*found.span()), explicit=False, strength=Strength.SHOULD, supports=True)


def good_of_it(c: Context) -> Iterator[Match]:
    """The good of what was just called for, in the present: "This integration fosters trust between the two." """
    template = r"^\W*(?:this|these|such)(?: [\w-]+){1,3} (?:also )?{gain_verb} (?:[\w-]+ )*?(?:{gain})"
    found = c.lexicon.search(template, c.text)
    match = c.nearby(2)
    if found and match and match.strength is not Strength.SHOULD:
        yield Match(rule="good-of-it", score=0.5, cue=Span(*found.span()), explicit=False, strength=Strength.MAY, supports=True)


def make_easier(c: Context) -> Iterator[Match]:
    """The comparative of ease: "A written code would make it easier to hold officers to account." """
    found = re.search(r"\b(?:would|could|will|can|to) (?:potentially |also |\w+ly )?(?:make|render) [^.;]{0,40}?(?:easier|possible|more [\w-]+|simpler|safer|better)\b", c.text, re.I)
    who = subject(c.lexicon, c.text, found.start()) if found else None
    named = who and c.lexicon.search(r"\b{reform_noun}\b|^(?:this|it|that|these|such)\b|^\w{3,}ing\b", c.text[who.start : who.end])
    if found and who and named and not found.group().lower().startswith("to"):
        yield Match(rule="make-easier", score=0.6, cue=Span(*found.span()), explicit=False, strength=Strength.MAY, form=Form.THING, thing=who, supports=bool(re.match(r"(?:this|it|that|these)\b", c.text[who.start :], re.I)))


def with_means(c: Context) -> Iterator[Match]:
    """A means and what it makes possible: "With early planning, both towns can protect their wells." """
    template = r"(?:^|, |but |and )with (?P<thing>(?:[\w-]+ ){0,4}?{wanted_thing}|(?:[\w-]+ ){0,3}planning(?: and [\w-]+)?)(?: [^,;]{0,40})?, (?P<who>[^,;]{3,60}?) (?:can|could|would) (?P<verb>[\w-]+)"
    found = c.lexicon.search(template, c.text)
    if found and is_addressee(c.lexicon, found["who"]):
        yield Match(rule="with-means", score=0.5, cue=Span(*found.span()), explicit=False, strength=Strength.MAY, form=Form.THING, thing=Span(*found.span("thing")), addressee=Span(*found.span("who")))


def can_together(c: Context) -> Iterator[Match]:
    """What parties can do jointly, as a summing-up: "In short, both towns can solve the water question together." """
    found = re.search(r"\b(?P<who>both [\w-]+|the two [\w-]+|together,? we|we) (?:can|could) (?P<act>[\w-]+ [^.;]*?\b(?:together|jointly)\b.*)", c.text, re.I)
    if found and re.match(r"\W*(?:in (?:summary|sum|short|conclusion|the end)|to conclude|finally|ultimately|together)\b", c.text, re.I):
        yield Match(rule="can-together", score=0.55, cue=Span(found.start(), found.start("act")), explicit=False, strength=Strength.MAY, form=Form.ACTIVE, action=Span(found.start("act"), len(c.text.rstrip(" ."))), addressee=Span(*found.span("who")))


def right_moment(c: Context) -> Iterator[Match]:
    """An opportunity named for an action: "The new lease offers the ideal moment to rethink the market." """
    found = re.search(r"\b(?:provides?|offers?|presents?|is|gives?) (?:\w+ )?(?:the|an?) (?:ideal|perfect|right|unique|historic|excellent|good|golden|rare) (?:moment|opportunity|time|occasion|chance) (?:for|to) (?P<act>\w.*)", c.text, re.I)
    if found:
        yield Match(rule="right-moment", score=0.55, cue=Span(found.start(), found.start("act")), explicit=False, strength=Strength.MAY, form=Form.ACTIVE, action=Span(found.start("act"), len(c.text.rstrip(" ."))))


def would_bolster(c: Context) -> Iterator[Match]:
    """A heading that states the gain of an action: "Sharing the quay would keep both ports alive". """
    yield from ()


def critical_choice(c: Context) -> Iterator[Match]:
    """A choice put in loaded words: "The town faces a choice: it can mend the dyke or it can wait for the flood." """
    found = re.search(r"\b(?:faces?|has|have) an? (?:\w+ )?(?:choice|decision|crossroads)\b.*\b(?:or)\b", c.text, re.I)
    if found:
        yield Match(rule="critical-choice", score=0.5, cue=Span(found.start(), found.start() + 5), explicit=False, strength=Strength.MAY)


def _head(c: Context, found: re.Match[str], group: str) -> Span:
    start, end = found.span(group)
    return Span(start, start + len(c.text[start:end].rstrip(" ,")))


RULES = (gerund_would, by_doing, make_easier, reform_would, this_would, this_is_why, good_of_it, with_means, can_together, right_moment, critical_choice)
