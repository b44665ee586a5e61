"""Rules on arguing against an action, and on conditions without which an action must not or cannot come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance, Strength
from briefgen.recommendations.english.clauses import action_after, is_participle, subject
from briefgen.recommendations.english.rules.whole import whole_phrase
from briefgen.recommendations.matching import Context, Form, Match

_ACTION = (
    r"(?:^\W*|[,;:—] |\b(?:by|that|think|believe|while|as|and|but|so) )(?:(?P<act>\b[a-z]{3,}ing "
    r"(?!(?:of|is|are|to)\b)[^;.,]*?)) "
)


def harm_of_doing(c: Context) -> Iterator[Match]:
    """An action as the cause of harm: "Closing the school will lead to further division rather than savings." """
    template = _ACTION + (
        r"(?P<modal>will|would|could|may|can|might|is going to) (?:only |also |just |likely |further "
        r"|\w+ly )*(?:be|lead to|result in|cause|bring|create|mean|make|have|undermine|harm|damage|weaken"
        r"|worsen|exacerbate|end in|produce)\b[^.;]{0,80}?{harm}"
    )
    found = c.lexicon.search(template, c.text)
    if (
        found
        and not re.match(
            r"(?:according|regarding|depending|including"
            r"|following|during|being|having)\b",
            found["act"],
            re.IGNORECASE,
        )
        and not re.search(
            r"\b(?:prevent|reduc|avoid|without|less|no longer|not)\b", c.text[found.end("modal") : found.end()]
        )
    ):
        start = found.start("act")
        yield Match(
            rule="harm-of-doing",
            score=0.6,
            cue=Span(*found.span("modal")),
            explicit=bool(re.search(r"\brather than\b|\binstead of\b", c.text)),
            stance=Stance.AGAINST,
            strength=Strength.SHOULD,
            form=Form.GERUND,
            action=Span(start, start + len(found["act"].rstrip())),
            negated=True,
        )


def not_the_answer(c: Context) -> Iterator[Match]:
    """An action is denied to be the way: "Longer sentences are not the answer." """
    for found in c.lexicon.finditer(r"{not_answer}", c.text):
        who = subject(c.lexicon, c.text, found.start())
        if who is None or re.match(
            r"(?:i|you|he|she|there|they|it|this|that|which)\b", c.text[who.start :], re.IGNORECASE
        ):
            continue
        gerund = re.match(r"[a-z]{3,}ing ", c.text[who.start :], re.IGNORECASE)
        yield Match(
            rule="not-the-answer",
            score=0.6,
            cue=Span(*found.span()),
            explicit=False,
            stance=Stance.AGAINST,
            form=Form.GERUND if gerund else Form.QUOTE,
            action=who if gerund else None,
            negated=bool(gerund),
        )


def comparative_harm(c: Context) -> Iterator[Match]:
    """Proportion as an argument: "The larger the board is, the harder it becomes to agree." """
    yield from whole_phrase(
        c,
        r"^\W*the (?:more|larger|bigger|longer|greater"
        r"|higher) [^,;]{4,80}, the (?:more|less|harder"
        r"|slower)\b[^.;]{0,40}{harm}",
        rule="comparative-harm",
        score=0.5,
        explicit=False,
        stance=Stance.AGAINST,
        strength=Strength.MAY,
    )


def no_need(c: Context) -> Iterator[Match]:
    """A measure is called needless or out of place: "There is no need for a second inspectorate." """
    found = c.lexicon.search(
        r"\bthere (?:is|should be|must be|can be) (?:simply )?no (?:\w+ )?(?:need"
        r"|reason|justification|excuse|place) (?P<link>for"
        r"|to)\b",
        c.text,
    )
    if found:
        to = found["link"].lower() == "to"
        yield Match(
            rule="no-need",
            score=0.5,
            cue=Span(*found.span()),
            explicit=True,
            stance=Stance.AGAINST,
            form=Form.ACTIVE if to else Form.QUOTE,
            action=action_after(c.text, found.end()) if to else None,
            negated=to,
        )


def unless(c: Context) -> Iterator[Match]:
    """A condition without which the aim fails: "The merger will fail unless the staff are heard." """
    template = (
        r"\b(?:(?:will|would|can|could|cannot|is|are|seems?)\b[^.;]{0,60}?\b(?:difficult|impossible|fail"
        r"|hard|little|never|unlikely|useless|not (?:\w+ ){1,5}?)\b[^.;]{0,60}?\bunless\b"
        r"|(?:will|would|cannot|can)(?: not)? (?:be (?:difficult|impossible|futile)|fail|succeed|work|get "
        r"far|go far|not (?:get far|go far|succeed|work))\b[^.;]{0,60}?\b(?:until|without)\b) "
        r"(?P<what>[^.;]{8,})"
    )
    found = c.lexicon.search(template, c.text)
    first = re.match(
        r"\W*unless (?!you|I\b|they|he|she)[^,]{8,}, (?:the "
        r"|[\w-]+ )[^.;]{0,60}?\b(?:will|would|cannot|risks?)\b",
        c.text,
        re.IGNORECASE,
    )
    if first:
        yield Match(rule="unless", score=0.5, cue=Span(*first.span()), explicit=False, strength=Strength.MUST)
        return
    who = subject(c.lexicon, c.text, found.start()) if found else None
    if found and who and not re.match(r"(?:i|you|he|she|they)\b", c.text[who.start :], re.IGNORECASE):
        at = found.start("what")
        done = re.compile(
            r"(?P<who>[^,;.]{2,60}?) (?:is|are|be|gets?) (?:(?:first|also|\w+ly) )?(?P<verb>(?!not\b)[\w-]+)"
        ).match(c.text, at)
        passive = done if done and is_participle(c.lexicon, done["verb"]) else None
        action = action_after(c.text, passive.start("verb")) if passive else None
        reason = re.search(r" (?:as|because|since|while) ", c.text[action.start : action.end]) if action else None
        action = Span(action.start, action.start + reason.start()) if action and reason else action
        yield Match(
            rule="unless",
            score=0.55,
            cue=Span(found.start(), at),
            explicit=False,
            strength=Strength.MUST,
            form=Form.PASSIVE if passive else Form.QUOTE,
            thing=Span(*passive.span("who")) if passive else None,
            action=action,
        )


def only_if(c: Context) -> Iterator[Match]:
    """The condition put the other way round: "The scheme can succeed only if farmers are paid on time." """
    yield from whole_phrase(
        c,
        r"\b(?:can|could|will|would)\b[^.;]{0,60}?\bonly (?:if|when|by|through)\b"
        r"|(?:\bonly (?:if|by|when|through)"
        r"|^\W*only an? (?!(?:few|handful|small|minority|third|quarter|fraction|couple)\b))"
        r" ?[^.;]{5,80} (?:can|will|could|would)\b",
        rule="only-if",
        score=0.5,
        explicit=False,
        strength=Strength.MUST,
    )


def mistake_to(c: Context) -> Iterator[Match]:
    """An action called a mistake before it is named: "It would be unwise to close the port", "It makes no sense to"."""
    found = c.lexicon.search(
        r"\bit (?:(?:would|will) be|is|was) (?:\w+ly |an? )?(?:(?:\w+ )?(?:mistake|error|folly)|wrong"
        r"|unwise|irresponsible|foolish|dangerous|counterproductive|premature|short-sighted|unfair"
        r"|unacceptable|naive)"
        r" (?:for (?P<who>[^.;,]{3,50}?) )?to\b|\b(?:it )?(?:would )?makes? (?:no|little) sense (?:for "
        r"[^.;,]{3,50}? )?to\b(?! (?:me|us|him|her|them|you|anyone|anybody|everyone)\b)",
        c.text,
    )
    if found and " was " not in found.group():
        yield Match(
            rule="mistake-to",
            score=0.6,
            cue=Span(*found.span()),
            stance=Stance.AGAINST,
            form=Form.ACTIVE,
            action=action_after(c.text, found.end()),
            negated=True,
        )


RULES = (harm_of_doing, not_the_answer, comparative_harm, mistake_to, no_need, unless, only_if)
