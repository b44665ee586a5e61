"""K-means on many small sets of points at once: a hundred short runs cost more in calls than in sums."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

DIGITS = 8
"""Digits of a distance that decide: the last ones differ between machines."""

MOST_MOVES = 30
"""Times that centres move at most; groups that have not settled by then swap a passage or two."""

Stack = NDArray[np.float64]
"""Sets of points of equal size: (set, point, dimension)."""


def k_means(points: Stack, centres: Stack) -> NDArray[np.int64]:
    """The nearest centre of each point, once centres have moved to the middle of their points and settle.

    A centre that loses all its points stays where it is; of equally near ones the first counts.
    Source: S. Lloyd, Least squares quantization in PCM, 1982.

    Args:
        points: sets of points.
        centres: where the centres of each set start.

    Returns:
        the number of its centre for each point of each set.
    """
    labels = np.full(points.shape[:2], -1)
    moving = np.arange(len(points))
    every = np.arange(centres.shape[1])
    for _ in range(MOST_MOVES):
        near = points @ (-2.0 * centres).transpose(0, 2, 1)
        near += np.einsum("skd,skd->sk", centres, centres)[:, None, :]
        near *= 10**DIGITS
        nearest = np.rint(near, out=near).argmin(axis=2)
        unsettled = (nearest != labels[moving]).any(axis=1)
        labels[moving] = nearest
        if not unsettled.all():
            moving, points, nearest, centres = (kept[unsettled] for kept in (moving, points, nearest, centres))
        if not len(moving):
            break
        member = (nearest[:, None, :] == every[:, None]).astype(np.float64)
        held = member.sum(axis=2, keepdims=True)
        centres = np.divide(member @ points, held, out=centres.copy(), where=held > 0)
    return labels


def spread_out(points: Stack, number: int, draw: np.random.Generator) -> Stack:
    """Starting centres for k-means, each drawn with a chance that grows with its square distance from those before.

    Source: D. Arthur and S. Vassilvitskii, k-means++: the advantages of careful seeding, 2007.
    """
    sets, size, _ = points.shape
    every = np.arange(sets)
    length = np.einsum("snd,snd->sn", points, points)
    chosen = [draw.integers(size, size=sets)]
    nearest = np.full((sets, size), np.inf)
    for at in draw.random((number - 1, sets)):
        newest = points[every, chosen[-1]]
        apart = length - 2.0 * (points @ newest[:, :, None])[:, :, 0] + length[every, chosen[-1], None]
        nearest = np.minimum(nearest, np.maximum(apart, 0.0))
        reach = np.cumsum(np.round(nearest, DIGITS), axis=1)
        passed = (reach <= at[:, None] * reach[:, -1:]).sum(axis=1)
        chosen.append(np.minimum(passed, size - 1))
    return points[every[:, None], np.stack(chosen, axis=1)]


def directions(points: Stack) -> Stack:
    """The points at length one; those at the origin stay there."""
    length = np.linalg.norm(points, axis=-1, keepdims=True)
    return np.asarray(points / np.where(length > 0, length, 1.0), dtype=np.float64)
