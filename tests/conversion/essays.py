"""The reference essays as pages that can be converted: as Markdown for pandoc and as HTML for print, with true footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from briefgen.model.documents import Block, BlockKind, Document
from tests.documents.converting import pieces, whole_blocks

RUNNING_HEAD = "Essays on security, volume 3"

_NUMBER = re.compile(r"^\W*(\d+)\W*\s*")


def notes_of(document: Document) -> dict[str, str]:
    """What a note says, by its number; the number itself is left out."""
    said = {}
    for blocks in whole_blocks(document):
        if blocks[0].kind is BlockKind.NOTE:
            words = "".join(text for text, _ in pieces(document, blocks)).strip()
            if number := _NUMBER.match(words):
                said[number[1]] = " ".join(words[number.end() :].split())
    return said


def parts(document: Document) -> Iterator[list[Block]]:
    """The blocks that are laid out in order: not the lines of the source's own page, and no notes, which hang on calls."""
    for blocks in whole_blocks(document):
        if blocks[0].kind not in (BlockKind.FURNITURE, BlockKind.NOTE):
            yield blocks


def rows(document: Document, block: Block) -> list[list[str]]:
    """The cells of a table of bars; the first row is its head."""
    lines = document.text[block.span.start : block.span.end].splitlines()
    cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    return [row for row in cells if not all(set(cell) <= set("-: ") for cell in row)]


def number_of(document: Document, item: Block) -> str:
    """The number that a list item begins with, if it has one."""
    found = re.match(r"\d+", document.text[item.span.start : item.span.end])
    return found[0] if found else ""


def _inner(
    document: Document,
    blocks: list[Block],
    text: Callable[[str], str],
    note: Callable[[str], str],
    raised: Callable[[str], str],
) -> str:
    """The words of a block; a call becomes its note, or is a raised number if the essay has no such note."""
    said = notes_of(document)
    found = "".join(
        (note(said[part]) if part in said else raised(part)) if is_call else text(part)
        for part, is_call in pieces(document, blocks)
    )
    return " ".join(found.split())


def _plain(words: str) -> str:
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words)


def as_markdown(document: Document) -> str:
    """For pandoc (`markdown-smart`): every sign that could mean something is escaped; notes stand in their place."""
    done: list[str] = []
    for blocks in parts(document):
        kind = blocks[0].kind
        inner = _inner(document, blocks, _plain, lambda said: f"^[{_plain(said)}]", "^{}^".format)
        if kind is BlockKind.HEADING:
            done.append(f"{'#' * (blocks[0].level or 2)} {inner}")
        elif kind is BlockKind.LIST_ITEM:
            number = number_of(document, blocks[0])
            done.append(f"{number}.  {inner}" if number else f"-   {inner}")
        elif kind is BlockKind.QUOTATION:
            done.append(f"> {inner}")
        elif kind is BlockKind.TABLE:
            table = [" | ".join(map(_plain, row)) for row in rows(document, blocks[0])]
            done.append("\n".join([table[0], " | ".join("---" for _ in rows(document, blocks[0])[0]), *table[1:]]))
        else:
            done.append(inner)
    return "\n\n".join(done) + "\n"


TAGS = {BlockKind.QUOTATION: "blockquote", BlockKind.REFERENCE: "p", BlockKind.BYLINE: "p"}

PRINTED = (
    f"@page {{ size: A4; margin: 2.5cm; @top-center {{ content: '{RUNNING_HEAD}' }} @bottom-center {{ content: counter(page) }} }}"
    "html { font-family: serif; font-size: 11pt; text-align: justify; hyphens: auto; line-height: 1.3 }"
    "h1, h2, h3 { text-align: left; hyphens: manual } td, th { border: 1px solid; padding: 2pt; text-align: left }"
    ".note { float: footnote; font-size: 8.5pt; line-height: 1.15; font-weight: normal }"
    ".note::footnote-call { content: counter(footnote); font-size: 7pt; vertical-align: super; line-height: 0 }"
    ".note::footnote-marker { content: counter(footnote) '. ' }"
)
TWO_COLUMNS = PRINTED + "body { columns: 2; column-gap: 8mm; font-size: 10pt } h1 { column-span: all }"


def as_page(document: Document, style: str) -> str:
    """For print: a note is laid out at the foot of the page of its call, numbered by the printing program."""
    body: list[str] = []
    for blocks in parts(document):
        kind = blocks[0].kind
        inner = _inner(
            document, blocks, escape, lambda said: f'<span class="note">{escape(said)}</span>', "<sup>{}</sup>".format
        )
        if kind is BlockKind.HEADING:
            level = min(blocks[0].level or 2, 6)
            body.append(f"<h{level}>{inner}</h{level}>")
        elif kind is BlockKind.LIST_ITEM:
            number = number_of(document, blocks[0])
            body.append(f'<ol start="{number}"><li>{inner}</li></ol>' if number else f"<ul><li>{inner}</li></ul>")
        elif kind is BlockKind.TABLE:
            cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows(document, blocks[0]))
            body.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
        else:
            body.append(f"<{TAGS.get(kind, 'p')}>{inner}</{TAGS.get(kind, 'p')}>")
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title></title><style>{style}</style></head>'
        f"<body>{''.join(body)}</body></html>"
    )
