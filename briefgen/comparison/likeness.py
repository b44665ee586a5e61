"""How sure it is that two recommendations ask for the same thing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.comparison.commonness import Term
from briefgen.comparison.features import Ask
from briefgen.comparison.weighing import TELLING, CorpusWords

FLOOR = 0.04
"""Pairs with a smaller cosine are not looked at."""
ROWS = 500
"""Rows of the similarity matrix that are computed at a time, so that memory grows with the pairs kept only."""
DIGITS = 6
MANY, EVERYBODY = 4, 0.6
"""In a corpus of so many documents, a word that more than this share of them come back to is the corpus's subject."""
SAME_TEXT = 0.7
"""Cosine from which on two recommendations are alike as wholes, whatever single words they share."""
ONE_WORD = 0.45
"""The most that one shared word comes to, unless both documents come back to it: "related", not "the same"."""

# Weights of a logistic sum, set by hand with the annotated relations of five policy essays in view and checked on those
# of five governance proposals: related pairs come first in both, but scores near 1 are too sure on the latter.
BASE, COSINE, CORE, BOTH_CORES, COVERED, KIND, OPPOSED = -3.3, 6.0, 0.6, 0.7, 1.0, 0.3, -1.0


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


def alike(asks: Sequence[Ask], corpus_words: CorpusWords) -> tuple[Likeness, ...]:
    """All pairs that have something telling in common, in the order of the asks."""
    return tuple(
        found
        for one, other, cosine in _candidates(asks)
        if (found := _likeness(asks, one, other, cosine, corpus_words))
    )


def _candidates(asks: Sequence[Ask]) -> list[tuple[int, int, float]]:
    """Pairs of asks with a cosine of `FLOOR` or more."""
    import numpy as np
    from scipy.sparse import csr_matrix

    columns = {term: at for at, term in enumerate(sorted({t for ask in asks for t in ask.vector}, key=str))}
    cells = [(row, columns[term], weight) for row, ask in enumerate(asks) for term, weight in ask.vector.items()]
    if not cells:
        return []
    rows, cols, weights = (np.array(part) for part in zip(*cells, strict=True))
    matrix = csr_matrix((weights, (rows, cols)), shape=(len(asks), len(columns)))
    pairs = []
    for start in range(0, len(asks), ROWS):
        product = (matrix[start : start + ROWS] @ matrix.T).tocoo()
        keep = (product.data >= FLOOR) & (product.row + start < product.col)
        pairs += [
            (int(one) + start, int(other), round(float(cosine), DIGITS))
            for one, other, cosine in zip(product.row[keep], product.col[keep], product.data[keep], strict=True)
        ]
    return sorted(pairs)


def _likeness(asks: Sequence[Ask], one: int, other: int, cosine: float, corpus_words: CorpusWords) -> Likeness | None:
    a, b = asks[one], asks[other]
    shared = {term: a.vector[term] * b.vector[term] for term in a.vector if _carries(term, a, b, corpus_words)}
    in_both = sum(_is_asked(term, a) and _is_asked(term, b) for term in shared)
    in_one = sum(_is_asked(term, a) or _is_asked(term, b) for term in shared) - in_both
    if not in_both and not in_one:
        return None
    sum_ = BASE + COSINE * cosine + CORE * min(in_one, 2) + (CORE + BOTH_CORES) * min(in_both, 3)
    covered = len(a.core & b.core) / max(1, min(len(a.core), len(b.core)))
    sum_ += COVERED * covered
    sum_ += KIND * (a.kind is not None and a.kind == b.kind)
    sum_ += OPPOSED * corpus_words.vocabulary.are_opposed(a.kind, b.kind)
    score = 1 / (1 + math.exp(-sum_))
    if len(shared) == 1 and cosine < SAME_TEXT:
        (term,) = shared
        is_verb = isinstance(term, str) and corpus_words.vocabulary.is_verb(a.surfaces[term])
        if is_verb or covered < 0.5 or not _is_topic_of_both(term, a, b, corpus_words):
            score = min(score, ONE_WORD)
    if not in_both and cosine < SAME_TEXT:
        score = min(score, ONE_WORD)
    best = sorted(shared, key=lambda term: (-round(shared[term], DIGITS), str(term)))
    return Likeness(one=one, other=other, score=round(score, DIGITS), terms=_readable(best[:4], a))


def _carries(term: Term, a: Ask, b: Ask, corpus_words: CorpusWords) -> bool:
    """Whether a term of one recommendation is in the other too and says something of the matter."""
    if term not in b.vector or corpus_words.commonness.weight(term) < TELLING:
        return False
    if isinstance(term, tuple):
        return not a.matters.isdisjoint(term) and not b.matters.isdisjoint(term)
    is_verb = term in corpus_words.vocabulary.kinds and term not in a.core & b.core
    return term in a.matters & b.matters and not is_verb


def _is_topic_of_both(term: Term, a: Ask, b: Ask, corpus_words: CorpusWords) -> bool:
    """Whether two documents come back to a term that not all of the corpus comes back to."""
    if isinstance(term, tuple):
        return True
    users = [document for document, topics in corpus_words.topics.items() if term in topics]
    is_everybodys = len(corpus_words.topics) >= MANY and len(users) > EVERYBODY * len(corpus_words.topics)
    return not is_everybodys and {a.document, b.document} <= set(users)


def _is_asked(term: Term, ask: Ask) -> bool:
    """Whether a term is part of what is asked, not only said in support of it."""
    return bool(ask.core.intersection(term)) if isinstance(term, tuple) else term in ask.core


def _readable(terms: Sequence[object], ask: Ask) -> tuple[str, ...]:
    """Terms as they stand in the text; a word that is part of a phrase already named is left out."""
    words: list[str] = []
    for term in terms:
        surface = ask.phrase(*term) if isinstance(term, tuple) else ask.surfaces[str(term)]
        if not any(surface in word for word in words):
            words.append(surface)
    return tuple(words)
