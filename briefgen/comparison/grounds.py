"""The explicit grounds on which two recommendations pull apart, one function each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefgen.comparison.features import Ask
from briefgen.comparison.qualifiers import Qualifier, amounts
from briefgen.comparison.weighing import TELLING, CorpusWords

EXCLUSIVE = "exclusive-alternatives"
SAME_OBJECT = 0.4
"""Likeness from which on two recommendations can be for and against one object."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Side:
    """One recommendation with everything in it that can set it against another."""

    ask: Ask
    qualifiers: tuple[Qualifier, ...]
    away_from: tuple[tuple[str, str], ...]
    rejected: tuple[tuple[frozenset[str], str], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pair:
    """Two recommendations of different documents, with what is known of them."""

    a: Side
    b: Side
    likeness: float
    known: CorpusWords

    @property
    def shared_core(self) -> tuple[str, ...]:
        """The telling terms that both ask about, words that may be verbs apart, in the order of the first headline."""
        common = {
            term
            for term in self.a.ask.core & self.b.ask.core
            if not any(self.known.vocabulary.is_verb(side.ask.surfaces[term]) for side in (self.a, self.b))
        }
        return tuple(dict.fromkeys(term for term in self.a.ask.object if term in common))

    @property
    def both_ways(self) -> tuple[tuple[Side, Side, bool], ...]:
        """The two sides in both orders, and whether they are swapped."""
        return (self.a, self.b, False), (self.b, self.a, True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a rule says of a pair: score, ground, the opposed words, and the qualifiers where they are alternatives."""

    score: float
    ground: str
    terms: tuple[str, str]
    sides: tuple[Qualifier, Qualifier] | None = None


def opposed_stance(pair: Pair) -> Verdict | None:
    """One asks for an action, the other argues against it: "Build a wall" and "Do not build a wall"."""
    a, b = pair.a.ask, pair.b.ask
    if a.is_against == b.is_against or pair.known.vocabulary.are_opposed(a.kind, b.kind) or not _one_object(pair):
        return None
    terms = (a.phrase(*pair.shared_core[:2]), b.phrase(*pair.shared_core[:2]))
    return Verdict(score=0.45 + 0.5 * pair.likeness, ground="opposed-stance", terms=terms)


def _one_object(pair: Pair) -> bool:
    """Whether both headlines are clauses about one object: half of the telling terms of the shorter one are shared."""
    a, b = pair.a.ask, pair.b.ask
    return (
        bool(pair.shared_core)
        and 2 * len(pair.shared_core) >= min(len(a.core), len(b.core))
        and pair.likeness >= SAME_OBJECT
        and a.is_clause
        and b.is_clause
    )


def opposed_action(pair: Pair) -> Verdict | None:
    """What one asks to increase the other asks to reduce, or to end: "Raise the levy" and "Lower the levy"."""
    a, b = pair.a.ask, pair.b.ask
    if a.is_against != b.is_against or not pair.known.vocabulary.are_opposed(a.kind, b.kind) or not _one_object(pair):
        return None
    share = len(pair.shared_core) / max(1, min(len(a.core), len(b.core)))
    score = 0.4 + 0.2 * share + 0.3 * pair.likeness
    return Verdict(score=score, ground="opposed-action", terms=(_verb(a), _verb(b)))


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
            if term not in object_ or second.is_against or second.kind not in ("create", "increase", "keep"):
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
    if pair.likeness < 0.5 or pair.a.ask.is_against != pair.b.ask.is_against:
        return None
    first, second = amounts(pair.a.ask, pair.known.vocabulary), amounts(pair.b.ask, pair.known.vocabulary)
    for unit in first:
        if unit in second and first[unit][0] != second[unit][0]:
            terms = (first[unit][1], second[unit][1])
            return Verdict(score=0.3 + 0.5 * pair.likeness, ground="different-amounts", terms=terms)
    return None


def _verb(ask: Ask) -> str:
    return ask.recommendation.headline.split()[0].casefold()


RULES: tuple[Callable[[Pair], Verdict | None], ...] = (
    opposed_stance,
    opposed_action,
    exclusive_alternatives,
    negated_qualifier,
    rejected_alternative,
    different_amounts,
)
