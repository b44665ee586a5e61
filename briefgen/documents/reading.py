"""One document, from bytes to passages: the steps that every format goes through."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from briefgen.documents.byline.byline import read_byline
from briefgen.documents.faults import Unreadable, text_too_long
from briefgen.documents.finding.archives import read_entry
from briefgen.documents.finding.discovery import Found
from briefgen.documents.finding.left_out import of_fault, unsupported
from briefgen.documents.finding.opening import read_whole
from briefgen.documents.isolation.apart import read_apart
from briefgen.documents.labels.draft import Draft
from briefgen.documents.labels.labelling import finish_blocks, label_layout
from briefgen.documents.labels.segmentation import segment
from briefgen.documents.limits import limits_of
from briefgen.documents.media_types import media_type
from briefgen.documents.registry import GuardedReader, reader_for
from briefgen.documents.text.decoding import NotText
from briefgen.language.detection import detect_language
from briefgen.model.documents import Document, Source
from briefgen.model.notices import Notice, Severity
from briefgen.settings import ReadingSettings

_LARGE = 200_000
"""Bytes of plain text from which on it is read in a process of its own, too: no essay has as many, and the time that
hostile text takes grows with its length."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file and how to read it; small, so that it can be sent to a worker.

    `content` is the file's bytes, or why there are none, where they have been fetched already: a worker on another
    machine need not see the file.
    """

    found: Found
    settings: ReadingSettings
    content: bytes | Notice | None = None


def read_file(task: Task) -> Document | Notice:
    """A document, or why there is none."""
    content = fetched(task).content
    return content if isinstance(content, Notice) else read_content(task.found.path, content or b"", task.settings)


def fetched(task: Task) -> Task:
    """The task with the file's bytes, or with a notice on why they cannot be had."""
    found, most = task.found, task.settings.max_file_bytes
    if task.content is not None:
        return task
    try:
        content = read_entry(found.file, found.entry, most) if found.entry else read_whole(found.file, most)
    except Unreadable as fault:
        return replace(task, content=of_fault(found.path, fault))
    return replace(task, content=content)


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
