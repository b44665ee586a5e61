"""Paragraphs that are indented on their own: quotations, or the further text of list items."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from briefgen.model.documents import Block, BlockKind

_QUOTED_FROM = 400
"""Twentieths of a point (2 cm are 1,134): so much more than most paragraphs, quotations are indented."""
_MOST = 0.3
"""Where more of the text than this is indented so, it is the layout, and says nothing."""


class Indent(NamedTuple):
    """The index of a block, its indentation, and that of its first line against it, in twentieths of a point."""

    block: int
    left: int
    first: int


def label_indented(blocks: list[Block], indents: list[Indent]) -> None:
    """Makes quotations of paragraphs that are indented by more than most and begin with no bullet.

    A paragraph that is indented as the item above it goes on with the item; a hanging one is an entry of a list.
    """
    weights: dict[int, int] = {}
    for at, left, _ in indents:
        weights[left] = weights.get(left, 0) + len(blocks[at].span)
    usual = min(weights, key=lambda left: (-weights[left], left), default=0)
    quoted = sum(weight for left, weight in weights.items() if left >= usual + _QUOTED_FROM)
    is_layout = quoted > _MOST * sum(weights.values())
    item: int | None = None
    for at, left, first in indents:
        if blocks[at].kind is BlockKind.LIST_ITEM:
            item = left
        elif blocks[at].kind is not BlockKind.PARAGRAPH or blocks[at].reason:
            continue
        elif item is not None and left == item > usual:
            blocks[at] = replace(blocks[at], reason="goes on with the list item above")
        else:
            item = None
            if not is_layout and first >= 0 and left >= usual + _QUOTED_FROM:
                blocks[at] = replace(blocks[at], kind=BlockKind.QUOTATION, reason="indented on its own")
