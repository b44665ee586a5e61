"""DOCX and DOCM: mammoth turns paragraphs, styles, lists and notes into HTML, our own walk reads that.

Tracked insertions are text, deletions are not; macros and pictures are never unpacked; heads and feet are not text.
"""

from __future__ import annotations

from typing import Any

from briefgen.documents.faults import Unreadable
from briefgen.documents.from_html import compose, parse
from briefgen.documents.limits import Limits
from briefgen.documents.media_types import DOCX
from briefgen.documents.package import damaged, pack, parse_part, unpack
from briefgen.documents.properties import declared_author
from briefgen.model.documents import Document, Source

_CORE = "docProps/core.xml"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Quotations'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Block Text'] => blockquote:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='toc 1'] => nav > p:fresh
p[style-name='toc 2'] => nav > p:fresh
p[style-name='toc 3'] => nav > p:fresh
p[style-name='TOC Heading'] => nav > p:fresh
br[type='page'] => hr
"""


class DocxReader:
    """Reads what Word and LibreOffice write as .docx."""

    media_types: tuple[str, ...] = (DOCX,)

    def read_within(self, source: Source, content: bytes, limits: Limits) -> Document:
        """The text in the order of the document, notes at the end.

        Raises:
            Unreadable: it is encrypted or damaged, unpacks to too much, or holds too much text.
        """
        parts = {name: _cleaned(part) for name, part in unpack(content, limits).items()}
        html = _to_html(parts)
        if not html.strip():
            raise Unreadable(slug="empty-file", detail="the file holds no text", remedy="Fill it or take it out.")
        composer, _ = compose(parse(f"<html><body>{html}</body></html>"), limits)
        return Document(
            id=source.path,
            source=source,
            text=composer.text,
            blocks=tuple(composer.blocks),
            marks=tuple(composer.marks),
            declared=declared_author(_creator(parts), composer.text),
        )


def _cleaned(part: bytes) -> bytes:
    """A part as mammoth's own parser may see it: checked, and written anew without anything but elements and text."""
    from lxml import etree

    return bytes(etree.tostring(parse_part(part), encoding="utf-8", xml_declaration=True))


def _to_html(parts: dict[str, bytes]) -> str:
    import mammoth

    try:
        converted: Any = mammoth.convert_to_html(
            pack(parts), style_map=_STYLES, convert_image=mammoth.images.img_element(lambda image: {})
        )
    except (OSError, KeyError) as fault:  # no main part, or one that refers to what is not there
        raise damaged() from fault
    return str(converted.value)


def _creator(parts: dict[str, bytes]) -> str:
    if _CORE not in parts:
        return ""
    return parse_part(parts[_CORE]).findtext(_CREATOR) or ""
