"""The theme of what the whole corpus is about: overviews and closing remarks, which name no subject of their own."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from briefgen.themes.consensus import Groups
from briefgen.themes.indices import median
from briefgen.themes.reading import Reading

_UNUSUAL = 2.0
"""Standard errors above the mean of all passages from which a group's words are unusually common."""

_LIKELY = 1.645
"""Standard errors from which a group is general that an overview can join: one in twenty are so by chance."""

_ONE_VOICE = 0.85
"""Share of a group's passages that are by one author in an overview of that author."""

_FEW_STEMS = 8
"""Passages with fewer stems say too little to tell common words from rare ones: they count as ordinary."""

_OUTLYING = 2.5
"""Robust standard deviations from the median beyond which a passage counts no further."""


def general_groups(reading: Reading, labels: Groups, *, kept: frozenset[int] = frozenset()) -> tuple[int, ...]:
    """The groups that say only what all passages say: one of several authors, with overviews of one author each.

    For each passage the share of all passages that hold its words is taken, on average. Of the groups that speak for
    half of the documents or more (and at least two) the one with the commonest words is general, if they are unusually
    common; groups of nearly one author with unusually common words are overviews and join it. An overview that has
    nothing to join is its author's theme.

    Args:
        reading: the passages.
        labels: their groups.
        kept: groups that are never general.

    Returns:
        the numbers of the groups, that of several authors first; none where there is no such group.
    """
    holders = Counter(stem for stems in reading.stems for stem in set(stems))
    common = _ordinary(
        np.array([_mean_share(set(stems), holders, len(reading)) for stems in reading.stems]),
        np.array([len(set(stems)) >= _FEW_STEMS for stems in reading.stems]),
    )
    groups = int(labels.max()) + 1
    spread = float(common.std())
    if groups < 3 or spread < 1e-9:
        return ()
    documents = np.array(reading.documents)
    spoken = {group: Counter(documents[labels == group].tolist()) for group in range(groups)}
    authors = len(set(reading.documents))

    def excess(*joined: int) -> float:
        rows = np.isin(labels, joined)
        return round(float(common[rows].mean() - common.mean()) / spread * math.sqrt(int(rows.sum())), 6)

    shared = [group for group in range(groups) if group not in kept and len(spoken[group]) >= max(2, authors / 2)]
    overviews = [
        group
        for group in range(groups)
        if group not in kept
        and authors > 2
        and max(spoken[group].values()) >= _ONE_VOICE * spoken[group].total()
        and excess(group) >= _UNUSUAL
    ]
    best = max(
        (group for group in shared if group not in overviews), key=lambda group: (excess(group), -group), default=None
    )
    if best is None or excess(best) < (_LIKELY if overviews else _UNUSUAL):
        return ()
    return (best, *overviews)


def _ordinary(shares: NDArray[np.float64], telling: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Shares with outliers drawn in, and the median for passages too short to tell."""
    if not telling.any():
        return np.zeros_like(shares)
    middle = median(shares[telling])
    deviation = 1.4826 * median(np.abs(shares[telling] - middle)) or float(shares[telling].std())
    reach = _OUTLYING * deviation
    return np.asarray(np.where(telling, np.clip(shares, middle - reach, middle + reach), middle), dtype=np.float64)


def _mean_share(stems: set[str], holders: Counter[str], passages: int) -> float:
    return round(sum(holders[stem] for stem in sorted(stems)) / (len(stems) * passages), 9)
