"""How far a grouping can be relied on: groupings that ought to come out the same, compared."""

from __future__ import annotations

from dataclasses import replace

from briefgen.model.themes import ThemeQuality
from briefgen.settings import ThemeSettings
from briefgen.themes.consensus import Groups
from briefgen.themes.grouping import group_passages
from briefgen.themes.indices import adjusted_rand, voices
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
