"""The explicit grounds on which two recommendations pull apart, one function each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.vocabulary import Vocabulary
from briefgen.comparison.asks.weighing import TELLING
from briefgen.comparison.tensions.awaited import asks_for_what_is_awaited
from briefgen.comparison.tensions.direction import clash, same_object
from briefgen.comparison.tensions.pairs import Pair
from briefgen.comparison.tensions.qualifiers import Qualifier
from briefgen.comparison.tensions.quantities import Amount
from briefgen.comparison.tensions.sides import ENDING, Has, Side

EXCLUSIVE = "exclusive-alternatives"
AMOUNTS = "different-amounts"
STANCE = "opposed-stance"
FIRST_ASKED = 0.8
"""What a term shared without its phrase must count to be the object of both: "costs of retention" are no retention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a rule says of a pair: score, ground, the opposed words, and the qualifiers where they are alternatives."""

    score: float
    ground: str
    terms: tuple[str, str]
    sides: tuple[Qualifier, Qualifier] | None = None
    question: str = ""


Rule = Callable[[Pair], Verdict | None]


def opposed_stance(pair: Pair) -> Verdict | None:
    """One asks for an action, the other argues against it: "Build a wall" and "Do not build a wall"."""
    a, b = pair.a, pair.b
    if a.ask.refuses == b.ask.refuses or pair.known.vocabulary.are_opposed(a.ask.kind, b.ask.kind):
        return None
    asking, refusing = (b.ask, a.ask) if a.ask.refuses else (a.ask, b.ask)
    if asks_for_what_is_awaited(asking, refusing, pair.known.vocabulary):
        return None
    if not pair.is_of_one_object:
        return _opposed_deed(pair)
    certain = a.ask.is_against != b.ask.is_against
    outright = certain and a.ask.recommendation.explicit and b.ask.recommendation.explicit
    if not pair.shared.phrases and not (outright and pair.shared.firm >= FIRST_ASKED):
        return None
    score = 0.45 + 0.15 * certain + 0.2 * pair.shared.covered + 0.1 * min(2, len(pair.shared.phrases))
    return Verdict(score=score, ground=STANCE, terms=pair.object)


def _opposed_deed(pair: Pair) -> Verdict | None:
    """What one asks to be done the other opposes being done: "Prohibit smoking" and "no prohibition of smoking"."""
    deeds = sorted(pair.a.deeds & pair.b.deeds)
    if not deeds or not (pair.a.ask.recommendation.explicit and pair.b.ask.recommendation.explicit):
        return None
    (_, term) = deeds[0]
    terms = (pair.a.ask.surfaces[term], pair.b.ask.surfaces[term])
    return Verdict(score=0.65 + 0.1 * pair.likeness, ground=STANCE, terms=terms)


def opposed_action(pair: Pair) -> Verdict | None:
    """What one asks to increase the other asks to reduce, or to end: "Raise the levy" and "Lower the levy"."""
    a, b = pair.a.ask, pair.b.ask
    if a.refuses != b.refuses:
        return None
    if not pair.known.vocabulary.are_opposed(a.kind, b.kind):
        return _ended_action(pair)
    if not (pair.is_of_one_object and a.is_clause and b.is_clause):
        return None
    score = 0.45 + 0.2 * pair.shared.covered + 0.1 * min(2, len(pair.shared.phrases)) + 0.1 * pair.likeness
    return Verdict(score=score, ground="opposed-action", terms=(_verb(a), _verb(b)))


def change_of_what_is_kept(pair: Pair) -> Verdict | None:
    """One leaves as it is what the other changes: "Charges should stay as they are" and "Double the charges"."""
    one, other = pair.a.move, pair.b.move
    if one is None or other is None or not clash(one, other) or not same_object(one, other):
        return None
    score = 0.65 + 0.05 * min(2, len(one.object & other.object)) + 0.1 * pair.likeness
    return Verdict(score=score, ground="opposed-action", terms=(one.words, other.words))


def _ended_action(pair: Pair) -> Verdict | None:
    """One asks to stop the very thing that the other asks to do: "Stop the sale of land" and "Sell land"."""
    for first, second, swapped in pair.both_ways:
        ends, does = first.ask, second.ask
        if ends.kind not in ENDING or not does.is_clause or not does.headline:
            continue
        rest = {term for term in set(ends.object) & set(does.object) if term in ends.matters & does.matters}
        if does.headline[0] not in ends.object[:2] or rest <= {does.headline[0]}:
            continue
        terms = (_verb(does), _verb(ends)) if swapped else (_verb(ends), _verb(does))
        return Verdict(score=0.7 + 0.1 * pair.likeness, ground="opposed-action", terms=terms)
    return None


def opposed_quantity(pair: Pair) -> Verdict | None:
    """One wants more of what the other wants fewer of: "more parking spaces" and "fewer parking spaces"."""
    for first, second, swapped in pair.both_ways:
        if "more" not in first.wanted or "fewer" not in second.wanted or first.ask.refuses or second.ask.refuses:
            continue
        (more, words), (fewer, other_words) = first.wanted["more"], second.wanted["fewer"]
        telling = {term for term in set(more) & set(fewer) if pair.known.commonness.weight(term) >= TELLING}
        if not telling or (more[-1] not in fewer and fewer[-1] not in more):
            continue
        terms = (other_words, words) if swapped else (words, other_words)
        return Verdict(score=0.6 + 0.1 * len(telling), ground="opposed-quantity", terms=terms)
    return None


def exclusive_alternatives(pair: Pair) -> Verdict | None:
    """The object can have only one of two qualifiers: a bilateral treaty, a trilateral one."""
    best: Verdict | None = None
    for x in pair.a.qualifiers:
        for y in pair.b.qualifiers:
            if x.set != y.set or x.value == y.value or not (x.certain or y.certain):
                continue
            if any(q.set == x.set and q.value == y.value for q in pair.a.qualifiers):
                continue
            if any(q.set == x.set and q.value == x.value for q in pair.b.qualifiers):
                continue
            score = _exclusion(pair, x, y)
            if score is None:
                continue
            if best is None or score > best.score:
                best = Verdict(score=score, ground=EXCLUSIVE, terms=(x.surface, y.surface), sides=(x, y))
    return best


def _exclusion(pair: Pair, x: Qualifier, y: Qualifier) -> float | None:
    """How sure it is that two qualifiers are of one object, None where nothing says so.

    Either both qualify an arrangement between parties, whatever each text calls it, or they qualify the same noun.
    """
    arrangements = pair.known.vocabulary.arrangements
    weight = pair.known.commonness.weight
    shared = {term for term in x.object & y.object if weight(term) >= TELLING or term in arrangements}
    both_certain = x.certain and y.certain
    if not (x.object & arrangements and y.object & arrangements) and (
        not shared or not both_certain or x.is_pair or y.is_pair
    ):
        return None
    same_kind = pair.a.ask.kind is not None and pair.a.ask.kind == pair.b.ask.kind
    asked = sum(
        qualifier.is_asked and not arrangements.isdisjoint(side.ask.headline)
        for side, qualifier in ((pair.a, x), (pair.b, y))
    )
    return 0.45 + 0.1 * asked + 0.1 * same_kind + 0.05 * both_certain + 0.1 * min(2, len(shared)) + 0.15 * pair.likeness


def negated_qualifier(pair: Pair) -> Verdict | None:
    """One turns to what is not N, the other puts its effort into N: "non-border states" and "border controls"."""
    for first, side, swapped in pair.both_ways:
        second = side.ask
        for term, surface in first.away_from:
            object_ = second.object[:3]
            is_head = object_[:1] == (term,) or bool(pair.shared.terms)
            if (
                term not in object_
                or not is_head
                or second.is_against
                or second.kind not in ("create", "increase", "keep")
            ):
                continue
            if first.ask.kind not in ("create", "increase") or any(term == other for other, _ in side.away_from):
                continue
            terms = (surface, second.surfaces[term])
            score = 0.65 + 0.1 * (object_[0] == term) + 0.1 * pair.likeness
            return Verdict(score=score, ground="negated-qualifier", terms=terms[::-1] if swapped else terms)
    return None


def rejected_alternative(pair: Pair) -> Verdict | None:
    """One names what the other asks for as what it does not want: "a levy rather than a ban"."""
    for first, side, swapped in pair.both_ways:
        second = side.ask
        for rejected, surface in first.rejected:
            shared = second.core & rejected
            if second.is_against or len(shared) < max(2, 0.5 * len(second.core | rejected)):
                continue
            asked = " ".join(second.surfaces[term] for term in second.object if term in rejected)
            score = 0.5 + 0.1 * len(shared) + 0.15 * pair.likeness
            terms = (asked, surface) if swapped else (surface, asked)
            return Verdict(score=min(score, 0.9), ground="rejected-alternative", terms=terms)
    return None


def different_amounts(pair: Pair) -> Verdict | None:
    """The same thing with different numbers: "a term of three years" and "a term of five years"."""
    if pair.a.ask.refuses != pair.b.ask.refuses:
        return None
    verdicts = [
        Verdict(score=score, ground=AMOUNTS, terms=(x.words, y.words))
        for x in pair.a.amounts
        for y in pair.b.amounts
        if x.unit == y.unit and x.number != y.number and (score := _one_quantity(pair, x, y))
    ]
    return max(verdicts, key=lambda verdict: verdict.score, default=None)


def _one_quantity(pair: Pair, x: Amount, y: Amount) -> float:
    """How sure it is that two amounts are of one thing, 0 where nothing says so."""
    if x.in_office != y.in_office:
        return 0.0
    weight = pair.known.commonness.weight
    phrases = {p for p in x.phrases & y.phrases if any(weight(t) >= TELLING for t in p)}
    telling = {t for t in {*x.around} & {*y.around} if t != x.unit and weight(t) >= TELLING}
    bound = bool(x.noun) and x.noun == y.noun and (weight(x.noun) < TELLING or len(telling) > 1)
    if not (x.in_office or bound or phrases or len(telling) > 1 or (pair.is_of_one_object and telling)):
        return 0.0
    return min(0.9, 0.5 + 0.1 * bound + 0.1 * len(phrases) + 0.05 * min(3, len(telling)) + 0.1 * x.in_office)


def different_answers(pair: Pair) -> Verdict | None:
    """Two answers to a question that has one: one person decides or a council, elected or appointed."""
    best: Verdict | None = None
    for question in sorted(pair.a.answers.keys() & pair.b.answers.keys()):
        x, y = pair.a.answers[question], pair.b.answers[question]
        if (x.value == y.value) != (pair.a.ask.refuses != pair.b.ask.refuses):
            continue
        if x.about.isdisjoint(y.about) and not pair.is_of_one_object:
            continue
        score = 0.5 + 0.04 * (min(3, len(x.about)) + min(3, len(y.about))) + 0.15 * pair.is_of_one_object
        if best is None or score > best.score:
            best = Verdict(score=score, ground="different-answers", terms=(x.words, y.words), question=question)
    return best


def _verb(ask: Ask) -> str:
    return ask.recommendation.headline.split()[0].casefold()


def rules_for(a: Side, b: Side, vocabulary: Vocabulary) -> tuple[Rule, ...]:
    """The rules that can say anything of two sides, told by what each has in it: few pairs have any."""
    is_opposed = vocabulary.are_opposed(a.ask.kind, b.ask.kind)
    return _rules(a.has & b.has, a.has | b.has, a.ask.refuses != b.ask.refuses, is_opposed)


@cache
def _rules(both: int, either: int, differ: bool, is_opposed: bool) -> tuple[Rule, ...]:
    """The rules for pairs of which both sides and either side have that, that differ in sense, or in kind."""
    asked: tuple[tuple[Rule, object], ...] = (
        (opposed_stance, differ and not is_opposed),
        (opposed_action, not differ and (is_opposed or either & Has.ENDS)),
        (change_of_what_is_kept, both & Has.MOVES and either & Has.KEEPS),
        (opposed_quantity, both & Has.WANTED),
        (exclusive_alternatives, both & Has.QUALIFIERS),
        (negated_qualifier, either & Has.AWAY_FROM),
        (rejected_alternative, either & Has.REJECTED),
        (different_amounts, both & Has.AMOUNTS),
        (different_answers, both & Has.ANSWERS),
    )
    return tuple(rule for rule, can_say in asked if can_say)
