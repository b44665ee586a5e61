"""A second opinion on what is the page and what is the text: trafilatura's, where the settings ask for it.

It judges paragraphs only. What it would leave out is labelled, not dropped, and headings and items stay with the text
around them: left to itself it drops lists and headings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec

from briefgen.errors import MissingDependency
from briefgen.model.documents import BODY_KINDS, Block, BlockKind

TRAFILATURA = "trafilatura"
REASON = "judged the page's by trafilatura"
_LONG = 60
"""Letters and digits from which a paragraph is judged by itself; shorter ones go with what is around them."""
_TRUSTED = 0.3
"""Share of the text that must be left: a judge that leaves less has missed the article, and is not listened to."""


def need_judge(judge: str) -> None:
    """Makes sure that the judge asked for can be asked.

    Raises:
        MissingDependency: it is not installed.
    """
    if judge == TRAFILATURA and find_spec(TRAFILATURA) is None:
        raise MissingDependency(
            "reading.web_judge asks for trafilatura, which is not installed",
            where="reading.web_judge",
            hint="python -m pip install 'briefgen[web]'",
        )


def judged(page: str, text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that the judge would leave out labelled as furniture.

    Args:
        page: the whole page as HTML.
        text: the text that the blocks are stretches of.
        blocks: as the walk labelled them.
    """
    from trafilatura import extract

    found = _squash(extract(page, include_comments=False, include_tables=True, favor_recall=True) or "")
    verdicts = [_verdict(text[block.span.start : block.span.end], block, found) for block in blocks]
    kept = sum(len(block.span) for block, verdict in zip(blocks, verdicts, strict=True) if verdict is True)
    asked = sum(len(block.span) for block, verdict in zip(blocks, verdicts, strict=True) if verdict is not None)
    if kept < _TRUSTED * asked:
        return list(blocks)
    return [
        replace(block, kind=BlockKind.FURNITURE, level=None, reason=REASON) if _is_out(verdicts, blocks, at) else block
        for at, block in enumerate(blocks)
    ]


def _verdict(words: str, block: Block, found: str) -> bool | None:
    """Whether a paragraph is in what the judge keeps; None for what is not judged by itself."""
    plain = _squash(words)
    return plain in found if block.kind in BODY_KINDS and len(plain) >= _LONG else None


def _is_out(verdicts: Sequence[bool | None], blocks: Sequence[Block], at: int) -> bool:
    """Whether a block goes: judged so itself, or a short one or a heading between two that do."""
    if verdicts[at] is not None:
        return not verdicts[at]
    if blocks[at].kind not in (*BODY_KINDS, BlockKind.HEADING):
        return False
    before = next((verdict for verdict in reversed(verdicts[:at]) if verdict is not None), None)
    after = next((verdict for verdict in verdicts[at + 1 :] if verdict is not None), None)
    if blocks[at].kind is BlockKind.HEADING:
        return after is False
    return before is False and after is not True


def _squash(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
