"""The text of an OOXML document, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.documents.office.docx_parts import Parts
from briefgen.documents.office.docx_styles import Styles
from briefgen.documents.office.indents import Indent
from briefgen.documents.office.manuscript import Manuscript, Piece
from briefgen.model.documents import BlockKind

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
_NAMES = (
    "p", "tbl", "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "del", "moveFrom", "r", "hyperlink",
    "fldSimple", "bdo", "dir", "t", "tab", "ptab", "br", "cr", "noBreakHyphen", "sym", "footnoteReference",
    "endnoteReference", "commentReference", "lastRenderedPageBreak", "fldChar", "instrText", "drawing", "pict",
    "object", "ruby", "rubyBase", "txbxContent", "tr", "tc", "rt",
)  # fmt: skip
_AROUND = frozenset(
    ["sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "bdo", "dir", "sdt"]
)
"""Elements that add nothing to what is inside."""
_REMOVED = frozenset({"del", "moveFrom"})
_SPACES = frozenset({"tab", "ptab"})
_DRAWN = frozenset({"drawing", "pict", "object", "AlternateContent"})
_SOURCES = ("ZOTERO_BIBL", "CSL_BIBLIOGRAPHY", "EN.REFLIST", "Mendeley Bibliography", "BIBLIOGRAPHY")


class DocxText:
    """A walk through the text; its depth is bounded, since libxml2 refuses deep trees."""

    def __init__(self, parts: Parts, manuscript: Manuscript) -> None:
        self._w = parts.w
        self._out = manuscript
        self._styles = Styles(parts.w, parts.styles, parts.numbering)
        self._notes = parts.notes
        self._short = {f"{parts.w}{name}": name for name in _NAMES}
        self._short[f"{_MC}AlternateContent"] = "AlternateContent"
        self._short |= {f"{math}{name}": "math" for math in _MATH for name in ("oMath", "oMathPara")}
        self._fields: list[list[str]] = []
        """The open fields: each what it does, and "" while its instruction is read, "result" afterwards."""
        self._apart: tuple[BlockKind, str] | None = None
        self._turned = False
        self.indents: list[Indent] = []
        """How the blocks of the text are indented."""

    def through(self, element: Any) -> None:
        """Reads what is in an element that holds paragraphs."""
        for child in element:
            name = self._short.get(child.tag)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name in _REMOVED:
                self._out.deletions += 1
            elif name == "AlternateContent":
                self.through(_chosen(child))
            elif name in _AROUND:
                self.through(child)

    def _paragraph(self, element: Any) -> None:
        w = self._w
        properties = element.find(f"{w}pPr")
        self._apart = self._set_apart()  # by a field that began before
        self._inline(element, raised=False)
        kind, reason, level = self._kind(properties)
        if self._apart:
            kind, reason, level = *self._apart, None
        if properties is not None and properties.find(f"{w}rPr/{w}del") is not None:
            return  # its end was deleted: it goes on with the next paragraph
        before = len(self._out.composer.blocks)
        self._out.end(kind, reason, level)
        indent = None if properties is None else properties.find(f"{w}ind")
        left, first = self._indent(indent)
        self.indents += (Indent(at, left, first) for at in range(before, len(self._out.composer.blocks)))

    def _indent(self, element: Any) -> tuple[int, int]:
        """By how much a paragraph is set in on both sides, and its first line against that."""
        if element is None:
            return 0, 0
        left, right, hanging = (
            next((element.get(f"{self._w}{name}") for name in names if element.get(f"{self._w}{name}")), "0")
            for names in (("left", "start"), ("right", "end"), ("hanging",))
        )
        sides = min(int(left) if left.isdecimal() else 0, int(right) if right.isdecimal() else 0)
        return sides, -1 if hanging != "0" else 0

    def _kind(self, properties: Any) -> tuple[BlockKind, str, int | None]:
        """What a paragraph is by its properties."""
        if properties is None:
            return BlockKind.PARAGRAPH, "", None
        w = self._w
        style = properties.find(f"{w}pStyle")
        look = self._styles.look(style.get(f"{w}val", "") if style is not None else "")
        outline = self._styles.outline(properties)
        if look.role and (look.role.kind is not BlockKind.HEADING or outline is None):
            return look.role.kind, look.role.reason, look.role.level
        if outline:
            return BlockKind.HEADING, "set as a heading", outline
        numbering = self._styles.numbering(properties) or look.numbering
        if numbering and numbering[0] != "0":
            shown = self._styles.numbers(numbering)
            if shown:
                return BlockKind.LIST_ITEM, "marked as an item", None
            if shown is None:
                return BlockKind.PARAGRAPH, "goes on with the list item above", None
        return BlockKind.PARAGRAPH, "", None

    def _set_apart(self) -> tuple[BlockKind, str] | None:
        """What the fields that are open make of a paragraph."""
        for instruction, _ in self._fields:
            if instruction.split()[:1] == ["TOC"]:
                return BlockKind.FURNITURE, "a table of contents"
            if any(name in instruction for name in _SOURCES):
                return BlockKind.REFERENCE, "set as a source"
        return None

    def _inline(self, element: Any, *, raised: bool) -> None:
        """The runs in a paragraph or in a part of it."""
        for child in element:
            name = self._short.get(child.tag)
            if name == "r":
                self._run(child, raised=raised)
            elif name in _REMOVED:
                self._out.deletions += 1
            elif name == "math":
                self._out.say("".join(child.itertext("{*}t")))
            elif name == "AlternateContent":
                self._inline(_chosen(child), raised=raised)
            elif name in _AROUND:
                self._inline(child, raised=raised)

    def _run(self, element: Any, *, raised: bool) -> None:
        w, out = self._w, self._out
        properties = element.find(f"{w}rPr")
        if properties is not None:
            style = properties.find(f"{w}rStyle")
            look = self._styles.look(style.get(f"{w}val", "") if style is not None else "")
            raised = raised or look.is_raised or self._styles.is_raised(properties)
            if look.is_hidden or self._styles.is_on(properties, "vanish"):
                out.hidden += len(" ".join(element.itertext(f"{w}t")).split())
                return
        for child in element:
            name = self._short.get(child.tag)
            if name == "t":
                if child.text and (not self._fields or self._fields[-1][1]):
                    out.say(child.text, raised=raised)
                    self._turned = False
            elif name in _SPACES:
                out.say(" ")
            elif name is not None:
                self._inset(child, name)

    def _inset(self, element: Any, name: str) -> None:
        """What stands in a run and is no plain text."""
        w, out = self._w, self._out
        if name in ("br", "cr"):
            if element.get(f"{w}type") == "page":
                self._turned = True
                out.turn()
            else:
                out.new_line()
        elif name == "lastRenderedPageBreak":
            if not self._turned:  # Word notes a page break that somebody set once more
                out.turn()
            self._turned = False
        elif name == "noBreakHyphen":
            out.say("\u2011")
        elif name == "sym":
            out.say(_symbol(element.get(f"{w}char", "")))
        elif name == "commentReference":
            out.comments += 1
        else:
            self._more(element, name)

    def _more(self, element: Any, name: str) -> None:
        """Notes, fields, drawings, and text with its pronunciation."""
        if name in ("footnoteReference", "endnoteReference"):
            note = self._notes.get((name.removesuffix("Reference"), element.get(f"{self._w}id", "")))
            if note is not None:
                fields, self._fields = self._fields, []
                with self._out.note():
                    self.through(note)
                self._fields = fields
        elif name in ("fldChar", "instrText"):
            self._field(element, name)
        elif name in _DRAWN:
            self._boxes(element)
        elif name == "ruby":
            for base in element.iterchildren(f"{self._w}rubyBase"):
                self._inline(base, raised=False)

    def _field(self, element: Any, name: str) -> None:
        kind = element.get(f"{self._w}fldCharType")
        if name == "instrText":
            if self._fields and not self._fields[-1][1]:
                self._fields[-1][0] += element.text or ""
        elif kind == "begin":
            self._fields.append(["", ""])
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = "result"
            self._apart = self._apart or self._set_apart()
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _boxes(self, element: Any) -> None:
        """The text boxes in a drawing."""
        if self._short.get(element.tag) == "AlternateContent":
            element = _chosen(element)
        for child in element:
            if self._short.get(child.tag) == "txbxContent":
                fields, self._fields = self._fields, []
                with self._out.box():
                    self.through(child)
                self._fields = fields
            else:
                self._boxes(child)

    def _table(self, element: Any) -> None:
        rows: list[list[list[Piece]]] = []
        for row in self._inside(element, "tr"):
            if row.find(f"{self._w}trPr/{self._w}del") is not None:
                self._out.deletions += 1
                continue
            cells = []
            for cell in self._inside(row, "tc"):
                with self._out.aside() as pieces:
                    self.through(cell)
                cells.append(pieces)
            rows.append(cells)
        self._out.table(rows)

    def _inside(self, element: Any, wanted: str) -> Iterator[Any]:
        """The rows of a table or the cells of a row, also those in content controls and tracked insertions."""
        for child in element:
            name = self._short.get(child.tag)
            if name == wanted:
                yield child
            elif name in _AROUND:
                yield from self._inside(child, wanted)


def _chosen(element: Any) -> Any:
    """Of several forms of the same content the first, which is the newest."""
    choice = element.find(f"{_MC}Choice")
    fallback = element.find(f"{_MC}Fallback") if choice is None else choice
    return element[:0] if fallback is None else fallback


def _symbol(code: str) -> str:
    """A character of a font of symbols: only bullets mean the same in all of them."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xE000 <= number <= 0xF8FF:
        return "•" if number in (0xF0B7, 0xF0A7) else ""
    return chr(number) if 32 <= number < 0xD800 else ""
