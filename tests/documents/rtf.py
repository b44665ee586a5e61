"""Small RTF files, as Word writes them."""

from __future__ import annotations

from briefgen.model.documents import BlockKind, Document
from tests.documents.converting import pieces, whole_blocks

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Serif;}{\f1\fnil\fcharset204 Cyr;}{\f2\fnil\fcharset128 Jap;}{\f3\fnil\fcharset2 Symbol;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0\outlinelevel0 heading 1;}{\s2\sbasedon0\outlinelevel1 heading 2;}{\s3 Quote;}{\s4\sbasedon1 My Heading;}{\*\cs10 Default Paragraph Font;}}"
)


def rtf(body: str, info: str = "") -> bytes:
    return f"{HEAD}{{\\info{info}}}\n{body}}}".encode("latin-1")


def paragraph(inner: str, properties: str = "") -> str:
    return f"\\pard\\plain {properties} {inner}\\par\n"


def item(inner: str, label: str = r"\'b7") -> str:
    return paragraph(inner, rf"{{\listtext\f3 {label}\tab}}\ls1\li720\fi-360")


def note(inner: str) -> str:
    return rf"{{\super\chftn{{\footnote\pard\plain {{\super\chftn}} {inner}}}}}"


def row(*cells: str) -> str:
    return (
        r"\trowd\cellx1000\cellx2000"
        + "".join(f"\\pard\\plain\\intbl {cell}\\cell" for cell in cells)
        + "\\row\\pard\n"
    )


def escaped(text: str) -> str:
    r"""Text as RTF writes it: ASCII, and `\u` with a question mark for readers that do not know it."""
    written = []
    for char in text:
        if char in "{}\\":
            written.append("\\" + char)
        elif char.isascii():
            written.append(char)
        else:
            units = char.encode("utf-16-le")
            for at in range(0, len(units), 2):
                unit = int.from_bytes(units[at : at + 2], "little", signed=True)
                written.append(f"\\u{unit}?")
    return "".join(written)


def as_rtf(document: Document) -> bytes:
    """The essay as a file of Word: real footnotes, called from where the text calls them."""
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
            inner += note(escaped(told)) if is_call else escaped(text)
        if kind is BlockKind.HEADING:
            body.append(paragraph(inner, rf"\s1\outlinelevel{(blocks[0].level or 2) - 1}"))
        elif kind is BlockKind.LIST_ITEM:
            body.append(item(inner))
        else:
            body.append(paragraph(inner, r"\s3" if kind is BlockKind.QUOTATION else ""))
    return rtf("".join(body))
