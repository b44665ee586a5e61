"""A PDF's lines as blocks: what is heading, note, item, running head, and what is the author's text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefgen.documents.composing import Composer, Run
from briefgen.documents.pdf.columns import Column, columns
from briefgen.documents.pdf.edges import page_edges
from briefgen.documents.pdf.lines import Line
from briefgen.documents.pdf.margins import with_margins
from briefgen.documents.pdf.paragraphs import ITEM, crosses, is_full, is_note, leading, paragraphs, usual_size
from briefgen.documents.pdf.tables import with_tables
from briefgen.documents.pdf.words import Vocabulary, runs
from briefgen.documents.text.shapes import reads_like_heading
from briefgen.model.documents import BODY_KINDS, BlockKind, MarkKind

_LARGER = 1.12
_LONGEST_HEADING = 300
_MOST_LEVELS = 4
_WORDS = re.compile(r"[^\W\d_].*?[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its lines in the file's order, and its measures in points."""

    lines: list[Line]
    width: float
    height: float


def compose(sheets: list[Sheet], characters: int) -> Composer:
    """The text of the pages, in the order of reading, with its blocks and marks.

    Raises:
        Unreadable: there are more characters than allowed.
    """
    edges = page_edges([sheet.lines for sheet in sheets], [sheet.height for sheet in sheets])
    by_place = [with_margins([line for line in sheet.lines if line not in edges]) for sheet in sheets]
    inner = [with_tables([line for line in lines if not (line.is_turned or line.is_margin)]) for lines in by_place]
    body = usual_size([line for lines in inner for line in lines])
    by_page = [columns(lines, sheet.width) for lines, sheet in zip(inner, sheets, strict=True)]
    step = leading([column for found in by_page for column in found])
    levels = _levels(inner, body)
    writer = _Writer(Composer(characters), body, levels, Vocabulary(line for lines in inner for line in lines))
    for sheet, lines, found in zip(sheets, by_place, by_page, strict=True):
        around = [line for line in sheet.lines if line in edges]
        around += [line for line in lines if line.is_turned or line.is_margin]
        middle = sheet.height / 2
        writer.furniture([line for line in around if line.bottom >= middle], edges)
        writer.page(paragraphs(found, step, body), found)
        writer.furniture([line for line in around if line.bottom < middle], edges)
    return writer.composer


@dataclass(slots=True)
class _Writer:
    """Puts blocks down page by page, and remembers the paragraph that the next page may go on with."""

    composer: Composer
    body: float
    levels: dict[float, int]
    known: Vocabulary
    last: tuple[int, Line, list[Column]] | None = None
    """The last block of running text, its last line, and the columns of its page."""

    def page(self, blocks: list[list[Line]], found: list[Column]) -> None:
        before, self.last = self.last, None
        for lines in blocks:
            kind, reason, level = _kind(lines, self.body, self.levels)
            pieces = runs(_without_own_number(lines) if kind is BlockKind.NOTE else lines, self.known)
            marker = ITEM.match(pieces[0].text) if kind is BlockKind.LIST_ITEM else None
            if marker:
                pieces[:1] = [Run(marker[0].lstrip(), MarkKind.MARKUP), Run(pieces[0].text[marker.end() :])]
            written = self.composer.blocks
            close = kind is BlockKind.LIST_ITEM and bool(written) and written[-1].kind is kind
            self.composer.add(kind, pieces, reason=reason, level=level, page=lines[0].page, close=close)
            if kind in {BlockKind.NOTE, BlockKind.TABLE} or not written:
                continue
            if before and kind is BlockKind.PARAGRAPH and self._goes_on(before, lines[0]):
                written[-1] = replace(
                    written[-1], kind=written[before[0]].kind, continues=before[0], reason="goes on across a page break"
                )
            before = None
            self.last = (len(written) - 1, lines[-1], found) if kind in BODY_KINDS else None

    def _goes_on(self, before: tuple[int, Line, list[Column]], line: Line) -> bool:
        _, last, columns = before
        return crosses(last, line, self.body) and is_full(last, line, columns)

    def furniture(self, lines: list[Line], edges: set[Line]) -> None:
        for line in lines:
            reason = "stands upright or aslant on the page" if line.is_turned else "numbers a line, in the margin"
            reason = "stands at the edge of every page" if line in edges else reason
            self.composer.add(BlockKind.FURNITURE, [Run(line.text)], reason=reason, page=line.page)


def _without_own_number(lines: list[Line]) -> list[Line]:
    """The lines of a note; the raised number that it begins with is its own, and calls no other."""
    first = lines[0]
    begin = len(first.text) - len(first.text.lstrip())
    if not first.calls or first.calls[0][0] != begin:
        return lines
    return [replace(first, calls=first.calls[1:]), *lines[1:]]


def _kind(lines: list[Line], body: float, levels: dict[float, int]) -> tuple[BlockKind, str, int | None]:
    if lines[0].is_table:
        return BlockKind.TABLE, "columns", None
    is_large = lines[0].size >= _LARGER * body
    is_bold = len(lines) <= 2 and all(line.is_bold for line in lines)
    if is_large or is_bold:
        text = " ".join(line.text for line in lines)
        if len(text) <= _LONGEST_HEADING and _WORDS.search(text):
            if is_large:
                level = levels.get(_rounded(lines[0].size), _MOST_LEVELS)
                return BlockKind.HEADING, "marked as a heading by its size", level
            if reads_like_heading(text.strip()):
                return BlockKind.HEADING, "set in bold, alone on its line", len(set(levels.values())) + 1
    if is_note(lines, body):
        return BlockKind.NOTE, "set small, begins with a note's number", None
    if ITEM.match(lines[0].text):
        return BlockKind.LIST_ITEM, "begins with a bullet or a number", None
    return BlockKind.PARAGRAPH, "", None


def _levels(pages: list[list[Line]], body: float) -> dict[float, int]:
    """The level of each size larger than the text's: the largest is 1."""
    sizes = sorted(
        {_rounded(line.size) for lines in pages for line in lines if line.size >= _LARGER * body}, reverse=True
    )
    return {size: min(at, _MOST_LEVELS) for at, size in enumerate(sizes, start=1)}


def _rounded(size: float) -> float:
    return round(size)
