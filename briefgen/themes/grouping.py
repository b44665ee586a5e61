"""The grouping itself, by consensus; that of very many passages is in `large.py`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from briefgen.settings import ThemeSettings
from briefgen.themes.consensus import Groups, agree, renumber, together
from briefgen.themes.crossing import Anchor, give_shared_terms_a_group
from briefgen.themes.general import general_groups
from briefgen.themes.reading import Reading
from briefgen.themes.views import Points

MOST_SHARED = 3
"""Groups made at most for subjects that authors share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """The group of each passage.

    `anchors` tell which groups were made for subjects that authors share; `general` is the group of what the whole
    corpus is about, None where there is none.
    """

    labels: Groups
    anchors: tuple[Anchor, ...] = ()
    general: int | None = None


def group_passages(reading: Reading, settings: ThemeSettings, *, groups: int, views: tuple[Points, ...]) -> Grouping:
    """Groups passages.

    With an automatic number of themes, subjects shared by authors get groups of their own, and the group that says
    only what all passages say is told apart.

    Args:
        reading: the passages.
        settings: seed, size of the consensus, whether the number of themes is automatic.
        groups: groups aimed at.
        views: coordinates of the passages.
    """
    shared = together(views, reading.documents, groups=groups, members=settings.members, seed=settings.seed)
    labels = agree(shared, groups=groups)
    if settings.number != "auto":
        return Grouping(labels=labels)
    labels, anchors = give_shared_terms_a_group(reading, shared, labels, most=min(MOST_SHARED, groups // 3))
    kept = frozenset(int(labels[anchor.row]) for anchor in anchors)
    general = general_groups(reading, labels, kept=kept)
    if not general:
        return Grouping(labels=labels, anchors=anchors)
    row = int(np.flatnonzero(labels == general[0])[0])
    labels = renumber(np.where(np.isin(labels, general), general[0], labels))
    return Grouping(labels=labels, anchors=anchors, general=int(labels[row]))
