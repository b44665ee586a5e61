"""Rules on place: items under a heading of recommendations, numbered recommendations, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.model.documents import BlockKind
from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance, Strength
from briefgen.recommendations.english.clauses import action_after
from briefgen.recommendations.english.morphology import base_of_third_person
from briefgen.recommendations.english.rules.demands import with_demand
from briefgen.recommendations.english.rules.imperative import after_bullet, told_of
from briefgen.recommendations.matching import Context, Form, Match

_NUMBER = (
    r"(?:no\.? ?|number |nr\.? ?|#\s?)?(?:\d+(?:\.\d+)*|[ivx]+|[a-z]|one|two|three|four|five|six|seven"
    r"|eight|nine|ten)"
)


def labelled(c: Context) -> Iterator[Match]:
    """A line that calls itself a recommendation: "RECOMMENDATION #4: Insure the archive", "Proposal 2 - A levy"."""
    template = r"^\W*(?:{numbered_label})s? " + _NUMBER + r"(?:\s*[:.)—-]+\s*|\s(?=(?-i:[A-Z][\w-]+ )))(?P<rest>\w.*)"
    found = c.lexicon.search(template, c.text)
    if found and len(found["rest"].split()) > 1:
        yield _item(c, found.start("rest"), rule="labelled", score=0.9, cue=Span(found.start(), found.start("rest")))


def section_item(c: Context) -> Iterator[Match]:
    """An item under a heading of recommendations: "Repeal of the 2011 order", "That data only be kept for a year"."""
    numbered = c.lexicon.search(r"^\W*(?:{numbered_label})s? " + _NUMBER + r"\W*$", c.heading)
    if not c.opens_block or not (numbered or c.lexicon.search(_SECTION, c.heading)):
        return
    start = after_bullet(c.text)
    rest = c.text[start:].rstrip(" .;")
    words = rest.split()
    if len(words) < 3 or c.text.rstrip().endswith((":", "?")):
        return
    form, _ = _item_form(c, rest)
    subjunctive = re.match(r"that\b", rest, re.IGNORECASE)
    if c.kind is BlockKind.HEADING and (form is not Form.ACTIVE or not _surely_verb(c, words)):
        return
    nominal = words[0].lower() in c.lexicon.tables["nominalisation"] and words[1].lower() in {"of", "to", "in", "and"}
    last = c.nearby(1)
    open_end = (
        not c.text.rstrip().endswith((".", "!")) and last is not None and last.rule in {"imperative", "section-item"}
    )
    item = c.kind is BlockKind.LIST_ITEM or start > 0 or open_end
    verbless = _verbless(rest)
    if form is Form.ACTIVE or subjunctive or nominal or (item and (form is Form.GERUND or verbless)) or numbered:
        sure = form is not Form.THING or subjunctive or nominal
        yield _item(c, start, rule="section-item", score=0.75 if sure else 0.6, cue=Span(start, start))


def _surely_verb(c: Context, words: list[str]) -> bool:
    """Whether the first word of a heading is a verb: "Adopt one register", not "Support services", "Review panel"."""
    may_be_noun = words[0].lower() in c.lexicon.words("verb_or_noun")
    return not may_be_noun or words[1].lower() in {"the", "a", "an", "all", "every", "each", "our", "their", "its"}


_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had)\b")
_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whom|whose|where|when|until|unless|if|as|because|so|while|before|after|once)\b", re.IGNORECASE
)
"""After these a verb is not that of the item: "A pause until the inquiry has ended" has none."""
_SECTION = (
    r"^\W*(?:[\divx.]+\s*)?(?:{recommendation_heading}|(?:[\w'-]+ ){1,4}{recommendation_heading})"
    r"(?: (?:for|to|and|in|on|from|of)\b.*)?\W*$"
)


def _verbless(item: str) -> bool:
    """Whether an item is a noun group: no verb stands before its first relative or other clause."""
    return len(item.split()) < 40 and not _FINITE.search(_SUBORDINATE.split(item, maxsplit=1)[0])


def _item(c: Context, start: int, *, rule: str, score: float, cue: Span) -> Match:
    """An item as a match: an imperative, a gerund, a noun group, or a whole demand ("The board should ...")."""
    rest = Span(start, start + len(c.text[start:].rstrip(" .;,")))
    form, negated = _item_form(c, c.text[rest.start : rest.end])
    match = Match(
        rule=rule,
        score=score,
        cue=cue,
        form=form,
        action=_without_not(c.text, rest) if negated else rest,
        thing=rest,
        negated=negated,
        stance=Stance.AGAINST if negated else Stance.FOR,
    )
    if form is not Form.THING:
        return match
    demanded = with_demand(c, match, start)
    clause = demanded is match and re.match(r"that\b", c.text[start:], re.IGNORECASE)
    return replace(match, form=Form.QUOTE) if clause else demanded


def listed_item(c: Context) -> Iterator[Match]:
    """An item of a list that a demand opens: "The board should:" - "publish its minutes"; also duties of an office."""
    if c.kind is not BlockKind.LIST_ITEM or not c.opens_block:
        return
    start = after_bullet(c.text)
    to = re.compile(r"(?:not )?to (?=[a-z])").match(c.text, start)
    rest = c.text[start:].rstrip(" .;,")
    form, _ = _item_form(c, rest)
    demanded = c.lead_match is not None and bool(c.lead_in)
    asked = bool(c.lead_in) and bool(c.lexicon.search(r"{lead_in}[^:]*:", c.lead_in))
    duties = c.founds and bool(c.lexicon.search(r"{role_heading}", c.heading + " " + c.lead_in))
    words = rest.split()
    nominal = _verbless(rest) and bool(c.lexicon.search(r"\b{asked_list}\b[^:]*:", c.lead_in))
    last = c.nearby(1)
    beside = last is not None and last.rule in _ITEMS and not c.lead_in and _verbless(rest) and not c.founds
    if beside and form is Form.THING and len(words) < _SHORT:
        yield _item(c, start, rule="listed-item", score=0.52, cue=Span(start, start))
        return
    if len(words) < 2 or not (demanded or asked or duties or nominal):
        return
    if to and asked:
        yield _infinitive(c, to)
    elif form is Form.ACTIVE or demanded or nominal:
        score = 0.75 if demanded and form is Form.ACTIVE else 0.6
        adds = form is Form.THING and bool(_COMPLETED.search(c.lead_in))
        item = _item(c, start, rule="listed-item", score=score, cue=Span(start, start))
        yield replace(item, supports=adds, strength=c.lead_match.strength if c.lead_match else Strength.SHOULD)


_ITEMS, _SHORT = frozenset({"imperative", "listed-item"}), 16
"""In a list, a short item without a verb asks for a thing as the imperative above it asks for an action."""


def _infinitive(c: Context, to: re.Match[str]) -> Match:
    """An item that goes on with the sentence above: "We ask the board" - "to publish its minutes"."""
    negated = to.group().startswith("not")
    who = c.lexicon.search(r"{asks_somebody} (?P<who>[^,;:]{3,60}):$", c.lead_in.rstrip())
    return Match(
        rule="listed-item",
        score=0.75,
        cue=Span(to.start(), to.end()),
        form=Form.ACTIVE,
        action=action_after(c.text, to.end()),
        negated=negated,
        stance=Stance.AGAINST if negated else Stance.FOR,
        strength=c.lead_match.strength if c.lead_match else Strength.MUST if who is None else Strength.SHOULD,
    )


_COMPLETED = re.compile(
    r"\b(?:be|consist\w*|compris\w*|includ\w*|contain\w*|cover\w*|list\w*|hav\w*|compos\w*|made up|state|specify"
    r"|provide)\b[^.;]*:\s*$"
    r"|\b(?:is|are) (?!(?:this|that|these|here|below|simple|clear|needed|required|necessary|urgent|proposed|recommended"
    r"|asked|called|wanted|due)\b)\w+:\s*$",
    re.IGNORECASE,
)
"""A lead-in whose items are parts of one thing ("The board must include:") or show what it says ("... if the board is
diverse:"); others demand each item for itself."""


def bare_subjunctive(c: Context) -> Iterator[Match]:
    """A mandative whose modal is left out: "The government publish the contracts" - a third person without its -s."""
    template = (
        r"^\W*(?:That )?(?P<who>(?:the |every |each )(?:[\w.-]+ ){0,3}?{institution}\.?) "
        r"(?P<verb>(?-i:(?=[a-z])){action_verb}) (?=\w)"
    )
    for found in c.lexicon.finditer(template, c.text):
        head = found["who"].split()[-1].lower().rstrip(".")
        plural = (head.endswith("s") and head not in {"us", "u.s"}) or head == "police"
        if plural or c.kind is BlockKind.HEADING or found["verb"].lower() in c.lexicon.words("verb_or_noun"):
            continue
        yield Match(
            rule="bare-subjunctive",
            score=0.6,
            cue=Span(*found.span("verb")),
            form=Form.ACTIVE,
            action=action_after(c.text, found.start("verb")),
            explicit=True,
            addressee=Span(*found.span("who")),
        )


def _item_form(c: Context, rest: str) -> tuple[Form, bool]:
    """Whether an item is an imperative, a gerund or a noun group, and whether it forbids."""
    negated = bool(re.match(r"(?:do not|don't|never)\b", rest, re.IGNORECASE))
    words = re.sub(r"^(?:do not|don't|never)\s+", "", rest, flags=re.IGNORECASE).split()
    while (
        len(words) > 1
        and re.fullmatch(r"\w+ly,?|also|further", words[0], re.IGNORECASE)
        and words[0].lower() not in c.lexicon.words("action_verb")
    ):
        words = words[1:]
    first = words[0].lower().rstrip(",") if words else ""
    if (
        first in c.lexicon.words("action_verb") | {"be", "consider", "recuse"}
        and words[1:2] != ["of"]
        and (len(words) < 2 or words[0].lower() == "be" or not told_of(c, first, words[1:]))
    ):
        return Form.ACTIVE, negated
    if first.endswith("ing") and len(first) > 5:
        told = first in c.lexicon.words("noun_in_ing") and words[1:] and base_of_third_person(c.lexicon, words[1])
        return Form.THING if told else Form.GERUND, negated  # "voting opens two weeks before": a noun with its verb
    return Form.THING, negated


def _without_not(text: str, span: Span) -> Span:
    found = re.compile(r"(?:do not|don't|never)\s+", re.IGNORECASE).match(text, span.start)
    return Span(found.end(), span.end) if found else span


RULES = (labelled, section_item, listed_item, bare_subjunctive)
