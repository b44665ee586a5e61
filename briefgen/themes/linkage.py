"""Average linkage: scipy's merges without the import of its clustering, which costs more than a dozen groupings."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def average_linkage(apart: NDArray[np.float64]) -> list[tuple[int, int]]:
    """The merges of a hierarchical clustering by mean distance, the nearest first; equal ones in the order found.

    Groups are numbered like scipy's: points come first, then every merge has the next number. Found by chains of
    nearest neighbours; of equally near ones the one before counts, then the one with the lowest number.

    Source: D. Müllner, Modern hierarchical, agglomerative clustering algorithms, 2011.

    Args:
        apart: distances, symmetric; what stands in the diagonal does not count.
    """
    apart = apart.copy()
    np.fill_diagonal(apart, np.inf)
    held = np.ones(len(apart))
    found: list[tuple[float, int, int]] = []
    chain: list[int] = []
    while len(found) < len(apart) - 1:
        if not chain:
            chain.append(int(np.flatnonzero(held)[0]))
        while True:
            row = apart[chain[-1]]
            nearest = int(row.argmin())
            if len(chain) > 1 and row[chain[-2]] <= row[nearest]:
                break
            chain.append(nearest)
        one, other = sorted((chain.pop(), chain.pop()))
        found.append((float(apart[one, other]), one, other))
        _merge(apart, held, one, other)
    found.sort(key=lambda merge: merge[0])
    return _numbered(found, len(apart))


def _merge(apart: NDArray[np.float64], held: NDArray[np.float64], one: int, other: int) -> None:
    """Puts a group into another: distances become the mean over the points of both; the first is no more."""
    both = held[one] + held[other]
    mean = (held[one] * apart[one] + held[other] * apart[other]) / both
    held[one], held[other] = 0, both
    mean[held == 0] = mean[other] = np.inf
    apart[other] = apart[:, other] = mean
    apart[one] = apart[:, one] = np.inf


def _numbered(merges: list[tuple[float, int, int]], size: int) -> list[tuple[int, int]]:
    """Merges of points that stand for their groups as merges of numbered groups, the lower number first."""
    group = list(range(size))
    parts: dict[int, list[int]] = {at: [at] for at in range(size)}
    found = []
    for at, (_, one, other) in enumerate(merges, size):
        first, second = sorted((group[one], group[other]))
        parts[at] = parts.pop(first) + parts.pop(second)
        for point in parts[at]:
            group[point] = at
        found.append((first, second))
    return found
