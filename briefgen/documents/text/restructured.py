"""Blocks of reStructuredText that their first line gives away; no directive is carried out, nothing is included."""

from __future__ import annotations

import re

from briefgen.documents.text.structure import Scan, paragraph
from briefgen.model.documents import BlockKind
from briefgen.model.evidence import Span

_NOTE = re.compile(r"\.\. \[(?:\d{1,3}|#[\w-]*|\*)\](?:\s+|$)")
_CITATION = re.compile(r"\.\. \[[\w.:+-]+\](?:\s+|$)")
_TARGET = re.compile(r"\.\. (?:_|__ |\|)|__ \S")
_DIRECTIVE = re.compile(r"\.\. (?P<name>[\w:+-]+?)::(?:[ \t]+|$)")
_FIELD = re.compile(r":(?!\s)(?:[^:\\\n`]|\\.){1,60}:(?:[ \t]+|$)")
_OPTION = re.compile(r":[\w-]+:(?:\s|$)")
_TEXTS = frozenset(
    ["note", "warning", "important", "tip", "hint", "caution", "attention", "danger", "error", "seealso", "compound",
     "container", "class", "rst-class", "only", "admonition", "topic", "sidebar", "versionadded", "versionchanged"]
)  # fmt: skip
_TITLED = frozenset(["admonition", "topic", "sidebar", "container", "class", "rst-class", "only"])
_QUOTING = frozenset(["epigraph", "pull-quote", "highlights"])
_TABLES = frozenset(["table", "list-table", "csv-table"])
_CAPTIONED = frozenset(["figure"])
_ORDER = "an instruction to the typesetter"


def explicit(scan: Scan, at: int) -> int:
    """What begins with two dots: notes, sources, targets, directives, comments."""
    line = scan.layout.lines[at]
    if not (line.text.startswith((".. ", "__ ")) or line.text == ".."):
        return at
    named = _DIRECTIVE.match(line.text)
    if named and named["name"] in _TEXTS:
        return _open(scan, at, named)
    last = _body(scan, at)
    lines = scan.layout.lines
    match = _NOTE.match(line.text) or _CITATION.match(line.text)
    if match:
        kind = BlockKind.NOTE if _NOTE.match(line.text) else BlockKind.REFERENCE
        scan.form.append(Span(line.start, line.start + match.end()))
        scan.add(kind, line.start, lines[last].end, "a note's text" if kind is BlockKind.NOTE else "a source")
    elif named and named["name"] in _QUOTING:
        _parts(scan, at, last, BlockKind.QUOTATION, "marked as a quotation")
    elif named and named["name"] in _CAPTIONED:
        _parts(scan, at, last, BlockKind.TABLE, "a caption")
    elif named:
        kind = BlockKind.TABLE if named["name"] in _TABLES else BlockKind.FURNITURE
        scan.add(kind, line.start, lines[last].end, "columns" if kind is BlockKind.TABLE else _ORDER)
    else:
        reason = "a link's target" if _TARGET.match(line.text) else "a comment"
        scan.add(BlockKind.FURNITURE, line.start, lines[last].end, reason)
    return last + 1


def _open(scan: Scan, at: int, named: re.Match[str]) -> int:
    """A directive whose content is the document's text: only its own line and options are set aside."""
    lines = scan.layout.lines
    line = lines[at]
    has_text = named.end() < len(line.text) and named["name"] not in _TITLED
    scan.nested = line.indent
    if has_text:
        scan.form.append(Span(line.start, line.start + named.end()))
        last = at
        while last + 1 < len(lines) and lines[last + 1].text and lines[last + 1].indent > line.indent:
            last += 1
        scan.add(BlockKind.PARAGRAPH, line.start, lines[last].end)
        return last + 1
    last = _options(scan, at)
    scan.add(BlockKind.FURNITURE, line.start, lines[last].end, _ORDER)
    return last + 1


def _options(scan: Scan, at: int) -> int:
    """The last line of a directive's head."""
    lines = scan.layout.lines
    last = at
    while last + 1 < len(lines) and _OPTION.match(lines[last + 1].text) and lines[last + 1].indent > lines[at].indent:
        last += 1
    return last


def _parts(scan: Scan, at: int, last: int, kind: BlockKind, reason: str) -> None:
    """A directive's head is furniture; the paragraphs of its content are of one kind."""
    lines = scan.layout.lines
    head = _options(scan, at)
    scan.add(BlockKind.FURNITURE, lines[at].start, lines[head].end, _ORDER)
    start = None
    for here in range(head + 1, last + 2):
        if here <= last and not lines[here].is_blank:
            start = here if start is None else start
        elif start is not None:
            scan.add(kind, lines[start].start, lines[here - 1].end, reason)
            start = None


def _body(scan: Scan, at: int) -> int:
    """The last line of what belongs to a line: all that is indented more, blank lines between included."""
    lines = scan.layout.lines
    last = here = at
    while here + 1 < len(lines) and (lines[here + 1].is_blank or lines[here + 1].indent > lines[at].indent):
        here += 1
        last = last if lines[here].is_blank else here
    return last


def literal(scan: Scan, at: int) -> int:
    """A paragraph; if it ends with two colons, with the indented block that it announces."""
    lines = scan.layout.lines
    after = at + 1 if lines[at].text == "::" else paragraph(scan, at)
    end = lines[after - 1]
    if not end.text.endswith("::"):
        return after
    if lines[at].text == "::":
        scan.add(BlockKind.FURNITURE, lines[at].start, lines[at].end, _ORDER)
    else:
        scan.form.append(Span(end.end - (2 if end.text.endswith(" ::") else 1), end.end))
    last = _body(scan, after - 1)
    if last >= after:
        scan.add(BlockKind.FURNITURE, lines[after].start, lines[last].end, "code")
        return last + 1
    return after


def doctest(scan: Scan, at: int) -> int:
    """Lines typed into Python."""
    lines = scan.layout.lines
    last = at
    while lines[at].text.startswith(">>> ") and last + 1 < len(lines) and lines[last + 1].text:
        last += 1
    if not lines[at].text.startswith(">>> "):
        return at
    scan.add(BlockKind.FURNITURE, lines[at].start, lines[last].end, "code")
    return last + 1


def field(scan: Scan, at: int) -> int:
    """A field with its name between colons: the name is form, the rest is text."""
    line = scan.layout.lines[at]
    match = _FIELD.match(line.text)
    if not match:
        return at
    last = _body(scan, at)
    if match.end() == len(line.text) and last == at:
        scan.add(BlockKind.FURNITURE, line.start, line.end, _ORDER)
        return at + 1
    scan.form.append(Span(line.start, line.start + match.end()))
    scan.add(BlockKind.PARAGRAPH, line.start, scan.layout.lines[last].end, "a field")
    return last + 1


def line_block(scan: Scan, at: int) -> int:
    """Lines that begin with a bar keep their ends."""
    lines = scan.layout.lines
    last = at
    while last < len(lines) and re.match(r"\|(?: |$)", lines[last].text) and lines[last].text.count("|") == 1:
        scan.form.append(Span(lines[last].start, min(lines[last].end, lines[last].start + 2)))
        last += 1
    if last > at:
        scan.add(BlockKind.PARAGRAPH, lines[at].start, lines[last - 1].end)
    return last


SHAPES = (explicit, line_block, field, doctest)
"""What is looked for before the shapes that all texts may have; `literal` comes after them."""
