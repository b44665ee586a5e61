"""Tables: where every cell stands, and how wide the columns are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from briefgen.page.word.xml import Element, element

_FILL = re.compile(r"background(?:-color)?:\s*#([0-9a-fA-F]{6})")
_REFERENCE = 15
"""Letters that a reference takes; on the page it has no text."""
_LETTER, _PADDING = 92, 130
"""The mean width of a letter of a table's text, and what a cell adds to its text, in twentieths of a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: its first column, how many it spans, and whether it goes on from the row above (then it has no node)."""

    node: HtmlElement | None
    column: int
    span: int
    merge: str = ""

    def element(self, columns: list[int], content: list[Element]) -> Element:
        """The cell with its content.

        Args:
            columns: the widths of all columns of the table.
            content: paragraphs, the last block among them.
        """
        width = sum(columns[self.column : self.column + self.span])
        properties = [element("tcW", w=width, type="dxa")]
        if self.span > 1:
            properties.append(element("gridSpan", val=self.span))
        if self.merge:
            properties.append(element("vMerge", val=self.merge))
        fill = _FILL.search(self.node.get("style", "")) if self.node is not None else None
        if fill:
            properties.append(element("shd", val="clear", color="auto", fill=fill[1].upper()))
        return element("tc", element("tcPr", *properties), *content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row, complete: every column of the table is in one of its cells."""

    cells: tuple[Cell, ...]
    is_head: bool


def grid(table: HtmlElement) -> list[Row]:
    """The rows of a table with spans over rows and columns resolved; short rows are filled up."""
    rows: list[tuple[list[Cell], bool]] = []
    open_: dict[int, tuple[int, int]] = {}  # column: rows still to go, columns spanned
    for line in table.iter("tr"):
        cells: list[Cell] = []
        column = 0
        waiting = [cell for cell in line if cell.tag in ("td", "th")]
        while waiting or column in open_:
            if column in open_:
                left, span = open_.pop(column)
                cells.append(Cell(node=None, column=column, span=span, merge="continue"))
                if left > 1:
                    open_[column] = (left - 1, span)
            else:
                node = waiting.pop(0)
                span, down = _count(node, "colspan"), _count(node, "rowspan")
                cells.append(Cell(node=node, column=column, span=span, merge="restart" if down > 1 else ""))
                if down > 1:
                    open_[column] = (down - 1, span)
            column += cells[-1].span
        open_ = {at: rest for at, rest in open_.items() if rest[0] > 0}
        rows.append((cells, line.getparent().tag == "thead"))
    wide = max((cells[-1].column + cells[-1].span for cells, _ in rows if cells), default=0)
    return [Row(cells=tuple(_filled(cells, wide)), is_head=is_head) for cells, is_head in rows if cells]


def widths(rows: list[Row], total: int) -> list[int]:
    """The width of every column: room for its longest word, the rest by how much text it has.

    Args:
        rows: of one table.
        total: the width of the table, in twentieths of a point; what comes out adds up to it.
    """
    count = max(cell.column + cell.span for row in rows for cell in row.cells)
    least, text = [_PADDING] * count, [1.0] * count
    for row in rows:
        for cell in row.cells:
            if cell.node is None or cell.span > 1:
                continue
            content = _read(cell.node)
            longest = max((len(word) for word in content.split()), default=0)
            least[cell.column] = max(least[cell.column], min(longest, 24) * _LETTER + _PADDING)
            text[cell.column] += len(content) + _REFERENCE * len(cell.node.find_class("ref"))
    if sum(least) > total:
        return _shared([float(one) for one in least], total)
    rest = total - sum(least)
    weights = [amount**0.7 for amount in text]
    return _shared([one + rest * weight / sum(weights) for one, weight in zip(least, weights, strict=True)], total)


def _read(node: HtmlElement) -> str:
    """The text of a cell without the notes in it, which stand at the foot of the page."""
    return "".join(node.xpath(".//text()[not(ancestor::*[contains(@class, 'fn')])]"))


def _shared(parts: list[float], total: int) -> list[int]:
    whole = [int(part * total / sum(parts)) for part in parts]
    whole[-1] += total - sum(whole)
    return whole


def _filled(cells: list[Cell], wide: int) -> list[Cell]:
    end = cells[-1].column + cells[-1].span
    return cells if end >= wide else [*cells, Cell(node=None, column=end, span=wide - end)]


def _count(node: HtmlElement, name: str) -> int:
    value = node.get(name, "1")
    return max(1, min(int(value), 1000)) if value.isdecimal() and value.isascii() else 1
