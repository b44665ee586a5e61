"""Why a file that was found is not read, told by its name and kind: one notice for each reason."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from briefgen.documents.faults import Unreadable
from briefgen.documents.media_types import UNKNOWN, media_type
from briefgen.documents.registry import reader_for
from briefgen.model.notices import Notice, Severity

ZIP = "application/zip"
_ABOUT_THE_FOLDER = (
    "readme",
    "sources",
    "license",
    "licence",
    "copying",
    "changelog",
    "contributing",
    "notice",
    "authors",
)
_UNFINISHED = ("*~", "#*#", "~$*", "*.part", "*.crdownload", "*.tmp", "*.swp", "*.bak", "4913")
_NAMED = 3


def of_fault(path: str, fault: Unreadable) -> Notice:
    """The notice on a file that was given up."""
    return Notice(slug=fault.slug, severity=Severity.WARNING, subject=path, detail=fault.detail, remedy=fault.remedy)


def by_name(path: str) -> Notice | None:
    """The notice on a file that its name tells to be no document; None if it may be one."""
    name = PurePosixPath(path).name.lower()
    if any(fnmatchcase(name, pattern) for pattern in _UNFINISHED):
        return Notice(
            slug="unfinished-file",
            severity=Severity.INFO,
            subject=path,
            detail="a temporary or half-written file, by its name; not read",
            remedy="Rename it if it is a document.",
        )
    if PurePosixPath(name).stem in _ABOUT_THE_FOLDER:
        return Notice(
            slug="about-the-folder",
            severity=Severity.INFO,
            subject=path,
            detail="a file about the folder, by its name; not read as a document",
            remedy="Rename it if it is a document, or name it on the command line.",
        )
    return None


def still_written(path: str) -> Notice:
    """The notice on a file that did not settle in time: the next brief has it."""
    return Notice(
        slug="unfinished-file",
        severity=Severity.WARNING,
        subject=path,
        detail="it was still being written when this brief was made; not read",
        remedy="Make the brief again once it is whole; a watcher does so by itself.",
    )


def link_leaves_folder(path: str) -> Notice:
    """The notice on a link to somewhere else: whoever may put files into the folder must not choose what is read."""
    return Notice(
        slug="link-leaves-folder",
        severity=Severity.WARNING,
        subject=path,
        detail="the link leads out of the folder and is not followed",
        remedy="Copy the file into the folder, or name it on the command line.",
    )


def hidden(paths: Sequence[str]) -> Notice | None:
    """One notice on the hidden files of a folder that have a document's ending; None if there are none."""
    documents = [path for path in sorted(paths) if _may_be_document(PurePosixPath(path).name)]
    if not documents:
        return None
    more = f" (and {len(documents) - _NAMED} more)" if len(documents) > _NAMED else ""
    return Notice(
        slug="hidden-file",
        severity=Severity.INFO,
        subject=documents[0],
        detail=f"hidden files are not read: {', '.join(documents[:_NAMED])}{more}",
        remedy="Rename them without the dot if they are documents.",
    )


def page_parts(folder: str) -> Notice:
    """The notice on the folder that a browser puts beside a web page that it saves."""
    return Notice(
        slug="saved-page-parts",
        severity=Severity.INFO,
        subject=folder,
        detail="pictures and styles of the web page saved beside it; not read",
        remedy="Rename the folder if documents lie in it.",
    )


def unsupported(path: str, kind: str) -> Notice:
    """The notice on a file of a media type that no reader reads."""
    what = "its kind is not known by its name" if kind == UNKNOWN else f"files of type {kind} are not read"
    return Notice(
        slug="unsupported-type",
        severity=Severity.WARNING,
        subject=path,
        detail=what,
        remedy="Save it as PDF, DOCX, HTML or plain text, with the ending .pdf, .docx, .html or .txt.",
    )


def _may_be_document(hidden: str) -> bool:
    """Whether a hidden file has a document's ending; `._paper.pdf` holds what a Macintosh notes about another file."""
    name = hidden.lstrip(".")
    return not hidden.startswith("._") and bool(PurePosixPath(name).suffix) and reader_for(media_type(name)) is not None
