"""The title that a document gives itself."""

from __future__ import annotations

import re

from briefgen.documents.byline.dates import is_only_date
from briefgen.documents.byline.people import is_caseless, is_person, part_names
from briefgen.documents.byline.signing import signing
from briefgen.documents.labels.draft import Draft, phrases
from briefgen.documents.text.shapes import ends_like_sentence
from briefgen.model.documents import BlockKind, Provenance, Title
from briefgen.model.evidence import Span

_LONGEST = 250
_GREETING = re.compile(r"(?:dear|estimad[oa]s?|cher|chère|to whom it may concern)\b.{0,80}[,:]?$", re.I)
_SUBJECT = re.compile(r"(?:re|ref|subject|asunto|objet)\s*:\s*(?P<subject>\S.{5,})$", re.I)


def find_title(draft: Draft, ordinary: frozenset[str]) -> Title | None:
    """The title as printed: declared in front matter, else the highest heading above the text. Never the file's name.

    A heading that is a mere section's name ("Introduction") or a person's is none.
    """
    for key, value in draft.document.declared:
        if key in {"title", "titulo", "título", "titre"}:
            return Title(text=value, found=Provenance(rule="front matter", span=place_of(draft, value)))
    opening = _salutation(draft)
    for at in range(opening):
        if draft.is_heading(at) or draft.blocks[at].kind is BlockKind.PARAGRAPH:
            draft.label(at, BlockKind.BYLINE, "the head of a letter")
    subject = _subject(draft)
    if opening and subject:
        return subject
    top = range(opening, min(draft.first_body, 20))
    candidates = [at for at in top if draft.is_heading(at) and _may_be_title(draft, at, ordinary)]
    if candidates:
        at = min(candidates, key=lambda at: (min(draft.blocks[at].level or 3, 3), at))
        rule = "heading above the text"
    else:
        found = _first_line(draft, ordinary)
        if found is None:
            return subject
        at, rule = found, "first line, standing alone"
    draft.label(at, BlockKind.HEADING, draft.blocks[at].reason or "the title", level=1)
    return Title(text=draft.plain[at].rstrip("#").strip(), found=Provenance(rule=rule, span=draft.blocks[at].span))


def _may_be_title(draft: Draft, at: int, ordinary: frozenset[str]) -> bool:
    known = phrases()
    name = draft.name(at)
    if name in known.section_names or name in known.reference_headings or len(draft.plain[at]) > _LONGEST:
        return False
    if is_person(draft.plain[at], ordinary=ordinary) or says_who_or_when(draft.plain[at]):
        return False
    # Below other running text a heading is a section's; so is a numbered one.
    return not draft.blocks[at].reason.startswith("a number")


def says_who_or_when(text: str) -> bool:
    """Whether a line is a byline ("By Ada Lind, 3 May 2021") or nothing but a date: no title, however it is set."""
    if is_only_date(text):
        return True
    match = signing(text)
    return match is not None and any(is_person(name) or is_caseless(name) for name in part_names(match["names"]))


def _salutation(draft: Draft) -> int:
    """The block that greets a letter's reader, 0 if there is none above the text."""
    return next((at for at in range(min(draft.first_body, 20)) if _GREETING.match(draft.plain[at])), 0)


def _subject(draft: Draft) -> Title | None:
    """The subject line of a letter."""
    for at in range(min(draft.first_body, 20)):
        match = _SUBJECT.match(draft.plain[at])
        if match and len(match["subject"]) <= _LONGEST:
            return Title(text=match["subject"], found=Provenance(rule="subject line", span=draft.blocks[at].span))
    return None


def _first_line(draft: Draft, ordinary: frozenset[str]) -> int | None:
    """The first line if it stands alone, ends like no sentence, and longer text follows."""
    for at in range(min(draft.first_body, 4)):
        if draft.blocks[at].kind is BlockKind.PARAGRAPH and draft.is_one_line(at):
            text = draft.plain[at]
            if says_who_or_when(text):
                continue
            fits = (
                8 < len(text) <= _LONGEST
                and not ends_like_sentence(text)
                and text[-1] not in ",;"
                and text[0].isalnum()
            )
            # "By" opens a byline, a small letter opens nothing.
            is_title = (
                fits and text[0].upper() == text[0] and not text.lower().startswith(("by ", "by:")) and "@" not in text
            )
            return at if is_title and draft.first_body < len(draft) and not is_person(text, ordinary=ordinary) else None
    return None


def place_of(draft: Draft, value: str) -> Span | None:
    """Where a declared value stands in the front matter, if it stands there as it is."""
    if draft.blocks and draft.blocks[0].reason == "front matter":
        front = draft.blocks[0].span
        at = draft.document.text.find(value, front.start, front.end)
        if at >= 0:
            return Span(at, at + len(value))
    return None
