"""Many groupings of the same passages, and the one that they agree on.

A single clustering of two hundred short passages changes when a seed, a document or a weighting changes. Passages that
most of many different clusterings put together stay together. Source: A. Strehl and J. Ghosh, Cluster ensembles: a
knowledge reuse framework for combining multiple partitions, 2002; A. Fred and A. Jain, Combining multiple clusterings
using evidence accumulation, 2005.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import squareform
from sklearn import config_context
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning

from briefgen.themes.reading import rows_by_document
from briefgen.themes.views import DIGITS, DIMENSIONS, Points

Groups = NDArray[np.int64]
"""The number of its group for each passage."""

AUTHOR_SHARE = 0.3
"""How much of its document's mean is taken off a passage: none makes themes of authors, all of it blurs themes."""

AUTHOR_PASSAGES = 8
"""Documents with fewer passages have no mean worth taking off."""

_FEWEST_DIMENSIONS = 8
_GROUPS_DRAWN = (0.8, 1.6)
_REFINEMENTS = 10


def together(
    views: Sequence[Points], documents: Sequence[str], *, groups: int, members: int, seed: int
) -> NDArray[np.float64]:
    """How often each two passages share a group, 0 to 1, over many k-means runs that differ in all that is arbitrary.

    Args:
        views: coordinates of the passages, best dimensions first.
        documents: the document of each passage.
        groups: themes aimed at.
        members: draws of a number of dimensions (8 to 40) and of groups (0.8 to 1.6 times as many as aimed at). Each is
            run on every view twice: comparing directions and lengths, and directions only.
        seed: of all draws.
    """
    draw = np.random.default_rng(seed)
    size = len(documents)
    memberships = []
    # What scikit-learn would check anew for every run holds for all; equal passages may leave a run with fewer groups.
    with config_context(assume_finite=True, skip_parameter_validation=True), warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        for _ in range(members):
            dimensions = int(draw.integers(_FEWEST_DIMENSIONS, DIMENSIONS + 1))
            number = min(size, max(2, round(groups * float(draw.uniform(*_GROUPS_DRAWN)))))
            for view in views:
                points = _without_author(view[:, :dimensions], documents)
                for compared in (points, _directions(points)):
                    centres = _spread_out(compared, number, draw)
                    clustering = KMeans(number, init=centres, n_init=1, random_state=0)
                    labels = clustering.fit_predict(compared)
                    memberships.append(np.eye(number, dtype=np.float32)[labels])
    member = np.concatenate(memberships, axis=1)
    return np.asarray(member @ member.T, dtype=np.float64) / len(memberships)


def agree(shared: NDArray[np.float64], *, groups: int) -> Groups:
    """The grouping that fits the shares best: average linkage, then passages move to the group they share most with.

    Groups are numbered by their first passage. There may be fewer than asked for, never more.
    """
    if len(shared) < 2:
        return np.zeros(len(shared), dtype=np.int64)
    apart = np.round(1.0 - shared, 9)
    np.fill_diagonal(apart, 0.0)
    labels = _cut(linkage(squareform(apart, checks=False), "average"), groups)
    for _ in range(_REFINEMENTS):
        moved = attachment(shared, labels).argmax(axis=1)
        if np.array_equal(moved, labels):
            break
        labels = moved
    return renumber(labels)


def attachment(shared: NDArray[np.float64], labels: Groups) -> NDArray[np.float64]:
    """For each passage its mean share with the other passages of each group (columns); 0 for an empty group."""
    member = np.eye(int(labels.max()) + 1)[labels]
    total = shared @ member - member * np.diag(shared)[:, None]
    others = member.sum(axis=0)[None, :] - member
    return np.asarray(np.round(np.divide(total, others, out=np.zeros_like(total), where=others > 0), 9))


def renumber(labels: Groups) -> Groups:
    """The same grouping with groups counted from 0 in the order of their first passages."""
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return np.asarray(rank[inverse], dtype=np.int64)


def _cut(tree: NDArray[np.float64], groups: int) -> Groups:
    """The groups that are left when all but the last merges of a tree are made; merges of one height in their order."""
    size = len(tree) + 1
    member: dict[int, list[int]] = {row: [row] for row in range(size)}
    for at in range(max(0, size - groups)):
        member[size + at] = member.pop(int(tree[at, 0])) + member.pop(int(tree[at, 1]))
    labels = np.zeros(size, dtype=np.int64)
    for number, rows in enumerate(member.values()):
        labels[rows] = number
    return renumber(labels)


def _without_author(points: Points, documents: Sequence[str]) -> Points:
    centred = points.copy()
    for rows in rows_by_document(documents).values():
        if len(rows) >= AUTHOR_PASSAGES:
            centred[rows] -= AUTHOR_SHARE * points[rows].mean(axis=0)
    return centred


def _spread_out(points: Points, number: int, draw: np.random.Generator) -> Points:
    """Starting centres for k-means, each drawn with a chance that grows with its square distance from those before.

    Source: D. Arthur and S. Vassilvitskii, k-means++: the advantages of careful seeding, 2007.
    """
    length = np.einsum("ij,ij->i", points, points)
    chosen = [int(draw.integers(len(points)))]
    nearest = np.full(len(points), np.inf)
    for at in draw.random(number - 1):
        newest = points[chosen[-1]]
        nearest = np.minimum(nearest, np.maximum(length - 2.0 * (points @ newest) + newest @ newest, 0.0))
        reach = np.cumsum(np.round(nearest, DIGITS))
        chosen.append(min(int(np.searchsorted(reach, at * reach[-1], side="right")), len(points) - 1))
    return points[chosen]


def _directions(points: Points) -> Points:
    length = np.linalg.norm(points, axis=1, keepdims=True)
    return np.asarray(points / np.where(length > 0, length, 1.0), dtype=np.float64)
