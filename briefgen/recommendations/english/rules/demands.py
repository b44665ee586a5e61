"""What is asked for in the clause that a demand brings: "that the fee be capped", "that the board publish"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance
from briefgen.recommendations.english.clauses import action_after, can_act, is_addressee, is_participle
from briefgen.recommendations.english.morphology import base_of_third_person, is_base_verb
from briefgen.recommendations.matching import Context, Form, Match

_BE = re.compile(
    r"\s*(?:that )?(?P<who>[^,;:]{2,90}?) (?:only |also )?(?P<not>not )?(?:(?:should|must|ought to) )?(?:be|is|are) "
    r"(?:\w+ly |only |also )?(?P<verb>[\w-]+)",
    re.IGNORECASE,
)


_ONE = re.compile(r"(?:an?|every|each|its|our|their) ", re.IGNORECASE)
_THAT = re.compile(r"\s*that\b", re.IGNORECASE)
_THIRD_PERSON = re.compile(r"\b(?P<verb>[a-z][a-z-]+s)(?= \w)")
_FINITE = re.compile(
    r"[^,;:]*\b(?:is|are|be|was|were|has|have|do|does|should|must|can|could|will|would|may|might|shall)\b"
)
_SINGULAR = re.compile(r"(?:(?i:the|an?|each|every|its|our|this|their)\b|[A-Z]).*(?:[^s\W]|ss|\b[A-Z]\w*s)$")
"""A subject in the singular, or a name; "member states" has no verb in -s."""
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


def demand_at(c: Context, at: int, *, indicative: bool = True) -> Demand | None:
    """Reads a mandative clause that begins at `at`, with or without its "that"; None where it is of another make.

    The verb is in the base form ("that the board publish"), or in the passive ("that the fee be capped"), or comes
    with a modal ("that the board should publish"); `indicative` lets it be that of a statement, as British English has
    it ("that the board publishes": Quirk et al., A comprehensive grammar of the English language, 1985, 16.30), where
    the verb before can only ask.
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
        return _stated(c, at) if indicative else None
    bare = active["modal"] is None and active["verb"].lower() in c.lexicon.words("verb_or_noun")
    if (
        active["modal"] is None
        and not _OBJECT.match(c.text, active.end())
        and indicative
        and (stated := _stated(c, at))
    ):
        return stated  # "that the office publishes gauge data": the noun after the verb looks like one
    if bare and not (_THAT.match(c.text, at) and _OBJECT.match(c.text, active.end())):
        return None  # "a plan for the parks": a noun; "that the state plan the parks": a verb
    who = Span(*active.span("who"))
    if bare and _ONE.match(active["who"]) and not _THAT.match(c.text, at):
        return None  # "an immediate freeze on rents": a noun; a clause would say "that a board freeze"
    if not is_addressee(c.lexicon, c.text[who.start : who.end]):
        return _stated(c, at) if indicative else None
    return Demand(
        form=Form.ACTIVE,
        addressee=who,
        action=action_after(c.text, active.start("verb")),
        negated=bool(active["no"] or active["not"]),
    )


def _stated(c: Context, at: int) -> Demand | None:
    """What is asked for in the indicative, by somebody who can act: "that the board publishes its minutes"."""
    if not (_THAT.match(c.text, at) or c.text[:at].rstrip().lower().endswith(" that")):
        return None
    for found in _THIRD_PERSON.finditer(c.text, at):
        who = re.compile(r"\s*(?:that )?(?P<who>[^,;:.]{2,88}) (?:also |\w+ly )?").fullmatch(c.text, at, found.start())
        base = base_of_third_person(c.lexicon, found["verb"])
        if who is None or base is None:
            continue
        noun = base in c.lexicon.words("verb_or_noun") and not _OBJECT.match(c.text, found.end())
        if noun and (_FINITE.match(c.text, found.end()) or is_base_verb(c.lexicon, c.text[found.end() :].split()[0])):
            continue  # "that the agency's plans for the parks are reviewed": a noun
        span = Span(*who.span("who"))
        subject = c.text[span.start : span.end]
        if _SINGULAR.match(subject) and is_addressee(c.lexicon, subject) and can_act(c.lexicon, subject):
            return Demand(form=Form.ACTIVE, addressee=span, action=action_after(c.text, found.start()))
    return None


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
