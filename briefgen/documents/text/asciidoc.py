"""Blocks of AsciiDoc that their first line gives away; nothing is included or carried out."""

from __future__ import annotations

import re

from briefgen.documents.text import shapes
from briefgen.documents.text.structure import Scan, paragraph
from briefgen.model.documents import BlockKind
from briefgen.model.evidence import Span

_DELIMITER = re.compile(r"(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|[|,:!]===|`{3,})(?:\w+)?$")
_LISTINGS = {"-": "code", ".": "code", "+": "code", "`": "code", "/": "a comment"}
_ATTRIBUTES = re.compile(r"\[(?:[\w.#%\"'][^\]]*)?\]$|\[\[[^\]]+\]\]$")
_QUOTING = re.compile(r"\[(?:quote|verse)\b")
_MACRO = re.compile(r"\w+::\S*\[.*\]$|:!?[\w-]+!?:(?:\s|$)|(?:'''|<<<|\+|//(?!/).*)$")
_TITLE = re.compile(r"\.(?=[^\s.])")
_LABEL = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+(?=\S)")
_TERM = re.compile(r"(?=\S)[^:]{1,100}(:{2,4}|;;)(?:[ \t]+(?=\S)|$)")
_MOST = 20_000
_ORDER = "an instruction to the typesetter"


def delimited(scan: Scan, at: int) -> int:
    """Listings and comments whole, tables whole, quotations by their paragraphs; of other blocks only the edges."""
    lines = scan.layout.lines
    match = _DELIMITER.match(lines[at].text)
    if not match:
        return at
    edge = match[1]
    inside = range(at + 1, min(len(lines), at + _MOST))
    last = next((i for i in inside if lines[i].text == edge), None)
    if last is not None and edge[0] in _LISTINGS and edge != "--":
        scan.add(BlockKind.FURNITURE, lines[at].start, lines[last].end, _LISTINGS[edge[0]])
        return last + 1
    if last is not None and edge[1:] == "===" and edge[0] in "|,:!":
        scan.add(BlockKind.TABLE, lines[at].start, lines[last].end, "columns")
        return last + 1
    scan.add(BlockKind.FURNITURE, lines[at].start, lines[at].end, _ORDER)
    scan.quoted = False
    if last is not None and edge[0] == "_":
        _quote(scan, at + 1, last)
        scan.add(BlockKind.FURNITURE, lines[last].start, lines[last].end, _ORDER)
        return last + 1
    return at + 1


def _quote(scan: Scan, first: int, last: int) -> None:
    lines = scan.layout.lines
    start = None
    for at in range(first, last + 1):
        if at < last and not lines[at].is_blank:
            start = at if start is None else start
        elif start is not None:
            scan.add(BlockKind.QUOTATION, lines[start].start, lines[at - 1].end, "marked as a quotation")
            start = None


def instruction(scan: Scan, at: int) -> int:
    """Attributes, macros, comments, breaks, and lines that say what the next block is."""
    line = scan.layout.lines[at]
    if not (_ATTRIBUTES.match(line.text) or _MACRO.match(line.text)):
        return at
    scan.quoted = scan.quoted or bool(_QUOTING.match(line.text))
    scan.add(BlockKind.FURNITURE, line.start, line.end, _ORDER)
    return at + 1


def block_title(scan: Scan, at: int) -> int:
    """A line `.Title` that titles the block below it."""
    lines = scan.layout.lines
    line = lines[at]
    if not _TITLE.match(line.text) or at + 1 >= len(lines) or lines[at + 1].is_blank:
        return at
    scan.form.append(Span(line.start, line.start + 1))
    scan.add(BlockKind.TABLE, line.start, line.end, "a caption")
    return at + 1


def admonition(scan: Scan, at: int) -> int:
    """A paragraph that begins with NOTE: or the like; the word is form, the rest is text."""
    line = scan.layout.lines[at]
    match = _LABEL.match(line.text)
    if not match:
        return at
    scan.form.append(Span(line.start, line.start + match.end()))
    return paragraph(scan, at)


def item(scan: Scan, at: int) -> int:
    """List items of any depth, and the terms of a list of definitions."""
    line = scan.layout.lines[at]
    match = shapes.ASCIIDOC_ITEM.match(line.text)
    if match:
        scan.form.append(Span(line.start, line.start + match.end()))
        scan.item_indent = line.indent
        last = _end(scan, at)
        scan.add(BlockKind.LIST_ITEM, line.start, scan.layout.lines[last].end, "begins with a bullet")
        return last + 1
    term = _TERM.match(line.text)
    if term:
        scan.form.append(Span(line.start + term.start(1), line.start + term.end(1)))
        last = _end(scan, at)
        scan.add(BlockKind.PARAGRAPH, line.start, scan.layout.lines[last].end, "explains a term")
        return last + 1
    return at


def _end(scan: Scan, at: int) -> int:
    """The last line of an item: up to a blank line, another item, or the edge of a block."""
    lines = scan.layout.lines
    last = at
    while last + 1 < len(lines) and lines[last + 1].text:
        text = lines[last + 1].text
        if shapes.ASCIIDOC_ITEM.match(text) or shapes.ASCIIDOC_EDGE.match(text) or _TERM.match(text):
            break
        last += 1
    return last


SHAPES = (delimited, instruction, block_title, admonition)
"""What is looked for before the shapes that all texts may have; `item` takes the place of theirs."""
