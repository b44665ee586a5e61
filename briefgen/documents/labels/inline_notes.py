"""Notes that stand in the text where they are called, as in AsciiDoc: blocks between the parts of their paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.documents.text.kinds import Markup
from briefgen.documents.text.marks import find_marks, note_text
from briefgen.model.documents import BODY_KINDS, Block, BlockKind, Document, Mark, MarkKind
from briefgen.model.evidence import Span


def with_notes_apart(document: Document) -> Document:
    """The document, each paragraph and item parted at the notes that are written in it; its parts go on with the first.

    It comes after all other labels, as a part of a paragraph would pass for a heading or a line of the page. A note
    that touches what follows, such as its sentence's full stop, stays a mark: the sentence could not be put together.
    """
    text = document.text
    kept = [
        mark for mark in document.marks if note_text(text, mark) and not text[mark.span.end : mark.span.end + 1].strip()
    ]
    if not kept:
        return document
    found: list[Block] = []
    last: list[int] = []
    apart: set[Mark] = set()
    for block in document.blocks:
        if block.continues is not None:
            block = replace(block, continues=last[block.continues])
        inside = [mark for mark in kept if block.span.covers(mark.span)] if block.kind in BODY_KINDS else []
        if inside and inside[0].span.start == block.span.start:
            inside = []
        last.append(_part(text, block, inside, found))
        apart.update(inside)
    marks = [one for mark in document.marks for one in (_inner(text, mark) if mark in apart else (mark,))]
    return replace(document, blocks=tuple(found), marks=tuple(marks))


def _part(text: str, block: Block, notes: list[Mark], found: list[Block]) -> int:
    """Adds a block with the notes inside it to the others; gives the index of its last part."""
    before = block.continues
    start, end = block.span.start, block.span.end
    for note in notes:
        if part := _stripped(text, start, note.span.start):
            found.append(replace(block, span=part, continues=before))
            before = len(found) - 1
        found.append(Block(kind=BlockKind.NOTE, span=note.span, page=block.page, reason="a note's text"))
        start = note.span.end
    if part := _stripped(text, start, end):
        found.append(replace(block, span=part, continues=before))
        before = len(found) - 1
    assert before is not None
    return before


def _stripped(text: str, start: int, end: int) -> Span | None:
    stretch = text[start:end]
    inner = stretch.strip()
    begin = start + len(stretch) - len(stretch.lstrip())
    return Span(begin, begin + len(inner)) if inner else None


def _inner(text: str, mark: Mark) -> Iterator[Mark]:
    """The marks of a note's own text, and what stands before and after it."""
    span = note_text(text, mark)
    assert span
    yield Mark(kind=MarkKind.MARKUP, span=Span(mark.span.start, span.start))
    for one in find_marks(text[span.start : span.end], markup=Markup.ASCIIDOC):
        yield replace(one, span=Span(one.span.start + span.start, one.span.end + span.start))
    yield Mark(kind=MarkKind.MARKUP, span=Span(span.end, mark.span.end))
