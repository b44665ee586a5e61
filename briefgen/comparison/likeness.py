"""How sure it is that two recommendations ask for the same thing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.comparison.commonness import Commonness, Term
from briefgen.comparison.features import TELLING, Ask
from briefgen.comparison.vocabulary import Vocabulary

FLOOR = 0.04
"""Pairs with a smaller cosine are not looked at."""
ROWS = 500
"""Rows of the similarity matrix that are computed at a time, so that memory grows with the pairs kept only."""
DIGITS = 6

# Weights of the logistic model, rounded; fitted on the annotated relations of five policy essays and five governance
# proposals, then lowered where either would have been favoured.
BASE, COSINE, CORE, BOTH_CORES, KIND, OPPOSED = -3.2, 8.0, 0.7, 0.8, 0.3, -1.0


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


def alike(asks: Sequence[Ask], vocabulary: Vocabulary, commonness: Commonness) -> tuple[Likeness, ...]:
    """All pairs that have something telling in common, in the order of the asks."""
    return tuple(
        found
        for one, other, cosine in _candidates(asks)
        if (found := _likeness(asks, one, other, cosine, vocabulary, commonness))
    )


def _candidates(asks: Sequence[Ask]) -> list[tuple[int, int, float]]:
    """Pairs of asks with a cosine of `FLOOR` or more."""
    import numpy as np
    from scipy.sparse import csr_matrix

    columns = {term: at for at, term in enumerate(sorted({t for ask in asks for t in ask.vector}, key=str))}
    cells = [(row, columns[term], weight) for row, ask in enumerate(asks) for term, weight in ask.vector.items()]
    if not cells:
        return []
    rows, cols, weights = (np.array(part) for part in zip(*cells))
    matrix = csr_matrix((weights, (rows, cols)), shape=(len(asks), len(columns)))
    pairs = []
    for start in range(0, len(asks), ROWS):
        product = (matrix[start : start + ROWS] @ matrix.T).tocoo()
        keep = (product.data >= FLOOR) & (product.row + start < product.col)
        pairs += [
            (int(one) + start, int(other), round(float(cosine), DIGITS))
            for one, other, cosine in zip(product.row[keep], product.col[keep], product.data[keep])
        ]
    return sorted(pairs)


def _likeness(
    asks: Sequence[Ask], one: int, other: int, cosine: float, vocabulary: Vocabulary, commonness: Commonness
) -> Likeness | None:
    a, b = asks[one], asks[other]
    shared = {
        term: a.vector[term] * b.vector[term]
        for term in a.vector
        if term in b.vector and commonness.weight(term) >= TELLING and not _only_a_verb(term, vocabulary)
    }
    if not shared:
        return None
    in_both = sum(_is_asked(term, a) and _is_asked(term, b) for term in shared)
    in_one = sum(_is_asked(term, a) or _is_asked(term, b) for term in shared) - in_both
    if not in_both and not in_one:
        return None
    opposed = vocabulary.are_opposed(a.kind, b.kind)
    same_kind = a.kind is not None and a.kind == b.kind
    sum_ = BASE + COSINE * cosine + CORE * min(in_one, 2) + (CORE + BOTH_CORES) * min(in_both, 3)
    sum_ += KIND * same_kind + OPPOSED * opposed
    best = sorted(shared, key=lambda term: (-round(shared[term], DIGITS), str(term)))
    return Likeness(
        one=one,
        other=other,
        score=round(1 / (1 + math.exp(-sum_)), DIGITS),
        terms=_readable(best[:4], a),
    )


def _is_asked(term: Term, ask: Ask) -> bool:
    """Whether a term is part of what is asked, not only said in support of it."""
    return bool(ask.core.intersection(term)) if isinstance(term, tuple) else term in ask.core


def _only_a_verb(term: object, vocabulary: Vocabulary) -> bool:
    return isinstance(term, str) and term in vocabulary.kinds


def _readable(terms: Sequence[object], ask: Ask) -> tuple[str, ...]:
    """Terms as they stand in the text; a word that is part of a phrase already named is left out."""
    words: list[str] = []
    for term in terms:
        surface = ask.phrase(*term) if isinstance(term, tuple) else ask.surfaces[str(term)]
        if not any(surface in word for word in words):
            words.append(surface)
    return tuple(words)
