"""The passages as points: four ways of weighing words, each brought down to a few dozen dimensions."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from threadpoolctl import threadpool_limits

from briefgen.language.vectors import count, weighted
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
    stems = count(reading.stems, min_texts=2, max_share=most)
    words = count(reading.words, min_texts=2, max_share=most)
    by_stem = _cosines(weighted(stems))
    return tuple(
        _leading(cosines)
        for cosines in (
            smooth(by_stem),
            by_stem,
            smooth(_cosines(_bm25(stems))),
            smooth(_cosines(weighted(words))),
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
    mixing = csr_array(
        0.5 * np.eye(size) + 0.5 * np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
    )
    mixed = (mixing @ (mixing @ cosines).T).T
    length = np.sqrt(np.maximum(np.diag(mixed), 0.0))
    length[length == 0] = 1.0
    return np.asarray(mixed / length[:, None] / length[None, :], dtype=np.float64)


def _cosines(rows: Any) -> Points:
    """Cosines between the rows of a sparse matrix; 0 for empty rows."""
    dense = np.asarray((rows @ rows.T).toarray(), dtype=np.float64)
    length = np.sqrt(np.diag(dense))
    length[length == 0] = 1.0
    return np.asarray(dense / length[:, None] / length[None, :], dtype=np.float64)


def _bm25(counts: Any, *, saturation: float = 1.2, length_share: float = 0.75) -> Any:
    """BM25 weights of a sparse count matrix (k1 and b by their usual names), always positive."""
    passages = counts.shape[0]
    weights = counts.tocoo()
    holders = np.bincount(weights.col, minlength=counts.shape[1])
    rarity = np.log1p((passages - holders + 0.5) / (holders + 0.5))
    length = np.asarray(counts.sum(axis=1)).ravel()
    relative = length / max(float(length.mean()), 1e-9)
    damping = saturation * (1 - length_share + length_share * relative)
    weights.data = rarity[weights.col] * weights.data * (saturation + 1) / (weights.data + damping[weights.row])
    return weights.tocsr()


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
