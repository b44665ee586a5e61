"""A printed PDF as a reader sees it: pages, lines with their place, size and colour, notes, the structure tree."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

GAP = 1.4
"""A gap of so many ems parts two columns."""
SERIF, SANS = "serif", "sans"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of one column: text, left and right edge, baseline from the page's foot, size (points), family, colour."""

    text: str
    left: float
    right: float
    base: float
    size: float
    family: str
    bold: bool
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its number from 1, its size in points, its lines from top to bottom."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    notes_top: float
    """Where the notes begin, from the page's foot; 0 where there are none."""

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines between the running head and the notes or the page's foot."""
        low = max(self.notes_top + 1, FOOT)
        return tuple(line for line in self.lines if low < line.base < self.height - HEAD)


HEAD, FOOT = 56.0, 44.0
"""Running heads stand above, page numbers below, so many points from the edge (page 1 has no running head)."""


def read_pages(path: Path) -> list[Page]:
    """The pages of a PDF."""
    notes = note_places(path)
    document = pypdfium2.PdfDocument(path)
    try:
        return [
            Page(
                number=number,
                width=page.get_width(),
                height=page.get_height(),
                lines=tuple(sorted(_lines(page.get_textpage()), key=lambda line: (-line.base, line.left))),
                notes_top=max((top for at, top in notes.values() if at == number), default=0.0),
            )
            for number, page in enumerate(document, 1)
        ]
    finally:
        document.close()


def note_places(path: Path, prefix: str = "note-") -> dict[str, tuple[int, float]]:
    """The page (from 1) and the height of every destination whose name begins so."""
    with pikepdf.open(path) as pdf:
        if "/Names" not in pdf.Root or "/Dests" not in pdf.Root.Names:
            return {}
        names = pdf.Root.Names.Dests.Names
        return {
            str(name): (pikepdf.Page(target[0]).index + 1, float(target[3]))
            for name, target in zip(names[::2], names[1::2], strict=True)
            if str(name).startswith(prefix)
        }


def _lines(text: Any) -> Iterator[Line]:
    """Characters of one baseline and size side by side, broken where a column ends."""
    run: list[tuple[str, float, float, float, float, int]] = []
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        character = chr(code)
        if character in "\r\n" or not code:
            continue
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        size = round(pdfium.FPDFText_GetFontSize(text, index), 1)
        here = (character, left.value, right.value, y.value, size, index)
        if run and (abs(run[-1][3] - here[3]) > 0.5 or run[-1][4] != size or _parted(run[-1], here)):
            yield from _line(text, run)
            run = []
        run.append(here)
    yield from _line(text, run)


def _parted(
    one: tuple[str, float, float, float, float, int], other: tuple[str, float, float, float, float, int]
) -> bool:
    gap = other[1] - one[2]
    return gap > GAP * one[4] or gap < -GAP * one[4]


def _line(text: Any, run: list[tuple[str, float, float, float, float, int]]) -> Iterator[Line]:
    shown = [part for part in run if not part[0].isspace()]
    if not shown:
        return
    family, bold = _font(text, shown[0][5])
    yield Line(
        text="".join(part[0] for part in run).strip(),
        left=round(min(part[1] for part in shown), 1),
        right=round(max(part[2] for part in shown), 1),
        base=round(shown[0][3], 1),
        size=round(shown[0][4] * _scale(text, shown[0][5]), 1),
        family=family,
        bold=bold,
        colour=_colour(text, shown[0][5]),
    )


def _font(text: Any, index: int) -> tuple[str, bool]:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, 128, flags)
    said = name.value.decode("utf-8", "replace").lower()
    return (SERIF if "serif" in said else SANS if "sans" in said else said), "semi" in said or "bold" in said


def _scale(text: Any, index: int) -> float:
    """By how much the page's matrix makes a size larger or smaller."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    return abs(matrix.d)


def _colour(text: Any, index: int) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element of the structure tree: its kind ("P"), its lines (page and baseline), its children, its attributes."""

    kind: str
    lines: tuple[tuple[int, float], ...]
    children: tuple[Element, ...]
    alternative: str

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def every_line(self) -> tuple[tuple[int, float], ...]:
        """The lines of this element and of all below it, each once."""
        return tuple(dict.fromkeys(line for element in self.walk() for line in element.lines))


def read_structure(path: Path) -> Element:
    """The structure tree of a tagged PDF."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        bases = {number: _bases(page) for number, page in enumerate(pdf.pages, 1)}
        return _element(pdf.Root.StructTreeRoot, pages, bases, 0)


def _bases(page: Any) -> dict[int, float]:
    """The baseline of every piece of marked content on a page, by its number."""
    found: dict[int, float] = {}
    mark: list[int | None] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 else None
            known = isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
            mark.append(int(properties["/MCID"]) if known else None)
        elif name == "EMC" and mark:
            mark.pop()
        elif name == "Tm" and mark and mark[-1] is not None:
            found.setdefault(mark[-1], round(float(operands[5]), 1))
    return found


def _element(node: Any, pages: dict[Any, int], bases: dict[int, dict[int, float]], page: int) -> Element:
    lines: list[tuple[int, float]] = []
    children: list[Element] = []
    if "/Pg" in node:
        page = pages[node["/Pg"].objgen]
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            _add(lines, bases, page, kid)
        elif "/MCID" in kid:
            _add(lines, bases, pages[kid["/Pg"].objgen] if "/Pg" in kid else page, int(kid["/MCID"]))
        elif "/S" in kid:
            children.append(_element(kid, pages, bases, page))
    return Element(
        kind=str(node.get("/S", "/Root"))[1:],
        lines=tuple(dict.fromkeys(lines)),
        children=tuple(children),
        alternative=str(node.get("/Alt", "")),
    )


def _add(lines: list[tuple[int, float]], bases: dict[int, dict[int, float]], page: int, mark: int) -> None:
    if mark in bases.get(page, {}):
        lines.append((page, bases[page][mark]))
