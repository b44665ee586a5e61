"""How sure it is that two recommendations ask for the same thing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.overlap import Overlap, overlap
from briefgen.comparison.asks.weighing import CorpusWords

FLOOR = 0.04
"""Pairs with a smaller cosine are not looked at."""
DIGITS = 6
BASE, COVERED, COSINE, PHRASES, KIND, OPPOSED = -2.8, 1.3, 1.0, 2.2, 0.4, -1.5
"""Weights of a logistic sum, rounded from a regression on the annotated relations of four corpora; see
`docs/decisions/0007-comparing-recommendations.md`. A score of .9 is meant to be right nine times of ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Two recommendations (indices into the asks, `one` < `other`) and how sure it is that they ask for the same.

    `score` is 0 to 1. `terms` are the words that carry it, the one that counts most first; `ground` names the rule.
    """

    one: int
    other: int
    score: float
    terms: tuple[str, ...]
    ground: str = "same-action"


def alike(asks: Sequence[Ask], known: CorpusWords) -> tuple[Likeness, ...]:
    """All pairs that ask about something in common, in the order of the asks."""
    found = []
    for one, other in candidates(asks):
        cosine = similarity(asks[one], asks[other])
        if cosine >= FLOOR:
            found.append(_likeness(asks, one, other, cosine, known))
    return tuple(found)


def likeness_of(one: Ask, other: Ask, known: CorpusWords) -> float:
    """How sure it is that two recommendations ask for the same, 0 to 1; 0 where they have too little in common."""
    cosine = similarity(one, other)
    return _score(one, other, overlap(one, other, known), cosine, known) if cosine >= FLOOR else 0.0


def candidates(asks: Sequence[Ask]) -> list[tuple[int, int]]:
    """Pairs of recommendations that ask about a common term, found without looking at every pair."""
    users: dict[str, list[int]] = {}
    for at, ask in enumerate(asks):
        for term in sorted(ask.asked):
            users.setdefault(term, []).append(at)
    return sorted({pair for term in sorted(users) for pair in combinations(users[term], 2)})


def similarity(a: Ask, b: Ask) -> float:
    """The cosine of all that two recommendations say, 0 to 1."""
    others = b.vector
    return round(sum([weight * others[term] for term, weight in a.vector.items() if term in others]), DIGITS)


def _likeness(asks: Sequence[Ask], one: int, other: int, cosine: float, known: CorpusWords) -> Likeness:
    a, b = asks[one], asks[other]
    shared = overlap(a, b, known)
    score = _score(a, b, shared, cosine, known)
    return Likeness(one=one, other=other, score=score, terms=_readable(shared, a))


def _score(a: Ask, b: Ask, shared: Overlap, cosine: float, known: CorpusWords) -> float:
    covered, cosine, phrases, kind, opposed = evidence_for(a, b, shared, cosine, known)
    sum_ = BASE + COVERED * covered + COSINE * cosine + PHRASES * phrases + KIND * kind + OPPOSED * opposed
    return round(1 / (1 + math.exp(-sum_)), DIGITS)


def evidence_for(a: Ask, b: Ask, shared: Overlap, cosine: float, known: CorpusWords) -> tuple[float, ...]:
    """What speaks for or against one course of action, in the order of the weights.

    How much is covered and the cosine (0 to 1), the shared phrases (0 to 2; a compound's subject, cyber-, is one, and
    so are two objects of both), whether the kind of action is the same, and whether the two kinds are opposed (0 or 1).
    """
    whole = sum(term in known.vocabulary.beginnings for term in shared.terms)
    return (
        shared.covered,
        cosine,
        min(2.0, shared.telling + (whole or shared.is_of_several_objects)),
        float(a.kind is not None and a.kind == b.kind),
        float(known.vocabulary.are_opposed(a.kind, b.kind)),
    )


def _readable(shared: Overlap, ask: Ask) -> tuple[str, ...]:
    """Up to four terms as they stand in the text; a word that is part of a phrase already named is left out."""
    words: list[str] = []
    for surface in (*(ask.phrase(*pair) for pair in shared.phrases), *(ask.surfaces[term] for term in shared.terms)):
        if not any(surface in word for word in words):
            words.append(surface)
    return tuple(words[:4])
