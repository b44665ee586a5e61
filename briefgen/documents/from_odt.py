"""OpenDocument text (.odt, .ott, and flat .fodt), by lxml: its own styles, lists, notes and page breaks.

Tracked insertions are text, deletions and comments are not; heads, feet, pictures and macros are never unpacked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefgen.documents.composing import Composer
from briefgen.documents.limits import Limits
from briefgen.documents.media_types import FLAT_ODT, ODT
from briefgen.documents.office.manuscript import Manuscript, Piece
from briefgen.documents.office.odt_styles import TEXT, Styles
from briefgen.documents.package import Package, damaged, encrypted, parse_part
from briefgen.model.documents import BlockKind, Document, Source

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_UNREAD = frozenset(
    {
        f"{TEXT}note-citation",
        f"{TEXT}ruby-text",
        f"{TEXT}hidden-text",
        f"{TEXT}sequence-decls",
        f"{TEXT}variable-decls",
        f"{TEXT}user-field-decls",
        f"{TEXT}script",
        f"{_OFFICE}forms",
        f"{_OFFICE}annotation-end",
        f"{_DRAW}image",
        f"{_DRAW}object",
        f"{_DRAW}object-ole",
        "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
        "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
    }
)
_SPACES = frozenset({f"{TEXT}s", f"{TEXT}tab"})
_INDEXES = frozenset(
    f"{TEXT}{name}"
    for name in (
        "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
    )
)  # fmt: skip
_P, _H, _LIST, _PAGE_BREAK = f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TEXT}soft-page-break"
_CHANGES, _SOURCES, _SPAN, _LINE_BREAK = (
    f"{TEXT}tracked-changes",
    f"{TEXT}bibliography",
    f"{TEXT}span",
    f"{TEXT}line-break",
)
_NOTE, _ITEM, _LIST_HEADER, _STYLE_NAME = f"{TEXT}note", f"{TEXT}list-item", f"{TEXT}list-header", f"{TEXT}style-name"
_TABLE_ITSELF, _FRAME, _COMMENT = f"{_TABLE}table", f"{_DRAW}frame", f"{_OFFICE}annotation"
_PARAGRAPHS = frozenset({_P, _H})


class OdtReader:
    """Reads what LibreOffice, Word and others write as OpenDocument text."""

    media_types: tuple[str, ...] = (ODT, FLAT_ODT)

    def read_within(self, source: Source, content: bytes, limits: Limits) -> Document:
        """The text in the order of the document, notes at the end; pages where the file says where they turn.

        Raises:
            Unreadable: it is encrypted or damaged, unpacks to too much, or holds too much text.
        """
        if content.startswith(b"PK"):
            body, styles, meta = _parts(content, limits)
        else:
            body = styles = meta = parse_part(content)
        text = body.find(f"{_OFFICE}body/{_OFFICE}text")
        if text is None:
            raise damaged()
        has_pages = next(text.iter(_PAGE_BREAK), None) is not None
        manuscript = Manuscript(Composer(limits.characters), has_pages)
        manuscript.deletions = sum(1 for _ in text.iter(f"{TEXT}deletion"))
        _Walk(manuscript, Styles(body, styles)).through(text)
        author = meta.findtext(f".//{_META}initial-creator") or meta.findtext(f".//{_DC}creator") or ""
        return manuscript.document(source, author=author, title=meta.findtext(f".//{_DC}title") or "")


def _parts(content: bytes, limits: Limits) -> tuple[Any, Any, Any]:
    """The roots of the text, the styles and the properties."""
    package = Package(content, limits)
    manifest = package.part("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.names else b""
    if "encrypted-package" in package.names or b"encryption-data" in manifest:
        raise encrypted()
    if "content.xml" not in package.names:
        raise damaged()
    body = parse_part(package.part("content.xml"))
    styles = parse_part(package.part("styles.xml")) if "styles.xml" in package.names else body
    meta = parse_part(package.part("meta.xml")) if "meta.xml" in package.names else body
    return body, styles, meta


@dataclass(slots=True)
class _Walk:
    """A walk through the text; its depth is bounded, since libxml2 refuses deep trees."""

    manuscript: Manuscript
    styles: Styles
    kind: BlockKind | None = None
    reason: str = ""
    item: BlockKind | None = None
    """What the next paragraph of a list item is: the item itself, or its further text."""

    def through(self, element: Any) -> None:
        """Reads what is in an element that holds paragraphs."""
        for child in element:
            tag = child.tag
            if tag in _PARAGRAPHS:
                self._paragraph(child)
            elif tag == _LIST:
                self._list(child)
            elif tag == _TABLE_ITSELF:
                self._table(child)
            elif tag == _PAGE_BREAK:
                self.manuscript.turn()
            elif tag == _CHANGES or tag in _UNREAD:
                continue
            elif tag in _INDEXES or tag == _SOURCES:
                self._set_apart(child)
            elif tag == _FRAME:
                self._frame(child)
            elif isinstance(tag, str):  # sections, index bodies, numbered paragraphs, shapes
                self.through(child)

    def _set_apart(self, element: Any) -> None:
        before = self.kind, self.reason
        if element.tag == _SOURCES:
            self.kind, self.reason = BlockKind.REFERENCE, "set as a source"
        else:
            self.kind, self.reason = BlockKind.FURNITURE, "a table of contents"
        self.through(element)
        self.kind, self.reason = before

    def _paragraph(self, element: Any) -> None:
        look = self.styles.look("paragraph", element.get(_STYLE_NAME))
        if look.is_hidden:
            self.manuscript.hidden += len(" ".join(element.itertext()).split())
            return
        if look.turns_before and self.manuscript.has_begun:
            self.manuscript.turn()
        self._inline(element, look.is_raised)
        kind, reason, level = BlockKind.PARAGRAPH, "", None
        if self.kind:
            kind, reason = self.kind, self.reason
        elif element.tag == _H:
            given = element.get(f"{TEXT}outline-level", "1")
            kind, reason, level = BlockKind.HEADING, "marked as a heading", int(given) if given.isdecimal() else 1
        elif look.role:
            kind, reason, level = look.role.kind, look.role.reason, look.role.level
        elif self.item:
            kind = self.item
            reason = "marked as an item" if kind is BlockKind.LIST_ITEM else "goes on with the list item above"
        if self.item and self.manuscript.has_words:
            self.item = BlockKind.PARAGRAPH
        self.manuscript.end(kind, reason, level)
        if look.turns_after:
            self.manuscript.turn()

    def _inline(self, element: Any, raised: bool) -> None:
        """The text of a paragraph or of a stretch of it."""
        manuscript = self.manuscript
        if element.text:
            manuscript.say(element.text, raised=raised)
        for child in element:
            tag = child.tag
            if tag == _SPAN:
                self._span(child, raised)
            elif tag in _SPACES:
                manuscript.say(" ")
            elif tag == _LINE_BREAK:
                manuscript.new_line()
            elif tag == _PAGE_BREAK:
                manuscript.turn()
            elif isinstance(tag, str) and tag not in _UNREAD:
                self._inset(child, tag, raised)
            if child.tail:
                manuscript.say(child.tail, raised=raised)

    def _span(self, element: Any, raised: bool) -> None:
        look = self.styles.look("text", element.get(_STYLE_NAME))
        if look.is_hidden:
            self.manuscript.hidden += len(" ".join(element.itertext()).split())
        else:
            self._inline(element, raised or look.is_raised)

    def _inset(self, element: Any, tag: str, raised: bool) -> None:
        """What stands in a paragraph and is no plain text: notes, comments, boxes, links, fields."""
        if tag == _NOTE:
            body = element.find(f"{TEXT}note-body")
            if body is not None:
                with self.manuscript.note():
                    self._apart(body)
        elif tag == _COMMENT:
            self.manuscript.comments += 1
        elif tag == _FRAME:
            self._frame(element)
        elif tag.startswith(_DRAW) and tag != f"{_DRAW}a":
            self._box(element)
        else:
            self._inline(element, raised)

    def _frame(self, element: Any) -> None:
        for box in element.iterchildren(f"{_DRAW}text-box"):
            self._box(box)

    def _box(self, element: Any) -> None:
        with self.manuscript.box():
            self._apart(element)

    def _apart(self, element: Any) -> None:
        """Reads paragraphs that are not part of the list or index around them."""
        before, self.item = self.item, None
        self.through(element)
        self.item = before

    def _list(self, element: Any) -> None:
        before = self.item
        for entry in element:
            if entry.tag == _ITEM:
                self.item = BlockKind.LIST_ITEM
                self.through(entry)
            elif entry.tag == _LIST_HEADER:
                self.item = BlockKind.PARAGRAPH
                self.through(entry)
            elif entry.tag == _PAGE_BREAK:
                self.manuscript.turn()
        self.item = BlockKind.PARAGRAPH if before else None

    def _table(self, element: Any) -> None:
        rows: list[list[list[Piece]]] = []
        for row in element.iter(f"{_TABLE}table-row"):
            if next(row.iterancestors(_TABLE_ITSELF)) is not element:
                continue
            cells = []
            for cell in row.iterchildren(f"{_TABLE}table-cell"):
                with self.manuscript.aside() as pieces:
                    self._apart(cell)
                cells.append(pieces)
            rows.append(cells)
        for _ in element.iterchildren(_PAGE_BREAK):
            self.manuscript.turn()
        self.manuscript.table(rows)
