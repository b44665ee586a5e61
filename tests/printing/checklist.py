"""The checklist of 36 points: what was judged by eye, and what a program can measure on the same pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from briefgen.page.figures import contrast
from tests.printing.reading import SERIF, Element, Page

JUDGED = Path(__file__).parents[2] / "docs" / "page-checklist.md"
_ROW = re.compile(r"^\| (\d+) ([^|]+?) \| (yes|in part|no) \| (yes|in part|no) \| ([^|]*) \|$", re.MULTILINE)
_DIGEST = re.compile(r"`([0-9a-f]{12})` \((\w+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One point as judged on the pages: whether the seeds and the twelve authors meet it, and where one sees it."""

    number: int
    point: str
    met: tuple[bool, bool]
    where: str


def judgements() -> list[Judged]:
    """The committed judgements, in the order of the points."""
    text = JUDGED.read_text("utf-8")
    return [
        Judged(number=int(number), point=point, met=(seeds == "yes", twelve == "yes"), where=where.strip())
        for number, point, seeds, twelve, where in _ROW.findall(text)
    ]


def judged_digests() -> dict[str, str]:
    """The digests of the PDF files whose pages were judged, by the name of the set."""
    return {name: digest for digest, name in _DIGEST.findall(JUDGED.read_text("utf-8"))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What is measured: the pages, the structure tree, the title."""

    pages: list[Page]
    tree: Element
    title: str


def measured(printed: Printed) -> dict[int, list[str]]:
    """For every point that can be measured, what is wrong with it; nothing where it is met."""
    return {number: check(printed) for number, check in _CHECKS.items()}


def _title(printed: Printed) -> list[str]:
    lines = [line for line in printed.pages[0].lines if line.size > 18]
    return [] if 1 <= len(lines) <= 2 else [f"the title has {len(lines)} lines"]


def _lead(printed: Printed) -> list[str]:
    lead = [line for line in printed.pages[0].lines if line.family == SERIF and 12 < line.size < 15]
    return [] if 1 <= len(lead) <= 4 else [f"the bottom line has {len(lead)} lines"]


def _findings(printed: Printed) -> list[str]:
    numbers = [line.text for line in printed.pages[0].lines if re.fullmatch(r"[1-7]\.", line.text)]
    return [] if 3 <= len(numbers) <= 7 else [f"{len(numbers)} key messages"]


def _body_size(printed: Printed) -> list[str]:
    sizes = Counter(
        line.size for page in printed.pages for line in page.body if line.family == SERIF and len(line.text) > 40
    )
    common = sizes.most_common(1)[0][0]
    return [] if any(10 <= size <= 12 for size, _ in sizes.most_common(2)) else [f"body text has {common} pt"]


def _line_length(printed: Printed) -> list[str]:
    lengths = [
        len(line.text) for page in printed.pages for line in page.body if line.family == SERIF and line.size >= 10
    ]
    longest = sorted(lengths)[int(len(lengths) * 0.98)]
    return [] if longest <= 90 else [f"lines of {longest} characters"]


def _leading(printed: Printed) -> list[str]:
    gaps = []
    for page in printed.pages:
        lines = [line for line in page.body if line.family == SERIF and line.size == 10]
        gaps += [
            one.base - other.base
            for one, other in pairwise(lines)
            if abs(one.left - other.left) < 2 and 0 < one.base - other.base < 20
        ]
    share = median(gaps) / 10 if gaps else 1.4
    return [] if 1.2 <= share <= 1.45 else [f"leading of {share:.0%}"]


def _sizes(printed: Printed) -> list[str]:
    lines = [line for page in printed.pages for line in page.lines]
    families = {line.family for line in lines}
    sizes = {line.size for line in lines if not re.fullmatch(r"[\d,]+", line.text)}
    faults = [] if len(families) <= 2 else [f"families: {', '.join(sorted(families))}"]
    faults += [f"text of {size} pt" for size in sorted(sizes) if size < 8]
    return faults + ([] if len(sizes) <= 4 else [f"sizes: {sorted(sizes)}"])


def _typography(printed: Printed) -> list[str]:
    text = " ".join(line.text for page in printed.pages for line in page.lines)
    outside = re.sub(r"“[^”]*”|‘[^’]*’", "", text)
    return [f"{mark!r} outside a quotation" for mark in ('"', " -- ", "...") if mark in outside]


def _heading_last(printed: Printed) -> list[str]:
    faults = []
    for page in printed.pages:
        body = [line for line in page.body if not re.fullmatch(r"[\d,]+", line.text)]
        if body and min(body, key=lambda line: line.base).size > 12 and min(body, key=lambda line: line.base).bold:
            faults.append(f"page {page.number} ends with a heading")
    return faults


def _broken(printed: Printed) -> list[str]:
    """Lone lines, lone rows, pages under a third full."""
    faults = []
    for element in printed.tree.walk():
        if element.kind == "P" and len({page for page, _ in element.every_line}) > 1:
            each = Counter(page for page, _ in element.every_line)
            faults += [f"page {page}: a lone line" for page, count in each.items() if count < 2]
        if element.kind == "TBody":
            rows = [row for row in element.children if row.kind == "TR" and row.every_line]
            each = Counter(row.every_line[0][0] for row in rows)
            faults += [f"page {page}: a lone row" for page, count in each.items() if count < 2 and len(rows) > 1]
    for page in printed.pages[:-1]:
        if page.lines and _filled(page) < 1 / 3:
            faults.append(f"page {page.number} is {_filled(page):.0%} full")
    return faults


def _filled(page: Page) -> float:
    lowest = min((line.base for line in page.body), default=page.height)
    return (page.height - 62 - lowest) / (page.height - 62 - max(page.notes_top, 45))


def _running(printed: Printed) -> list[str]:
    total, faults = len(printed.pages), []
    for page in printed.pages:
        foot = [line.text for line in page.lines if line.base < 40]
        if f"{page.number} / {total}" not in foot:
            faults.append(f"page {page.number} has no number")
        head = [line.text for line in page.lines if line.base > page.height - 50]
        if page.number > 1 and (len(head) < 2 or not printed.title.startswith(head[0].rstrip("…")[:30])):
            faults.append(f"page {page.number} has no running head")
    return faults


def _contents(printed: Printed) -> list[str]:
    found = [
        page.number for page in printed.pages if any(line.text == "Contents" and line.size > 12 for line in page.body)
    ]
    return [] if len(found) == (len(printed.pages) > 6) else [f"contents on pages {found} of {len(printed.pages)}"]


def _captions(printed: Printed) -> list[str]:
    tables = [element for element in printed.tree.walk() if element.kind == "Table"]
    return [
        f"{len(tables)} tables, one has no caption" for t in tables if not any(c.kind == "Caption" for c in t.children)
    ]


def _contrast(printed: Printed) -> list[str]:
    colours = {line.colour for page in printed.pages for line in page.lines} - {"#ffffff"}
    return [
        f"{colour} on white: {contrast(colour, '#ffffff'):.1f}"
        for colour in sorted(colours)
        if contrast(colour, "#ffffff") < 4.5
    ]


def _alternatives(printed: Printed) -> list[str]:
    figures = [element for element in printed.tree.walk() if element.kind == "Figure"]
    return [f"{len(figures)} figures, one has no text" for figure in figures if not figure.alternative]


_CHECKS: dict[int, Callable[[Printed], list[str]]] = {
    1: _title, 3: _lead, 4: _findings, 8: _body_size, 9: _line_length, 10: _leading, 13: _sizes, 14: _typography,
    18: _heading_last, 20: _broken, 21: _running, 22: _contents, 28: _captions, 31: _contrast, 33: _alternatives,
}  # fmt: skip
