"""A PDF page's characters as pdfium tells them: the text, and the boxes, fonts and angles that are asked for.

A call of pdfium costs as much as several steps of Python, so little is asked. A character's size is that of its font,
which in many files is 1, times the matrix that it is drawn with; boxes are as high as single letters in some files.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from math import atan2, hypot
from typing import Any, NamedTuple

from briefgen.documents.pdf.calls import TextCalls
from briefgen.documents.pdf.leftward import as_read, runs_leftward

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, from the lower left corner of the page, held so that its text stands upright."""

_BOLD = (b"bold", b"black", b"heavy")
_BOLD_WEIGHT = 600
_QUARTER = 1.5708
_SAMPLES = 9
_CIRCLE = 4 * _QUARTER
_SLANT = 0.2
_FINENESS = 1000
"""Into how many steps a point is parted where heights of boxes are told apart."""
_HYPHEN = 2
"""What pdfium calls the hyphen of a cut word where characters are asked for one by one; in its text it is U+FFFE."""


class Setting(NamedTuple):
    """How a character is set: the size of its letters in points, how high its line is, whether it runs aslant."""

    size: float
    line: float
    is_aslant: bool


class Opening(NamedTuple):
    """How a line begins: size, slant and weight of its first character, and how high its line is above its box."""

    size: float
    line: float
    is_aslant: bool
    is_bold: bool


class Fonts:
    """What was found out about a file's fonts: which are bold, and how the boxes of their letters lie on the line."""

    __slots__ = ("_bold", "_raw", "calls", "seen")

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._bold: dict[bytes, bool] = {}
        self.calls = TextCalls(raw)
        self.seen: dict[tuple[bytes, int], Opening] = {}
        """By font and height of a box: what begins so."""

    def is_bold(self, name: bytes, handle: Any, at: int) -> bool:
        """Whether a character of a page is set in bold: by its font's name or weight."""
        known = self._bold.get(name)
        if known is None:
            known = self._raw.FPDFText_GetFontWeight(handle, at) >= _BOLD_WEIGHT
            known = known or any(word in name.lower() for word in _BOLD)
            if name:
                self._bold[name] = known
        return known


class Characters:
    """The characters of one page; a character of `text` is one of pdfium's, at the same place.

    `turn` is how most of the text runs, in quarters of a circle to the left: whatever the file says of the page's own
    rotation, places are told as if the page were held for reading, and so are `width` and `height`. Of a page whose
    script is written from right to left they are told as in a mirror: a line begins at the left there, too.
    """

    __slots__ = (
        *("_address", "_calls", "_fonts", "_handle", "_left", "_lower", "_mirrored", "_moved", "_raw", "_seen"),
        *("_size", "number", "text", "turn"),
    )

    def __init__(self, raw: Any, page: Any, handle: Any, *, number: int, most: int, fonts: Fonts) -> None:
        """Page `number` of a file and its text page `handle`, read up to `most` characters."""
        self._raw, self._handle, self._fonts, self.number = raw, handle, fonts, number
        self._seen = fonts.seen
        self._calls, self._address = fonts.calls, ctypes.cast(handle, ctypes.c_void_p)
        area = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, ctypes.byref(area))
        self._left, self._lower = area.left, area.bottom
        self._size = (area.right - area.left, area.top - area.bottom)
        self.text = self._text(most)
        self.turn = self._turn()
        self._mirrored = runs_leftward(self.text)
        self._moved = bool(self._left or self._lower or self.turn or self._mirrored)
        if self._mirrored:
            self.text = as_read(self.text, lambda at: self.box(at) == self.box(at + 1))

    @property
    def width(self) -> float:
        return float(self._size[self.turn % 2])

    @property
    def height(self) -> float:
        return float(self._size[1 - self.turn % 2])

    def _text(self, most: int) -> str:
        count = min(self._raw.FPDFText_CountChars(self._handle), most)
        if count <= 0:
            return ""
        units, written = self._calls.text(self._address, count)
        text = units.decode("utf-16-le", "surrogatepass")
        if written == count == len(text):
            return text
        # pdfium leaves characters out of that text, or writes some as two: then each is asked for.
        codes = (self._raw.FPDFText_GetUnicode(self._handle, at) for at in range(count))
        return "".join("\ufffe" if code == _HYPHEN else chr(code) if code < 0x110000 else "\ufffd" for code in codes)

    def _turn(self) -> int:
        step = max(1, len(self.text) // _SAMPLES)
        places = [at for at in range(0, len(self.text), step) if not self.text[at].isspace()]
        turns = Counter([round(self._calls.angle(self._address, at) / _QUARTER) % 4 for at in places])
        return min(turns, key=lambda turn: (-turns[turn], turn)) if turns else 0

    def box(self, at: int) -> Box:
        """The place of a character: as wide as the pen moves, as high as its font's letters."""
        area = self._calls.box(self._address, at)
        if not self._moved:
            return area
        left, top, right, bottom = self._held(area)
        return (self.width - right, top, self.width - left, bottom) if self._mirrored else (left, top, right, bottom)

    def _held(self, area: Box) -> Box:
        """A place on the file's own page as one on the page held for reading."""
        left, top, right, bottom = area
        if self._left or self._lower:
            left, right, bottom, top = left - self._left, right - self._left, bottom - self._lower, top - self._lower
        if not self.turn:
            return left, top, right, bottom
        across, up = self._size
        if self.turn == 1:
            return bottom, across - left, top, across - right
        if self.turn == 2:
            return across - right, up - bottom, across - left, up - top
        return up - top, right, up - bottom, left

    def ends(self, first: int, last: int) -> tuple[float, ...]:
        """The places of two characters, one after the other."""
        if self._moved:
            return *self.box(first), *self.box(last)
        return self._calls.ends(self._address, first, last)

    def setting(self, at: int) -> Setting:
        """Size, base line and slant of a character."""
        a, b, c, d, x, y = self._calls.matrix(self._address, at)
        size = self._calls.size(self._address, at)
        if not self.turn and b == 0 == c and a > 0:
            return Setting(size * abs(d), y - self._lower, is_aslant=False)
        slant = (atan2(b, a) - self.turn * _QUARTER) % _CIRCLE
        up = (y - self._lower, self._size[0] - x + self._left, self._size[1] - y + self._lower, x - self._left)
        return Setting(size * hypot(c, d), up[self.turn], is_aslant=_SLANT < slant < _CIRCLE - _SLANT)

    def line(self, first: int, last: int) -> tuple[tuple[float, ...], Opening]:
        """The places of the two characters that a line begins and ends with, and how it begins.

        Letters of one font whose boxes are equally high are set alike: so pdfium is asked once for each.
        """
        places, name = self._calls.line(self._address, first, last)
        if self._moved:
            places = *self.box(first), *self.box(last)
        key = (name, round(_FINENESS * (places[1] - places[3])))
        known = self._seen.get(key)
        if known is None:
            size, line, is_aslant = self.setting(first)
            known = Opening(size, line - places[3], is_aslant, self._fonts.is_bold(name, self._handle, first))
            if name:
                self._seen[key] = known
        return places, known
