"""Themes renamed, merged, split and pinned. A theme keeps its id, so that links and later corrections still find it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from briefgen.corrections.applying import Corrected, applied, changes_of, stale
from briefgen.corrections.entries import ThemeEntry
from briefgen.corrections.finding import near_names, near_sentences, passages_with, theme_of
from briefgen.model.corrections import Correction
from briefgen.model.documents import Corpus
from briefgen.model.notices import Notice
from briefgen.model.themes import Theme, ThemeSet

KIND = "theme"
DIGITS = 6


def correct_themes(themes: ThemeSet, corpus: Corpus, entries: Sequence[ThemeEntry]) -> Corrected[ThemeSet]:
    """The themes as the analyst wants them, entry after entry; empty ones go, shares are counted again."""
    done: list[Correction] = []
    notices: list[Notice] = []
    for entry in entries:
        changes = changes_of(merge_into=entry.merge_into, pin=len(entry.pin) or None, rename=entry.rename)
        changed, near = _applied(themes, corpus, entry)
        if changed is None:
            correction, notice = stale(KIND, entry.theme, changes, entry, near)
            done.append(correction)
            notices.append(notice)
        else:
            themes = changed
            done.append(applied(KIND, entry.theme, changes, entry))
    return Corrected(value=themes, done=tuple(done), notices=tuple(notices))


def _applied(themes: ThemeSet, corpus: Corpus, entry: ThemeEntry) -> tuple[ThemeSet | None, tuple[str, ...]]:
    """The themes with one entry applied; None and the nearest candidates where it matches nothing."""
    names = [name for theme in themes.themes for name in dict.fromkeys((theme.id, theme.label))]
    theme = theme_of(themes, corpus, entry.theme, entry.quotes)
    if entry.pin:
        return _pinned(themes, corpus, entry, theme)
    if theme is None:
        return None, near_names(entry.theme, names)
    if entry.merge_into:
        into = theme_of(themes, corpus, entry.merge_into, entry.into_quotes)
        if into is None or into == theme:
            return None, near_names(entry.merge_into, [name for name in names if name not in (theme.id, theme.label)])
        themes = _moved(themes, corpus, set(theme.passages), into.id)
        theme = next(one for one in themes.themes if one.id == into.id)
    if entry.rename:
        renamed = replace(theme, label=entry.rename)
        themes = replace(themes, themes=tuple(renamed if one.id == theme.id else one for one in themes.themes))
    return themes, ()


def _pinned(
    themes: ThemeSet, corpus: Corpus, entry: ThemeEntry, theme: Theme | None
) -> tuple[ThemeSet | None, tuple[str, ...]]:
    """The passages of the quoted sentences in one theme, which is made where there is none of that name."""
    found = {passage for quote in entry.pin for passage in passages_with(corpus, quote)}
    if not found:
        return None, near_sentences(corpus, entry.pin[0])
    if theme is None:
        theme = Theme(id=_new_id(entry.theme, themes), label=entry.theme, keywords=(), passages=(), share=0.0)
        plain = [one for one in themes.themes if not one.is_general]
        general = [one for one in themes.themes if one.is_general]
        themes = replace(themes, themes=(*plain, theme, *general))
    themes = _moved(themes, corpus, found, theme.id)
    if entry.rename:
        renamed = replace(next(one for one in themes.themes if one.id == theme.id), label=entry.rename)
        themes = replace(themes, themes=tuple(renamed if one.id == theme.id else one for one in themes.themes))
    return themes, ()


def _moved(themes: ThemeSet, corpus: Corpus, passages: set[str], into: str) -> ThemeSet:
    """The themes with these passages in one of them and in no other."""
    order = {passage.id: at for at, passage in enumerate(corpus.each_passage())}
    held: dict[str, list[str]] = {}
    for theme in themes.themes:
        kept = set(theme.passages) - passages if theme.id != into else set(theme.passages) | passages
        held[theme.id] = sorted(kept, key=lambda passage: order.get(passage, len(order)))
    total = len({passage for members in held.values() for passage in members})
    return replace(
        themes,
        themes=tuple(
            replace(theme, passages=tuple(held[theme.id]), share=round(len(held[theme.id]) / total, DIGITS))
            for theme in themes.themes
            if held[theme.id]
        ),
    )


def _new_id(label: str, themes: ThemeSet) -> str:
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().casefold()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or KIND
    taken = {theme.id for theme in themes.themes}
    return next(id for id in (base, *(f"{base}-{at}" for at in range(2, len(taken) + 3))) if id not in taken)
