"""What Word saves (.docx, .docm and their templates), by lxml: its own styles, lists, notes, boxes and page breaks.

Tracked insertions are text, deletions and comments are not; heads, feet, pictures and macros are not read.
"""

from __future__ import annotations

from briefgen.documents.composing import Composer
from briefgen.documents.limits import Limits
from briefgen.documents.media_types import DOCX
from briefgen.documents.office.docx_parts import open_parts
from briefgen.documents.office.docx_text import DocxText
from briefgen.documents.office.indents import label_indented
from briefgen.documents.office.manuscript import Manuscript
from briefgen.model.documents import Document, Source


class DocxReader:
    """Reads what Word, LibreOffice and others write as OOXML, strict or not."""

    media_types: tuple[str, ...] = (DOCX,)

    def read_within(self, source: Source, content: bytes, limits: Limits) -> Document:
        """The text in the order of the document, notes at the end; pages where Word noted where they turned last.

        Raises:
            Unreadable: it is encrypted or damaged, unpacks to too much, or holds too much text.
        """
        parts = open_parts(content, limits)
        has_pages = next(parts.body.iter(f"{parts.w}lastRenderedPageBreak"), None) is not None
        manuscript = Manuscript(Composer(limits.characters), has_pages)
        text = DocxText(parts, manuscript)
        text.through(parts.body)
        manuscript.finish()
        label_indented(manuscript.composer.blocks, text.indents)
        return manuscript.document(source, author=parts.author, title=parts.title)
