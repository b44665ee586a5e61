"""What a page prints around a text: running heads, page numbers, menus, disclaimers, the site's own end matter."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from briefgen.documents.labels.draft import Draft, phrases
from briefgen.documents.text.shapes import ends_like_sentence, reads_like_heading
from briefgen.model.documents import BlockKind

_REPEATS = 3
_LONGEST_LINE = 200
_LONGEST_DISCLAIMER = 600
_KICKER_WORDS = 3
_END = 0.6
"""Site matter begins past this share of the text."""
_KEPT = frozenset({BlockKind.BYLINE, BlockKind.NOTE, BlockKind.TABLE, BlockKind.FURNITURE})


def label_furniture(draft: Draft) -> None:
    """Labels the lines of the page itself, one rule after the other."""
    _repeated_title(draft)
    _running_heads(draft)
    _known_lines(draft)
    _section_label(draft)


def _repeated_title(draft: Draft) -> None:
    """The title printed twice at the top: the longer stays."""
    top = [at for at in range(min(draft.first_body, 8)) if draft.is_heading(at)]
    for one, two in pairwise(top):
        short, long = sorted((one, two), key=lambda at: (len(draft.plain[at]), -at))
        if _folded(draft.plain[long]).startswith(_folded(draft.plain[short])):
            level = min(draft.blocks[one].level or 1, draft.blocks[two].level or 1)
            draft.label(short, BlockKind.FURNITURE, "the title printed twice")
            draft.label(long, BlockKind.HEADING, draft.blocks[long].reason, level=level)
            return


def _running_heads(draft: Draft) -> None:
    """A line that comes back, digits aside, and is the title or cuts a sentence or stands at page ends."""
    places: dict[str, list[int]] = defaultdict(list)
    for at in range(len(draft)):
        if draft.blocks[at].kind not in _KEPT and len(draft.plain[at]) <= _LONGEST_LINE and draft.is_one_line(at):
            places[_folded(draft.plain[at])].append(at)
    headings = [at for at in range(len(draft)) if draft.is_heading(at)]
    title = _folded(draft.plain[headings[0]]) if headings else ""
    for line, found in places.items():
        if not line or (len(found) < 2 if line == title else len(found) < _REPEATS):
            continue
        is_head = line == title or len(line.split()) >= 5 or any(_cuts(draft, at) for at in found)
        if is_head and not any(ends_like_sentence(draft.plain[at]) and len(line.split()) > 8 for at in found):
            for at in found[1:] if line == title or (draft.is_heading(found[0]) and found[0] == headings[0]) else found:
                draft.label(at, BlockKind.FURNITURE, f"a running head: stands here {len(found)} times")


def _cuts(draft: Draft, at: int) -> bool:
    """Whether a line stands inside a sentence: the text above has not ended, the text below goes on."""
    above = next((i for i in range(at - 1, -1, -1) if draft.is_body(i)), None)
    below = at + 1 if at + 1 < len(draft) and draft.is_body(at + 1) else None
    if above is None or below is None:
        return False
    return not ends_like_sentence(draft.plain[above]) and draft.plain[below][:1].islower()


def _known_lines(draft: Draft) -> None:
    known = phrases()
    for at in range(len(draft)):
        text = draft.plain[at]
        if draft.blocks[at].kind in _KEPT or len(text) > _LONGEST_DISCLAIMER:
            continue
        if text.lower().strip(" .:|>»›←→↑") in known.furniture_lines and draft.is_one_line(at):
            if not (draft.is_heading(at) and draft.blocks[at].reason.startswith(("marked", "underlined"))):
                draft.label(at, BlockKind.FURNITURE, "a line of the page, not of the text")
        elif len(text) <= 300 and known.furniture_patterns.match(text):
            draft.label(at, BlockKind.FURNITURE, "a line of the page, not of the text")
        elif (
            known.disclaimers.search(text)
            and (at + 3 >= draft.first_body or draft.position(at) < 0.1)
            and _at_edge(draft, at)
        ):
            draft.label(at, BlockKind.FURNITURE, "the publisher's disclaimer")


def _at_edge(draft: Draft, at: int) -> bool:
    """Whether a block stands before the text begins or in its last part."""
    return at < draft.first_body or draft.position(at) > _END or len(draft) - at <= 3


def _section_label(draft: Draft) -> None:
    """A rubric above the title: at most three words, before a longer heading and nothing else."""
    top = [at for at in range(min(draft.first_body, 6)) if draft.blocks[at].kind is not BlockKind.FURNITURE]
    if len(top) < 2 or not all(draft.is_heading(at) or reads_like_heading(draft.plain[at]) for at in top[:2]):
        return
    first, second = top[:2]
    if not draft.is_heading(second) or len(draft.plain[first].split()) > _KICKER_WORDS:
        return
    outranked = (draft.blocks[first].level or 9) < (draft.blocks[second].level or 9) and draft.blocks[
        first
    ].reason != "a short line above a paragraph"
    if len(draft.plain[second].split()) >= 2 + len(draft.plain[first].split()) and not outranked:
        draft.label(first, BlockKind.FURNITURE, "a section's label above the title")


def _folded(text: str) -> str:
    """Lower case, letters and digits only, numbers masked: what two printings of a running head share."""
    return " ".join(re.sub(r"\d+", "#", re.sub(r"[\W_]+", " ", text.lower())).split())
