"""The readers, one for each format: those of the package, and those that other packages add.

Another package adds one by the entry point group `briefgen.readers`; each entry names a `Reader` without parameters.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import Protocol

from briefgen.model.documents import Document, Source

GROUP = "briefgen.readers"


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


def reader_for(media_type: str) -> Reader | None:
    """The reader of a media type, None if there is none."""
    return _readers().get(media_type)


@cache
def _readers() -> dict[str, Reader]:
    from briefgen.documents.from_markdown import MarkdownReader
    from briefgen.documents.from_restructured import RestructuredReader
    from briefgen.documents.from_text import TextReader

    readers: dict[str, Reader] = {}
    added = [entry.load()() for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name)]
    for reader in (TextReader(), MarkdownReader(), RestructuredReader(), *added):
        readers |= dict.fromkeys(reader.media_types, reader)
    return readers
