"""Tables of a web page that hold data, and are not there for its layout."""

from __future__ import annotations

from briefgen.documents.tags import Tagged
from briefgen.documents.web.tags import WebTag

_CELLS = frozenset({"td", "th"})
_LAID_OUT = frozenset({"table", "h1", "h2", "h3", "ul", "blockquote"})
"""What no table of data has in it."""
_LONG_CELL = 300


def is_data(page: Tagged[WebTag], at: int) -> bool:
    """Whether a table holds data, and not a page's columns or its running text."""
    if page.tags[at].attributes.get("role") in {"presentation", "none"}:
        return False
    columns = longest = 0
    for inside in range(at + 1, page.partners[at]):
        tag = page.tags[inside]
        if tag.name in _LAID_OUT:
            return False
        if tag.closes:
            continue
        if tag.name == "tr":
            columns = max(columns, sum(1 for child in page.children(inside) if page.tags[child].name in _CELLS))
        elif tag.name in _CELLS:
            longest = max(longest, sum(map(len, page.inside(inside))))
    return columns > 1 and longest <= _LONG_CELL


def rows_of(page: Tagged[WebTag], table: int) -> list[str]:
    """A line for each row with text, its cells parted by bars."""
    rows = []
    for at in range(table + 1, page.partners[table]):
        if page.tags[at].name == "tr" and not page.tags[at].closes:
            cells = [" ".join(page.text(cell).split()) for cell in page.children(at) if page.tags[cell].name in _CELLS]
            if any(cells):
                rows.append(" | ".join(cells))
    return rows


def caption_of(page: Tagged[WebTag], table: int) -> str:
    """What is written over or under the table, if anything is."""
    return next((page.text(at) for at in page.children(table) if page.tags[at].name == "caption"), "")
