"""The theme of what the whole corpus is about: overviews and closing remarks, which name no subject of their own."""

from __future__ import annotations

from collections import Counter

import numpy as np

from briefgen.themes.consensus import Groups, renumber
from briefgen.themes.reading import Reading

_UNUSUAL = 2.0
"""Standard errors above the mean of all passages from which a group's words are unusually common."""

_LARGEST = 0.33
"""A general theme of a larger share of the passages than this would hide what they say."""


def set_general_apart(
    reading: Reading, labels: Groups, *, kept: frozenset[int] = frozenset()
) -> tuple[Groups, int | None]:
    """Joins the groups that say only what all passages say into one.

    For each passage the share of all passages that hold its words is taken, on average; groups whose passages have
    unusually common words are general, if together they speak for half of the documents or more (and at least two).

    Args:
        reading: the passages.
        labels: their groups.
        kept: groups that are never general.

    Returns:
        the groups, and the number of the general one; None where there is none.
    """
    holders = Counter(stem for stems in reading.stems for stem in set(stems))
    common = np.array([_mean_share(set(stems), holders, len(reading)) for stems in reading.stems])
    groups = int(labels.max()) + 1
    spread = float(common.std())
    if groups < 3 or spread < 1e-9:
        return labels, None
    members = [common[labels == group] for group in range(groups)]
    excess = [float(own.mean() - common.mean()) / spread * len(own) ** 0.5 for own in members]
    unusual = [group for group in range(groups) if round(excess[group], 6) >= _UNUSUAL]
    chosen: list[int] = []
    for group in sorted(unusual, key=lambda one: (-round(excess[one], 6), one)):
        if group not in kept and np.isin(labels, [*chosen, group]).mean() <= _LARGEST:
            chosen.append(group)
    rows = np.flatnonzero(np.isin(labels, chosen))
    voices = {reading.documents[row] for row in rows}
    if len(voices) < max(2, len(set(reading.documents)) / 2):
        return labels, None
    joined = labels.copy()
    joined[rows] = groups
    joined = renumber(joined)
    return joined, int(joined[rows[0]])


def _mean_share(stems: set[str], holders: Counter[str], passages: int) -> float:
    return round(sum(holders[stem] for stem in sorted(stems)) / (len(stems) * passages), 9)
