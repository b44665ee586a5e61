"""The lines of a PDF page: pdfium's own text, in its order, each with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefgen.documents.pdf_characters import Characters, Setting

_BREAK = re.compile("[\r\n\ufffe]+")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_LIGATURE = "ﬀﬁﬂﬃﬄﬅﬆ"
_RAISED = re.compile("[0-9*†‡§]")
_CALL = re.compile(
    r"(?<=[^\W\d_])[.,;:!?”\"’')\]]{0,3}(\d{1,3}(?:,\s?\d{1,3})*|[*†‡§]{1,3})(?![\w%])|(?<=[\d)][.,;:!?”\"’)])(\d{1,3})(?!\w)"
)
_BEFORE_CALL = 3
_CALL_FIRST = re.compile(r"(\d{1,3}(?:,\s?\d{1,3})*)\s+(?=\S)")
_CALL_ALONE = re.compile(r"\s*(?:\d{1,3}(?:,\s?\d{1,3})*|[*†‡§]{1,3})\s*$")
_SMALLER = 0.85
_RISE = 0.05
_HIGH_RISE = 0.25
_SLACK = 0.1
_BELOW = 0.22
"""How much of a letter's size is below the base line."""
_DIGITS = frozenset("0123456789*†‡§")
_SMALLEST = 0.1
_LONG = 150
"""Lines of more characters than this are never set in bold as a whole."""
_MARKER = re.compile(r"\s*(?:[-•◦▪‣·●○■□►–*\uf0b7\uf0a7]|\(?\d{1,2}[.)]|\(?[a-zivx]{1,3}[.)])\s*$")
_LONGEST_MARKER = 8
_MARKER_GAP = 6
_SPACES = re.compile(r"\s+")
CELL_GAP = 1.5
"""A gap of so many sizes parts cells."""
_NUMBER_GAP = 0.8
"""The same, after a number that a line begins with."""
_NUMBERED = re.compile(r"\s*\d{1,4}\s")
_PROSE = 30
_USUAL_WIDTH = 0.5
_WIDER = 1.12


class Line(NamedTuple):
    """A line: its text, its box in points from the page's lower left corner, and the page, from 1.

    `size` is that of its font; `calls` are the stretches of the text that are raised digits. `cells` are its parts, if
    there are wide gaps in it: begin and end in the text, left and right edge. `is_table`: it stands for a whole table;
    `is_margin`: it numbers another.
    """

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    size: float
    is_bold: bool = False
    is_turned: bool = False
    calls: tuple[tuple[int, int], ...] = ()
    cells: tuple[tuple[int, int, float, float], ...] = ()
    is_table: bool = False
    is_margin: bool = False


def page_lines(page: Characters) -> list[Line]:
    """The page's lines in pdfium's order."""
    text = page.text
    found: list[Line] = []
    places: list[tuple[int, int]] = []
    has_ligatures = any(letter in text for letter in _LIGATURE)
    at = 0
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        inner = text[at:end].strip()
        if inner:
            first = at if text[at] == inner[0] else text.index(inner[0], at)
            lead = " " if first > at and at and text[at - 1] in "\r\n" else ""
            line = _line(page, first, inner, lead, "-" if match and "\ufffe" in match[0] else "", has_ligatures)
            places.append((first, len(inner)))
            joined = _join(found[-1], line) if found and line.bottom < found[-1].top else None
            if joined:
                found[-1] = joined
                places[-2:] = [(0, 0)]
            else:
                found.append(line)
        at = match.end() if match else end
    return _with_markers(_with_cells(page, found, places))


def _with_cells(page: Characters, lines: list[Line], places: list[tuple[int, int]]) -> list[Line]:
    """The lines, those with wide gaps with their cells: lines that are wide for their letters are tried, and then those
    above and below.
    """
    widths = sorted(
        (line.right - line.left) / (len(line.text) * line.size) for line in lines if len(line.text) > _PROSE
    )
    usual = widths[len(widths) // 2] if widths else _USUAL_WIDTH
    wide = _WIDER * usual
    doubtful = [
        at
        for at, line in enumerate(lines)
        if line.right - line.left > wide * line.size * len(line.text) and places[at][1]
    ]
    doubtful += [at for at, line in enumerate(lines) if line.text[0] in _DIGITS and _NUMBERED.match(line.text)]
    tried = set(doubtful)
    while doubtful:
        at = doubtful.pop()
        cells = _cells(page, lines[at], *places[at])
        if cells:
            lines[at] = lines[at]._replace(cells=cells)
            beside = {near for near in (at - 1, at + 1) if 0 <= near < len(lines) and places[near][1]} - tried
            doubtful += beside
            tried |= beside
    return lines


def _cells(page: Characters, line: Line, first: int, length: int) -> tuple[tuple[int, int, float, float], ...]:
    text = page.text[first : first + length]
    lead = len(line.text) - len(line.text.lstrip())
    found: list[tuple[int, int, float, float]] = []
    start, left = 0, line.left
    for match in _SPACES.finditer(text):
        right, following = page.box(first + match.start() - 1)[2], page.box(first + match.end())[0]
        if following - right > (_NUMBER_GAP if not found and _NUMBERED.match(text[:-1]) else CELL_GAP) * line.size:
            found.append((start + lead, match.start() + lead, left, right))
            start, left = match.end(), following
    return (*found, (start + lead, length + lead, left, line.right)) if found else ()


def _line(page: Characters, first: int, inner: str, lead: str, hyphen: str, has_ligatures: bool) -> Line:
    last = first + len(inner) - 1
    begin, end = page.box(first), page.box(last)
    set_as, is_bold = page.opening(first, begin)
    if inner[0] in _DIGITS or (
        (abs(begin[1] - end[1]) > _SLACK or abs(begin[3] - end[3]) > _SLACK) and not _agree(set_as, page.setting(last))
    ):
        set_as = _usual(page, first, last, set_as)
    height = max(begin[3] - begin[1], end[3] - end[1])
    size, bottom = set_as.size, set_as.line - _BELOW * set_as.size
    if not height < 3 * size < 9 * height:
        size, bottom = max(height, _SMALLEST), min(begin[1], end[1])
    text = lead + inner + hyphen
    calls: tuple[tuple[int, int], ...] = ()
    if has_ligatures and any(letter in text for letter in _LIGATURE):
        text = text.translate(_LIGATURES)
    elif raised := _RAISED.search(inner):
        calls = _calls(page, first, first + raised.start(), last + 1, len(lead))
    return Line(
        text,
        page.number,
        min(begin[0], end[0]),
        bottom,
        max(begin[2], end[2]),
        bottom + size,
        size,
        is_bold and len(inner) < _LONG,
        set_as.is_aslant,
        calls,
    )


def _place(text: str, first: int, last: int, part: int) -> int:
    """A character on the way: not a space, as these are pdfium's own, often, and then have no box."""
    at = first + (last - first) * part // 4
    return at + 1 if text[at].isspace() and not text[at + 1].isspace() else at


def _agree(one: Setting, two: Setting) -> bool:
    return abs(one.size - two.size) < _SLACK and abs(one.line - two.line) < _SLACK


def _usual(page: Characters, first: int, last: int, begin: Setting) -> Setting:
    """How most of a line is set: its ends may be numbers of notes, set small and high."""
    found = [begin, *(page.setting(_place(page.text, first, last, part)) for part in (1, 2, 3, 4))]
    return sorted(found, key=lambda one: (one.size, -one.line))[2]


def _calls(page: Characters, start: int, raised: int, end: int, lead: int) -> tuple[tuple[int, int], ...]:
    """Raised digits that follow a word: smaller than the character before them, and higher above the line."""
    found = []
    first = _CALL_FIRST.match(page.text, start, end) if raised == start else None
    if first and _is_raised(page, start, first.end()):
        found.append((lead, first.end(1) - start + lead))
    for match in _CALL.finditer(page.text, max(start, raised - _BEFORE_CALL), end):
        group = 1 if match[1] else 2
        at = match.start(group)
        if _is_raised(page, at, at - 1):
            found.append((at - start + lead, match.end(group) - start + lead))
    return tuple(found)


def _is_raised(page: Characters, at: int, other: int) -> bool:
    """Whether a character is smaller than another and stands higher, or stands much higher and is not larger."""
    here, there = page.setting(at), page.setting(other)
    rise = (here.line - there.line) / max(there.size, _SMALLEST)
    return rise > (_RISE if here.size < _SMALLER * there.size else _HIGH_RISE) and here.size <= there.size


def _join(one: Line, two: Line) -> Line | None:
    """Two stretches of one line, which pdfium parts where a raised number or another font stands; else None."""
    overlap = min(one.top, two.top) - max(one.bottom, two.bottom)
    if one.is_turned or two.is_turned or overlap < 0.5 * min(one.size, two.size):
        return None
    gap = two.left - one.right
    if not -0.5 * one.size <= gap <= 1.5 * max(one.size, two.size) and not _is_marker(one, gap):
        return None
    main = two if len(two.text) > len(one.text) else one
    words = two.text
    apart = gap > 0.15 * main.size and not one.text.endswith(" ") and not words.startswith(" ")
    text = one.text + (" " if apart else "") + words
    shift = len(text) - len(words)
    calls = [*one.calls, *((start + shift, end + shift) for start, end in two.calls)]
    if two.size < _SMALLER * one.size and two.bottom > one.bottom and _CALL_ALONE.match(words):
        calls.append((shift, len(text)))
    return main._replace(text=text, left=min(one.left, two.left), right=max(one.right, two.right), calls=tuple(calls))


def _is_marker(one: Line, gap: float) -> bool:
    """Whether a stretch is a bullet or an item's number that stands to the left of its line."""
    return 0 <= gap <= _MARKER_GAP * one.size and bool(_MARKER.match(one.text))


def _with_markers(lines: list[Line]) -> list[Line]:
    """The lines, bullets and numbers that the file draws by themselves put before the line that they stand beside."""
    markers = [line for line in lines if len(line.text) <= _LONGEST_MARKER and _MARKER.match(line.text)]
    if not markers:
        return lines
    rest = [line for line in lines if line not in markers]
    for marker in markers:
        beside = [
            (line.left, at)
            for at, line in enumerate(rest)
            if min(line.top, marker.top) - max(line.bottom, marker.bottom) > 0.4 * min(line.size, marker.size)
            and _is_marker(marker, line.left - marker.right)
        ]
        if not beside:
            rest.insert(min(lines.index(marker), len(rest)), marker)
            continue
        at = min(beside)[1]
        line, lead = rest[at], f"{marker.text.strip()} "
        calls = tuple((start + len(lead), end + len(lead)) for start, end in line.calls)
        rest[at] = line._replace(text=lead + line.text.lstrip(), left=marker.left, calls=calls)
    return rest
