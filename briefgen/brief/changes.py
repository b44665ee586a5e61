"""What changed since the edition before, in words: page 2 of a brief that is not the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from briefgen.language.catalogue import phrase
from briefgen.language.writing import in_marks, listed, number, sentence
from briefgen.model.brief import ChangeItem, ChangeList
from briefgen.model.documents import Corpus
from briefgen.model.editions import (
    Changes,
    DocumentChange,
    PositionChange,
    RecommendationChange,
    ThemeChange,
)

Change = TypeVar("Change")

MOST_ITEMS = 12
"""Changes printed of a kind, so that they stay on a page; all are in `brief.json`."""
MOST_SENTENCES = 3
"""Sentences printed of a revised text, of those that are new and of those that are gone."""


def change_lists(changes: Changes, corpus: Corpus) -> tuple[ChangeList, ...]:
    """The changes by kind, in the order documents, recommendations, positions, themes; one remark where there are none.

    Args:
        changes: since the edition before.
        corpus: for the language of what is quoted.
    """
    languages = {document.id: document.language for document in corpus.documents}
    found = [
        *_list("documents", changes.documents, lambda one: _document(one, languages.get(one.document, ""))),
        *_list("recommendations", changes.recommendations, _recommendation),
        *_list("positions", changes.positions, _position),
        *_list("themes", changes.themes, _theme),
    ]
    if not found:
        found = [ChangeList(heading=phrase("changes.none"), items=())]
    return tuple(found)


def _list(name: str, changes: Sequence[Change], said: Callable[[Change], ChangeItem]) -> Iterator[ChangeList]:
    if not changes:
        return
    left = len(changes) - MOST_ITEMS
    yield ChangeList(
        heading=phrase(f"changes.{name}"),
        items=tuple(said(one) for one in changes[:MOST_ITEMS]),
        more=sentence(phrase("changes.more", count=number(left))) if left > 0 else "",
    )


def _document(one: DocumentChange, language: str) -> ChangeItem:
    text = phrase(
        f"changes.document_{one.kind.value}",
        voice=one.voice,
        file=one.file,
        earlier=one.earlier_file or "",
        added=number(len(one.added)),
        removed=number(len(one.removed)),
    )
    return ChangeItem(
        text=sentence(text),
        added=tuple(map(in_marks, one.added[:MOST_SENTENCES])),
        removed=tuple(map(in_marks, one.removed[:MOST_SENTENCES])),
        language=language,
    )


def _recommendation(one: RecommendationChange) -> ChangeItem:
    earlier = in_marks(one.earlier_headline) if one.earlier_headline else ""
    text = phrase(
        f"changes.recommendation_{one.kind.value}", voice=one.voice, headline=in_marks(one.headline), earlier=earlier
    )
    return ChangeItem(text=sentence(text))


def _position(one: PositionChange) -> ChangeItem:
    before, after = (phrase(f"changes.position_{kind.value}") for kind in (one.before, one.after))
    text = phrase("changes.position", voice=one.voice, option=in_marks(one.label), before=before, after=after)
    return ChangeItem(text=sentence(text))


def _theme(one: ThemeChange) -> ChangeItem:
    others = listed(_marked(one.others))
    text = phrase(f"changes.theme_{one.kind.value}", theme=in_marks(one.label), others=others)
    return ChangeItem(text=sentence(text))


def _marked(labels: Iterable[str]) -> list[str]:
    return [in_marks(label) for label in labels]
