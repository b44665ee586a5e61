"""The reference essays in other formats, made from how the text files are read; and how much of them is found again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape

from briefgen.documents import read_corpus
from briefgen.model.documents import BODY_KINDS, Block, BlockKind, Document, MarkKind
from tests.documents.building import SEEDS, SETTINGS

TAGS = {BlockKind.QUOTATION: "blockquote", BlockKind.LIST_ITEM: "li", BlockKind.NOTE: "p"}


@cache
def essays() -> tuple[Document, ...]:
    return read_corpus([SEEDS], SETTINGS).documents


def whole_blocks(document: Document) -> list[list[Block]]:
    """The blocks, those that a page break cut in two put together; what stood between comes after."""
    parts: list[list[Block]] = []
    places: dict[int, int] = {}
    for at, block in enumerate(document.blocks):
        if block.continues is not None and block.continues in places:
            places[at] = places[block.continues]
            parts[places[at]].append(block)
        else:
            places[at] = len(parts)
            parts.append([block])
    return parts


def pieces(document: Document, blocks: list[Block]) -> list[tuple[str, bool]]:
    """The text of a block as stretches: words, and calls of notes (True). Markup is left out."""
    found: list[tuple[str, bool]] = []
    for block in blocks:
        at = block.span.start
        for mark in document.marks:
            if block.span.start <= mark.span.start and mark.span.end <= block.span.end:
                found.append((document.text[at : mark.span.start], False))
                if mark.kind is MarkKind.NOTE:
                    digits = "".join(filter(str.isdigit, document.text[mark.span.start : mark.span.end]))
                    found.append((digits, True))
                at = mark.span.end
        found += [(document.text[at : block.span.end], False), (" ", False)]
    return found


def as_html(document: Document, style: str = "", *, notes: str = "end") -> str:
    """A page with the essay's text. Lines of the source's own page are left out; notes come at the end or page foot."""
    body: list[str] = []
    for blocks in whole_blocks(document):
        kind = blocks[0].kind
        if kind is BlockKind.FURNITURE:
            continue
        inner = "".join(
            (f"<sup>{escape(text)}</sup>" if is_call else escape(text))
            for text, is_call in pieces(document, blocks)
            if text
        ).strip()
        if kind is BlockKind.HEADING:
            level = min(blocks[0].level or 2, 6)
            body.append(f"<h{level}>{inner}</h{level}>")
        elif kind is BlockKind.LIST_ITEM:
            body.append(f"<ul><li>{inner}</li></ul>")
        elif kind is BlockKind.NOTE:
            body.append(f'<p class="footnote">{inner}</p>')
        else:
            tag = TAGS.get(kind, "p")
            body.append(f"<{tag}>{inner}</{tag}>")
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title></title><style>{style}</style></head>'
        f"<body>{''.join(body)}</body></html>"
    )


@dataclass(frozen=True)
class Share:
    """Of the sentences of the text file: how many stand in the other format's text, and how many are sentences there."""

    sentences: int
    in_text: float
    as_sentences: float
    missing: tuple[str, ...]


def share_found(original: Document, converted: Document) -> Share:
    """Compared after white space; note calls are left out on both sides."""
    wanted = [s.text for s in original.sentences if original.blocks[s.block].kind in BODY_KINDS]
    body = [block for block in converted.blocks if block.kind not in (BlockKind.FURNITURE, BlockKind.NOTE)]
    running = " ".join(converted.plain(block.span) for block in body)
    spanning = {s.text for s in converted.sentences}
    running += " " + " ".join(s.text for s in converted.sentences if len(s.spans) > 1)
    missing = tuple(text for text in wanted if text not in running)
    whole = sum(1 for text in wanted if text in spanning)
    return Share(len(wanted), 1 - len(missing) / len(wanted), whole / len(wanted), missing)


PRINTED = (
    "@page { size: A4; margin: 2.5cm; @top-center { content: 'Essays on security, volume 3' } @bottom-center { content: counter(page) } }"
    "body { font-family: serif; font-size: 11pt; text-align: justify; hyphens: auto } sup { font-size: .7em }"
    ".footnote { float: footnote; font-size: 8pt } .footnote::footnote-call, .footnote::footnote-marker { content: none }"
)
TWO_COLUMNS = PRINTED + "body { columns: 2; column-gap: 8mm; font-size: 10pt } h1 { column-span: all }"


@cache
def printed(html: str) -> bytes:
    """A page as PDF."""
    from weasyprint import HTML

    return bytes(HTML(string=html).write_pdf())
