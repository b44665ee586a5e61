"""Rules on offering: an action is called an option, possible, open to a body, or supported by a case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance, Strength
from briefgen.recommendations.english.clauses import action_after, is_addressee, subject
from briefgen.recommendations.matching import Context, Form, Match


def option(c: Context) -> Iterator[Match]:
    """An action is called an option, a solution, a starting point: "A joint register is a viable option." """
    for found in c.lexicon.finditer(
        r"\b(?:is|are|provides?|offers?|constitutes?|(?:can"
        r"|could|may|might|would) (?:also )?(?:be|provide"
        r"|offer)|represents?)\s(?:also |perhaps |thus )?(?:(?:an? |the |one )?{option_noun}|the (?:best"
        r"|only|right|surest|most [\w-]+) (?:way|means"
        r"|instrument|tool|remedy|route|path) (?:to|of"
        r"|for)\b)",
        c.text,
    ):
        who = subject(c.lexicon, c.text, found.start())
        if who is None or re.match(r"(?:there|it|he|she|i)\b", c.text[who.start : who.end], re.IGNORECASE):
            continue
        anaphoric = bool(re.match(r"(?:this|that|these|which)\b", c.text[who.start : who.end], re.IGNORECASE))
        yield Match(
            rule="option",
            score=0.6,
            cue=Span(*found.span()),
            explicit=not re.search(r"\bstarting p", found.group(), re.IGNORECASE),
            strength=Strength.MAY,
            form=Form.THING,
            thing=who,
            supports=anaphoric,
        )


def could_be_done(c: Context) -> Iterator[Match]:
    """A course of action offered in the passive: "A trilateral fund could be created", "steps can be taken to"."""
    for found in c.lexicon.finditer(
        r"\b(?:could|might|(?P<can>can))(?: also| then| easily"
        r"| instead| perhaps)? be (?P<verb>{offered_action}|(?:obliged|required|asked|invited|given|paid|placed"
        r"|funded|merged|replaced|shared"
        r"|published|moved|opened|charged|taxed|capped|banned|abolished|scrapped|raised|lowered|trained|brought|put"
        r"|kept))\b",
        c.text,
    ):
        if found["can"] and not re.search(
            r"\b(?:steps?|measures?|actions?|more|much|efforts?)\s*$", c.text[: found.start()], re.IGNORECASE
        ):
            continue
        who = subject(c.lexicon, c.text, found.start())
        if who is None or re.match(r"(?:it|they|he|she|i|you|which|that|there)\b", c.text[who.start :], re.IGNORECASE):
            continue
        to = re.match(r" to ", c.text[found.end() :])
        steps = to and re.search(
            r"\b(?:steps?|measures?|actions?|more|much|efforts?)$", c.text[who.start : who.end], re.IGNORECASE
        )
        yield Match(
            rule="could-be-done",
            score=0.55,
            cue=Span(*found.span()),
            strength=Strength.MAY,
            form=Form.ACTIVE if steps else Form.PASSIVE,
            action=action_after(c.text, found.end() + 4 if steps else found.start("verb")),
            thing=who,
        )


def much_to_do(c: Context) -> Iterator[Match]:
    """What is left to be done, by whom: "There is still much that the council can do to help tenants." """
    found = c.lexicon.search(
        r"\bthere (?:is|are) (?:still |also )?(?:much|a lot"
        r"|more|many things|plenty) (?:more )?(?:that "
        r")?(?P<who>[^.;,]{3,50}?) (?:can|could) (?:still )?do to (?P<act>.+)",
        c.text,
    )
    if found:
        who = Span(*found.span("who"))
        yield Match(
            rule="much-to-do",
            score=0.55,
            cue=Span(found.start(), found.end("who")),
            explicit=False,
            strength=Strength.MAY,
            addressee=who if is_addressee(c.lexicon, c.text[who.start : who.end]) else None,
            form=Form.ACTIVE,
            action=action_after(c.text, found.start("act")),
        )


def may_consider(c: Context) -> Iterator[Match]:
    """Politeness before a body with power: "The committee may wish to consider a sunset clause." """
    for found in c.lexicon.finditer(
        r"\b(?:may|might|would) (?:also )?(?:wish|want|like|care) to "
        r"(?P<act>(?:re)?consider\b|explore\b|examine\b|review\b|look (?:at|into)\b)",
        c.text,
    ):
        who = subject(c.lexicon, c.text, found.start())
        if who is None or re.match(r"(?:I|you|he|she|they)\b", c.text[who.start :]):
            continue
        yield Match(
            rule="may-consider",
            score=0.6,
            cue=Span(*found.span()),
            strength=Strength.MAY,
            form=Form.ACTIVE,
            action=action_after(c.text, found.start("act")),
            addressee=who if is_addressee(c.lexicon, c.text[who.start : who.end]) else None,
        )


def case_for(c: Context) -> Iterator[Match]:
    """A case is made: "There is a strong case for a windfall tax", "The case for a shorter week is compelling." """
    template = (
        r"(?:\b(?:there is|there's|there remains|we see|makes?) (?:also |still )?(?:an? )?(?:\w+ )?case "
        r"(?:to be made )?for |\bthere (?:is|are) (?:also |still |good |strong |every |ample )*(?:grounds|reason)"
        r" for (?=\w+ing\b)"
        r"|\bthere (?:is|would be) (?:also |much |great |real )+(?:merit|value|sense) in (?=\w+ing\b))(?P<thing>\w.*)"
        r"|\bthe case for (?P<other>[^.;]{3,80}?) is (?:now |very "
        r"|more )?(?:strong|stronger|compelling|clear|overwhelming|urgent|powerful)\b"
    )
    found = c.lexicon.search(template, c.text)
    if found:
        group = "thing" if found["thing"] else "other"
        thing = Span(found.start(group), found.start(group) + len(found[group].rstrip(" .")))
        denied = bool(re.search(r"\b(?:no|little) (?:\w+ )?case\b", c.text[: thing.start], re.IGNORECASE))
        yield Match(
            rule="case-for",
            score=0.65,
            cue=Span(found.start(), found.start(group)),
            form=Form.QUOTE if denied else Form.THING,
            thing=thing,
            stance=Stance.AGAINST if denied else Stance.FOR,
        )


RULES = (
    option,
    could_be_done,
    much_to_do,
    may_consider,
    case_for,
)
