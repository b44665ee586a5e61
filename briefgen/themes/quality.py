"""How far a grouping can be relied on: groupings that ought to come out the same, compared."""

from __future__ import annotations

import numpy as np
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

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
    reading: Reading, views: tuple[Points, ...] | None, labels: Groups, settings: ThemeSettings, *, groups: int
) -> ThemeQuality:
    """Compares a grouping with one from another seed and with those of the corpus without one document.

    The repeated groupings have a part of the members, which is cheap and makes the figures cautious. The adjusted
    Rand index (L. Hubert and P. Arabie, 1985) is 1 for the same grouping and about 0 for unrelated ones.

    Args:
        reading: the passages.
        views: their coordinates; None where there are too many to repeat anything.
        labels: the grouping judged.
        settings: those it was made with.
        groups: groups aimed at.
    """
    documents = np.array(reading.documents)
    voices = [len(set(documents[labels == group])) for group in range(int(labels.max()) + 1)]
    can_repeat = views is not None and len(reading) <= UP_TO
    return ThemeQuality(
        reseeded=_reseeded(reading, views, labels, settings, groups) if views and can_repeat else None,
        one_author_left_out=_left_out(reading, labels, settings, groups) if can_repeat else None,
        author_information=round(float(normalized_mutual_info_score(documents, labels)), DIGITS),
        shared=round(sum(voice > 1 for voice in voices) / len(voices), DIGITS),
    )


def _reseeded(
    reading: Reading, views: tuple[Points, ...], labels: Groups, settings: ThemeSettings, groups: int
) -> float:
    other = settings.model_copy(update={"seed": settings.seed + 1, "members": max(1, settings.members // 2)})
    again = group_passages(reading, other, groups=groups, views=views)
    return round(float(adjusted_rand_score(labels, again.labels)), DIGITS)


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
            found.append(float(adjusted_rand_score(labels[kept], again.labels)))
    return round(sum(found) / len(found), DIGITS) if found else None
