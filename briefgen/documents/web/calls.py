"""Raised signs and links in a web page that call a note, or lead back from one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from briefgen.documents.composing import Run
from briefgen.documents.tags import Tagged
from briefgen.documents.web.tags import WebTag
from briefgen.model.documents import MarkKind

_CALL = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[*†‡§¶#]{1,3}|[a-z]|[ivx]{1,5})[\])]?$", re.I)
_DIGITS = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[*†‡§¶]{1,3})[\])]?$")
_UNIT = re.compile(r"(?:^|[\s\d])[kcmdµ]?m$")
_BACK = re.compile(r"[↑↩⏎^\ufe0e\s]+$")
_BACKLINKS = frozenset({"backref", "doc-backlink", "reversefootnote", "sdfootnotesym", "sdendnotesym"})
_LONGEST = 40
_FEW = 12
"""How many pieces inside an element are looked at: enough for a note's call, and cheap at any depth."""
_NEAR = 50
"""How many tags around a raised sign are looked at for the link that it belongs to."""


def meaning(page: Tagged[WebTag], at: int, before: Sequence[Run]) -> MarkKind | None:
    """Whether the raised text or link that begins there is a note's call, or leads back from a note.

    Args:
        page: the page.
        at: where the element begins.
        before: what stands before it in its block.
    """
    tag, texts, end = page.tags[at], page.texts, page.partners[at]
    if end - at <= _FEW:
        inside = page.text(at)
    else:
        inside = "".join(islice(filter(None, (texts[one] for one in range(at + 1, end + 1))), _FEW))
    inside = " ".join(inside.split())
    if not inside or len(inside) > _LONGEST:
        return None
    if tag.name == "a":
        leads = tag.attributes.get("href", "").startswith("#")
        if tag.names & _BACKLINKS or (leads and _BACK.match(inside)):
            return MarkKind.MARKUP
        is_call = leads or "doc-noteref" in tag.names or "noteref" in tag.names
        return MarkKind.NOTE if is_call and _DIGITS.match(inside) else None
    if _CALL.match(inside) and (_is_in_link(page, at) or _has_link(page, at)):
        return MarkKind.NOTE
    if not _DIGITS.match(inside):
        return None
    words = "".join(run.text for run in before[-2:])
    return MarkKind.NOTE if words.strip() and not _UNIT.search(words) else None


def _is_in_link(page: Tagged[WebTag], at: int) -> bool:
    """Whether an element stands directly in a link."""
    tags = page.tags
    before = at - 1
    for _ in range(_NEAR):
        if before < 0 or not (tags[before].closes or tags[before].is_empty):
            break
        before = page.partners[before] - 1
    return before >= 0 and tags[before].name == "a" and not tags[before].closes


def _has_link(page: Tagged[WebTag], at: int) -> bool:
    """Whether a link stands in an element."""
    return any(tag.name == "a" for tag in page.tags[at + 1 : min(page.partners[at], at + _NEAR)])
