"""Blocks that their first line gives away: rules, headings, items, quotations, notes, tables, code, directives."""

from __future__ import annotations

import re

from briefgen.documents.text import asciidoc, restructured, shapes
from briefgen.documents.text.kinds import Markup
from briefgen.documents.text.structure import Scan, Shape, begins, goes_on
from briefgen.model.documents import BlockKind
from briefgen.model.evidence import Span

_TARGET = re.compile(r"\.\. (?:_|__ )|__ https?:")
_DIRECTIVE = re.compile(r"\.\. (?P<name>[\w-]+)::")
_FOOTNOTE = re.compile(r"\.\. \[(?:\d{1,3}|#[\w-]*|\*|[A-Z]\w+)\](?=\s)")
_ADMONITIONS = frozenset(
    [
        "note",
        "warning",
        "important",
        "tip",
        "hint",
        "caution",
        "attention",
        "danger",
        "admonition",
        "epigraph",
        "pull-quote",
        "highlights",
        "sidebar",
        "topic",
    ]
)
_ASCIIDOC_ATTRIBUTE = re.compile(r":[\w-]+!?:(?:\s|$)|\[[\w, =\"'.#%-]+\]$|(?:include|image|toc)::")
_COMMENT_END = "-->"
_GAPS = re.compile(r"-{2,}(?:[ \t]+-{2,})+$")
_LONGEST_TABLE = 500
_BOX = re.compile(r"\[[ xX]\][ \t]+(?=\S)")


def rule(scan: Scan, at: int) -> int:
    line = scan.layout.lines[at]
    if shapes.RULE.match(line.text) and not shapes.ITEM.match(line.text):
        following = scan.layout.lines[at + 1] if at + 1 < len(scan.layout.lines) else None
        over = (
            following
            and following.text
            and at + 2 < len(scan.layout.lines)
            and scan.layout.lines[at + 2].text == line.text
        )
        if not over:
            scan.add(BlockKind.FURNITURE, line.start, line.end, "a line that separates")
            return at + 1
    return at


def underlined(scan: Scan, at: int) -> int:
    """A heading with a line of one character under it, or under and over it."""
    lines = scan.layout.lines
    over = bool(shapes.UNDERLINE.match(lines[at].text)) and at + 2 < len(lines) and lines[at + 2].text == lines[at].text
    title = at + 1 if over else at
    if title + 1 >= len(lines) or lines[title].is_blank:
        return at
    text, under = lines[title].text, lines[title + 1].text
    if (
        not shapes.UNDERLINE.match(under)
        or len(text) > 120
        or 2 * len(under) < len(text)
        or shapes.UNDERLINE.match(text)
    ):
        return at
    if scan.markup is Markup.ASCIIDOC and abs(len(under) - len(text)) > 1:
        return at
    if (text[-1] in ".;," and not scan.is_restructured) or (shapes.ITEM.match(text) and not text[0].isdigit()):
        return at
    style = under[0] * (1 + over)
    if style not in scan.underlines:
        scan.underlines.append(style)
    if over:
        scan.add(BlockKind.FURNITURE, lines[at].start, lines[at].end, "line over a heading")
    scan.add(BlockKind.HEADING, lines[title].start, lines[title].end, "underlined", scan.underlines.index(style) + 1)
    scan.add(BlockKind.FURNITURE, lines[title + 1].start, lines[title + 1].end, "line under a heading")
    scan.item_indent = None
    return title + 2


def marked_heading(scan: Scan, at: int) -> int:
    line = scan.layout.lines[at]
    match = shapes.ATX.match(line.text) or shapes.ASCIIDOC.match(line.text)
    if not match or len(line.text) > 300:
        return at
    scan.form.append(Span(line.start, line.start + match.end()))
    closing = re.search(r"[ \t]#+$", line.text)
    if closing:
        scan.form.append(Span(line.start + closing.start(), line.end))
    scan.add(BlockKind.HEADING, line.start, line.end, "marked as a heading", len(match[1]))
    scan.item_indent = None
    return at + 1


def fenced(scan: Scan, at: int) -> int:
    lines = scan.layout.lines
    match = shapes.FENCE.match(lines[at].text)
    if not match:
        return at
    last = next((i for i in range(at + 1, min(len(lines), at + 500)) if lines[i].text.startswith(match[1])), at)
    scan.add(BlockKind.FURNITURE, lines[at].start, lines[last].end, "code")
    return last + 1


def table(scan: Scan, at: int) -> int:
    lines = scan.layout.lines
    last = at
    while last < len(lines) and shapes.is_table_row(lines[last].text):
        last += 1
    rows = last - at
    if rows and re.match(r"=+\s", lines[at].text):  # between rules of equals signs, rows have no bars
        last = next((i for i in range(at + 1, len(lines)) if lines[i].is_blank), len(lines))
        rows = last - at
    if rows < 2 and not (rows and lines[at].text.startswith("|") and lines[at].text.endswith("|")):
        return at
    scan.add(BlockKind.TABLE, lines[at].start, lines[last - 1].end, "columns")
    return last


def aligned_table(scan: Scan, at: int) -> int:
    """A table whose columns are told by a line of dashes with gaps, as pandoc writes them."""
    lines = scan.layout.lines
    is_open = bool(re.match(r"-{10,}$", lines[at].text))
    head = range(at + is_open, min(len(lines), at + 6))
    rule_at = next((i for i in head if lines[i].is_blank or _GAPS.match(lines[i].text)), None)
    if rule_at is None or lines[rule_at].is_blank or rule_at > at + 1 + 3 * is_open:
        return at
    last = rule_at
    while last + 1 < len(lines) and (is_open or lines[last + 1].text):
        last += 1
        if re.match(r"-{5,}(?:[ \t]+-{2,})*$", lines[last].text):
            break
        if is_open and last - at > _LONGEST_TABLE:
            return at
    scan.add(BlockKind.TABLE, lines[at].start, lines[last].end, "columns")
    return last + 1


def directive(scan: Scan, at: int) -> int:
    """reStructuredText's explicit markup and AsciiDoc's attributes: footnotes, link targets, directives, comments."""
    lines = scan.layout.lines
    line = lines[at]
    if _ASCIIDOC_ATTRIBUTE.match(line.text):
        scan.add(BlockKind.FURNITURE, line.start, line.end, "an instruction to the typesetter")
        return at + 1
    if line.text.startswith("<!--"):
        end = next((i for i in range(at, min(len(lines), at + 200)) if _COMMENT_END in lines[i].text), at)
        scan.add(BlockKind.FURNITURE, line.start, lines[end].end, "a comment")
        return end + 1
    if not (line.text.startswith((".. ", "__ ")) or line.text == ".."):
        return at
    footnote, named = _FOOTNOTE.match(line.text), _DIRECTIVE.match(line.text)
    if not (footnote or named or _TARGET.match(line.text)):
        return at
    if named and named["name"] in _ADMONITIONS and line.text.endswith("::"):
        scan.add(BlockKind.FURNITURE, line.start, line.end, "an instruction to the typesetter")
        return at + 1
    last = at
    while last + 1 < len(lines) and (
        lines[last + 1].indent > line.indent
        if lines[last + 1].text
        else named and _indented_after(scan, last + 1, line.indent)
    ):
        last += 1
    kind = BlockKind.NOTE if footnote else BlockKind.FURNITURE
    reason = "a note's text" if footnote else "an instruction to the typesetter" if named else "a link's target"
    scan.add(kind, line.start, lines[last].end or line.end, reason)
    return last + 1


def _indented_after(scan: Scan, at: int, indent: int) -> bool:
    lines = scan.layout.lines
    while at < len(lines) and lines[at].is_blank:
        at += 1
    return at < len(lines) and lines[at].indent > indent


def note(scan: Scan, at: int) -> int:
    line = scan.layout.lines[at]
    if not shapes.NOTE.match(line.text):
        return at
    label = re.match(r"\[\^\d{1,3}\]:?[ \t]*", line.text)
    if label:
        scan.form.append(Span(line.start, line.start + label.end()))
    scan.add(BlockKind.NOTE, line.start, scan.layout.lines[last := _end(scan, at)].end, "begins with a note's number")
    return last + 1


def quotation(scan: Scan, at: int) -> int:
    lines = scan.layout.lines
    if not lines[at].text.startswith(">"):
        return at
    last = at
    while last < len(lines) and lines[last].text.startswith(">"):
        match = re.match(r"(?:>[ \t]?)+", lines[last].text)
        scan.form.append(Span(lines[last].start, lines[last].start + (match.end() if match else 1)))
        if not lines[last].text.strip("> \t"):  # an empty line of the quotation parts its paragraphs
            break
        last += 1
    end = min(last, len(lines) - 1) if last < len(lines) and lines[last].text.startswith(">") else last - 1
    scan.add(BlockKind.QUOTATION, lines[at].start, lines[end].end, "marked as a quotation")
    return end + 1


def item(scan: Scan, at: int) -> int:
    line = scan.layout.lines[at]
    match = shapes.ITEM.match(line.text)
    if not match or (
        not match["bullet"] and re.match(r"[A-Za-z]\. ?[A-Z][a-z]+ ?(?:[A-Z]|$)", line.text) and line.text[0].isupper()
    ):
        return at
    box = _BOX.match(line.text, match.end()) if scan.markup is Markup.MARKDOWN else None
    scan.form.append(Span(line.start, line.start + (box or match).end()))
    scan.item_indent = line.indent
    last = _end(scan, at)
    scan.add(
        BlockKind.LIST_ITEM,
        line.start,
        scan.layout.lines[last].end,
        "begins with a " + ("bullet" if match["bullet"] else "number"),
    )
    return last + 1


def _end(scan: Scan, at: int) -> int:
    """The last line of a block that began with a marker: what follows is indented, or wrapped and begins nothing."""
    lines = scan.layout.lines
    last = at
    while (
        last + 1 < len(lines)
        and lines[last + 1].text
        and not begins(scan, last + 1)
        and not _is_item(scan, last + 1, lines[at].indent)
    ):
        deeper = lines[last + 1].indent > lines[at].indent
        if not deeper and (scan.layout.width is None or not goes_on(scan, lines[last], lines[last + 1])):
            break
        last += 1
    return last


def _is_item(scan: Scan, at: int, indent: int) -> bool:
    """Whether a line below an item of that indentation is another item, as the markup has it."""
    line = scan.layout.lines[at]
    match = shapes.ITEM.match(line.text)
    if not match or scan.markup is Markup.NONE or line.indent <= indent:
        return bool(match)
    return scan.markup is Markup.MARKDOWN and (bool(match["bullet"]) or line.text[:2] in ("1.", "1)"))


_SHAPES: tuple[Shape, ...] = (rule, underlined, marked_heading, fenced, table, directive, note, quotation, item)


def shapes_of(markup: Markup) -> tuple[Shape, ...]:
    """What is looked for in a text of that markup, in this order."""
    if markup is Markup.RESTRUCTURED:
        return (*restructured.SHAPES, rule, underlined, table, note, item, restructured.literal)
    if markup is Markup.ASCIIDOC:
        return (*asciidoc.SHAPES, rule, underlined, marked_heading, table, asciidoc.item)
    return (aligned_table, *_SHAPES) if markup is Markup.MARKDOWN else _SHAPES
