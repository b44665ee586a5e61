"""Sentences that a page break, a running head or a block of notes cuts in two."""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.documents.labels.draft import Draft, phrases
from briefgen.model.documents import BODY_KINDS, Block, BlockKind

_STOP = re.compile(r"[.!?:;…][\"'”’»)\]*_\d]*$")
_BETWEEN = frozenset({BlockKind.FURNITURE, BlockKind.NOTE, BlockKind.TABLE})
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
_FEWEST_WORDS = 4


def bridge(draft: Draft) -> list[Block]:
    """The blocks, with `continues` where one goes on with the sentence that an earlier one began.

    Some readers see by the places on the page what goes on, and have said so. Across furniture and notes an unfinished
    block is joined with the next; side by side only where the words leave no doubt: the first ends in a word that ends
    no sentence or in a hyphen, or the second begins with a small letter.
    """
    blocks = [_checked(block, draft.blocks) for block in draft.blocks]
    cut = {block.continues for block in blocks}
    for at in range(len(blocks)):
        if at in cut or blocks[at].kind not in BODY_KINDS or not _is_unfinished(draft, at):
            continue
        following, crossed = _next_body(blocks, at)
        if following is not None and blocks[following].continues is None and _joins(draft, at, following, crossed):
            blocks[following] = replace(
                blocks[following],
                kind=blocks[at].kind,
                continues=at,
                reason="goes on across a page break" if crossed else "goes on with the paragraph above",
            )
    return blocks


def _checked(block: Block, blocks: list[Block]) -> Block:
    """The block; it goes on with another, as its reader saw, only if the rules left both in the running text."""
    if block.continues is None or {block.kind, blocks[block.continues].kind} <= BODY_KINDS:
        return block
    return replace(block, continues=None)


def _is_unfinished(draft: Draft, at: int) -> bool:
    return not _STOP.search(draft.plain[at]) and draft.plain[at].count(" ") + 1 >= _FEWEST_WORDS


def _next_body(blocks: list[Block], at: int) -> tuple[int | None, bool]:
    """The next block of running text, and whether anything of the page lies between; None past a heading or a list."""
    for following in range(at + 1, len(blocks)):
        kind = blocks[following].kind
        if kind in BODY_KINDS:
            return following, following > at + 1
        if kind not in _BETWEEN:
            return None, False
    return None, False


def _joins(draft: Draft, at: int, following: int, crossed: bool) -> bool:
    one, two = draft.plain[at], draft.plain[following]
    if draft.blocks[following].kind is BlockKind.LIST_ITEM:
        return False
    word = _LAST_WORD.search(one)
    dangles = bool(word and word[1].lower() in phrases().dangling and one[-1:] not in '"”’')
    if two[:1].islower() or dangles or (one.endswith(("-", ",")) and crossed):
        return True
    return crossed and draft.blocks[at].kind is BlockKind.PARAGRAPH and len(one) > 60 and len(two) > 20
