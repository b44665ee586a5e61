"""A tailored edition: what of one analysis a recipient is interested in. The analysis itself stays as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefgen.model.comparison import Comparison
from briefgen.model.delivery import Stakeholder
from briefgen.model.documents import Corpus
from briefgen.model.publication import Edition
from briefgen.model.themes import Theme, ThemeSet
from briefgen.publication.manifest import sha256
from briefgen.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """What is left of themes and comparison; the labels of the themes and names of the authors that were selected by,
    and what was asked for and fits nothing."""

    themes: ThemeSet
    comparison: Comparison
    labels: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def select(corpus: Corpus, themes: ThemeSet, comparison: Comparison, wanted: Stakeholder) -> Selected:
    """What bears on the recipient's themes, or on the authors' positions and proposals; everything where none is named.

    An option or finding is whole or not there: who else holds a position on it is always told.
    """
    chosen = [theme for theme in themes.themes if _fits(wanted.themes, (theme.id, theme.label, *theme.keywords))]
    voices = [one.id for one in corpus.documents if _fits(wanted.authors, _names(corpus, one.id))]
    unknown = [
        *_left(wanted.themes, [(theme.id, theme.label, *theme.keywords) for theme in chosen]),
        *_left(wanted.authors, [_names(corpus, id) for id in voices]),
    ]
    if not chosen and not voices:
        return Selected(themes=themes, comparison=comparison, unknown=tuple(unknown))
    kept = _restricted(comparison, {theme.id for theme in chosen}, set(voices))
    shown = _themes_of(themes, chosen, kept)
    return Selected(
        themes=shown,
        comparison=kept,
        labels=tuple(theme.label for theme in chosen),
        documents=tuple(voices),
        unknown=tuple(unknown),
    )


def tailored_edition(edition: Edition, wanted: Stakeholder) -> Edition:
    """The edition as made for a recipient: same number and date, a digest of its own."""
    asked = [wanted.language, wanted.template, wanted.length, wanted.formats, wanted.themes, wanted.authors]
    return replace(edition, digest=sha256(json.dumps([edition.digest, *asked]).encode()))


def tailored_settings(settings: Settings, wanted: Stakeholder) -> Settings:
    """The settings with what the recipient wants instead of theirs; JSON is always written, mails are made of it."""
    page = settings.page
    own = {"language": wanted.language, "template": wanted.template, "length": wanted.length}
    formats = tuple(dict.fromkeys((*(wanted.formats or page.formats), "json")))
    changed = page.model_copy(update={key: value for key, value in own.items() if value} | {"formats": formats})
    return settings.model_copy(update={"page": changed})


def _restricted(comparison: Comparison, themes: set[str], documents: set[str]) -> Comparison:
    recommended = {one.id: one for one in comparison.recommendations}

    def near(ids: Iterable[str], theme: str | None) -> bool:
        return theme in themes or any(recommended[id].document in documents for id in ids)

    options = tuple(one for one in comparison.options if near(one.recommendations, one.theme))
    findings = tuple(one for one in comparison.findings if near(one.recommendations, one.theme))
    whole = {id for several in (options, findings) for one in several for id in one.recommendations}
    kept = tuple(one for one in comparison.recommendations if one.id in whole or near((one.id,), one.theme))
    named = {one.id for one in options}
    findings = tuple(one for one in findings if one.option is None or one.option in named)
    return replace(
        comparison,
        recommendations=tuple(one if one.option in named else replace(one, option=None) for one in kept),
        options=options,
        findings=findings,
    )


def _themes_of(themes: ThemeSet, chosen: Sequence[Theme], kept: Comparison) -> ThemeSet:
    """The themes asked for; where only authors were, those under which something is told."""
    ids = {theme.id for theme in chosen} | {one.theme for one in kept.recommendations}
    ids |= {one.theme for one in kept.options} | {one.theme for one in kept.findings}  # which may stand elsewhere
    return replace(themes, themes=tuple(theme for theme in themes.themes if theme.id in ids))


def _names(corpus: Corpus, id: str) -> tuple[str, ...]:
    document = corpus.document(id)
    surnames = (" ".join(one.name.split()[-count:]) for one in document.authors for count in (1, 2))
    return (id, document.source.path, *(part for one in document.authors for part in (one.name, one.short)), *surnames)


def _fits(wanted: Sequence[str], names: Sequence[str]) -> bool:
    return any(one.casefold() in {name.casefold() for name in names} for one in wanted)


def _left(wanted: Sequence[str], found: Sequence[Sequence[str]]) -> list[str]:
    return [one for one in wanted if not any(_fits((one,), names) for names in found)]
