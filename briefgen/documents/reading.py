"""One document, from bytes to passages: the steps that every format goes through."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from briefgen.documents.byline.byline import read_byline
from briefgen.documents.doubles import wording_of
from briefgen.documents.faults import Unreadable, text_too_long
from briefgen.documents.finding.left_out import of_fault, unsupported
from briefgen.documents.isolation.apart import read_apart
from briefgen.documents.labels.draft import Draft
from briefgen.documents.labels.labelling import finish_blocks, label_layout
from briefgen.documents.labels.segmentation import segment
from briefgen.documents.limits import limits_of
from briefgen.documents.media_types import media_type
from briefgen.documents.registry import GuardedReader, reader_for
from briefgen.documents.resemblance import Worded
from briefgen.documents.tasks import Task, fetched
from briefgen.documents.text.decoding import NotText
from briefgen.language.detection import detect_language
from briefgen.model.documents import Document, Source
from briefgen.model.notices import Notice, Severity
from briefgen.settings import ReadingSettings

_LARGE = 200_000
"""Bytes of plain text from which on it is read in a process of its own, too: no essay has as many, and the time that
hostile text takes grows with its length."""


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a file: the document, and its wording, by which texts are compared; or why there is none."""

    result: Document | Notice
    wording: Worded | None = None


def read_for_comparison(task: Task, finish: Callable[[Document], Document]) -> Read:
    """A document as `finish` gives it, with its wording, or why there is none."""
    result = read_file(task)
    return Read(result) if isinstance(result, Notice) else Read(finish(result), wording_of(result))


def read_file(task: Task) -> Document | Notice:
    """A document, or why there is none."""
    content = fetched(task).content
    return content if isinstance(content, Notice) else read_content(task.found.path, content or b"", task.settings)


def read_content(path: str, content: bytes, settings: ReadingSettings) -> Document | Notice:
    """A document from its path in the corpus and its bytes, or a notice saying why there is none. Opens no file."""
    kind = media_type(path, content)
    reader = reader_for(kind)
    if reader is None:
        return unsupported(path, kind)
    if not content.strip():
        return _empty(path)
    source = Source(path=path, media_type=kind, sha256=hashlib.sha256(content).hexdigest())
    try:
        if isinstance(reader, GuardedReader) or len(content) > _LARGE:
            document = read_apart(source, content, limits_of(settings))
        else:
            document = reader.read(source, content)
    except NotText as reason:
        return Notice(
            slug="not-text",
            severity=Severity.WARNING,
            subject=path,
            detail=str(reason),
            remedy="Save it as UTF-8 text, or take it out of the folder.",
        )
    except Unreadable as fault:
        return of_fault(path, fault)
    if len(document.text) > settings.max_text_characters:
        return of_fault(path, text_too_long())
    if not any(char.isalnum() for char in document.text):
        return _empty(path)
    return complete(document, settings)


def complete(document: Document, settings: ReadingSettings) -> Document:
    """What a reader gave, with labels, byline, language, sentences and passages."""
    draft = Draft(document)
    label_layout(draft)
    draft.document = read_byline(draft)
    labelled = finish_blocks(draft)
    body = " ".join(draft.plain[at] for at in range(len(draft)) if draft.is_body(at))
    labelled = replace(labelled, language=detect_language(body or document.text))
    finished = segment(labelled, settings)
    return replace(finished, notices=(*document.notices, *_remarks(finished)))


def _remarks(document: Document) -> list[Notice]:
    remarks = []
    if not document.passages:
        remarks.append(
            Notice(
                slug="no-running-text",
                severity=Severity.WARNING,
                subject=document.source.path,
                detail="nothing but headings, notes, sources or lines of the page was found: nothing to compare",
                remedy="Look at `briefgen inspect`; take the file out if it is no document.",
            )
        )
    if not document.encoding.startswith("utf-"):
        remarks.append(
            Notice(
                slug="encoding-guessed",
                severity=Severity.INFO,
                subject=document.source.path,
                detail=f"not UTF-8; read as {document.encoding}",
                remedy="Save it as UTF-8 if letters with accents look wrong.",
            )
        )
    return remarks


def _empty(path: str) -> Notice:
    return Notice(
        slug="empty-file",
        severity=Severity.WARNING,
        subject=path,
        detail="the file holds no text",
        remedy="Fill it or take it out of the folder.",
    )
