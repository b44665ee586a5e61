"""Grouping of very many passages, in time and memory that grow with their number and not with its square.

A sample of fixed size says what the subjects are; every passage is then compared with their middles, once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits

from briefgen.themes.consensus import Groups, renumber
from briefgen.themes.counting import Counts

SAMPLE = 12_000
"""Passages from which the middles of the groups are found; more of them move the middles little."""

LANDMARKS = 3_000
"""Of these, the passages from which the dimensions are found: all pairs of them are compared."""

_DIMENSIONS = 100
_MAX_SHARE = 0.5
_MIN_PASSAGES = 5
_MAX_WORDS = 30_000
_NEIGHBOURS = 12
_OVERSAMPLED = 10
_ITERATIONS = 3
_STARTS = 4
_MOST_MOVES = 50
_DIGITS = 6
_BATCH = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyGroups:
    """The group of each passage, and how near it is to the middle of its group (cosine, -1 to 1)."""

    labels: Groups
    nearness: NDArray[np.float64]


def group_many(counts: Counts, *, groups: int, seed: int) -> ManyGroups:
    """TF-IDF, latent semantic analysis of smoothed landmarks, k-means on a sample, the nearest middle for the rest.

    Smoothing lends a landmark the words of its nearest ones, as in the small-set method: passages of few words then
    meet by way of a third. What is drawn is drawn from the passages in the order of their ids.

    Sources: S. Deerwester et al., Indexing by latent semantic analysis, 1990; N. Halko, P. Martinsson and J. Tropp,
    Finding structure with randomness, 2011; D. Arthur and S. Vassilvitskii, k-means++, 2007.
    """
    weights = _Weights(counts.stems)
    draw = np.random.default_rng(seed)
    drawn = counts.order[draw.permutation(len(counts))[:SAMPLE]]
    axes = _axes(_smoothed(weights.of(drawn[:LANDMARKS])), draw)
    points = _points(weights.of(drawn), axes)
    most = min(groups, len({row.tobytes() for row in points}))
    with threadpool_limits(limits=1):  # what has only now been loaded knows nothing of earlier limits
        clustering = KMeans(most, n_init=_STARTS, max_iter=_MOST_MOVES, random_state=seed).fit(points)
    middles = _units(clustering.cluster_centers_)
    labels = np.empty(len(counts), dtype=np.int64)
    nearness = np.empty(len(counts))
    for start in range(0, len(counts), _BATCH):
        rows = slice(start, start + _BATCH)
        near = np.round(_points(weights.of(rows), axes) @ middles.T, _DIGITS)
        labels[rows], nearness[rows] = near.argmax(axis=1), near.max(axis=1)
    ordered = renumber(labels[counts.order])
    labels[counts.order] = ordered
    return ManyGroups(labels=labels, nearness=nearness)


class _Weights:
    """TF-IDF with damped counts of the stems in five passages or more and half of them or fewer; rows of length one.

    Worked out for the rows that are asked for: those of all take a gigabyte where there are half a million.
    """

    def __init__(self, stems: Any) -> None:
        self._stems = stems
        held = np.bincount(stems.indices, minlength=stems.shape[1])
        usual = np.flatnonzero((held >= _MIN_PASSAGES) & (held <= _MAX_SHARE * stems.shape[0]))
        if len(usual) > _MAX_WORDS:
            usual = np.sort(usual[np.argsort(-held[usual], kind="stable")[:_MAX_WORDS]])
        self._usual = usual
        self._rarity = (1 + np.log((1 + stems.shape[0]) / (1 + held[usual]))).astype(np.float32)

    def of(self, rows: Any) -> Any:
        """The weights of some rows, by their numbers or as a slice."""
        counts = self._stems[rows]
        if not len(self._usual):
            return csr_array((counts.shape[0], 1), dtype=np.float32)
        kept = counts[:, self._usual]
        kept.data = (1 + np.log(kept.data)) * self._rarity[kept.indices]
        return _unit_rows(kept)


def _unit_rows(rows: Any) -> Any:
    sizes = np.diff(rows.indptr)
    length = np.sqrt(np.bincount(np.repeat(np.arange(len(sizes)), sizes), rows.data**2, minlength=len(sizes)))
    rows.data /= np.repeat(np.where(length > 0, length, 1.0), sizes).astype(rows.data.dtype)
    return rows


def _smoothed(rows: Any) -> Any:
    """Each row averaged, half and half, with the weighted mean of its nearest rows; equally near ones all count."""
    cosines = np.round((rows @ rows.T).toarray(), _DIGITS)
    np.fill_diagonal(cosines, 0.0)
    nearest = min(_NEIGHBOURS, len(cosines) - 1)
    least = np.partition(cosines, len(cosines) - nearest, axis=1)[:, len(cosines) - nearest, None]
    nearby = csr_array(np.where((cosines >= least) & (cosines > 0), cosines, 0.0))
    total = np.asarray(nearby.sum(axis=1)).ravel()
    nearby.data /= np.repeat(np.where(total > 0, total, 1.0), np.diff(nearby.indptr))
    return _unit_rows(csr_array(0.5 * rows + 0.5 * (nearby @ rows)))


def _axes(rows: Any, draw: np.random.Generator) -> NDArray[np.float64]:
    """The leading right singular vectors of a sparse matrix, one a column, by randomised subspace iteration."""
    wanted = min(_DIMENSIONS, *rows.shape)
    basis = draw.standard_normal((rows.shape[1], min(wanted + _OVERSAMPLED, *rows.shape)))
    for _ in range(_ITERATIONS):
        basis, _ = np.linalg.qr(rows.T @ (rows @ basis))
    inside = rows @ basis
    values, vectors = np.linalg.eigh(inside.T @ inside)
    return np.asarray(np.round(basis @ vectors[:, np.argsort(-values, kind="stable")[:wanted]], _DIGITS))


def _points(rows: Any, axes: NDArray[np.float64]) -> NDArray[np.float64]:
    return _units(np.round(rows @ axes, _DIGITS))


def _units(points: NDArray[np.float64]) -> NDArray[np.float64]:
    length = np.linalg.norm(points, axis=1, keepdims=True)
    return np.asarray(points / np.where(length > 0, length, 1.0))
