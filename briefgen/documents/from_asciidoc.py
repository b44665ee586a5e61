"""AsciiDoc: its header, sections, delimited blocks, lists and notes; macros and includes are never carried out."""

from __future__ import annotations

from briefgen.documents.from_text import TextReader
from briefgen.documents.media_types import ASCIIDOC
from briefgen.documents.text.kinds import Markup


class AsciidocReader(TextReader):
    """Reads AsciiDoc as it is written."""

    media_types: tuple[str, ...] = (ASCIIDOC,)
    markup = Markup.ASCIIDOC
