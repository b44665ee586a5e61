"""OpenDocument text (.odt, .ott, and flat .fodt), by its tags: its own styles, lists, notes and page breaks.

Tracked insertions are text, deletions and comments are not; heads, feet, pictures and macros are never unpacked.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.documents.composing import Composer
from briefgen.documents.limits import Limits
from briefgen.documents.media_types import FLAT_ODT, ODT
from briefgen.documents.office.manuscript import Manuscript, Piece
from briefgen.documents.office.odt_part import OdtTag, part_at_tags, part_text
from briefgen.documents.office.odt_styles import Styles
from briefgen.documents.package import Package, damaged, encrypted, parse_part
from briefgen.documents.tags import Tagged
from briefgen.model.documents import BlockKind, Document, Source

_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_UNREAD = frozenset(
    {
        "text:note-citation",
        "text:ruby-text",
        "text:hidden-text",
        "text:sequence-decls",
        "text:variable-decls",
        "text:user-field-decls",
        "text:script",
        "office:forms",
        "office:annotation-end",
        "draw:image",
        "draw:object",
        "draw:object-ole",
        "svg:title",
        "svg:desc",
    }
)
_SPACES = frozenset({"text:s", "text:tab"})
_INDEXES = frozenset(
    {
        "text:table-of-content",
        "text:illustration-index",
        "text:table-index",
        "text:object-index",
        "text:user-index",
        "text:alphabetical-index",
    }
)
_PARAGRAPHS = frozenset({"text:p", "text:h"})


class OdtReader:
    """Reads what LibreOffice, Word and others write as OpenDocument text."""

    media_types: tuple[str, ...] = (ODT, FLAT_ODT)

    def read_within(self, source: Source, content: bytes, limits: Limits) -> Document:
        """The text in the order of the document, notes at the end; pages where the file says where they turn.

        Raises:
            Unreadable: it is encrypted or damaged, unpacks to too much, or holds too much text.
        """
        body, styles, meta = _parts(content, limits) if content.startswith(b"PK") else (content, content, content)
        written, part = part_at_tags(body)
        text = _path(part, "office:body", "office:text")
        if text is None:
            raise damaged()
        inside = part.tags[text : part.partners[text]]
        kinds = {kind.name for kind in part.kinds}
        has_pages = "text:soft-page-break" in kinds and any(tag.name == "text:soft-page-break" for tag in inside)
        manuscript = Manuscript(Composer(limits.characters, part.is_plain), has_pages)
        if "text:deletion" in kinds:
            manuscript.deletions = sum(1 for tag in inside if tag.name == "text:deletion" and not tag.closes)
        looks = Styles(written.partition("<office:body")[0], part_text(styles))
        _Walk(part, manuscript, looks).through(text)
        about = parse_part(meta)
        author = about.findtext(f".//{_META}initial-creator") or about.findtext(f".//{_DC}creator") or ""
        return manuscript.document(source, author=author, title=about.findtext(f".//{_DC}title") or "")


def _parts(content: bytes, limits: Limits) -> tuple[bytes, bytes, bytes]:
    """The text, the styles and the properties."""
    package = Package(content, limits)
    manifest = package.part("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.names else b""
    if "encrypted-package" in package.names or b"encryption-data" in manifest:
        raise encrypted()
    if "content.xml" not in package.names:
        raise damaged()
    body = package.part("content.xml")
    styles = package.part("styles.xml") if "styles.xml" in package.names else body
    meta = package.part("meta.xml") if "meta.xml" in package.names else body
    return body, styles, meta


def _path(part: Tagged[OdtTag], *names: str) -> int | None:
    """Where the element begins that is found by these names, each in the one before, the first in the root."""
    at: int | None = 0
    for name in names:
        at = next((child for child in part.children(at or 0) if part.tags[child].name == name), None)
        if at is None:
            return None
    return at


@dataclass(slots=True)
class _Walk:
    """A walk through the text; its depth is bounded, since libxml2 refuses deep trees."""

    part: Tagged[OdtTag]
    manuscript: Manuscript
    styles: Styles
    kind: BlockKind | None = None
    reason: str = ""
    item: BlockKind | None = None
    """What the next paragraph of a list item is: the item itself, or its further text."""

    def through(self, at: int) -> None:
        """Reads what is in an element that holds paragraphs."""
        tags = self.part.tags
        for child in self.part.children(at):
            name = tags[child].name
            if name in _PARAGRAPHS:
                self._paragraph(child)
            elif name == "text:list":
                self._list(child)
            elif name == "table:table":
                self._table(child)
            elif name == "text:soft-page-break":
                self.manuscript.turn()
            elif name == "text:tracked-changes" or name in _UNREAD:
                continue
            elif name in _INDEXES or name == "text:bibliography":
                self._set_apart(child)
            elif name == "draw:frame":
                self._frame(child)
            else:  # sections, index bodies, numbered paragraphs, shapes
                self.through(child)

    def _set_apart(self, at: int) -> None:
        before = self.kind, self.reason
        if self.part.tags[at].name == "text:bibliography":
            self.kind, self.reason = BlockKind.REFERENCE, "set as a source"
        else:
            self.kind, self.reason = BlockKind.FURNITURE, "a table of contents"
        self.through(at)
        self.kind, self.reason = before

    def _paragraph(self, at: int) -> None:
        tag, manuscript = self.part.tags[at], self.manuscript
        look = self.styles.look("paragraph", tag.style)
        if look.is_hidden:
            manuscript.hidden += len(" ".join(self.part.inside(at)).split())
            return
        if look.turns_before and manuscript.has_begun:
            manuscript.turn()
        self._inline(at, look.is_raised)
        kind, reason, level = BlockKind.PARAGRAPH, "", None
        if self.kind:
            kind, reason = self.kind, self.reason
        elif tag.name == "text:h":
            given = tag.attributes.get("text:outline-level", "1")
            kind, reason, level = BlockKind.HEADING, "marked as a heading", int(given) if given.isdecimal() else 1
        elif look.role:
            kind, reason, level = look.role.kind, look.role.reason, look.role.level
        elif self.item:
            kind = self.item
            reason = "marked as an item" if kind is BlockKind.LIST_ITEM else "goes on with the list item above"
        if self.item and manuscript.has_words:
            self.item = BlockKind.PARAGRAPH
        manuscript.end(kind, reason, level)
        if look.turns_after:
            manuscript.turn()

    def _inline(self, at: int, raised: bool) -> None:
        """The text of a paragraph or of a stretch of it."""
        manuscript, (tags, texts, partners) = self.manuscript, (self.part.tags, self.part.texts, self.part.partners)
        end = partners[at]
        if at == end:
            return
        if texts[at + 1]:
            manuscript.say(texts[at + 1], raised=raised)
        child = at + 1
        while child < end:
            name = tags[child].name
            if name == "text:span":
                self._span(child, raised)
            elif name in _SPACES:
                manuscript.say(" ")
            elif name == "text:line-break":
                manuscript.new_line()
            elif name == "text:soft-page-break":
                manuscript.turn()
            elif name not in _UNREAD:
                self._inset(child, name, raised)
            child = partners[child] + 1
            if texts[child]:
                manuscript.say(texts[child], raised=raised)

    def _span(self, at: int, raised: bool) -> None:
        look = self.styles.look("text", self.part.tags[at].style)
        if look.is_hidden:
            self.manuscript.hidden += len(" ".join(self.part.inside(at)).split())
        else:
            self._inline(at, raised or look.is_raised)

    def _inset(self, at: int, name: str, raised: bool) -> None:
        """What stands in a paragraph and is no plain text: notes, comments, boxes, links, fields."""
        if name == "text:note":
            body = self._child(at, "text:note-body")
            if body is not None:
                with self.manuscript.note():
                    self._apart(body)
        elif name == "office:annotation":
            self.manuscript.comments += 1
        elif name == "draw:frame":
            self._frame(at)
        elif name.startswith("draw:") and name != "draw:a":
            self._box(at)
        else:
            self._inline(at, raised)

    def _child(self, at: int, name: str) -> int | None:
        return next((child for child in self.part.children(at) if self.part.tags[child].name == name), None)

    def _frame(self, at: int) -> None:
        for child in self.part.children(at):
            if self.part.tags[child].name == "draw:text-box":
                self._box(child)

    def _box(self, at: int) -> None:
        with self.manuscript.box():
            self._apart(at)

    def _apart(self, at: int) -> None:
        """Reads paragraphs that are not part of the list or index around them."""
        before, self.item = self.item, None
        self.through(at)
        self.item = before

    def _list(self, at: int) -> None:
        before = self.item
        for entry in self.part.children(at):
            name = self.part.tags[entry].name
            if name == "text:list-item":
                self.item = BlockKind.LIST_ITEM
                self.through(entry)
            elif name == "text:list-header":
                self.item = BlockKind.PARAGRAPH
                self.through(entry)
            elif name == "text:soft-page-break":
                self.manuscript.turn()
        self.item = BlockKind.PARAGRAPH if before else None

    def _table(self, at: int) -> None:
        part = self.part
        rows: list[list[list[Piece]]] = []
        for row in self._rows(at):
            cells = []
            for cell in part.children(row):
                if part.tags[cell].name == "table:table-cell":
                    with self.manuscript.aside() as pieces:
                        self._apart(cell)
                    cells.append(pieces)
            rows.append(cells)
        for child in part.children(at):
            if part.tags[child].name == "text:soft-page-break":
                self.manuscript.turn()
        self.manuscript.table(rows)

    def _rows(self, table: int) -> list[int]:
        """Where the rows of a table begin, without those of tables in its cells."""
        rows = []
        at, end = table + 1, self.part.partners[table]
        while at < end:
            tag = self.part.tags[at]
            if tag.name == "table:table":
                at = self.part.partners[at]
            elif tag.name == "table:table-row" and not tag.closes:
                rows.append(at)
            at += 1
        return rows
