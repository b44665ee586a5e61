"""A text as blocks, from what its lines look like: what stands where, before any rule asks what it means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from briefgen.documents.text import shapes
from briefgen.documents.text.kinds import Markup
from briefgen.documents.text.lines import Layout, Line, lay_out
from briefgen.documents.text.pages import page_at, page_edges, page_starts
from briefgen.model.documents import Block, BlockKind
from briefgen.model.evidence import Span


@dataclass(slots=True)
class Scan:
    """A scan through the lines: what has been found, and what must be remembered on the way."""

    text: str
    layout: Layout
    markup: Markup = Markup.NONE
    blocks: list[Block] = field(default_factory=list)
    form: list[Span] = field(default_factory=list)
    underlines: list[str] = field(default_factory=list)
    item_indent: int | None = None
    starts: list[int] = field(default_factory=list)
    edges: frozenset[int] = frozenset()
    nested: int | None = None
    """The indentation of a directive whose content is the document's text."""
    quoted: bool = False
    """Whether the next paragraph is announced as a quotation."""

    @property
    def is_restructured(self) -> bool:
        return self.markup is Markup.RESTRUCTURED

    def add(self, kind: BlockKind, start: int, end: int, reason: str = "", level: int | None = None) -> None:
        stretch = self.text[start:end]
        inner = stretch.strip()
        if inner:
            first = start + len(stretch) - len(stretch.lstrip())
            span = Span(first, first + len(inner))
            page = page_at(self.starts, span.start)
            self.blocks.append(Block(kind=kind, span=span, reason=reason, level=level, page=page))


_LONG_LINE = 60

Shape = Callable[[Scan, int], int]
"""Looks at the line with that index: adds what begins there and gives the index after it, or the same index."""


def find_blocks(text: str, *, start: int = 0, markup: Markup = Markup.NONE) -> Scan:
    """The blocks of a text from offset `start` on: ordered, not overlapping, together all that is not white space."""
    from briefgen.documents.text.markup import shapes_of

    layout = lay_out(text)
    starts = page_starts(text)
    edges = page_edges(layout.lines, starts)
    scan = Scan(text, layout, markup=markup, starts=starts, edges=edges)
    candidates = shapes_of(markup)
    at, lines = 0, layout.lines
    while at < len(lines) and lines[at].start < start:
        at += 1
    while at < len(lines):
        if lines[at].is_blank:
            at += 1
            continue
        if at in edges:
            scan.add(BlockKind.FURNITURE, lines[at].start, lines[at].end, "stands at the edge of every page")
            at += 1
            continue
        for shape in candidates:
            after = shape(scan, at)
            if after > at:
                at = after
                break
        else:
            at = paragraph(scan, at)
    return scan


def paragraph(scan: Scan, at: int) -> int:
    """Lines up to a blank one, or up to where the next paragraph begins."""
    lines = scan.layout.lines
    first, last = lines[at], at
    while last + 1 < len(lines) and goes_on(scan, lines[last], lines[last + 1]) and not begins(scan, last + 1):
        last += 1
    kind, reason = BlockKind.PARAGRAPH, ""
    inside = [line.indent for line in lines[at : last + 1]]
    if scan.item_indent is not None and first.indent > scan.item_indent:
        reason = "goes on with the list item above"
    else:
        scan.item_indent = None
        if _is_set_in(scan, at, last, min(inside)):
            kind, reason = BlockKind.QUOTATION, "indented on its own"
    if scan.quoted:
        kind, reason, scan.quoted = BlockKind.QUOTATION, "marked as a quotation", False
    placeholder = shapes.PLACEHOLDER.match(first.text)
    start = first.start
    if placeholder and placeholder.end() < len(first.text):
        scan.add(BlockKind.FURNITURE, start, start + placeholder.end(), "placeholder of a template")
        start += placeholder.end()
    scan.add(kind, start, lines[last].end, reason)
    return last + 1


def _is_set_in(scan: Scan, first: int, last: int, indent: int) -> bool:
    """Whether lines are indented on their own, and are not what a directive holds or a term is explained by."""
    if scan.nested is not None and indent <= scan.nested:
        scan.nested = None
    if scan.is_restructured:
        after_blank = first == 0 or scan.layout.lines[first - 1].is_blank
        return after_blank and scan.nested is None and indent >= scan.layout.indent + 2
    return bool(scan.layout.width and indent >= scan.layout.indent + 3 and last > first)


def goes_on(scan: Scan, line: Line, following: Line) -> bool:
    """Whether two lines belong to one paragraph.

    In markup a blank line ends a paragraph, but for short lines below each other, as authors write titles and names.

    Where lines were wrapped they do, unless the first is short and the second begins with a capital after a full stop
    or is short too. Where each line is a paragraph, they do only if the first ends nothing, and is long or the second
    begins with a small letter.
    """
    if following.is_blank or shapes.BYLINE.match(following.text):
        return False
    ends = shapes.ends_like_sentence(line.text)
    if scan.layout.width is None:
        return not ends and (following.text[0].islower() or len(line.text) > _LONG_LINE or line.text[-1] in "-,")
    if scan.is_restructured and following.indent != line.indent:
        return False
    short = line.indent + len(line.text) < 0.6 * scan.layout.width
    indented = (
        following.indent >= line.indent + 2 and following.indent > scan.layout.indent and not scan.is_restructured
    )
    short_too = following.indent + len(following.text) < 0.6 * scan.layout.width
    if scan.markup is not Markup.NONE:
        return following.text[0].islower() or not (short and short_too)
    return following.text[0].islower() or not ((short and (ends or short_too)) or (indented and ends))


def begins(scan: Scan, at: int) -> bool:
    """Whether a line begins a block of its own even without a blank line before it."""
    line = scan.layout.lines[at]
    if scan.markup in (Markup.RESTRUCTURED, Markup.ASCIIDOC):
        # Nothing but a blank line ends a paragraph, except what can be nothing else.
        return at in scan.edges or (scan.markup is Markup.ASCIIDOC and bool(shapes.ASCIIDOC_EDGE.match(line.text)))
    if (
        at in scan.edges
        or shapes.ATX.match(line.text)
        or shapes.FENCE.match(line.text)
        or line.text.startswith((">", ".. ", "<!--"))
    ):
        return True
    if shapes.RULE.match(line.text) or shapes.UNDERLINE.match(line.text):
        return True
    item = shapes.ITEM.match(line.text)
    if item and scan.markup is Markup.MARKDOWN and not (item["bullet"] or line.text[:2] in ("1.", "1)")):
        item = None  # only a list that begins with 1 ends a paragraph
    if item and (item["bullet"] or line.text[0] in "(0123456789"):
        return bool(
            item["bullet"] not in {"–", "—", "-"} or item["bullet"] is None or line.indent <= scan.layout.indent + 8
        )
    return bool(shapes.NOTE.match(line.text)) or (shapes.is_table_row(line.text) and "|" in line.text)
