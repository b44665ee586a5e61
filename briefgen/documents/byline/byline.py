"""Title, authors, affiliation and date of a document, each with the place where it was found."""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.documents.byline.authors import Signature, biography_of, end, find_signature, place_in_biography, top
from briefgen.documents.byline.dates import closing_date, is_only_date, latest_year, parse_date
from briefgen.documents.byline.people import name_words, short_name, slug
from briefgen.documents.byline.titles import find_title, place_of
from briefgen.documents.labels.draft import Draft, phrases
from briefgen.model.documents import Author, BlockKind, DatePrecision, Document, IssueDate, Provenance

_ORDINARY = re.compile(r"(?<![\w’'.@/-])[^\W\d_A-ZÀ-ÞŁŠŽ][^\W\d_]{2,}(?![\w@/]|\.\w)")
_DATED = re.compile(
    r"(?:first |originally |last )?(?:published|posted|dated?|issued|released|created|submitted|delivered|fecha"
    r"|publicado|publié)\b(?:\s+(?:on|in|at|el|le))?\s*:?\s+(?P<date>.{4,60})$",
    re.I,
)
_DATE_KEYS = (
    "date",
    "issued",
    "published",
    "created",
    "posted",
    "submitted",
    "pubdate",
    "publication date",
    "published date",
    "fecha",
)
_CONTACT = re.compile(r"\S+@\S+\.\w|^(?:tel|phone|e-?mail|twitter|orcid|address|correspondence)\b", re.I)
_LONGEST_LINE = 200


def read_byline(draft: Draft) -> Document:
    """The document with title, named authors, date and latest year; the blocks that say so are labelled byline.

    What is not stated stays open: no title comes from a file's name, no author is guessed, no date comes from the text.
    """
    words = _ORDINARY.findall(draft.document.text)
    ordinary = frozenset(word.lower() for word in words if not word[0].isupper())  # capitals of every script
    title = find_title(draft, ordinary)
    signature = find_signature(draft, ordinary)
    issued = _issue_date(draft, signature)
    authors: tuple[Author, ...] = ()
    if signature:
        for at in signature.blocks:
            draft.label(at, BlockKind.BYLINE, f"names the author ({signature.rule})")
        signature.affiliation = signature.affiliation or _affiliation(draft, signature)
        authors = _authors(signature)
        _label_biographies(draft, signature)
    return replace(
        draft.document,
        title=title,
        authors=authors,
        issued=issued,
        latest_year=latest_year(_looked_back_on(draft), ahead=phrases().looking_ahead),
    )


def _authors(signature: Signature) -> tuple[Author, ...]:
    affiliation = signature.affiliation if len(signature.names) == 1 else None
    return tuple(
        Author(
            id=slug(short_name(name)),
            name=name,
            short=short_name(name),
            affiliation=affiliation,
            found=signature.provenance(at),
        )
        for at, (name, _) in enumerate(signature.names)
    )


def _affiliation(draft: Draft, signature: Signature) -> str | None:
    """The line beside the name that says where its bearer works; lines of contact there are part of the byline too."""
    found = None
    above = [at for at in signature.blocks if at < draft.first_body]
    for at in range(above[-1] + 1, min(draft.first_body, above[-1] + 4)) if above else ():
        text = draft.plain[at]
        if len(text) > _LONGEST_LINE or draft.blocks[at].kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            break
        words = set(re.findall(r"[^\W\d_]+", text.lower()))
        if _CONTACT.search(text):
            draft.label(at, BlockKind.BYLINE, "how to reach the author")
        elif words & (name_words().bodies | name_words().roles) and text[-1] not in ".?!:" and len(words) <= 20:
            if draft.is_heading(at) and draft.blocks[at].reason.startswith(("marked", "underlined")):
                break
            found = found or text
            draft.label(at, BlockKind.BYLINE, "where the author works")
        else:
            break
    return found


def _label_biographies(draft: Draft, signature: Signature) -> None:
    """A paragraph at the edge that begins with an author's name and says what that author is."""
    for at in sorted({*top(draft), *end(draft)}):
        subject = biography_of(draft, at)
        if not subject or draft.blocks[at].kind is BlockKind.BYLINE:
            continue
        if any(subject.split()[-1] in name.split() for name, _ in signature.names):
            draft.label(at, BlockKind.BYLINE, "says who the author is")
            signature.affiliation = signature.affiliation or place_in_biography(draft.plain[at])


def _issue_date(draft: Draft, signature: Signature | None) -> IssueDate | None:
    """The date that the document states: declared, or above or below the text on its own line or at a byline's end."""
    signed = signature.blocks if signature and signature.rule == "name under the title" else []
    declared = dict(reversed(draft.document.declared))
    for key in _DATE_KEYS:
        found = parse_date(declared[key]) if key in declared else None
        if found:
            return IssueDate(
                iso=found[0],
                precision=found[1],
                found=Provenance(rule="front matter", span=place_of(draft, declared[key])),
            )
    for at in [*top(draft), *sorted(end(draft)[:3])]:
        text = draft.plain[at]
        if len(text) > _LONGEST_LINE or draft.blocks[at].kind is BlockKind.QUOTATION:
            continue
        stated = _DATED.match(text)
        in_byline = draft.plain[at].lower().startswith(("by ", "by:"))
        found = parse_date(stated["date"] if stated else text) if stated or in_byline or is_only_date(text) else None
        if not found and at in signed and (closing := closing_date(text)):
            found = closing[1]
        if found and (stated or found[1] is not DatePrecision.YEAR):
            if draft.blocks[at].level != 1:
                draft.label(at, BlockKind.BYLINE, "states the date")
            return IssueDate(
                iso=found[0], precision=found[1], found=Provenance(rule="dateline", span=draft.blocks[at].span)
            )
    return None


def _looked_back_on(draft: Draft) -> str:
    """The text in which years are sought: all but what the page says of itself."""
    return "\n".join(draft.plain[at] for at in range(len(draft)) if draft.blocks[at].kind is not BlockKind.FURNITURE)
