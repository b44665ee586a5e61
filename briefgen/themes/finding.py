"""Themes that go on from the edition before where little has changed, themes found anew where not."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from briefgen.model.documents import Corpus
from briefgen.model.editions import EarlierThemes
from briefgen.model.themes import Theme, ThemeSet
from briefgen.settings import ThemeSettings
from briefgen.store import Cache
from briefgen.themes.continuing import continued
from briefgen.themes.reading import Reading, read_passages


def find(
    corpus: Corpus,
    settings: ThemeSettings,
    *,
    earlier: EarlierThemes | None = None,
    most_changed: float = 0.0,
    relabel: float = 1.0,
    cache: Cache | None = None,
) -> ThemeSet:
    """Themes of a corpus; see `briefgen.themes.find_themes`.

    One thread: sums over several come out in any order, and for matrices of this size threads cost more than they save.
    """
    reading = None
    if earlier is not None:
        with threadpool_limits(limits=1):
            reading = read_passages(corpus, cache)
            goes_on = _going_on(corpus, reading, settings, earlier, most_changed, relabel)
        if goes_on is not None:
            return goes_on
    # What groups takes a second to import; it is loaded before its threads are limited.
    from briefgen.themes.anew import find_anew

    with threadpool_limits(limits=1):
        return find_anew(corpus, settings, reading, cache)


def _going_on(
    corpus: Corpus,
    reading: Reading,
    settings: ThemeSettings,
    earlier: EarlierThemes,
    most_changed: float,
    relabel: float,
) -> ThemeSet | None:
    """The earlier themes with the passages of now; None where they do not stand."""
    if len(reading) < settings.min_passages:
        return None

    def naming(labels: NDArray[np.int64], general: int | None) -> tuple[Theme, ...]:
        from briefgen.themes.anew import phrases_of
        from briefgen.themes.naming import named_themes

        return named_themes(corpus, reading, labels, phrases_of(corpus, reading), general=general, about={})

    return continued(corpus, reading, earlier, naming, most_changed=most_changed, relabel=relabel)
