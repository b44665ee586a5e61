"""Many groupings of the same passages, and the one that they agree on.

A single clustering of two hundred short passages changes when a seed, a document or a weighting changes. Passages that
most of many different clusterings put together stay together. Source: A. Strehl and J. Ghosh, Cluster ensembles: a
knowledge reuse framework for combining multiple partitions, 2002; A. Fred and A. Jain, Combining multiple clusterings
using evidence accumulation, 2005.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefgen.themes.k_means import DIGITS, directions, k_means, spread_out
from briefgen.themes.linkage import average_linkage
from briefgen.themes.reading import rows_by_document
from briefgen.themes.views import DIMENSIONS, Points

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
    centred = np.stack([_without_author(view, documents) for view in views])
    memberships: list[NDArray[np.float32]] = []
    fewest, most = _GROUPS_DRAWN
    for depth, width in zip(_evenly(members, draw), _evenly(members, draw), strict=True):
        dimensions = _FEWEST_DIMENSIONS + int(depth * (DIMENSIONS + 1 - _FEWEST_DIMENSIONS))
        number = min(size, max(2, round(groups * (fewest + width * (most - fewest)))))
        points = centred[:, :, :dimensions]
        compared = np.concatenate((points, directions(points)))
        labels = k_means(compared, spread_out(compared, number, draw))
        memberships.extend(np.eye(number, dtype=np.float32)[labels])
    member = np.concatenate(memberships, axis=1)
    return np.asarray(member @ member.T / len(memberships), dtype=np.float64)


def agree(shared: NDArray[np.float64], *, groups: int) -> Groups:
    """The grouping that fits the shares best: average linkage, then passages move to the group they share most with.

    Groups are numbered by their first passage. There may be fewer than asked for, never more.
    """
    if len(shared) < 2:
        return np.zeros(len(shared), dtype=np.int64)
    labels = _cut(average_linkage(np.round(1.0 - shared, 9)), len(shared), groups)
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


def _cut(merges: Sequence[tuple[int, int]], size: int, groups: int) -> Groups:
    """The groups that are left when all but the last merges are made; merges of one height in their order."""
    member: dict[int, list[int]] = {row: [row] for row in range(size)}
    for at, (one, other) in enumerate(merges[: max(0, size - groups)]):
        member[size + at] = member.pop(one) + member.pop(other)
    labels = np.zeros(size, dtype=np.int64)
    for number, rows in enumerate(member.values()):
        labels[rows] = number
    return renumber(labels)


def _evenly(members: int, draw: np.random.Generator) -> list[float]:
    """Numbers from 0 to 1 in any order, one in each of as many equal parts: fewer members then differ less by chance.

    Source: M. McKay, R. Beckman and W. Conover, A comparison of three methods for selecting values, 1979.
    """
    return [float(part) for part in np.round((draw.permutation(members) + draw.random(members)) / members, DIGITS)]


def _without_author(points: Points, documents: Sequence[str]) -> Points:
    centred = points.copy()
    for rows in rows_by_document(documents).values():
        if len(rows) >= AUTHOR_PASSAGES:
            centred[rows] -= AUTHOR_SHARE * points[rows].mean(axis=0)
    return centred
