"""More turns of Spanish and French: what deserves doing, is argued against, commanded, wished for or praised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.documents import BlockKind
from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance, Strength
from briefgen.recommendations.matching import Context, Form, Match
from briefgen.recommendations.romance.asked import Asked, asked
from briefgen.recommendations.romance.clauses import (
    TOKEN,
    action_end,
    led_in,
    low,
    negated_before,
    opening,
    skipped,
    subject,
)
from briefgen.recommendations.romance.forms import commanded, infinitive, participle, wanted
from briefgen.recommendations.romance.rules import matched, turned


def worth_doing(c: Context) -> Iterator[Match]:
    """A thing deserves it: "El molino merece ser restaurado", "Le moulin mérite d'être restauré"."""
    for cue in c.lexicon.finditer(r"{worth_doing}", c.text):
        who = subject(c.lexicon, c.text, cue.start())
        word = TOKEN.match(c.text, skipped(c.lexicon, c.text, cue.end()))
        if who and word and participle(c.lexicon, word.group()) and not negated_before(c.lexicon, c.text, cue.start()):
            action = Span(word.start(), action_end(c.lexicon, c.text, word.start()))
            found = Asked(start=word.start(), form=Form.PASSIVE, thing=who, action=action)
            yield matched(c, Span(*cue.span()), found, rule="worth-doing", score=0.65, strength=Strength.MAY)


def opposed(c: Context) -> Iterator[Match]:
    """Argued against: "Nos oponemos a la tala", "Il serait absurde de fermer la gare"."""
    for group, strength in (("oppose", Strength.MUST), ("bad_idea", Strength.SHOULD)):
        for cue in c.lexicon.finditer(f"{{{group}}}", c.text):
            found = asked(c, cue.end(), things=group == "oppose")
            if found:
                match = matched(c, Span(*cue.span()), found, rule="opposed", score=0.85, strength=strength)
                yield turned(match)


def command(c: Context) -> Iterator[Match]:
    """To all of us: "Publiquemos las cuentas", "Publions les comptes", "Publíquense las actas"."""
    start = led_in(c.lexicon, c.text)
    word = TOKEN.match(c.text, start)
    verb = commanded(c.lexicon, word.group()) if word else None
    if word is None or verb is None or c.kind is BlockKind.HEADING or not _takes_object(c, word.end()):
        return
    if low(word).endswith(("ez", "faites")) and c.kind is not BlockKind.LIST_ITEM:
        return
    action = Span(word.start(), action_end(c.lexicon, c.text, word.start()))
    form = Form.PASSIVE if low(word).endswith("se") else Form.ACTIVE
    yield matched(
        c,
        Span(*word.span()),
        Asked(start=word.start(), form=form, action=action),
        rule="command",
        score=0.6,
        strength=Strength.SHOULD,
    )


def _takes_object(c: Context, at: int) -> bool:
    """Whether a noun group follows at once: a verb, not a noun that looks like one."""
    word = TOKEN.match(c.text, at + 1)
    return word is not None and low(word) in c.lexicon.words("determiner") | {"a", "al", "que", "qu'", "en", "à"}


def wish(c: Context) -> Iterator[Match]:
    """A clause of what is wanted by itself: "Que el consejo publique las actas"."""
    start = led_in(c.lexicon, c.text)
    that = opening(c.lexicon, "that").match(c.text, start)
    if that is None or c.kind is BlockKind.HEADING:
        return
    found = demand_of(c, that.end())
    if found and found.action:
        yield matched(c, Span(*that.span()), found, rule="wish", score=0.6, strength=Strength.SHOULD)


def demand_of(c: Context, at: int) -> Asked | None:
    """The demand behind a "que" that opens the sentence, where its verb is sure to be in the subjunctive."""
    found = asked(c, at - len("que "), things=False)
    if found is None or found.action is None:
        return None
    verb = TOKEN.match(c.text, found.action.start)
    sure = verb is not None and (wanted(c.lexicon, verb.group()) or participle(c.lexicon, verb.group()))
    return found if sure and c.text.rstrip().endswith((".", ";")) else None


def benefit(c: Context) -> Iterator[Match]:
    """What is proposed is praised: "Un registro único permitiría ahorrar", or its harm told: "agravaría"."""
    for group, negated in (("benefit", False), ("harm", True)):
        for cue in c.lexicon.finditer(f"{{{group}}}", c.text):
            start = led_in(c.lexicon, c.text)
            first = TOKEN.match(c.text, start)
            who = subject(c.lexicon, c.text, cue.start())
            act = first is not None and infinitive(c.lexicon, first.group()) is not None
            if first is None or c.kind is BlockKind.HEADING or (not act and (who is None or who.start > start + 4)):
                continue
            thing = Span(start, start + len(c.text[start : cue.start()].rstrip(" ,")))
            form = Form.ACTIVE if act else Form.THING
            if re.search(r"\b(?:no|ne)\s*$|\bn'$", c.text[: cue.start()]):
                continue
            points = {word.group().lower() for word in TOKEN.finditer(c.text, thing.start, thing.end)}
            yield Match(
                rule="benefit",
                score=0.55,
                cue=Span(*cue.span()),
                explicit=False,
                form=form,
                action=thing if act else None,
                thing=None if act else thing,
                strength=Strength.MAY,
                stance=Stance.AGAINST if negated else Stance.FOR,
                negated=negated,
                supports=bool(points & c.lexicon.words("pointing")),
            )


RULES = (worth_doing, opposed, command, wish, benefit)
