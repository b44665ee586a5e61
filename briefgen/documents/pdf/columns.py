"""The order in which a PDF page's lines are read, and the columns they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from briefgen.documents.pdf.lines import Line

_FEWEST = 5
_MIDDLE = (0.25, 0.75)


@dataclass(frozen=True, slots=True)
class Column:
    """Lines one below the other, and the edges that most of them share."""

    lines: tuple[Line, ...]
    left: float
    right: float


def columns(lines: list[Line], width: float) -> list[Column]:
    """The columns of a page in reading order.

    pdfium's order is the file's, which nearly always is that of reading; where it jumps up again and again without
    going on to the right, lines are put in order by their places: across the page first, then column by column.
    """
    if _is_jumbled(lines):
        lines = _by_place(lines, width)
    found: list[list[Line]] = []
    column: list[Line] = []
    for line in lines:
        if column:
            last = column[-1]
            below = line.bottom < last.bottom and line.top < last.top
            if not (below and line.left < last.right and line.right > last.left) and (
                not (below or _is_level(last, line)) or _leaves(column, line)
            ):
                column = []
        if not column:
            found.append(column)
        column.append(line)
    return [_column(one) for one in found]


def _is_level(one: Line, two: Line) -> bool:
    """Whether a line stands no higher than another, but for what letters of another size may add."""
    return two.bottom < one.bottom + 0.3 * one.size and two.top < one.top + 0.5 * max(one.size, two.size)


def _leaves(column: list[Line], line: Line) -> bool:
    """Whether a line stands beside all that the column holds, not below it."""
    last = column[-1]
    if line.left < last.right and line.right > last.left:
        return False
    return line.left >= max(one.right for one in column[-4:]) or line.right <= min(one.left for one in column[-4:])


def _is_jumbled(lines: list[Line]) -> bool:
    jumps = beside = 0
    for one, two in pairwise(lines):
        if two.left > one.right:
            beside += abs(two.bottom - one.bottom) < one.size / 2
        elif two.bottom > one.bottom:
            jumps += two.bottom > one.bottom + 2 * one.size
    return jumps > 1 + len(lines) // 40 or (beside >= _FEWEST and beside * 3 >= len(lines))


def _by_place(lines: list[Line], width: float) -> list[Line]:
    """Lines across the gutter part a page into bands; in each the left column comes first."""
    down = sorted(lines, key=lambda line: (-round(line.bottom), line.left))
    gutter = _gutter(lines, width)
    if gutter is None:
        return down
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in down:
        if line.left < gutter < line.right:
            ordered += [*left, *right, line]
            left, right = [], []
        else:
            (left if line.right <= gutter else right).append(line)
    return [*ordered, *left, *right]


def _gutter(lines: list[Line], width: float) -> float | None:
    """The upright that fewest lines cross, if columns stand on both sides of it."""
    places = [width * (share / 100) for share in range(int(_MIDDLE[0] * 100), int(_MIDDLE[1] * 100), 1)]
    best = min(places, key=lambda x: (sum(1 for line in lines if line.left < x < line.right), abs(x - width / 2)))
    crossing = sum(1 for line in lines if line.left < best < line.right)
    sides = [sum(1 for line in lines if line.right <= best), sum(1 for line in lines if line.left >= best)]
    return best if min(sides) >= _FEWEST and crossing * 4 <= len(lines) else None


def _column(lines: list[Line]) -> Column:
    lefts = sorted(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    return Column(tuple(lines), lefts[len(lefts) // 10], rights[len(rights) * 9 // 10])
