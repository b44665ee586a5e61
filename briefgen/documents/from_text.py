"""Plain text, and Markdown, which plain text files often contain: the structure is told by what the lines look like."""

from __future__ import annotations

from briefgen.documents.media_types import TEXT
from briefgen.documents.text.decoding import decode
from briefgen.documents.text.front_matter import read_front_matter
from briefgen.documents.text.kinds import Markup
from briefgen.documents.text.marks import find_marks
from briefgen.documents.text.structure import find_blocks
from briefgen.model.documents import Block, BlockKind, Document, Source
from briefgen.model.evidence import Span


class TextReader:
    """Reads plain text of any encoding. Lines may be wrapped, or hold a paragraph each."""

    media_types: tuple[str, ...] = (TEXT,)
    markup = Markup.NONE

    def read(self, source: Source, content: bytes) -> Document:
        """The text with its blocks and marks, nothing left out.

        Raises:
            NotText: the bytes are no text, or in no encoding that can be told.
        """
        decoded = decode(content)
        text = decoded.text
        front = read_front_matter(text)
        scan = find_blocks(text, start=front.end, markup=self.markup)
        head = text[: front.end].strip()
        blocks: list[Block] = []
        if head:
            first = text.index(head)
            blocks.append(Block(kind=BlockKind.BYLINE, span=Span(first, first + len(head)), reason="front matter"))
        return Document(
            id=source.path,
            source=source,
            text=text,
            blocks=(*blocks, *scan.blocks),
            marks=find_marks(text, markup=self.markup, form=scan.form),
            encoding=decoded.encoding,
            declared=front.declared,
        )
