"""The readers, one for each format: those of the package, and those that other packages add.

Another package adds one by the entry point group `briefgen.readers`: see `added_readers`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Protocol, runtime_checkable

from briefgen.documents import media_types
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


@cache
def reader_for(media_type: str) -> Reader | GuardedReader | None:
    """The reader of a media type, None if there is none; one of another package before one of this."""
    added: list[Reader | GuardedReader] = [one for _, one in added_readers() if media_type in one.media_types]
    return added[-1] if added else _own_reader(media_type)


_OWN = {
    media_types.TEXT: "text:TextReader",
    media_types.MARKDOWN: "markdown:MarkdownReader",
    media_types.RESTRUCTURED: "restructured:RestructuredReader",
    media_types.ASCIIDOC: "asciidoc:AsciidocReader",
    media_types.HTML: "html:HtmlReader",
    media_types.XHTML: "html:HtmlReader",
    media_types.MHTML: "mhtml:MhtmlReader",
    media_types.PDF: "pdf:PdfReader",
    media_types.DOCX: "docx:DocxReader",
    media_types.ODT: "odt:OdtReader",
    media_types.FLAT_ODT: "odt:OdtReader",
    media_types.RTF: "rtf:RtfReader",
    media_types.EPUB: "epub:EpubReader",
    media_types.OLD_OFFICE: "doc:OldOfficeReader",
}
"""The package's own, by their modules: all of them together take longer to load than five essays to read."""


def _own_reader(media_type: str) -> Reader | GuardedReader | None:
    if media_type not in _OWN:
        return None
    module, _, name = _OWN[media_type].partition(":")
    reader: Reader | GuardedReader = getattr(import_module(f"briefgen.documents.from_{module}"), name)()
    return reader
