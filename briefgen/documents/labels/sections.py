"""Sections that are not running text: sources, notes, acknowledgements, what the site says about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.documents.labels.draft import Draft, phrases
from briefgen.model.documents import BlockKind

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b")
_SOURCE = re.compile(
    r"(?:[^\W\d_][\w.’'-]+(?:\s[^\W\d_][\w.’'-]+)?,\s)|(?:\[\d{1,3}\])|(?:\*|_{3,}|—{2,})|.{0,120}(?:https?://|doi\b|\bvol\.|\bpp?\.\s?\d|[“\"])"
)
_SITE_BEGINS = 0.5
_SITE_SHORT = 0.8
_LONGEST_HEADING = 80
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})


@dataclass(frozen=True, slots=True)
class _Section:
    """A section being read: what its blocks are, and what its own heading is."""

    kind: BlockKind
    heading: BlockKind
    why: str
    level: int
    until_end: bool = False


def label_sections(draft: Draft) -> None:
    """Gives the blocks below a telling heading its kind, up to the next heading that tells otherwise."""
    section, reason = None, ""
    for at in range(len(draft)):
        opened = _opened(draft, at)
        if opened:
            section, reason = opened, f"below “{draft.plain[at]}”"
            level = opened.level if opened.heading is BlockKind.HEADING else None
            draft.label(at, opened.heading, opened.why, level=level)
        elif section and _is_over(draft, at, section):
            section = None
        elif section and (draft.is_heading(at) or draft.blocks[at].kind in _PROSE):
            draft.label(at, section.kind, reason)


def _opened(draft: Draft, at: int) -> _Section | None:
    """The section that a block heads, None if it heads none of these."""
    block = draft.blocks[at]
    is_heading = draft.is_heading(at)
    if len(draft.plain[at]) > _LONGEST_HEADING or not (is_heading or (block.kind in _PROSE and draft.is_one_line(at))):
        return None
    name, known, level = draft.name(at), phrases(), block.level or 2
    place = draft.position(at)
    if name in known.reference_headings and (_lists_sources(draft, at + 1) or (is_heading and name != "sources")):
        return _Section(BlockKind.REFERENCE, BlockKind.HEADING, "heads a list of sources", level)
    if name in known.note_headings and (place > _SITE_BEGINS or _lists_notes(draft, at + 1)):
        return _Section(BlockKind.NOTE, BlockKind.HEADING, "heads notes", level)
    if name in known.author_headings and place > _SITE_BEGINS:
        return _Section(BlockKind.BYLINE, BlockKind.FURNITURE, "heads a note on the author", level)
    if is_heading and (name in known.apparatus_headings or (name in known.closing_headings and place > _SITE_SHORT)):
        return _Section(BlockKind.FURNITURE, BlockKind.FURNITURE, "heads what is about the text, not of it", level)
    if name in known.site_headings and place > (_SITE_BEGINS if is_heading else _SITE_SHORT):
        return _Section(BlockKind.FURNITURE, BlockKind.FURNITURE, "heads what the site says, not the author", 0, True)
    return None


def _is_over(draft: Draft, at: int, section: _Section) -> bool:
    if section.until_end:
        return False
    if draft.is_heading(at):
        return _ends_section(draft, at, section.kind, section.level)
    return section.kind is BlockKind.REFERENCE and draft.is_body(at) and _is_prose(draft, at)


def _ends_section(draft: Draft, at: int, kind: BlockKind, level: int) -> bool:
    """Whether a heading inside a section begins another: unless it is a source itself, or parts the list of sources."""
    below = draft.plain[at + 1] if at + 1 < len(draft) else ""
    if kind is BlockKind.REFERENCE:
        marked = draft.blocks[at].reason != "a short line above a paragraph"
        return (marked and (draft.blocks[at].level or 1) <= level) or not (_YEAR.search(below) or _SOURCE.match(below))
    return True


def _is_prose(draft: Draft, at: int) -> bool:
    """Whether a block in a list of sources is running text again: long, several sentences, no year near its start."""
    text = draft.plain[at]
    return len(text) > 500 and not _YEAR.search(text[:250]) and "http" not in text


def _lists_sources(draft: Draft, at: int) -> bool:
    """Whether most of the next blocks look like sources: a year, and a name with a comma, a quotation or an address."""
    nearby = [draft.plain[i] for i in range(at, min(at + 4, len(draft))) if not draft.is_heading(i)]
    hits = sum(
        1 for text in nearby if (_YEAR.search(text) or "http" in text) and _SOURCE.match(text) and len(text) < 700
    )
    return bool(nearby) and hits * 2 >= len(nearby)


def _lists_notes(draft: Draft, at: int) -> bool:
    return at < len(draft) and draft.blocks[at].kind in (BlockKind.NOTE, BlockKind.LIST_ITEM, BlockKind.REFERENCE)
