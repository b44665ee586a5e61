"""Running heads, feet and page numbers of a PDF: lines at the edge of pages that come back, digits aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter

from briefgen.documents.pdf.lines import Line

_EDGE = 3
_LONGEST = 150
_FEWEST = 3
_BAND = 0.12
"""How much of a page's height, above and below, is its edge."""
_MARGIN = 0.085
_FAR = 1.5
_LARGER = 1.12
_DIGITS = re.compile(r"\d+")
_FIRST = re.compile(r"(\d{1,4})\s+\D")
_LAST = re.compile(r"\D\s+(\d{1,4})$")
_NOTE = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?[.)]?\s+[^\W\d]")
_OF_THE_TEXT = re.compile(r"^\s*(?:by|por|par)\b|\d{4}|@", re.I)
"""A date or an author: the top of the text itself."""
_TOP = attrgetter("top")
_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|p\.|página|seite)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|de|von)\s*\d{1,4})?[-–—|\s]*$", re.I
)


def page_edges(pages: list[list[Line]], heights: list[float]) -> set[Line]:
    """Page numbers, and lines at page edges that stand on three pages (both of two) and a quarter of all.

    Of a document of one page: its running head, too.
    """
    filled = sum(1 for lines in pages if lines)
    edges = [
        [(line, _masked(line.text), _step(line)) for line in _edge(lines, height, few=filled < _FEWEST)]
        for lines, height in zip(pages, heights, strict=True)
    ]
    notes = _notes(edges)
    counts = Counter(key for lines in edges for key in {masked for _, masked, _ in lines})
    enough = max(min(_FEWEST, filled), filled // 4, 2)
    steps = Counter(step for lines in edges for step in {step for *_, step in lines} - {None})
    single = {
        head
        for lines, height in zip(pages, heights, strict=True)
        if lines and filled == 1
        for head in _single_head(lines, height)
    }
    return single | {
        line
        for lines in edges
        for line, masked, step in lines
        if (counts[masked] >= enough and masked not in notes)
        or steps[step] >= max(enough, _FEWEST)
        or (_NUMBER.match(line.text) and not line.is_bold)
    }


def _notes(edges: list[list[tuple[Line, str, int | None]]]) -> set[str]:
    """What notes of equal wording have in common ("Ibid."): their numbers grow, and are not those of the pages."""
    numbers: dict[str, set[int]] = {}
    steps: dict[str, Counter[int | None]] = {}
    for line, masked, step in (one for lines in edges for one in lines):
        if match := _NOTE.match(line.text):
            numbers.setdefault(masked, set()).add(int(match[1]))
            steps.setdefault(masked, Counter())[step] += 1
    return {
        masked
        for masked, found in numbers.items()
        if len(found) > 1 and max(steps[masked].values()) * 2 <= steps[masked].total()
    }


def _single_head(lines: list[Line], height: float) -> Iterator[Line]:
    """The running head of a document of one page: small, in the margin, far above a heading, no date, no author."""
    down = sorted((line for line in lines if not line.is_turned), key=lambda line: -line.top)
    if len(down) < _EDGE + 1:
        return
    head, below = down[:2]
    apart = head.bottom - below.top > _FAR * head.size
    plain = not head.is_bold and not _OF_THE_TEXT.search(head.text)
    if apart and plain and height - head.top < _MARGIN * height and below.size > _LARGER * head.size:
        yield head


def _step(line: Line) -> int | None:
    """How far the number that a line begins or ends with is from its page: the same on pages that are numbered so."""
    text = line.text.strip()
    match = _FIRST.match(text) or (_LAST.search(text) if text[-1:].isdecimal() else None)
    return int(match[1]) - line.page if match else None


def _edge(lines: list[Line], height: float, *, few: bool) -> Iterator[Line]:
    """The first and last lines by place, as far as they stand in the margin.

    Of `few` pages only those that a gap parts from the text: what two pages begin with may be the text itself.
    """
    upright = sorted([line for line in lines if not line.is_turned], key=_TOP, reverse=True)
    for ordered in (upright, upright[::-1]):
        outer = [
            line
            for line in ordered[:_EDGE]
            if min(line.bottom, height - line.top) < _BAND * height and len(line.text) <= _LONGEST
        ]
        parted = [at for at in range(len(outer)) if at + 1 < len(ordered) and _is_apart(ordered[at], ordered[at + 1])]
        yield from outer[: parted[-1] + 1 if parted else 0] if few else outer


def _is_apart(line: Line, other: Line) -> bool:
    """Whether more than a line's height of nothing lies between two lines."""
    return max(line.bottom - other.top, other.bottom - line.top) > line.size


def _masked(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.lower().split()))
