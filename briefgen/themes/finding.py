"""From passages to themes: group, give small shared subjects a theme, set the general one apart, name, order."""

from __future__ import annotations

import math

from threadpoolctl import threadpool_limits

from briefgen.model.documents import Corpus
from briefgen.model.editions import EarlierThemes
from briefgen.model.themes import Theme, ThemeSet
from briefgen.settings import ThemeSettings
from briefgen.themes.consensus import Groups
from briefgen.themes.continuing import continued
from briefgen.themes.grouping import Grouping, group_passages, views_of
from briefgen.themes.names import names_in
from briefgen.themes.naming import named_themes
from briefgen.themes.phrases import Phrase, find_phrases
from briefgen.themes.quality import judge
from briefgen.themes.reading import Reading, read_passages
from briefgen.themes.terms import terms_as_themes

FEWEST, MOST = 4, 12
"""Bounds of the automatic number of themes: fewer say nothing, more cannot be read. None of nine criteria that look at
the grouping (silhouette, gap, stability, ...) chose better on labelled sets than the size alone."""


def find(
    corpus: Corpus,
    settings: ThemeSettings,
    *,
    earlier: EarlierThemes | None = None,
    most_changed: float = 0.0,
    relabel: float = 1.0,
) -> ThemeSet:
    """Themes of a corpus; see `briefgen.themes.find_themes`.

    One thread: sums over several come out in any order, and for matrices of this size threads cost more than they save.
    """
    with threadpool_limits(limits=1):
        reading = read_passages(corpus)
        if earlier is not None and len(reading) >= settings.min_passages:

            def naming(labels: Groups, general: int | None) -> tuple[Theme, ...]:
                return named_themes(corpus, reading, labels, _phrases(corpus, reading), general=general, about={})

            goes_on = continued(corpus, reading, earlier, naming, most_changed=most_changed, relabel=relabel)
            if goes_on is not None:
                return goes_on
        return _find(corpus, reading, settings)


def _find(corpus: Corpus, reading: Reading, settings: ThemeSettings) -> ThemeSet:
    phrases = _phrases(corpus, reading)
    if len(reading) < settings.min_passages:
        return terms_as_themes(corpus, reading, phrases, settings)
    groups = number_of_themes(len(reading), settings)
    views = views_of(reading, groups=groups)
    grouping = group_passages(reading, settings, groups=groups, views=views)
    labels = grouping.labels
    about = {int(labels[anchor.row]): anchor.stems for anchor in grouping.anchors}
    return ThemeSet(
        themes=named_themes(corpus, reading, labels, phrases, general=grouping.general, about=about),
        criterion=_criterion(len(reading), settings, grouping),
        grouped=True,
        quality=judge(reading, views, labels, settings, groups=groups),
    )


def number_of_themes(passages: int, settings: ThemeSettings) -> int:
    """The number asked for, or the square root of half the passages, between 4 and 12; never more than passages."""
    if settings.number != "auto":
        return max(1, min(settings.number, passages))
    return min(MOST, max(FEWEST, round(math.sqrt(passages / 2))), passages)


def _phrases(corpus: Corpus, reading: Reading) -> tuple[Phrase, ...]:
    texts = {passage.id: passage.text for passage in corpus.passages}
    languages = {document.id: document.language for document in corpus.documents}
    return find_phrases(
        [texts[passage] for passage in reading.passages],
        [languages[document] for document in reading.documents],
        banned=names_in(corpus),
    )


def _criterion(passages: int, settings: ThemeSettings, grouping: Grouping) -> str:
    if settings.number != "auto":
        return f"{settings.number} themes, as asked for."
    text = (
        f"{number_of_themes(passages, settings)} groups: the square root of half the {passages} passages, "
        f"within {FEWEST} and {MOST}"
    )
    if grouping.anchors:
        text += f"; {len(grouping.anchors)} more for subjects that several documents share"
    return text + "."
