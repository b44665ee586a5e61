"""Pairs of recommendations that pull apart, on explicit grounds only; all else is merely different."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.comparison.features import Ask
from briefgen.comparison.likeness import DIGITS, Likeness
from briefgen.comparison.qualifiers import Qualifier, amounts, qualifiers
from briefgen.comparison.rejection import turns_away_from, what_is_rejected
from briefgen.comparison.vocabulary import Vocabulary

EXCLUSIVE = "exclusive-alternatives"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """Two recommendations (indices, `one` < `other`) that pull apart.

    `terms` are the opposed words of the one and of the other; `matter` is what they are opposed about: the set of
    exclusive alternatives, or "".
    """

    one: int
    other: int
    score: float
    ground: str
    terms: tuple[str, str]
    matter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Side:
    """One recommendation with everything in it that can set it against another."""

    ask: Ask
    qualifiers: tuple[Qualifier, ...]
    away_from: tuple[tuple[str, str], ...]
    rejected: tuple[tuple[frozenset[str], str], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Pair:
    """Two recommendations of different documents, with what is known of them."""

    a: _Side
    b: _Side
    likeness: float
    shared_core: tuple[str, ...]
    vocabulary: Vocabulary

    @property
    def both_ways(self) -> tuple[tuple[_Side, _Side, bool], ...]:
        """The two sides in both orders, and whether they are swapped."""
        return (self.a, self.b, False), (self.b, self.a, True)


Verdict = tuple[float, str, tuple[str, str], str]
"""Score, ground, the opposed words, the matter."""


def tensions(
    asks: Sequence[Ask], pairs: Sequence[Likeness], vocabulary: Vocabulary, names: frozenset[str]
) -> tuple[Pull, ...]:
    """All pairs of different documents that pull apart, in the order of the asks; one ground each, the surest."""
    likeness = {(pair.one, pair.other): pair.score for pair in pairs}
    sides = [
        _Side(
            ask=ask,
            qualifiers=qualifiers(ask, vocabulary, names),
            away_from=turns_away_from(ask, vocabulary),
            rejected=what_is_rejected(ask, vocabulary),
        )
        for ask in asks
    ]
    found = []
    for one, other in sorted(likeness.keys() | _opposable(sides)):
        a, b = sides[one], sides[other]
        if a.ask.document == b.ask.document:
            continue
        pair = _Pair(
            a=a,
            b=b,
            likeness=likeness.get((one, other), 0.0),
            shared_core=_shared_core(a.ask, b.ask, vocabulary),
            vocabulary=vocabulary,
        )
        verdicts = [verdict for rule in RULES if (verdict := rule(pair))]
        if verdicts:
            score, ground, terms, matter = max(verdicts, key=lambda verdict: (round(verdict[0], DIGITS), verdict[1]))
            found.append(
                Pull(one=one, other=other, score=round(score, DIGITS), ground=ground, terms=terms, matter=matter)
            )
    return tuple(found)


def _opposable(sides: Sequence[_Side]) -> set[tuple[int, int]]:
    """Pairs that need not be alike to pull apart, found without looking at every pair."""
    by_set: dict[str, list[int]] = {}
    by_term: dict[str, list[int]] = {}
    for at, side in enumerate(sides):
        for name in sorted({qualifier.set for qualifier in side.qualifiers}):
            by_set.setdefault(name, []).append(at)
        for term in sorted(set(side.ask.headline)):
            by_term.setdefault(term, []).append(at)
    found = {pair for members in by_set.values() for pair in combinations(members, 2)}
    for at, side in enumerate(sides):
        terms = {term for term, _ in side.away_from} | {term for rejected, _ in side.rejected for term in rejected}
        for term in sorted(terms):
            found |= {(min(at, other), max(at, other)) for other in by_term.get(term, ()) if other != at}
    return found


def _shared_core(a: Ask, b: Ask, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The telling terms, verbs apart, that both headlines name."""
    return tuple(term for term in a.headline if term in a.core & b.core and term not in vocabulary.kinds)


def opposed_stance(pair: _Pair) -> Verdict | None:
    """One asks for an action, the other argues against it: "Build a wall" and "Do not build a wall"."""
    a, b = pair.a.ask, pair.b.ask
    if a.is_against == b.is_against or not pair.shared_core or pair.vocabulary.are_opposed(a.kind, b.kind):
        return None
    word = a.surfaces[pair.shared_core[0]]
    return 0.45 + 0.5 * pair.likeness, "opposed-stance", (word, b.surfaces[pair.shared_core[0]]), ""


def opposed_action(pair: _Pair) -> Verdict | None:
    """What one asks to increase the other asks to reduce, or to end: "Raise the levy" and "Lower the levy"."""
    a, b = pair.a.ask, pair.b.ask
    if a.is_against != b.is_against or not pair.vocabulary.are_opposed(a.kind, b.kind) or not pair.shared_core:
        return None
    share = len(pair.shared_core) / max(1, min(len(a.core), len(b.core)))
    if share < 0.5:
        return None
    return 0.4 + 0.2 * share + 0.3 * pair.likeness, "opposed-action", (_verb(a), _verb(b)), ""


def exclusive_alternatives(pair: _Pair) -> Verdict | None:
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
            arrangement = x.object & pair.vocabulary.arrangements and y.object & pair.vocabulary.arrangements
            shared = {term for term in x.object & y.object if term not in pair.vocabulary.weak}
            if not arrangement and not shared:
                continue
            score = 0.5 + 0.15 * (x.certain and y.certain) + 0.1 * min(2, len(shared)) + 0.15 * pair.likeness
            if best is None or score > best[0]:
                best = min(score, 1.0), EXCLUSIVE, (x.surface, y.surface), x.set
    return best


def negated_qualifier(pair: _Pair) -> Verdict | None:
    """One turns to what is not N, the other puts its effort into N: "non-border states" and "border controls"."""
    for first, side, swapped in pair.both_ways:
        second = side.ask
        for term, surface in first.away_from:
            object_ = second.headline[1:4]
            if term not in object_ or second.is_against or second.kind not in ("create", "increase", "keep"):
                continue
            if any(term == other for other, _ in side.away_from):
                continue
            terms = (surface, second.surfaces[term])
            score = (
                0.55
                + 0.1 * (object_[0] == term)
                + 0.1 * (first.ask.kind in ("create", "increase"))
                + 0.1 * pair.likeness
            )
            return score, "negated-qualifier", terms[::-1] if swapped else terms, ""
    return None


def rejected_alternative(pair: _Pair) -> Verdict | None:
    """One names what the other asks for as what it does not want: "a levy rather than a ban"."""
    for first, side, swapped in pair.both_ways:
        second = side.ask
        core = {term for term in second.core if term not in pair.vocabulary.kinds}
        for rejected, surface in first.rejected:
            shared = core & rejected
            if second.is_against or not shared or len(shared) < min(2, len(core)):
                continue
            asked = " ".join(second.surfaces[term] for term in second.headline if term in shared)
            score = 0.5 + 0.1 * len(shared) + 0.15 * pair.likeness
            return min(score, 0.9), "rejected-alternative", (asked, surface) if swapped else (surface, asked), ""
    return None


def different_amounts(pair: _Pair) -> Verdict | None:
    """The same thing with different numbers: "a term of three years" and "a term of five years"."""
    if pair.likeness < 0.5 or pair.a.ask.is_against != pair.b.ask.is_against:
        return None
    first, second = amounts(pair.a.ask, pair.vocabulary), amounts(pair.b.ask, pair.vocabulary)
    for unit in first:
        if unit in second and first[unit][0] != second[unit][0]:
            return 0.3 + 0.5 * pair.likeness, "different-amounts", (first[unit][1], second[unit][1]), ""
    return None


def _verb(ask: Ask) -> str:
    return ask.recommendation.headline.split()[0].casefold()


RULES: tuple[Callable[[_Pair], Verdict | None], ...] = (
    opposed_stance,
    opposed_action,
    exclusive_alternatives,
    negated_qualifier,
    rejected_alternative,
    different_amounts,
)
