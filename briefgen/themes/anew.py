"""From passages to themes: group, give small shared subjects a theme, set the general one apart, name, order."""

from __future__ import annotations

import math
from itertools import islice

from briefgen.model.documents import Corpus
from briefgen.model.themes import ThemeSet
from briefgen.settings import ThemeSettings
from briefgen.store import Cache
from briefgen.themes.grouping import group_passages
from briefgen.themes.indices import voices
from briefgen.themes.names import names_in
from briefgen.themes.naming import named_themes
from briefgen.themes.phrases import Phrase, find_phrases
from briefgen.themes.quality import judge
from briefgen.themes.reading import Reading, read_passages
from briefgen.themes.terms import terms_as_themes
from briefgen.themes.views import embed

FEWEST, MOST = 4, 12
"""Bounds of the automatic number of themes: fewer say nothing, more cannot be read. None of nine criteria that look at
the grouping (silhouette, gap, stability, ...) chose better on labelled sets than the size alone."""


CONSENSUS_UP_TO = 3_000
"""Passages for which all pairs are compared; beyond, memory and time grow with the square of their number."""


def find_anew(
    corpus: Corpus, settings: ThemeSettings, reading: Reading | None = None, cache: Cache | None = None
) -> ThemeSet:
    """Themes of a corpus, whatever they were before; `reading` are its passages where they have been read."""
    if any(islice(corpus.each_passage(), CONSENSUS_UP_TO, None)):
        return _find_many(corpus, settings)
    return _find(corpus, reading or read_passages(corpus, cache), settings)


def _find(corpus: Corpus, reading: Reading, settings: ThemeSettings) -> ThemeSet:
    """Themes of passages that can all be compared with each other; terms where there are too few to group."""
    phrases = phrases_of(corpus, reading)
    if len(reading) < settings.min_passages:
        return terms_as_themes(corpus, reading, phrases, settings)
    groups = number_of_themes(len(reading), settings)
    views = embed(reading, groups=groups)
    grouping = group_passages(reading, settings, groups=groups, views=views)
    labels = grouping.labels
    about = {int(labels[anchor.row]): anchor.stems for anchor in grouping.anchors}
    return ThemeSet(
        themes=named_themes(corpus, reading, labels, phrases, general=grouping.general, about=about),
        criterion=_criterion(len(reading), settings, len(grouping.anchors)),
        grouped=True,
        quality=judge(reading, views, labels, settings, groups=groups),
    )


def _find_many(corpus: Corpus, settings: ThemeSettings) -> ThemeSet:
    """Themes of more passages than can be compared with each other."""
    from briefgen.themes.central import named_many
    from briefgen.themes.counting import count_passages
    from briefgen.themes.large import group_many  # scikit-learn's clusterings: half a second to import

    counts = count_passages(corpus.documents)
    if len(counts) <= CONSENSUS_UP_TO:  # most passages have no words to compare
        return _find(corpus, read_passages(corpus), settings)
    found = group_many(counts, groups=number_of_themes(len(counts), settings), seed=settings.seed)
    return ThemeSet(
        themes=named_many(corpus, counts, found),
        criterion=_criterion(len(counts), settings, 0),
        grouped=True,
        quality=voices(counts.documents, found.labels),
    )


def number_of_themes(passages: int, settings: ThemeSettings) -> int:
    """The number asked for, or the square root of half the passages, between 4 and 12; never more than passages."""
    if settings.number != "auto":
        return max(1, min(settings.number, passages))
    return min(MOST, max(FEWEST, round(math.sqrt(passages / 2))), passages)


def phrases_of(corpus: Corpus, reading: Reading) -> tuple[Phrase, ...]:
    """The phrases of a corpus that can name a theme."""
    texts = {passage.id: passage.text for passage in corpus.passages}
    languages = {document.id: document.language for document in corpus.documents}
    return find_phrases(
        [texts[passage] for passage in reading.passages],
        [languages[document] for document in reading.documents],
        banned=names_in(corpus),
    )


def _criterion(passages: int, settings: ThemeSettings, shared: int) -> str:
    if settings.number != "auto":
        return f"{settings.number} themes, as asked for."
    text = (
        f"{number_of_themes(passages, settings)} groups: the square root of half the {passages} passages, "
        f"within {FEWEST} and {MOST}"
    )
    if shared:
        text += f"; {shared} more for subjects that several documents share"
    return text + "."
