"""Form feeds in a text: which page a place is on, and the lines that every page prints at its head or foot."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from briefgen.documents.text.lines import Line

_FEWEST_PAGES = 3
_EDGE = 2
"""How many lines at the head and foot of each page are looked at."""
_LONGEST = 150
_NUMBER = re.compile(r"[-–—|\s]*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*$", re.I)


def page_starts(text: str) -> list[int]:
    """The offsets of the form feeds; empty where a text has no pages."""
    return [match.start() for match in re.finditer("\f", text)]


def page_at(starts: list[int], offset: int) -> int | None:
    """The page of a place, from 1; None where a text has no pages."""
    return bisect_left(starts, offset) + 1 if starts else None


def page_edges(lines: tuple[Line, ...], starts: list[int]) -> frozenset[int]:
    """The indices of running heads, feet and page numbers: lines at page edges that, digits aside, come back.

    A line comes back if it stands at the edge of three pages or more, and of a quarter of all.
    """
    if len(starts) + 1 < _FEWEST_PAGES:
        return frozenset()
    pages: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if line.text:
            pages.setdefault(bisect_left(starts, line.start), []).append(at)
    edges = {
        at for inside in pages.values() for at in (*inside[:_EDGE], *inside[-_EDGE:]) if len(lines[at].text) <= _LONGEST
    }
    counts = Counter(_masked(lines[at].text) for at in edges)
    enough = max(_FEWEST_PAGES, len(pages) // 4)
    return frozenset(at for at in edges if counts[_masked(lines[at].text)] >= enough or _NUMBER.match(lines[at].text))


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))
