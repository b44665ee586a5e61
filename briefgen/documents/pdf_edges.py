"""Running heads, feet and page numbers of a PDF: lines at the edge of pages that come back, digits aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefgen.documents.pdf_lines import Line

_EDGE = 3
_LONGEST = 150
_FEWEST = 3
_BAND = 0.12
"""How much of a page's height, above and below, is its edge."""
_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|p\.|página|seite)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|de|von)\s*\d{1,4})?[-–—|\s]*$", re.I
)


def page_edges(pages: list[list[Line]], heights: list[float]) -> set[Line]:
    """Page numbers, and lines at page edges that stand on three pages (both of two) and a quarter of all."""
    edges = [list(_edge(lines, height)) for lines, height in zip(pages, heights, strict=True)]
    counts = Counter(key for lines in edges for key in {_masked(line.text) for line in lines})
    filled = sum(1 for lines in pages if lines)
    enough = max(min(_FEWEST, filled), filled // 4, 2)
    steps = Counter(step for lines in edges for step in {_step(line) for line in lines} - {None})
    return {
        line
        for lines in edges
        for line in lines
        if counts[_masked(line.text)] >= enough
        or steps[_step(line)] >= max(enough, _FEWEST)
        or (_NUMBER.match(line.text) and not line.is_bold)
    }


def _step(line: Line) -> int | None:
    """How far the number that a line begins or ends with is from its page: the same on pages that are numbered so."""
    match = re.match(r"(\d{1,4})\s+\D|.*?\D\s+(\d{1,4})$", line.text.strip())
    return int(match[1] or match[2]) - line.page if match else None


def _edge(lines: list[Line], height: float) -> Iterator[Line]:
    """The first and last lines by place, as far as they stand in the margin or are parted from the text by a gap."""
    upright = sorted((line for line in lines if not line.is_turned), key=lambda line: -line.top)
    for ordered in (upright, upright[::-1]):
        for at, line in enumerate(ordered[:_EDGE]):
            near = min(line.bottom, height - line.top) < _BAND * height
            if near and len(line.text) <= _LONGEST and at < len(ordered):
                yield line


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))
