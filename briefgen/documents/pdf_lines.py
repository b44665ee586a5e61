"""The lines of a PDF page: pdfium's own text, in its order, with the place of each from the boxes of some characters.

Font sizes are not asked: in many files they are 1, scaled by a matrix. The height of a character's box tells the size.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, replace
from typing import Any

_BREAK = re.compile(r"[\r\n]+|\ufffe")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_CALL = re.compile(
    r"(?<=[^\W\d_])[.,;:!?”\"’')\]]{0,3}(\d{1,3}(?:,\s?\d{1,3})*|[*†‡§]{1,3})(?![\w%])|(?<=[\d)][.,;:!?”\"’)])(\d{1,3})(?!\w)"
)
_CALL_FIRST = re.compile(r"(\d{1,3}(?:,\s?\d{1,3})*)\s+(?=\S)")
_CALL_ALONE = re.compile(r"\s*(?:\d{1,3}(?:,\s?\d{1,3})*|[*†‡§]{1,3})\s*$")
_SMALLER = 0.85
_SMALLEST = 0.1
_MARKER = re.compile(r"\s*(?:[-•◦▪‣·●○■□►–*\uf0b7\uf0a7]|\(?\d{1,2}[.)]|\(?[a-zivx]{1,3}[.)])\s*$")
_MARKER_GAP = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its text, its box in points from the page's lower left corner, and the page, from 1.

    `size` is the height of its letters' boxes; `calls` are the stretches of the text that are raised digits.
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


@dataclass(slots=True)
class PageText:
    """pdfium's text of one page: a character for each of its own, and the boxes asked for."""

    raw: Any
    handle: Any
    number: int
    rotation: int
    width: float
    height: float

    def lines(self, most: int) -> list[Line]:
        """The page's lines in pdfium's order; of `most` characters at most."""
        text = self._text(most)
        found: list[Line] = []
        at = 0
        for match in [*_BREAK.finditer(text), None]:
            end = match.start() if match else len(text)
            hyphen = "-" if match and match[0] == "\ufffe" else ""
            line = self._line(text, at, end, hyphen)
            if line is not None:
                joined = _join(found[-1], line) if found else None
                if joined:
                    found[-1] = joined
                else:
                    found.append(line)
            at = match.end() if match else end
        return _with_markers(found)

    def _text(self, most: int) -> str:
        count = min(self.raw.FPDFText_CountChars(self.handle), most)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = self.raw.FPDFText_GetText(self.handle, 0, count, buffer) - 1
        text = bytes(memoryview(buffer)[:count]).decode("utf-16-le", "surrogatepass")
        if written == count == len(text):
            return text
        # pdfium leaves characters out of that text, or writes some as two: then each is asked for.
        codes = (self.raw.FPDFText_GetUnicode(self.handle, at) for at in range(count))
        return "".join("\ufffe" if code == 2 else chr(code) if code < 0x110000 else "\ufffd" for code in codes)

    def _line(self, text: str, start: int, end: int, hyphen: str) -> Line | None:
        stretch = text[start:end]
        inner = stretch.strip()
        if not inner:
            return None
        first = start + len(stretch) - len(stretch.lstrip())
        last = first + len(inner) - 1
        # Spaces are pdfium's own, often, and then have no box.
        samples = (first + (last - first) * part // 4 for part in range(5))
        boxes = [self._box(at + 1 if text[at].isspace() and not text[at + 1].isspace() else at) for at in samples]
        sizes = sorted(box[3] - box[1] for box in boxes)
        left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
        usual = next(box for box in boxes if box[3] - box[1] == sizes[len(sizes) // 2])
        angle = self.raw.FPDFText_GetCharAngle(self.handle, first)
        weight = self.raw.FPDFText_GetFontWeight(self.handle, first) if len(inner) < 150 else 0
        lead = " " if stretch[0].isspace() and start and text[start - 1] in "\r\n" else ""
        return Line(
            text=lead + inner.translate(_LIGATURES) + hyphen,
            page=self.number,
            left=left,
            bottom=usual[1],
            right=right,
            top=usual[3],
            size=max(sizes[len(sizes) // 2], _SMALLEST),
            is_bold=weight >= 600 or (len(inner) < 150 and self._is_bold(first)),
            is_turned=not self.rotation and 0.2 < angle % 6.283 < 6.083,
            calls=self._calls(text, first, last + 1, len(lead)) if inner == inner.translate(_LIGATURES) else (),
        )

    def _calls(self, text: str, start: int, end: int, lead: int) -> tuple[tuple[int, int], ...]:
        """Raised digits that follow a word: smaller than the character before them, and higher above the line."""
        found = []
        first = _CALL_FIRST.match(text, start, end)
        if first and self._is_raised(start, first.end()):
            found.append((lead, first.end(1) - start + lead))
        for match in _CALL.finditer(text, start, end):
            group = 1 if match[1] else 2
            at = match.start(group)
            if self._is_raised(at, at - 1):
                found.append((at - start + lead, match.end(group) - start + lead))
        return tuple(found)

    def _is_raised(self, at: int, other: int) -> bool:
        """Whether a character is smaller than another, and stands higher."""
        here, there = self._box(at), self._box(other)
        return here[3] - here[1] < _SMALLER * (there[3] - there[1]) and here[1] > there[1]

    def _is_bold(self, at: int) -> bool:
        name = ctypes.create_string_buffer(100)
        flags = ctypes.c_int()
        self.raw.FPDFText_GetFontInfo(self.handle, at, name, 100, flags)
        return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy", b"semibold"))

    def _box(self, at: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of a character, as the page is shown."""
        box = self.raw.FS_RECTF()
        self.raw.FPDFText_GetLooseCharBox(self.handle, at, ctypes.byref(box))
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if self.rotation == 90:
            return bottom, self.height - right, top, self.height - left
        if self.rotation == 180:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        if self.rotation == 270:
            return self.width - top, left, self.width - bottom, right
        return left, bottom, right, top


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
    return replace(main, text=text, left=min(one.left, two.left), right=max(one.right, two.right), calls=tuple(calls))


def _is_marker(one: Line, gap: float) -> bool:
    """Whether a stretch is a bullet or an item's number that stands to the left of its line."""
    return 0 <= gap <= _MARKER_GAP * one.size and bool(_MARKER.match(one.text))


def _with_markers(lines: list[Line]) -> list[Line]:
    """The lines, bullets and numbers that the file draws by themselves put before the line that they stand beside."""
    markers = [line for line in lines if _MARKER.match(line.text)]
    if not markers:
        return lines
    rest = [line for line in lines if not _MARKER.match(line.text)]
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
