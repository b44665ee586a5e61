"""Which files are documents: folders walked in order, and a reason for every file that is left out."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from briefgen.documents.media_types import UNKNOWN, media_type
from briefgen.documents.own_editions import is_edition, own_edition
from briefgen.documents.registry import reader_for
from briefgen.errors import UsageError
from briefgen.model.notices import Notice, Severity
from briefgen.settings import ReadingSettings

_PROJECT_FILES = frozenset({"briefgen.toml", "stakeholders.toml", "corrections.toml"})
_PROJECT_FOLDERS = frozenset({"templates", "output"})
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
_SNIFFED = 65_536


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read: where it is, and its path in the corpus."""

    file: Path
    path: str


def discover(
    sources: Sequence[Path], settings: ReadingSettings, exclude: Sequence[Path] = ()
) -> tuple[tuple[Found, ...], tuple[Notice, ...]]:
    """The files of the sources, ordered by their path in the corpus, and notices on those that are left out.

    Folders are walked. Hidden files, the project's own files (`briefgen.toml` and its like, with `templates` and
    `output` beside it) and what lies in `exclude` are passed over, and so are editions that briefgen made, with one
    notice for a source; every other file is found or named in a notice.
    A file named itself is always taken, a README or a file without a known ending too.

    Raises:
        UsageError: a source does not exist, or there are more files than `settings.max_documents`.
    """
    found: dict[Path, Found] = {}
    notices: list[Notice] = []
    closed = [path.resolve() for path in exclude]
    for source in sources:
        if not source.exists():
            raise UsageError(
                f"there is no {source}", where=str(source), hint="name a folder or files that exist", slug="no-source"
            )
        if source.is_dir():
            prefix = f"{printable(source.resolve().name)}/" if len(sources) > 1 else ""
            editions: list[Path] = []
            for file in _walk(source, closed, editions):
                path = printable(file.relative_to(source).as_posix())
                notice = _left_out(file, path, source.resolve(), settings)
                if notice:
                    notices.append(notice)
                elif notice is None and not _is_excluded(path, settings):
                    found.setdefault(file.resolve(), Found(file, prefix + path))
            if editions:
                first = min(edition if edition == source else edition.parent for edition in editions)
                notices.append(own_edition(printable(first.relative_to(source).as_posix())))
        elif notice := _no_file(source, printable(source.name)):
            notices.append(notice)
        else:
            found.setdefault(source.resolve(), Found(source, printable(source.name)))
    if len(found) > settings.max_documents:
        raise UsageError(
            f"{len(found)} files are more than reading.max_documents = {settings.max_documents}",
            where=", ".join(map(str, sources)),
            hint="name a smaller folder, or raise max_documents under [reading] in briefgen.toml",
            slug="too-many-documents",
        )
    ordered = sorted(_distinct(found.values()), key=lambda one: one.path)
    return tuple(ordered), tuple(sorted(notices, key=lambda notice: (notice.subject, notice.slug)))


def _walk(folder: Path, closed: list[Path], editions: list[Path]) -> Iterator[Path]:
    """All that is no folder below a folder, in order, hidden names and closed folders aside; links are not entered.

    Folders of editions, and links to them, are added to `editions` instead.
    """
    for here, folders, names in os.walk(folder):
        is_project = "briefgen.toml" in names
        place = Path(here)
        if is_edition(place):
            editions.append(place)
            folders.clear()
            continue
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith((".", "__"))
            and (place / name).resolve() not in closed
            and not (is_project and name in _PROJECT_FOLDERS)
        )
        linked = [name for name in folders if (place / name).is_symlink()]
        for name in sorted(names + linked):
            if name in linked and is_edition(place / name):
                editions.append(place / name)
            elif not name.startswith(".") and name not in _PROJECT_FILES and (place / name).resolve() not in closed:
                yield place / name


def _distinct(found: Iterable[Found]) -> Iterator[Found]:
    """Files of the same path in several sources are told apart by the folder they lie in."""
    seen: dict[str, int] = {}
    for one in sorted(found, key=lambda one: (one.path, str(one.file))):
        seen[one.path] = seen.get(one.path, 0) + 1
        yield one if seen[one.path] == 1 else Found(one.file, f"{printable(one.file.resolve().parent.name)}/{one.path}")


def printable(path: str) -> str:
    """A path as text: bytes of a file's name that are no UTF-8 are written as \\xe9."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _is_excluded(path: str, settings: ReadingSettings) -> bool:
    return any(
        fnmatchcase(path, pattern) or fnmatchcase(PurePosixPath(path).name, pattern) for pattern in settings.exclude
    )


def _left_out(file: Path, path: str, folder: Path, settings: ReadingSettings) -> Notice | None:
    """Why a file of a folder is not read; None where it is, or where the settings exclude it."""
    name = file.name.lower()
    if _is_excluded(path, settings):
        return None
    if file.is_symlink() and not file.resolve().is_relative_to(folder):
        return Notice(
            slug="link-leaves-folder",
            severity=Severity.WARNING,
            subject=path,
            detail="the link leads out of the folder and is not followed",
            remedy="Copy the file into the folder, or name it on the command line.",
        )
    if notice := _no_file(file, path):
        return notice
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
    kind = media_type(path)
    return unsupported(path, media_type(path, _first_bytes(file)) if kind == UNKNOWN else kind)


def _first_bytes(file: Path) -> bytes:
    """The beginning of a file whose name does not tell its kind; nothing if it cannot be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(_SNIFFED)
    except OSError:
        return b""


def _no_file(file: Path, path: str) -> Notice | None:
    try:
        is_file = stat.S_ISREG(file.stat().st_mode)
    except OSError:
        is_file = False
    if is_file:
        return None
    return Notice(
        slug="not-a-file",
        severity=Severity.WARNING,
        subject=path,
        detail="not a regular file: a link without a target, a folder's link, a pipe or a device; not read",
        remedy="Put the document itself into the folder.",
    )


def unsupported(path: str, kind: str) -> Notice | None:
    """A notice if no reader reads that media type."""
    if reader_for(kind):
        return None
    what = "its kind is not known by its name" if kind == UNKNOWN else f"files of type {kind} are not read"
    return Notice(
        slug="unsupported-type",
        severity=Severity.WARNING,
        subject=path,
        detail=what,
        remedy="Save it as PDF, DOCX, HTML or plain text, with the ending .pdf, .docx, .html or .txt.",
    )
