"""Pairs of recommendations that pull apart, on explicit grounds only; all else is merely different."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.comparison.asks.likeness import DIGITS, Likeness
from briefgen.comparison.asks.weighing import CorpusWords
from briefgen.comparison.tensions.grounds import rules_for
from briefgen.comparison.tensions.pairs import Pair
from briefgen.comparison.tensions.qualifiers import Qualifier
from briefgen.comparison.tensions.sides import Side

DOUBTFUL = 0.8
"""What remains of a tension's score when it is quite unsure that one of the two sentences is advice at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """Two recommendations (indices, `one` < `other`) that pull apart.

    `terms` are the opposed words of the one and of the other; `matter` is what they are opposed about: the set of
    exclusive alternatives or the question, or "". `sides` are then the two qualifiers.
    """

    one: int
    other: int
    score: float
    ground: str
    terms: tuple[str, str]
    matter: str = ""
    sides: tuple[Qualifier, Qualifier] | None = None


def tensions(sides: Sequence[Side], pairs: Sequence[Likeness], known: CorpusWords) -> tuple[Pull, ...]:
    """All pairs of different documents that pull apart, in the order of the asks; one ground each, the surest."""
    asks = [side.ask for side in sides]
    found = []
    for one, other in sorted({(pair.one, pair.other) for pair in pairs} | _opposable(sides)):
        if asks[one].document == asks[other].document:
            continue
        rules = rules_for(sides[one], sides[other], known.vocabulary)
        if not rules:
            continue
        pair = Pair(a=sides[one], b=sides[other], known=known)
        verdicts = [verdict for rule in rules if (verdict := rule(pair))]
        if verdicts:
            surest = max(verdicts, key=lambda verdict: (round(verdict.score, DIGITS), verdict.ground))
            doubt = DOUBTFUL + (1 - DOUBTFUL) * min(asks[one].recommendation.score, asks[other].recommendation.score)
            found.append(
                Pull(
                    one=one,
                    other=other,
                    score=round(min(surest.score, 1.0) * doubt, DIGITS),
                    ground=surest.ground,
                    terms=surest.terms,
                    matter=surest.sides[0].set if surest.sides else surest.question,
                    sides=surest.sides,
                )
            )
    return tuple(found)


def _opposable(sides: Sequence[Side]) -> set[tuple[int, int]]:
    """Pairs that need not be alike to pull apart, found without looking at every pair."""
    by_set: dict[str, list[int]] = {}
    by_term: dict[str, list[int]] = {}
    for at, side in enumerate(sides):
        for name in sorted({qualifier.set for qualifier in side.qualifiers}):
            by_set.setdefault(name, []).append(at)
        for name in sorted(side.answers):
            by_set.setdefault(f"answers {name}", []).append(at)
        for kind, term in sorted(side.deeds):
            by_set.setdefault(f"deed {kind} {term}", []).append(at)
        for unit in sorted({amount.unit for amount in side.amounts}):
            by_set.setdefault(f"amounts {unit}", []).append(at)
        for term in sorted({terms[-1] for terms, _ in side.wanted.values()}):
            by_set.setdefault(f"wanted {term}", []).append(at)
        for term in sorted(set(side.ask.headline)):
            by_term.setdefault(term, []).append(at)
    found = {pair for members in by_set.values() for pair in combinations(members, 2)}
    for at, side in enumerate(sides):
        terms = {term for term, _ in side.away_from} | {term for rejected, _ in side.rejected for term in rejected}
        for term in sorted(terms):
            found |= {(min(at, other), max(at, other)) for other in by_term.get(term, ()) if other != at}
    return found
