"""What is asked for in the clause that a demand brings: "that the fee be capped", "that the board publish"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance
from briefgen.recommendations.clauses import action_after, is_addressee, is_participle
from briefgen.recommendations.matching import Context, Form, Match

_BE = re.compile(
    r"\s*(?:that )?(?P<who>[^,;:]{2,90}?) (?:only |also )?(?P<not>not )?(?:(?:should|must|ought to) )?(?:be|is|are) "
    r"(?:\w+ly |only |also )?(?P<verb>[\w-]+)",
    re.IGNORECASE,
)


_THAT = re.compile(r"\s*that\b", re.IGNORECASE)
_OBJECT = re.compile(
    r" (?:the|an?|all|any|every|each|its|their|our|this|these|those|no|more|half|part|most|some|up|out|for|to|\d\S*)\b",
    re.IGNORECASE,
)
"""How the object of a verb begins, which after a noun would be the next phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """The parts of a demand, as in `Match`."""

    form: Form
    addressee: Span | None = None
    action: Span | None = None
    thing: Span | None = None
    negated: bool = False


def demand_at(c: Context, at: int) -> Demand | None:
    """Reads a mandative clause that begins at `at`, with or without its "that"; None where it is of another make.

    The verb is in the base form ("that the board publish"), or in the passive ("that the fee be capped"), or comes
    with a modal ("that the board should publish").
    """
    passive = _BE.match(c.text, at)
    if passive and is_participle(c.lexicon, passive["verb"]):
        return Demand(
            form=Form.PASSIVE,
            thing=Span(*passive.span("who")),
            action=action_after(c.text, passive.start("verb")),
            negated=bool(passive["not"]),
        )
    template = (
        r"\s*(?:that )?(?P<who>(?:(?:the|an?|every|each|all|both|its|our|their) )?\w[^,;:]{1,88}?) "
        r"(?:also |urgently |immediately )*"
        r"(?:(?P<modal>should|must|ought to|needs? to|shall)(?P<no> not)? (?:also |\w+ly )?|(?P<not>not )?)"
        r"(?P<verb>(?-i:(?=[a-z]))(?:{action_verb}|consider))(?= )"
    )
    active = c.lexicon.pattern(template).match(c.text, at)
    if active is None:
        return None
    bare = active["modal"] is None and active["verb"].lower() in c.lexicon.words("verb_or_noun")
    if bare and not (_THAT.match(c.text, at) and _OBJECT.match(c.text, active.end())):
        return None  # "a plan for the parks": a noun; "that the state plan the parks": a verb
    who = Span(*active.span("who"))
    if not is_addressee(c.lexicon, c.text[who.start : who.end]):
        return None
    return Demand(
        form=Form.ACTIVE,
        addressee=who,
        action=action_after(c.text, active.start("verb")),
        negated=bool(active["no"] or active["not"]),
    )


def with_demand(c: Context, match: Match, at: int) -> Match:
    """The match with the parts of the demand that begins at `at`, or as it is where there is none."""
    demand = demand_at(c, at)
    if demand is None:
        return match
    return replace(
        match,
        form=demand.form,
        addressee=demand.addressee,
        action=demand.action,
        thing=demand.thing,
        negated=demand.negated,
        stance=Stance.AGAINST if demand.negated else match.stance,
    )
