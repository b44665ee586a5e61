"""How much two groupings have to do with each other, in figures.

The two indices are a few lines each; scikit-learn's take a tenth of a second to import, and themes that go on from an
earlier edition need nothing else of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from briefgen.model.themes import ThemeQuality
from briefgen.themes.ordering import DIGITS


def voices(documents: Sequence[str], labels: NDArray[np.int64]) -> ThemeQuality:
    """Whose passages the groups hold: what can be told of a grouping however large it is.

    Args:
        documents: the document of each passage.
        labels: its group.
    """
    pairs = set(zip(labels.tolist(), documents, strict=True))
    spoken = Counter(label for label, _ in pairs)
    return ThemeQuality(
        reseeded=None,
        one_author_left_out=None,
        author_information=round(shared_information(documents, labels.tolist()), DIGITS),
        shared=round(sum(several > 1 for several in spoken.values()) / len(spoken), DIGITS),
    )


def adjusted_rand(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """How alike two groupings of the same passages are: 1 for the same, about 0 for unrelated ones.

    Source: L. Hubert and P. Arabie, Comparing partitions, 1985.
    """
    met = _met(one, other)
    both = float((met * (met - 1)).sum())
    rows, columns = (float((total * (total - 1)).sum()) for total in (met.sum(axis=1), met.sum(axis=0)))
    every = len(one) * (len(one) - 1)
    expected = rows * columns / every if every else 0.0
    most = (rows + columns) / 2
    return (both - expected) / (most - expected) if most != expected else 1.0


def shared_information(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """How much one grouping tells of another, 0 to 1: mutual information over the mean of both entropies.

    Source: A. Strehl and J. Ghosh, Cluster ensembles: a knowledge reuse framework for combining multiple partitions,
    2002.
    """
    met = _met(one, other) / len(one)
    rows, columns = met.sum(axis=1), met.sum(axis=0)
    entropies = _entropy(rows), _entropy(columns)
    mean = sum(entropies) / 2
    return max(0.0, (sum(entropies) - _entropy(met.ravel())) / mean) if mean > 0 else 1.0


def _met(one: Sequence[Hashable], other: Sequence[Hashable]) -> NDArray[np.float64]:
    """How many passages two groups have in common."""
    rows, columns = ({name: at for at, name in enumerate(dict.fromkeys(names))} for names in (one, other))
    met = np.zeros((len(rows), len(columns)))
    for row, column in zip(one, other, strict=True):
        met[rows[row], columns[column]] += 1
    return met


def _entropy(shares: NDArray[np.float64]) -> float:
    held = shares[shares > 0]
    return float(-(held * np.log(held)).sum())


def median(values: NDArray[np.float64]) -> float:
    """The value in the middle, or the mean of the two in the middle; numpy's, which loads its masked arrays first."""
    ordered = np.sort(values)
    return float((ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2)
