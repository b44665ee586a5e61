"""The readers, one for each format: those of the package, and those that other packages add.

Another package adds one by the entry point group `briefgen.readers`: see `added_readers`.
"""

from __future__ import annotations

from functools import cache
from typing import Protocol, runtime_checkable

from briefgen.documents.added_readers import added_readers
from briefgen.documents.limits import Limits
from briefgen.model.documents import Document, Source


class Reader(Protocol):
    """Turns the bytes of one format into a document. It opens no file: it can be tested alone and sent to a worker."""

    @property
    def media_types(self) -> tuple[str, ...]:
        """What it reads."""

    def read(self, source: Source, content: bytes) -> Document:
        """The text with its blocks and marks, and what the format itself declares.

        Title, authors, date, sentences and passages are found afterwards, by the same rules for all formats.

        Raises:
            NotText: nothing can be read from the bytes.
        """


@runtime_checkable
class GuardedReader(Protocol):
    """A reader of a format whose parser may crash, loop or swell: it is only ever run in a process of its own."""

    @property
    def media_types(self) -> tuple[str, ...]:
        """What it reads."""

    def read_within(self, source: Source, content: bytes, limits: Limits) -> Document:
        """As `Reader.read`; of the limits it counts those on pages, unpacked bytes, entries and characters itself.

        Raises:
            NotText: nothing can be read from the bytes.
            Unreadable: a limit is passed, or the file is damaged, encrypted, or holds no text.
        """


def reader_for(media_type: str) -> Reader | GuardedReader | None:
    """The reader of a media type, None if there is none."""
    return _readers().get(media_type)


@cache
def _readers() -> dict[str, Reader | GuardedReader]:
    from briefgen.documents.from_asciidoc import AsciidocReader
    from briefgen.documents.from_doc import OldOfficeReader
    from briefgen.documents.from_docx import DocxReader
    from briefgen.documents.from_epub import EpubReader
    from briefgen.documents.from_html import HtmlReader
    from briefgen.documents.from_markdown import MarkdownReader
    from briefgen.documents.from_mhtml import MhtmlReader
    from briefgen.documents.from_odt import OdtReader
    from briefgen.documents.from_pdf import PdfReader
    from briefgen.documents.from_restructured import RestructuredReader
    from briefgen.documents.from_rtf import RtfReader
    from briefgen.documents.from_text import TextReader

    readers: dict[str, Reader | GuardedReader] = {}
    for reader in (
        TextReader(),
        MarkdownReader(),
        RestructuredReader(),
        AsciidocReader(),
        HtmlReader(),
        MhtmlReader(),
        PdfReader(),
        DocxReader(),
        OdtReader(),
        RtfReader(),
        EpubReader(),
        OldOfficeReader(),
        *(reader for _, reader in added_readers()),
    ):
        readers |= dict.fromkeys(reader.media_types, reader)
    return readers
