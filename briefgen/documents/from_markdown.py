"""Markdown files, read line by line as plain text is, so that every span counts into the file itself."""

from __future__ import annotations

from briefgen.documents.from_text import TextReader
from briefgen.documents.media_types import MARKDOWN
from briefgen.documents.text.kinds import Markup


class MarkdownReader(TextReader):
    """Reads Markdown: front matter, headings, items, quotations, notes, tables, emphasis and links."""

    media_types: tuple[str, ...] = (MARKDOWN,)
    markup = Markup.MARKDOWN
