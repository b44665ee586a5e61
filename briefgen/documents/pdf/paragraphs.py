"""The paragraphs of a PDF: which line goes on with the one above, told by gaps, sizes, indents and short lines."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from briefgen.documents.pdf.columns import Column
from briefgen.documents.pdf.lines import Line
from briefgen.documents.text.shapes import ends_like_sentence

ITEM = re.compile(
    r"\s*(?:[•◦▪‣·●○■□►*\uf0b7\uf0a7–-]\s+|[•◦▪‣●○■□►\uf0b7\uf0a7](?=[\u0590-\u08ff])|(?:\d{1,2}[.)]|\(\d{1,2}\)|\([a-z]\)|[a-z]\)|[ivx]{1,4}[.)])\s+)(?=\S)"
)
_NOTE = re.compile(r"\s*(?:\[?\d{1,3}\]?[.)]?(?:\s+\d{1,3})?|[*†‡§]{1,3})\s*(?=[^\W\d]|[“\"(‘'])")
_NOTE_NUMBER = re.compile(r"\s*\[?(?:(\d{1,3})|[*†‡])")
_NEXT_NOTES = 3
_BULLETS = "•◦▪‣·●○■□►*\uf0b7\uf0a7"
_WIDER = 1.35
"""A gap of more than this many usual distances between lines parts paragraphs."""
_OTHER_SIZE = 1.12
_SMALL = 0.93


def usual_size(lines: list[Line]) -> float:
    """The size that most characters have, rounded to a fifth of a point."""
    exact: dict[float, int] = {}
    for line in lines:
        exact[line.size] = exact.get(line.size, 0) + len(line.text)
    counts: Counter[float] = Counter()
    for size, characters in exact.items():
        counts[round(size * 5) / 5] += characters
    return min(counts, key=lambda size: (-counts[size], size)) if counts else 0.0


def leading(columns: list[Column]) -> float:
    """The usual distance from line to line, in sizes."""
    steps = Counter(
        [
            round(10 * (one.bottom - two.bottom) / one.size)
            for column in columns
            for one, two in pairwise(column.lines)
            if one.size == two.size or (two.size < _OTHER_SIZE * one.size and one.size < _OTHER_SIZE * two.size)
        ]
    )
    likely = [step for step in steps if 5 <= step <= 30]
    return min(likely, key=lambda step: (-steps[step], step)) / 10 if likely else 1.2


def paragraphs(columns: list[Column], step: float, body: float) -> list[list[Line]]:
    """The lines of a page as paragraphs; one that a column's end cuts goes on in the next, notes between or not."""
    found: list[list[Line]] = []
    block: list[Line] = []
    for column in columns:
        for at, line in enumerate(column.lines):
            if at == 0:
                block = next((one for one in reversed(found) if not is_note(one, body) and not one[0].is_table), [])
                same = bool(block) and crosses(block[-1], line, body)
            else:
                same = _goes_on(block, line, column, step, body)
            if not same:
                block = []
                found.append(block)
            block.append(line)
    return found


def is_note(lines: list[Line], body: float) -> bool:
    """Whether a paragraph is set small and begins as a note does."""
    return lines[0].size < _SMALL * body and bool(_NOTE.match(lines[0].text))


def _goes_on(block: list[Line], line: Line, column: Column, step: float, body: float) -> bool:
    last = block[-1]
    size = last.size
    if last.bottom - line.bottom > _WIDER * step * size or last.is_table or line.is_table:
        return False
    if size != line.size and _differ(last, line):
        return False
    if line.size < _SMALL * body:
        if is_note([line], body) and _starts_note(block, line):
            return False
        if is_note(block, body):
            return True
    if ITEM.match(line.text) and not _is_number_in_text(block, line, column):
        return False
    if len(block) > 1 and block[1].left > block[0].left + 0.6 * size and not ITEM.match(block[0].text):
        # hanging: the next one begins where this one began, but for lines beside a large first letter
        cut = not ends_like_sentence(last.text) and not _is_short(last, line, column)
        return cut or line.left > block[0].left + 0.4 * size
    set_in = line.left - 0.8 * size
    indented = set_in > column.left and set_in > last.left and not ITEM.match(block[0].text)
    ends = ends_like_sentence(last.text)
    if indented and (ends or _is_short(last, line, column)):
        return False
    if last.is_bold != line.is_bold and last.right < column.right - 4 * size:
        return False
    return not (ends and _is_short(last, line, column) and not line.text.strip()[0].islower())


def _starts_note(block: list[Line], line: Line) -> bool:
    """Whether a line begins the next note: with a mark, or the number after the one before."""
    match = _NOTE_NUMBER.match(line.text)
    if not match:
        return False
    before = _NOTE_NUMBER.match(block[0].text)
    if match[1] and before and before[1]:
        return 0 < int(match[1]) - int(before[1]) <= _NEXT_NOTES
    return ends_like_sentence(block[-1].text) or line.left <= block[0].left + 1


def _is_number_in_text(block: list[Line], line: Line, column: Column) -> bool:
    """A number or dash that only happens to begin a line: no bullet, not set in, and the line above is full."""
    last = block[-1]
    if line.text.strip()[0] in _BULLETS or line.left > last.left + 1 or ITEM.match(block[0].text):
        return False
    return not ends_like_sentence(last.text) or not _is_short(last, line, column)


def _is_short(last: Line, line: Line, column: Column) -> bool:
    """Whether the next line's first word would have fitted into this one."""
    words = line.text.split()
    letter = (line.right - line.left) / max(1, len(line.text))
    return last.right + letter * (len(words[0]) + 1) < column.right - 0.3 * letter if words else True


def crosses(last: Line, line: Line, body: float) -> bool:
    """Whether a paragraph cut by the end of its column or page goes on with the first line of the next."""
    if (
        line.is_table
        or _differ(last, line)
        or ITEM.match(line.text)
        or last.is_bold != line.is_bold
        or last.is_turned
        or line.is_turned
    ):
        return False
    return not ends_like_sentence(last.text) and len(last.text) > 20 and abs(last.size - body) < 0.1 * body


def is_full(last: Line, line: Line, columns: list[Column]) -> bool:
    """Whether a line left no room for the next one's first word."""
    return any(last in column.lines and not _is_short(last, line, column) for column in columns)


def _differ(one: Line, two: Line) -> bool:
    return not two.size / _OTHER_SIZE <= one.size <= _OTHER_SIZE * two.size
