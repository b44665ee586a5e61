"""Themes: what the passages of a corpus are about, found by grouping them and named in the texts' own words."""

from __future__ import annotations

from briefgen.execution import NoProgress, Progress
from briefgen.model.documents import Corpus
from briefgen.model.editions import EarlierThemes
from briefgen.model.themes import ThemeSet
from briefgen.settings import ThemeSettings
from briefgen.store import Cache

__all__ = ["find_themes"]

NO_PROGRESS = NoProgress()


def find_themes(
    corpus: Corpus,
    settings: ThemeSettings,
    *,
    earlier: EarlierThemes | None = None,
    most_changed: float = 0.0,
    relabel: float = 1.0,
    cache: Cache | None = None,
    progress: Progress = NO_PROGRESS,
) -> ThemeSet:
    """Groups the passages of a corpus into themes, or names terms where there are too few passages to group.

    The result depends on the passages and the settings only: not on the order of files, the number of threads or
    the clock. Passages without a single word that could be compared belong to no theme.

    Args:
        corpus: documents with passages.
        settings: number of themes, seed, size of the consensus, size below which nothing is grouped.
        earlier: the themes of the edition before, which stand while little has changed.
        most_changed: the share of passages that may have come or gone until then, 0 to 1.
        relabel: the share of a theme's passages that may have come or gone until it gets another label, 0 to 1.
        cache: where the words of each document are kept between runs; changes nothing in the result.
        progress: told that the step begins and ends.

    Returns:
        themes by falling share, the general one last; no theme at all if the corpus has no words.
    """
    from briefgen.themes.finding import find  # scikit-learn takes two seconds to import: only when it is needed

    progress.start("themes")
    found = find(corpus, settings, earlier=earlier, most_changed=most_changed, relabel=relabel, cache=cache)
    progress.finish()
    return found
