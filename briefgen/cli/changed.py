"""What changed, as lines of text and as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.model.editions import Changes, DocumentChange, RecommendationChange, ThemeChange

_MOST_SENTENCES = 3


def changes_as_values(changes: Changes) -> dict[str, Any]:
    """The changes as in the field `changes` of `brief.json`."""
    return asdict(changes)


def change_lines(changes: Changes) -> Iterator[str]:
    """A line for each change, documents first, the words of a revised one below it."""
    for document in changes.documents:
        yield from _document(document)
    for recommendation in changes.recommendations:
        yield _recommendation(recommendation)
    for one in changes.positions:
        yield f"position moved: {one.voice} on “{one.label}”: {one.before}, now {one.after}"
    for theme in changes.themes:
        yield _theme(theme)


def _document(one: DocumentChange) -> Iterator[str]:
    was = f", before {one.earlier_file}" if one.earlier_file else ""
    yield f"document {one.kind}: {one.voice} ({one.file}{was})"
    for name, sentences in (("new", one.added), ("gone", one.removed)):
        yield from (f"  {name}: “{sentence}”" for sentence in sentences[:_MOST_SENTENCES])
        if len(sentences) > _MOST_SENTENCES:
            yield f"  {name}: {len(sentences) - _MOST_SENTENCES} more"


def _recommendation(one: RecommendationChange) -> str:
    was = f", before “{one.earlier_headline}”" if one.earlier_headline else ""
    return f"recommendation {one.kind}: {one.voice}: “{one.headline}”{was} ({one.id})"


def _theme(one: ThemeChange) -> str:
    others = ", ".join(f"“{label}”" for label in one.others)
    return f"theme {one.kind}: “{one.label}”" + (f" ({others})" if others else "")
