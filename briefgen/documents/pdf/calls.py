"""pdfium's functions that are asked for every line or page of a PDF, called the quickest way that ctypes has.

The prototypes that pypdfium2 gives them check every argument and convert its type, which takes three times as long as
what pdfium does; here the same functions are called with values that have their C type already.
"""

from __future__ import annotations

import ctypes
import struct
from typing import Any

_NAME_BYTES = 100
_AREA_BYTES = 16
_FLOAT = ctypes.c_float

Area = tuple[float, float, float, float]
"""Left, top, right, bottom in points, counted from the lower left corner of the file's own page."""

_area = struct.Struct("4f").unpack_from
_matrix = struct.Struct("6f").unpack_from
_two_areas = struct.Struct("8f").unpack_from


def _prototype(function: Any, result: Any) -> Any:
    """A function of pdfium without a list of argument types: the caller sees to it that they are right."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


class TextCalls:
    """What may be asked of a character of a text page: `page` is its address, `at` the character's number from 0."""

    __slots__ = (
        *("_angle", "_answer", "_box", "_font", "_matrix", "_most", "_name", "_size", "_text"),
        *("_to_answer", "_to_second", "_units"),
    )

    def __init__(self, raw: Any) -> None:
        """The functions of `pypdfium2.raw`, and the memory that their answers are written to."""
        self._box = _prototype(raw.FPDFText_GetLooseCharBox, ctypes.c_int)
        self._matrix = _prototype(raw.FPDFText_GetMatrix, ctypes.c_int)
        self._size = _prototype(raw.FPDFText_GetFontSize, ctypes.c_double)
        self._angle = _prototype(raw.FPDFText_GetCharAngle, _FLOAT)
        self._font = _prototype(raw.FPDFText_GetFontInfo, ctypes.c_ulong)
        self._text = _prototype(raw.FPDFText_GetText, ctypes.c_int)
        self._answer = (_FLOAT * 8)()
        self._to_answer, self._to_second = ctypes.byref(self._answer), ctypes.byref(self._answer, _AREA_BYTES)
        self._name, self._most = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_ulong(_NAME_BYTES)
        self._units = ctypes.create_string_buffer(0)

    def text(self, page: ctypes.c_void_p, count: int) -> tuple[bytes, int]:
        """The first `count` characters in UTF-16, low bytes first, and how many units pdfium wrote."""
        size = 2 * count
        if len(self._units) < size + 2:
            self._units = ctypes.create_string_buffer(2 * size + 2)
        written: int = self._text(page, 0, count, self._units)
        return ctypes.string_at(self._units, size), written - 1

    def box(self, page: ctypes.c_void_p, at: int) -> Area:
        """The area of a character: as wide as the pen moves, as high as its font's letters."""
        self._box(page, at, self._to_answer)
        return _area(self._answer)

    def ends(self, page: ctypes.c_void_p, first: int, last: int) -> tuple[float, ...]:
        """The areas of two characters, as eight numbers."""
        self._box(page, first, self._to_answer)
        self._box(page, last, self._to_second)
        return _two_areas(self._answer)

    def line(self, page: ctypes.c_void_p, first: int, last: int) -> tuple[tuple[float, ...], bytes]:
        """The areas of two characters, as eight numbers, and the name of the first one's font, which may be empty."""
        self._box(page, first, self._to_answer)
        self._box(page, last, self._to_second)
        self._font(page, first, self._name, self._most, None)
        return _two_areas(self._answer), self._name.value

    def matrix(self, page: ctypes.c_void_p, at: int) -> tuple[float, ...]:
        """The six numbers of the matrix that a character is drawn with."""
        self._matrix(page, at, self._to_answer)
        return _matrix(self._answer)

    def size(self, page: ctypes.c_void_p, at: int) -> float:
        """The size of a character's font, before its matrix."""
        size: float = self._size(page, at)
        return size

    def angle(self, page: ctypes.c_void_p, at: int) -> float:
        """The angle that a character is turned by, in radians."""
        angle: float = self._angle(page, at)
        return angle
