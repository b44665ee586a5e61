"""Themes that go on from the edition before: what is known stays where it is, what is new joins what it is like.

A grouping found anew after one document came or went puts many other passages elsewhere, since the draws differ; a
reader of editions sees themes come and go for no reason in the texts. So the themes of the edition before stand until
a stated share of the passages has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from briefgen.language.digests import text_digest
from briefgen.language.weights import weigh
from briefgen.model.documents import Corpus
from briefgen.model.editions import EarlierTheme, EarlierThemes
from briefgen.model.themes import Theme, ThemeSet
from briefgen.themes.indices import voices
from briefgen.themes.ordering import DIGITS, in_document_order
from briefgen.themes.reading import Reading

_MAX_SHARE = 0.4
"""Words in a larger share of the passages say nothing of a theme."""
_PLACES = 9

Naming = Callable[[NDArray[np.int64], int | None], Sequence[Theme]]


def continued(
    corpus: Corpus, reading: Reading, earlier: EarlierThemes, naming: Naming, *, most_changed: float, relabel: float
) -> ThemeSet | None:
    """The earlier themes with the passages of now; None where too much has changed, so that they must be found anew.

    Args:
        corpus: the documents.
        reading: their passages.
        earlier: the themes of the edition before.
        naming: names groups, given the general one; asked only where a label has to go.
        most_changed: share of the passages, of then and now together, that may have come or gone since the themes
            were found.
        relabel: share of a theme's passages that may have come or gone since it got its label.
    """
    texts = {passage.id: passage.text for passage in corpus.each_passage()}
    digests = [text_digest(texts[passage]) for passage in reading.passages]
    founding = {digest for theme in earlier.themes for digest in theme.named_for}
    if not earlier.grouped or _distance(founding, set(digests)) > most_changed:
        return None
    home = {digest: at for at, theme in enumerate(earlier.themes) for digest in theme.passages}
    labels = np.array([home.get(digest, -1) for digest in digests], dtype=np.int64)
    joined = int((labels < 0).sum())
    if joined:
        labels = _joined(reading, labels, len(earlier.themes))
    rows = {at: np.flatnonzero(labels == at).tolist() for at in range(len(earlier.themes))}
    kept = sorted(
        (at for at, members in rows.items() if members),
        key=lambda at: (earlier.themes[at].is_general, -len(rows[at]), rows[at][0]),
    )
    if len(kept) < 2:
        return None
    themes = [_theme(corpus, reading, texts, earlier.themes[at], rows[at]) for at in kept]
    outgrown = [
        place
        for place, at in enumerate(kept)
        if _distance({digests[row] for row in rows[at]}, set(earlier.themes[at].named_for)) > relabel
    ]
    if outgrown:
        place_of = {at: place for place, at in enumerate(kept)}
        named = _named(themes, np.array([place_of[int(at)] for at in labels], dtype=np.int64), naming)
        for place in outgrown:
            themes[place] = replace(themes[place], label=named[place].label, keywords=named[place].keywords)
    return ThemeSet(
        themes=tuple(themes),
        criterion=_criterion(len(kept), joined, len(reading)),
        grouped=True,
        quality=voices(reading.documents, labels),
        joined=joined,
    )


def _named(themes: Sequence[Theme], labels: NDArray[np.int64], naming: Naming) -> Sequence[Theme]:
    """The same groups under the names that they would get if they were found now, in the same order."""
    return naming(labels, next((place for place, theme in enumerate(themes) if theme.is_general), None))


def _distance(one: set[str], other: set[str]) -> float:
    """The share of both together that only one of them has."""
    return len(one ^ other) / len(one | other) if one | other else 0.0


def _joined(reading: Reading, labels: NDArray[np.int64], themes: int) -> NDArray[np.int64]:
    """The labels with each new passage (-1) in the theme to whose middle its words are nearest; the first of equals.

    Words weigh as in the grouping: TF-IDF of stems, but for those that many passages share.
    """
    rows = weigh(reading.stems, min_texts=2, max_share=_MAX_SHARE)
    new = np.flatnonzero(labels < 0)
    middles = rows.summed(labels, themes)
    length = np.linalg.norm(middles, axis=1, keepdims=True)
    middles = middles / np.where(length > 0, length, 1.0)
    nearness = np.round(rows.dense(new) @ middles.T, _PLACES)
    filled = labels.copy()
    filled[new] = nearness.argmax(axis=1)
    return filled


def _theme(corpus: Corpus, reading: Reading, texts: dict[str, str], earlier: EarlierTheme, rows: list[int]) -> Theme:
    members = [reading.passages[row] for row in rows]
    said = " ".join(texts[member] for member in members).casefold()
    return Theme(
        id=earlier.id,
        label=earlier.label,
        keywords=tuple(word for word in earlier.keywords if word.casefold() in said),
        passages=in_document_order(corpus, members),
        share=round(len(rows) / len(reading), DIGITS),
        is_general=earlier.is_general,
    )


def _criterion(themes: int, joined: int, passages: int) -> str:
    text = f"The {themes} themes are those of the edition before"
    if not joined:
        return f"{text}."
    noun = "passage" if joined == 1 else "passages"
    return f"{text}; {joined} new {noun} of {passages} joined the theme whose words they share most."
