"""How far a grouping can be relied on: groupings that ought to come out the same, compared.

The two indices are a few lines each; scikit-learn's take a tenth of a second to import.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from briefgen.model.themes import ThemeQuality
from briefgen.settings import ThemeSettings
from briefgen.themes.consensus import Groups
from briefgen.themes.grouping import group_passages
from briefgen.themes.ordering import DIGITS
from briefgen.themes.reading import Reading, rows_by_document
from briefgen.themes.views import Points, embed

REPEATS = 5
"""Documents left out one at a time; with more documents, evenly spaced ones stand for all."""

UP_TO = 600
"""Passages up to which the grouping is repeated: beyond, repeating would cost more than the brief."""


def judge(
    reading: Reading, views: tuple[Points, ...], labels: Groups, settings: ThemeSettings, *, groups: int
) -> ThemeQuality:
    """Compares a grouping with one from another seed and with those of the corpus without one document.

    The groupings without a document have a quarter of the members, which is cheap and makes the figure cautious.

    Args:
        reading: the passages.
        views: their coordinates.
        labels: the grouping judged.
        settings: those it was made with.
        groups: groups aimed at.
    """
    told = voices(reading.documents, labels)
    if len(reading) > UP_TO:
        return told
    return replace(
        told,
        reseeded=_reseeded(reading, views, labels, settings, groups),
        one_author_left_out=_left_out(reading, labels, settings, groups),
    )


def voices(documents: Sequence[str], labels: Groups) -> ThemeQuality:
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


def _reseeded(
    reading: Reading, views: tuple[Points, ...], labels: Groups, settings: ThemeSettings, groups: int
) -> float:
    other = settings.model_copy(update={"seed": settings.seed + 1})
    again = group_passages(reading, other, groups=groups, views=views)
    return round(adjusted_rand(labels.tolist(), again.labels.tolist()), DIGITS)


def _left_out(reading: Reading, labels: Groups, settings: ThemeSettings, groups: int) -> float | None:
    names = list(rows_by_document(reading.documents))
    if len(names) < 3:
        return None
    fewer = settings.model_copy(update={"members": max(1, settings.members // 4)})
    found = []
    for name in names[:: max(1, len(names) // REPEATS)][:REPEATS]:
        kept = [row for row in range(len(reading)) if reading.documents[row] != name]
        if len(kept) >= settings.min_passages:
            rest = reading.only(kept)
            again = group_passages(rest, fewer, groups=groups, views=embed(rest, groups=groups))
            found.append(adjusted_rand(labels[kept].tolist(), again.labels.tolist()))
    return round(sum(found) / len(found), DIGITS) if found else None


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
