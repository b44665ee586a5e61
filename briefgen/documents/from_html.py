"""HTML and saved web pages: our own walk along the tags, since extractors of articles drop lists and headings."""

from __future__ import annotations

import codecs
import re

from briefgen.documents.composing import Composer
from briefgen.documents.limits import Limits
from briefgen.documents.media_types import HTML, XHTML
from briefgen.documents.set_aside import remarks
from briefgen.documents.tags import Tagged
from briefgen.documents.text.decoding import decode
from briefgen.documents.web.declared import declared_by
from briefgen.documents.web.judge import TRAFILATURA, judged
from briefgen.documents.web.page import page_of
from briefgen.documents.web.parts import Parts
from briefgen.documents.web.tags import WebTag
from briefgen.documents.web.walk import Walk
from briefgen.model.documents import Document, Source

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.-]{2,40})", re.I
)
_WESTERN = frozenset({"ascii", "iso8859-1", "latin-1", "us-ascii"})


class HtmlReader:
    """Reads HTML: headings, items, quotations, tables and notes are kept; menus and the like are furniture."""

    media_types: tuple[str, ...] = (HTML, XHTML)

    def read_within(self, source: Source, content: bytes, limits: Limits) -> Document:
        """The text that a browser would show, in the order of the page.

        Raises:
            NotText: the encoding cannot be told.
            Unreadable: there is no page in it, or too much text.
        """
        text, encoding = decode_page(content)
        page = page_of(text, content)
        composer, hidden = compose(page, limits)
        blocks = judged(text, composer.text, composer.blocks) if limits.judge == TRAFILATURA else composer.blocks
        return Document(
            id=source.path,
            source=source,
            text=composer.text,
            blocks=tuple(blocks),
            marks=tuple(composer.marks),
            encoding=encoding,
            declared=declared_by(page),
            notices=remarks(source, hidden=hidden),
        )


def decode_page(content: bytes) -> tuple[str, str]:
    """The page as text and its encoding: UTF-8 if it is, else what the page says, else a guess."""
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    named = _CHARSET.search(content[:4_000])
    if named and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            name = codecs.lookup((named[1] or named[2]).decode("ascii")).name
            # What browsers do: a page that says ISO 8859-1 is read as Windows-1252.
            name = "cp1252" if name in _WESTERN else name
            if name == "utf-8":
                return _mostly_utf8(content), name
            return codecs.decode(content, name), "utf-8" if name.startswith("utf-8") else name
        except (LookupError, UnicodeDecodeError, TypeError):
            pass
    decoded = decode(content)
    return decoded.text, decoded.encoding


def _mostly_utf8(content: bytes) -> str:
    """A page that says UTF-8 and has a wrong byte here and there, as a browser shows it.

    Raises:
        UnicodeDecodeError: more than one character in a hundred is wrong.
    """
    text = content.decode("utf-8", "replace")
    return text if text.count("\ufffd") * 100 <= len(text) else content.decode("utf-8")


def compose(page: Tagged[WebTag], limits: Limits, composer: Composer | None = None) -> tuple[Composer, int]:
    """The text of a page with its blocks and marks, after what the composer has; and how many words it hides."""
    composer = composer or Composer(limits.characters)
    composer.is_plain = page.is_plain
    parts = Parts(page)
    Walk(page, parts, composer).through()
    return composer, parts.hidden
