"""Tables of a PDF page: rows of cells that stand beside each other, row after row in the same columns.

Ruling is not looked at: many tables have none, and boxes are drawn around other things, too. What tells a table from
columns of text is the order in which the file draws them: cell by cell along a row, then the next row below.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from briefgen.documents.pdf.lines import CELL_GAP, Line
from briefgen.documents.pdf.words import is_cut

_FEWEST_ROWS = 2
_TALLEST = 20
"""Cells of more lines than this are columns of text."""
_LONG_CELL = 300
"""A cell of more characters holds running text: the table is there for the layout."""
_FURTHEST = 2.0
"""How many sizes a line of a cell may be below the one before it."""

_AS_HIGH = 0.6
_APART = 4
_FILLED = 0.75
_MANY_ROWS = 5

Cell = list[Line]
Row = list[Cell]


def with_tables(lines: list[Line]) -> list[Line]:
    """The lines of a page in the file's order, those of each table as one line that has a line break for each row.

    Of a table whose cells hold running text the lines stay, cell after cell.
    """
    stretches = [True for one, two in pairwise(lines) if two.left >= one.right and two.top > one.bottom]
    if len(stretches) + len([True for line in lines if line.cells]) < _FEWEST_ROWS:
        return lines
    pieces = [
        (piece, at)
        for at, line in enumerate(lines)
        for piece in (_pieces(line) if line.cells and not _is_justified(lines, at) else (line,))
    ]
    cells = [piece for piece, _ in pieces]
    beside = [at for at, (one, two) in enumerate(pairwise(cells)) if two.left >= one.right and two.top > one.bottom]
    found: list[Line] = []
    at = 0
    while at < len(pieces):
        rows, end = _rows(cells, at) if _may_begin(cells, at, beside) else ([], at)
        if len(rows) >= _FEWEST_ROWS and not (_are_columns(rows) or _is_stretched(rows)):
            found += _as_lines(rows)
            at = end
            while at < len(pieces) and pieces[at][1] == pieces[at - 1][1]:
                found.append(cells[at])
                at += 1
            continue
        end = end if len(rows) >= _FEWEST_ROWS else at + 1
        number = -1
        while at < end or (at < len(pieces) and pieces[at][1] == number):
            if pieces[at][1] != number:
                number = pieces[at][1]
                found.append(lines[number])
            at += 1
    return found


def _may_begin(pieces: list[Line], at: int, beside: list[int]) -> bool:
    """Whether a row may begin at a piece: the first cell goes on to a piece that another one stands `beside`."""
    for last in beside[bisect_left(beside, at) :]:
        if last - at >= _TALLEST:
            return False
        if _are_level(pieces[at : last + 1], _cell(pieces, last + 1)):
            return True
    return False


def _is_justified(lines: list[Line], at: int) -> bool:
    """Whether a line reaches from edge to edge as one next to it without gaps does: its spaces are stretched."""
    line = lines[at]
    return any(
        not other.cells and abs(line.left - other.left) < 1 and abs(line.right - other.right) < 1
        for other in lines[max(0, at - 1) : at + 2]
    )


def _pieces(line: Line) -> list[Line]:
    """The cells that a line holds; itself, if it is one, or a number and a text that may be a heading."""
    if len(line.cells) == 2 and line.cells[1][2] - line.cells[0][3] <= CELL_GAP * line.size:
        return [line]
    return [
        replace(line, text=line.text[start:end].strip(), left=left, right=right, cells=(), calls=())
        for start, end, left, right in line.cells
    ] or [line]


def _rows(pieces: list[Line], at: int) -> tuple[list[Row], int]:
    """The rows of cells that begin at a piece, one below the other, and where they end."""
    rows: list[Row] = []
    end = at
    while end < len(pieces):
        row, after = _row(pieces, end)
        if len(row) < 2 or (rows and not _is_next(rows[-1], row)):
            break
        rows.append(row)
        end = after
    return rows, end


def _is_stretched(rows: list[Row]) -> bool:
    """Whether the rows may be a few lines with wide spaces, stretched to both edges of a narrow column."""
    if any(len(cell) > 1 for row in rows for cell in row):
        return False
    return len(rows) <= _FEWEST_ROWS or len({len(row) for row in rows}) > 1


def _are_columns(rows: list[Row]) -> bool:
    """Whether the rows are the lines of text columns, drawn across the page: many, and full to the next column."""
    if len(rows) < _MANY_ROWS or any(len(cell) > 1 for row in rows for cell in row):
        return False
    pairs = [(one[0], two[0]) for row in rows for one, two in pairwise(row)]
    full = sum(one.right - one.left >= _FILLED * (two.left - one.left) for one, two in pairs)
    return 2 * full > len(pairs)


def _row(pieces: list[Line], at: int) -> tuple[Row, int]:
    """Cells that are drawn one after the other, each beside the one before, and the place after them."""
    row: Row = [_cell(pieces, at)]
    end = at + len(row[0])
    while end < len(pieces) and pieces[end].left >= max(one.right for one in row[-1]):
        cell = _cell(pieces, end)
        if not any(_are_level(other, cell) for other in row):
            break
        row.append(cell)
        end += len(cell)
    return row, end


def _cell(pieces: list[Line], at: int) -> Cell:
    """The cell that begins at a piece, with the lines that go on below it: each right below the last, in its column."""
    last = pieces[at]
    cell, left, right = [last], last.left, last.right
    for line in pieces[at + 1 : at + _TALLEST]:
        below = 0 < last.bottom - line.bottom <= _FURTHEST * last.size
        if not (below and line.left < right and line.right > left and abs(line.left - left) < 3 * line.size):
            break
        cell.append(line)
        last, left, right = line, min(left, line.left), max(right, line.right)
    return cell


def _are_level(one: Cell, two: Cell) -> bool:
    """Whether two cells have their tops, their middles or their feet at one height, as those of a row have."""
    top, bottom, first = one[0].top, one[-1].bottom, two[0]
    near = _AS_HIGH * first.size
    if abs(first.top - top) < near or abs(two[-1].bottom - bottom) < near:
        return True
    middle = top + bottom
    return abs(first.top + two[-1].bottom - middle) < 2 * near or abs(first.top + first.bottom - middle) < 2 * near


def _is_next(row: Row, other: Row) -> bool:
    """Whether a row goes on with the table of the one above: below it, and in its columns."""
    down = min(one.bottom for cell in row for one in cell) - max(cell[0].top for cell in other)
    if not -other[0][0].size < down < _APART * other[0][0].size:
        return False
    shared = sum(1 for cell in other if any(_share(cell, above) for above in row))
    return shared >= 2 and _share(row[0], other[0])


def _share(one: Cell, two: Cell) -> bool:
    """Whether two cells stand in one column: their left edges, right edges or middles are the same."""
    (left, right), (other_left, other_right) = _extent(one), _extent(two)
    near = one[0].size / 2
    middles = abs(left + right - other_left - other_right) / 2
    return abs(left - other_left) < near or abs(right - other_right) < near or middles < near


def _extent(cell: Cell) -> tuple[float, float]:
    return min(line.left for line in cell), max(line.right for line in cell)


def _joined(cell: Cell) -> str:
    """The text of a cell; a word cut at a line's end is whole again."""
    text = ""
    for line in cell:
        after = line.text.strip()
        if text and is_cut(text, after):
            text = text if text[-1] == "-" else text[:-1]
        elif text:
            text += " "
        text += after
    return text


def _as_lines(rows: list[Row]) -> list[Line]:
    cells = [cell for row in rows for cell in row]
    lines = [line for cell in cells for line in cell]
    if max(sum(len(line.text) for line in cell) for cell in cells) > _LONG_CELL:
        return lines
    text = "\n".join(" | ".join(_joined(cell) for cell in row) for row in rows)
    return [
        replace(
            lines[0],
            text=text,
            left=min(line.left for line in lines),
            right=max(line.right for line in lines),
            bottom=min(line.bottom for line in lines),
            top=max(line.top for line in lines),
            is_bold=False,
            calls=(),
            cells=(),
            is_table=True,
        )
    ]
