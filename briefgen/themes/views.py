"""The passages as points: four ways of weighing words, each brought down to a few dozen dimensions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from briefgen.language.weights import Rows, tally, tf_idf
from briefgen.themes.reading import Reading

Points = NDArray[np.float64]

DIMENSIONS = 40
"""Dimensions kept of each view; members of the consensus use 8 to 40 of them."""

NEIGHBOURS = 12
"""Passages that lend their words to a passage in the smoothed views."""

MAX_SHARE = 0.4
"""Words in a larger share of the passages are what the whole corpus is about, and separate nothing; where fewer than
four groups are asked for, in a share of one and a half groups."""

DIGITS = 8
"""Digits that coordinates keep: the last ones differ between machines and numbers of threads."""

_EXACT_BELOW = 400
"""Passages up to which all eigenvectors are computed; beyond, Lanczos iteration for the first ones is cheaper."""


def embed(reading: Reading, *, groups: int) -> tuple[Points, ...]:
    """Latent semantic analysis of four weightings of the same passages, one row each, best dimensions first.

    The weightings: stems by TF-IDF, the same smoothed, stems by BM25 smoothed, unstemmed words by TF-IDF smoothed.
    Smoothing replaces a passage by the mean of itself and its nearest passages, so that two passages of few words
    meet by way of a third. Only the matrices of cosines are needed: their eigenvectors are the left singular vectors
    of the weighted counts.

    Sources: S. Deerwester et al., Indexing by latent semantic analysis, 1990; S. Robertson and H. Zaragoza, The
    probabilistic relevance framework: BM25 and beyond, 2009.
    """
    most = min(1.0, max(MAX_SHARE, 1.5 / groups))
    stems = tally(reading.stems, min_texts=2, max_share=most)
    words = tally(reading.words, min_texts=2, max_share=most)
    by_stem = _cosines(tf_idf(stems))
    return tuple(
        _leading(cosines)
        for cosines in (
            smooth(by_stem),
            by_stem,
            smooth(_cosines(_bm25(stems))),
            smooth(_cosines(tf_idf(words))),
        )
    )


def smooth(cosines: Points, *, neighbours: int = NEIGHBOURS) -> Points:
    """Cosines after every row has been averaged, half and half, with the weighted mean of its nearest rows.

    Where a row has the same cosine to several others as to its last neighbour, all of them count as neighbours: the
    order of passages decides nothing.
    """
    size = len(cosines)
    others = np.round(cosines, DIGITS)
    np.fill_diagonal(others, 0.0)
    nearest = min(neighbours, size - 1)
    if nearest < 1:
        return cosines
    least = np.partition(others, size - nearest, axis=1)[:, size - nearest, None]
    weights = np.where((others >= least) & (others > 0), others, 0.0)
    total = weights.sum(axis=1, keepdims=True)
    mixing = 0.5 * np.eye(size) + 0.5 * np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
    mixed = _mixed(mixing, _mixed(mixing, cosines).T).T
    length = np.sqrt(np.maximum(np.diag(mixed), 0.0))
    length[length == 0] = 1.0
    return np.asarray(mixed / length[:, None] / length[None, :], dtype=np.float64)


def _mixed(mixing: Points, cosines: Points) -> Points:
    """The product of a matrix that is mostly zeros and another, added up in the order of the rows that are mixed.

    As scipy's product of a sparse and a dense matrix does it, to the last digit, on every machine. For so few rows
    loading scipy takes longer; for many, where its eigenvectors are needed anyway, it is the quicker one.
    """
    if len(mixing) > _EXACT_BELOW:
        from scipy.sparse import csr_array

        return np.asarray(csr_array(mixing) @ cosines, dtype=np.float64)
    rows, columns = np.nonzero(mixing)
    held = np.bincount(rows, minlength=len(mixing))
    order = np.arange(len(rows)) - np.repeat(np.cumsum(held) - held, held)
    source = np.zeros((int(held.max()), len(mixing)), dtype=np.int64)
    share = np.zeros(source.shape)
    source[order, rows] = columns
    share[order, rows] = mixing[rows, columns]
    cosines = np.ascontiguousarray(cosines)
    mixed, part = np.zeros_like(cosines), np.empty_like(cosines)
    for places, shares in zip(source, share, strict=True):
        np.take(cosines, places, axis=0, out=part, mode="clip")
        part *= shares[:, None]
        mixed += part
    return mixed


def _cosines(rows: Rows) -> Points:
    """Cosines between the rows; 0 for empty rows."""
    products = rows.products()
    length = np.sqrt(np.diag(products))
    length[length == 0] = 1.0
    return np.asarray(products / length[:, None] / length[None, :], dtype=np.float64)


def _bm25(counts: Rows, *, saturation: float = 1.2, length_share: float = 0.75) -> Rows:
    """BM25 weights of counts (k1 and b by their usual names), always positive."""
    holders = counts.holders()
    rarity = np.log1p((counts.number - holders + 0.5) / (holders + 0.5))
    length = np.bincount(counts.rows, counts.weights, minlength=counts.number)
    relative = length / max(float(length.mean()), 1e-9)
    damping = saturation * (1 - length_share + length_share * relative)
    weights = rarity[counts.columns] * counts.weights * (saturation + 1) / (counts.weights + damping[counts.rows])
    return replace(counts, weights=weights)


def _leading(cosines: Points) -> Points:
    """Coordinates on the leading eigenvectors, scaled by the root of their eigenvalues; signs fixed."""
    size = len(cosines)
    wanted = min(DIMENSIONS, size)
    if size <= _EXACT_BELOW:
        values, vectors = np.linalg.eigh(cosines)
    else:
        from scipy.sparse.linalg import eigsh  # a tenth of a second to import

        with threadpool_limits(limits=1):  # what has only now been loaded knows nothing of earlier limits
            values, vectors = eigsh(cosines, k=wanted, v0=np.full(size, 1.0))
    best = np.argsort(-values, kind="stable")[:wanted]
    points = vectors[:, best] * np.sqrt(np.maximum(values[best], 0.0))
    strongest = points[np.abs(np.round(points, DIGITS)).argmax(axis=0), np.arange(wanted)]
    return np.asarray(np.round(points * np.where(strongest < 0, -1.0, 1.0), DIGITS), dtype=np.float64)
