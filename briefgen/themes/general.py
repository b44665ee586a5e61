"""The theme of what the whole corpus is about: overviews and closing remarks, which name no subject of their own."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from briefgen.themes.consensus import Groups
from briefgen.themes.reading import Reading

_UNUSUAL = 2.0
"""Standard errors above the mean of all passages from which a group's words are unusually common."""

_FEW_STEMS = 8
"""Passages with fewer stems say too little to tell common words from rare ones: they count as ordinary."""

_OUTLYING = 2.5
"""Robust standard deviations from the median beyond which a passage counts no further."""


def general_group(reading: Reading, labels: Groups, *, kept: frozenset[int] = frozenset()) -> int | None:
    """The group that says only what all passages say.

    For each passage the share of all passages that hold its words is taken, on average. The group whose passages have
    the commonest words is general, if they are unusually common and it speaks for half of the documents or more (and
    at least two): one author's overview is that author's theme.

    Args:
        reading: the passages.
        labels: their groups.
        kept: groups that are never general.

    Returns:
        the number of the group; None where there is none.
    """
    holders = Counter(stem for stems in reading.stems for stem in set(stems))
    common = _ordinary(
        np.array([_mean_share(set(stems), holders, len(reading)) for stems in reading.stems]),
        np.array([len(set(stems)) >= _FEW_STEMS for stems in reading.stems]),
    )
    groups = int(labels.max()) + 1
    spread = float(common.std())
    if groups < 3 or spread < 1e-9:
        return None
    documents = np.array(reading.documents)
    excess = {
        group: round(float(common[labels == group].mean() - common.mean()) / spread * (labels == group).sum() ** 0.5, 6)
        for group in range(groups)
        if group not in kept and len(set(documents[labels == group])) >= max(2, len(set(reading.documents)) / 2)
    }
    best = max(excess, key=lambda group: (excess[group], -group), default=None)
    return best if best is not None and excess[best] >= _UNUSUAL else None


def _ordinary(shares: NDArray[np.float64], telling: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Shares with outliers drawn in, and the median for passages too short to tell."""
    if not telling.any():
        return np.zeros_like(shares)
    middle = float(np.median(shares[telling]))
    deviation = 1.4826 * float(np.median(np.abs(shares[telling] - middle))) or float(shares[telling].std())
    reach = _OUTLYING * deviation
    return np.asarray(np.where(telling, np.clip(shares, middle - reach, middle + reach), middle), dtype=np.float64)


def _mean_share(stems: set[str], holders: Counter[str], passages: int) -> float:
    return round(sum(holders[stem] for stem in sorted(stems)) / (len(stems) * passages), 9)
