"""Small DOCX files, written part by part, as Word lays them out."""

from __future__ import annotations

import io
import zipfile
from html import escape

from briefgen.model.documents import BlockKind, Document
from tests.documents.converting import pieces, whole_blocks

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = {"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3", "Quote": "Quote"}


def paragraph(inner: str, style: str = "", *, item: bool = False) -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if item:
        properties += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>' if text else ""


def call(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def docx(body: str, notes: tuple[str, ...] = (), *, author: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """A file of that body (XML), with footnotes of these texts, numbered from 1."""
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for name in ("styles", "footnotes", "numbering")
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>"
        + "".join(
            f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
            for id, name in STYLES.items()
        )
        + "</w:styles>",
        "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/footnotes.xml": f"<w:footnotes {W}>"
        + "".join(
            f'<w:footnote w:id="{at}"><w:p>{run(text)}</w:p></w:footnote>' for at, text in enumerate(notes, start=1)
        )
        + "</w:footnotes>",
        "docProps/core.xml": f'<c:coreProperties xmlns:c="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{author}</dc:creator></c:coreProperties>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in {**parts, **(more or {})}.items():
            package.writestr(name, part)
    return packed.getvalue()


def as_docx(document: Document) -> bytes:
    """The essay as a file of Word: real footnotes, called from where the text calls them."""
    body: list[str] = []
    notes: list[str] = []
    called = 0
    for blocks in whole_blocks(document):
        kind = blocks[0].kind
        inner = ""
        for text, is_call in pieces(document, blocks):
            called += is_call
            inner += call(called) if is_call else run(text)
        if kind is BlockKind.NOTE:
            notes.append("".join(text for text, is_call in pieces(document, blocks) if not is_call))
        elif kind is BlockKind.HEADING:
            level = min(blocks[0].level or 2, 3)
            body.append(paragraph(inner, "Title" if level == 1 else f"Heading{level - 1}"))
        elif kind is not BlockKind.FURNITURE:
            style = "Quote" if kind is BlockKind.QUOTATION else ""
            body.append(paragraph(inner, style, item=kind is BlockKind.LIST_ITEM))
    notes += ["See there."] * (called - len(notes))
    return docx("".join(body), tuple(notes))
