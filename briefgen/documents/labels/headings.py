"""Headings that no mark gives away: short lines that stand alone above what they head."""

from __future__ import annotations

import re

from briefgen.documents.labels.draft import Draft, phrases
from briefgen.documents.text.shapes import ends_like_sentence, is_set_like_heading, reads_like_heading
from briefgen.model.documents import BlockKind

_DEPTH = re.compile(r"\s*\(?(\d{1,2}(?:\.\d{1,2})*)[.)]?\s")
_LISTED = (BlockKind.LIST_ITEM,)
_CLOSING = re.compile(
    r"(?:dear|yours|sincerely|regards|respectfully|thank you|kind regards|best regards)\b"
    r"|(?:by|cc|re|to|from|attn|tel|fax|e-?mail|phone|date)\s*:|by\s+(?-i:[A-Z])|by \w+$",
    re.I,
)
_SHORT_WORDS = 10
_TOP = 5


def label_headings(draft: Draft) -> None:
    """Finds headings among short paragraphs and single numbered items."""
    cut = {block.continues for block in draft.blocks}
    for at in range(len(draft)):
        block = draft.blocks[at]
        if at in cut or block.continues is not None:
            continue
        if block.kind is BlockKind.LIST_ITEM and _is_numbered_heading(draft, at):
            match = _DEPTH.match(_raw(draft, at))
            depth = match[1].count(".") + 1 if match else 1
            draft.label(at, BlockKind.HEADING, "a number that stands alone above a paragraph", level=depth + 1)
        elif block.kind is BlockKind.PARAGRAPH and draft.is_one_line(at) and _is_heading(draft, at):
            capitals = draft.plain[at].upper() == draft.plain[at]
            draft.label(at, BlockKind.HEADING, "a short line above a paragraph", level=2 if capitals else 3)


def _is_numbered_heading(draft: Draft, at: int) -> bool:
    text = draft.plain[at]
    if not _DEPTH.match(_raw(draft, at)) and not re.match(r"[IVX]{1,5}[.)]\s", _raw(draft, at)):
        return False
    if not draft.is_one_line(at) or not (reads_like_heading(text) and not text.endswith((":", "!"))):
        return False
    alone = _kind(draft, at - 1) not in _LISTED and _kind(draft, at + 1) not in _LISTED
    below = draft.plain[at + 1] if at + 1 < len(draft) else ""
    return (
        alone and _kind(draft, at + 1) is BlockKind.PARAGRAPH and (len(below) > len(text) or reads_like_heading(below))
    )


def _is_heading(draft: Draft, at: int) -> bool:
    text = draft.plain[at]
    if not reads_like_heading(text) or _CLOSING.match(text) or at + 1 >= len(draft):
        return False
    if at and _kind(draft, at - 1) is BlockKind.PARAGRAPH and not _stands_alone(draft, at):
        return False
    following = next((below for below in range(at + 1, len(draft)) if not _is_between(draft, at, below)), None)
    if following is None:
        return False
    below = draft.plain[following]
    if is_set_like_heading(text) or draft.name(at) in phrases().section_names:
        return True
    if text.endswith(":"):
        return len(text.split()) <= 4 and len(below) > 2 * len(text)
    words = len(text.split())
    return (
        words <= _SHORT_WORDS + 4 * text.endswith("?")
        and draft.is_body(following)
        and len(below) > 2 * len(text)
        and (ends_like_sentence(below) or len(below) > 60)
    )


def _stands_alone(draft: Draft, at: int) -> bool:
    """Whether the line above ends something: a blank line lies between, or it ends like a sentence."""
    text, above, here = draft.document.text, draft.blocks[at - 1].span, draft.blocks[at].span
    return text.count("\n", above.end, here.start) > 1 or ends_like_sentence(draft.plain[at - 1])


def _is_between(draft: Draft, at: int, below: int) -> bool:
    """Whether a block between a heading and its text does not count: a rule, or names and dates under a title."""
    if draft.blocks[below].kind is BlockKind.FURNITURE:
        return True
    return (
        at < _TOP
        and below <= at + _TOP
        and len(draft.plain[below]) <= 80
        and not ends_like_sentence(draft.plain[below])
    )


def _kind(draft: Draft, at: int) -> BlockKind | None:
    return draft.blocks[at].kind if 0 <= at < len(draft) else None


def _raw(draft: Draft, at: int) -> str:
    span = draft.blocks[at].span
    return draft.document.text[span.start : min(span.end, span.start + 40)]
