"""Properties that a program writes into its files: often a user's name, a firm's or a template's title."""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.model.documents import Block, BlockKind

_EDGE = 3_000
_FIRST = 12
"""Among how many blocks a title may stand."""
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,4}$")


def declared_author(author: str, text: str) -> tuple[tuple[str, str], ...]:
    """The author that the properties name, as declared, if the text's beginning or end prints the same name."""
    author = " ".join(author.split())
    if _NAME.match(author):
        text = " ".join(text.split())
        if author in text[:_EDGE] or author in text[-_EDGE:]:
            return (("author", author),)
    return ()


def label_title(blocks: list[Block], text: str, title: str) -> None:
    """Makes the block a title that prints, near the beginning, what the properties call the title."""
    title = " ".join(title.split()).casefold()
    if not title or any(one.kind is BlockKind.HEADING and one.level == 1 for one in blocks[:_FIRST]):
        return
    for at, block in enumerate(blocks[:_FIRST]):
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            printed = " ".join(text[block.span.start : block.span.end].split())
            if printed.casefold() == title:
                blocks[at] = replace(
                    block, kind=BlockKind.HEADING, level=1, reason="the title that the properties name"
                )
                return
