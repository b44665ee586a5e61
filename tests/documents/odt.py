"""Small OpenDocument texts, written part by part, as LibreOffice lays them out."""

from __future__ import annotations

import io
import zipfile
from html import escape

from briefgen.model.documents import BlockKind, Document
from tests.documents.converting import pieces, whole_blocks

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("style", "style"),
        ("fo", "xsl-fo-compatible"), ("meta", "meta"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
AUTOMATIC = """
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="P2" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
"""


def heading(inner: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{inner}</text:h>'


def paragraph(inner: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def items(*inner: str) -> str:
    return f"<text:list>{''.join(f'<text:list-item>{one}</text:list-item>' for one in inner)}</text:list>"


def note(number: int, inner: str) -> str:
    body = f"<text:note-body>{paragraph(inner, 'Footnote')}</text:note-body>"
    return f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation>{body}</text:note>'


def table(*rows: tuple[str, ...]) -> str:
    def row(cells: tuple[str, ...]) -> str:
        inside = "".join(f"<table:table-cell>{paragraph(cell)}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    return f"<table:table>{''.join(map(row, rows))}</table:table>"


def content(body: str) -> str:
    return (
        f"<office:document-content {_NAMES}><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt(body: str, *, author: str = "", title: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """A file of that body (XML)."""
    parts: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content(body),
        "styles.xml": f"<office:document-styles {_NAMES}><office:styles/></office:document-styles>",
        "meta.xml": f"<office:document-meta {_NAMES}><office:meta><meta:initial-creator>{author}</meta:initial-creator>"
        f"<dc:title>{title}</dc:title></office:meta></office:document-meta>",
        "META-INF/manifest.xml": "<manifest/>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in {**parts, **(more or {})}.items():
            package.writestr(name, part, zipfile.ZIP_STORED if name == "mimetype" else None)
    return packed.getvalue()


def as_odt(document: Document) -> bytes:
    """The essay as a file of LibreOffice: real footnotes, called from where the text calls them."""
    notes = [
        "".join(text for text, is_call in pieces(document, blocks) if not is_call)
        for blocks in whole_blocks(document)
        if blocks[0].kind is BlockKind.NOTE
    ]
    body: list[str] = []
    called = 0
    for blocks in whole_blocks(document):
        kind = blocks[0].kind
        if kind in (BlockKind.NOTE, BlockKind.FURNITURE):
            continue
        inner = ""
        for text, is_call in pieces(document, blocks):
            called += is_call
            told = notes[called - 1] if 0 < called <= len(notes) else "See there."
            inner += note(called, escape(told)) if is_call else escape(text)
        if kind is BlockKind.HEADING:
            body.append(heading(inner, blocks[0].level or 2))
        elif kind is BlockKind.LIST_ITEM:
            body.append(items(paragraph(inner)))
        else:
            body.append(paragraph(inner, "P1" if kind is BlockKind.QUOTATION else "Standard"))
    return odt("".join(body))
