"""The lines of a PDF page: pdfium's own text, in its order, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefgen.documents.pdf.characters import Characters, Setting

_BREAK = re.compile("[\r\n\ufffe]+")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_LIGATURE = "ﬀﬁﬂﬃﬄﬅﬆ"
_RAISED = re.compile(r"[0-9*†‡§](?<![^\w.,;:!?”\"’')\]].)(?<![\d_].)")
"""What may be a note's number: at the begin of the line, after a letter, or after what may stand between the two."""
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
_HIGHER = 0.08
"""Letters of one font may be this much of their height higher than others."""
_MOST = 3
"""So many characters of five are most of them."""
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


@dataclass(slots=True, eq=False)
class Line:
    """A line: its text, without white space at its end, its box in points from the page's lower left corner, the page.

    Pages count from 1. `size` is that of its font; `calls` are the stretches that are raised digits. `cells`
    are its parts, if there are wide gaps in it: begin and end in the text, left and right edge. `is_table`: it stands
    for a whole table; `is_margin`: it numbers another. Never changed once made; not frozen, as that takes four times as
    long to make.
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
    has_cuts, has_ligatures = "\ufffe" in text, any(letter in text for letter in _LIGATURE)
    raised = [match.start() for match in _RAISED.finditer(text)]
    raised.append(len(text))
    raised.reverse()
    after = 0
    before = None
    for part in text.replace("\ufffe", "\n").replace("\r", "\n").split("\n"):
        at = after
        after += len(part) + 1
        inner = part.strip()
        if not inner:
            continue
        written = inner
        first = at
        if part[0] != inner[0]:
            first = text.index(inner[0], at)
            if at and text[at - 1] in "\r\n":
                written = " " + inner
        if has_cuts and "\ufffe" in text[after - 1 : after + 2] and _is_cut(text, after - 1):
            written += "-"
        while raised[-1] < first:
            raised.pop()
        line = _line(page, first, inner, written, raised[-1], has_ligatures)
        if before and line.bottom < before.top and before.bottom < line.top and (joined := _join(before, line)):
            found[-1] = before = joined
            places[-1] = (0, 0)
            continue
        found.append(line)
        places.append((first, len(inner)))
        before = line
    return _with_markers(_with_cells(page, found, places))


def _is_cut(text: str, end: int) -> bool:
    """Whether the line that ends at a place ends in the hyphen of a cut word."""
    match = _BREAK.match(text, end)
    return match is not None and "\ufffe" in match[0]


def _with_cells(page: Characters, lines: list[Line], places: list[tuple[int, int]]) -> list[Line]:
    """The lines, those with wide gaps with their cells: lines that are wide for their letters are tried, and then those
    above and below.
    """
    widths = [(line.right - line.left) / (len(line.text) * line.size) for line in lines]
    prose = sorted([width for width, (_, length) in zip(widths, places, strict=True) if length > _PROSE])
    wide = _WIDER * (prose[len(prose) // 2] if prose else _USUAL_WIDTH)
    doubtful = [at for at, width in enumerate(widths) if width > wide and places[at][1] and " " in lines[at].text]
    doubtful += [at for at, line in enumerate(lines) if line.text[0] in _DIGITS and _NUMBERED.match(line.text)]
    tried = set(doubtful)
    while doubtful:
        at = doubtful.pop()
        cells = _cells(page, lines[at], *places[at])
        if cells:
            lines[at] = replace(lines[at], cells=cells)
            beside = {near for near in (at - 1, at + 1) if 0 <= near < len(lines) and places[near][1]} - tried
            doubtful += beside
            tried |= beside
    return lines


def _cells(page: Characters, line: Line, first: int, length: int) -> tuple[tuple[int, int, float, float], ...]:
    text = page.text[first : first + length]
    lead = len(line.text) - len(line.text.lstrip())
    found: list[tuple[int, int, float, float]] = []
    start, left = 0, line.left
    widest = CELL_GAP * line.size
    after_number = _NUMBER_GAP * line.size if _NUMBERED.match(text[:-1]) else widest
    for match in _SPACES.finditer(text):
        _, _, right, _, following, *_ = page.ends(first + match.start() - 1, first + match.end())
        if following - right > (widest if found else after_number):
            found.append((start + lead, match.start() + lead, left, right))
            start, left = match.end(), following
    return (*found, (start + lead, length + lead, left, line.right)) if found else ()


def _line(page: Characters, first: int, inner: str, text: str, raised: int, has_ligatures: bool) -> Line:
    """A line of the page's text, which begins at `first`, as `text`; `raised`: where the next raised digit may be."""
    last = first + len(inner) - 1
    places, (size, base, is_aslant, is_bold) = page.line(first, last)
    left, top, right, bottom, last_left, last_top, last_right, last_bottom = places
    height = top - bottom
    base += bottom
    is_plain = bottom == last_bottom and top == last_top and inner[0] not in _DIGITS
    if not is_plain:
        slack = _HIGHER * height
        differ = not (-_SLACK < bottom - last_bottom < _SLACK and -slack < top - last_top < slack)
        if inner[0] in _DIGITS:
            raised = first
        if raised == first or (differ and not _agree(size, base, page.setting(last))):
            size, base, is_aslant = _usual(page, first, last, Setting(size, base, is_aslant))
        if differ or last_left < left or last_right < right:
            height, bottom = max(height, last_top - last_bottom), min(bottom, last_bottom)
            left, last_right = min(left, last_left), max(right, last_right)
    elif last_left < left or last_right < right:
        left, last_right = min(left, last_left), max(right, last_right)
    if height < 3 * size < 9 * height:
        bottom = base - _BELOW * size
    else:
        size = max(height, _SMALLEST)
    calls: tuple[tuple[int, int], ...] = ()
    if has_ligatures and any(letter in text for letter in _LIGATURE):
        text = text.translate(_LIGATURES)
    elif raised <= last:
        calls = _calls(page, first, raised, last + 1, 1 if text[0] != inner[0] else 0)
    if is_bold and len(inner) >= _LONG:
        is_bold = False
    return Line(text, page.number, left, bottom, last_right, bottom + size, size, is_bold, is_aslant, calls)


def _place(text: str, first: int, last: int, part: int) -> int:
    """A character on the way: not a space, as these are pdfium's own, often, and then have no box."""
    at = first + (last - first) * part // 4
    return at + 1 if text[at].isspace() and not text[at + 1].isspace() else at


def _agree(size: float, base: float, other: Setting) -> bool:
    return abs(size - other.size) < _SLACK and abs(base - other.line) < _SLACK


def _usual(page: Characters, first: int, last: int, begin: Setting) -> Setting:
    """How most of a line is set: its ends may be numbers of notes, set small and high."""
    found = [begin]
    for part in (2, 4, 1, 3):
        found.append(page.setting(_place(page.text, first, last, part)))
        if len(found) == _MOST and all(_agree(begin.size, begin.line, one) for one in found):
            return begin
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
    _, top, _, bottom, _, other_top, _, other_bottom = page.ends(at, other)
    if top == other_top and bottom == other_bottom:
        return False
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
    elif one.size < _SMALLER * two.size and one.bottom > two.bottom and _CALL_ALONE.match(one.text):
        calls = [(0, len(one.text)), *calls]
    return replace(main, text=text, left=min(one.left, two.left), right=max(one.right, two.right), calls=tuple(calls))


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
        rest[at] = replace(line, text=lead + line.text.lstrip(), left=marker.left, calls=calls)
    return rest
