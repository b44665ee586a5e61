"""Which files are documents: folders and archives looked through in order, and a reason for every file left out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from briefgen.documents.faults import Unreadable
from briefgen.documents.finding import left_out
from briefgen.documents.finding.archives import Entry
from briefgen.documents.finding.opening import exists, is_file, is_folder, not_regular, opened, read_up_to, real_path
from briefgen.documents.finding.own_editions import own_edition
from briefgen.documents.finding.packed import archive_in_archive, is_archive, is_office_file, kind_of, packed_documents
from briefgen.documents.finding.patterns import is_excluded
from briefgen.documents.finding.walking import Passed, Place, walk
from briefgen.documents.media_types import UNKNOWN, media_type
from briefgen.documents.registry import reader_for
from briefgen.errors import UsageError
from briefgen.model.notices import Notice
from briefgen.settings import ReadingSettings

_SNIFFED = 65_536


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read: its real path, its path in the corpus, and its entry if it lies in an archive."""

    file: Path
    path: str
    entry: Entry | None = None


@dataclass(slots=True)
class _Search:
    """What has been found so far: documents by where they are, and notices on what is left out."""

    settings: ReadingSettings
    closed: frozenset[Path]
    found: dict[tuple[Path, bytes], Found] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    def take(self, file: Path, path: str, entry: Entry | None = None) -> None:
        self.found.setdefault((file, entry.name if entry else b""), Found(file, path, entry))

    def leave(self, path: str, fault: Unreadable) -> None:
        self.notices.append(left_out.of_fault(path, fault))


def discover(
    sources: Sequence[Path], settings: ReadingSettings, exclude: Sequence[Path] = ()
) -> tuple[tuple[Found, ...], tuple[Notice, ...]]:
    """The files of the sources, ordered by their path in the corpus, and notices on those that are left out.

    Folders are walked, and archives (.zip) looked through in the same way. Passed over without a notice are: folders
    and files whose names begin with a dot (but for hidden documents, which one notice names), the project's own files
    (`briefgen.toml` and its like, with `templates` and `output` beside it), what lies in `exclude` or fits a pattern
    of `settings.exclude`. Editions that briefgen made get one notice. Every other file is found or named in a notice.
    A file named itself is always taken, a README or a file without a known ending too.

    Raises:
        UsageError: a source does not exist, or there are more files than `settings.max_documents`.
    """
    search = _Search(settings, frozenset(real_path(path) for path in exclude))
    for source in sources:
        if not exists(source):
            raise UsageError(
                f"there is no {source}", where=str(source), hint="name a folder or files that exist", slug="no-source"
            )
    labelled = sorted(_labels(sources).items(), key=lambda one: (not is_folder(one[0]), len(one[0].parts), one[1]))
    for source, label in labelled:
        if is_folder(source):
            _take_folder(search, source, f"{label}/" if len(labelled) > 1 else "")
        else:
            _take_named(search, source, label)
        _refuse_too_many(search, sources)
    ordered = sorted(_distinct(search.found.values()), key=lambda one: one.path)
    return tuple(ordered), tuple(sorted(search.notices, key=lambda notice: (notice.subject, notice.slug)))


def discover_alone(path: Path, settings: ReadingSettings) -> tuple[tuple[Found, ...], tuple[Notice, ...]]:
    """The documents that one path stands for: a file, an archive, or an entry of one (`papers.zip/folder/a.pdf`).

    Raises:
        UsageError: there is no such file or entry, or it is a folder.
    """
    within = [parent for parent in path.parents if is_file(parent)]
    if within and not exists(path):
        archive = within[0]
        found, notices = discover([archive], settings)
        wanted = printable(path.relative_to(archive.parent).as_posix())
        found = tuple(one for one in found if one.path == wanted or one.path.startswith(f"{wanted}/"))
        notices = tuple(one for one in notices if one.subject in (wanted, printable(archive.name)))
        if not found and not notices:
            raise UsageError(
                "there is no such entry in the archive",
                where=str(path),
                hint=f"list them: briefgen inspect {archive}",
                slug="no-source",
            )
        return found, notices
    if not is_file(path):
        what = "this is a folder; a document is a file" if is_folder(path) else "there is no such file"
        raise UsageError(what, where=str(path), hint="name files: briefgen inspect FILE", slug="no-source")
    return discover([path], settings)


def found_alone(path: Path) -> Found:
    """A file named by itself: its path in the corpus is its name."""
    return Found(real_path(path), printable(path.name))


def printable(path: str) -> str:
    """A path as text: bytes of a file's name that are no UTF-8 are written as \\xe9."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _take_folder(search: _Search, folder: Path, prefix: str) -> None:
    passed = Passed()
    for place in walk(folder, search.closed, passed):
        path = prefix + printable(place.path)
        if is_excluded(printable(place.path), search.settings.unsettled):
            search.notices.append(left_out.still_written(path))
        elif not is_excluded(printable(place.path), search.settings.exclude):
            _take_place(search, place, path, folder)
        if len(search.found) > search.settings.max_documents:
            return
    for path, fault in passed.closed:
        search.leave(prefix + printable(path), fault)
    search.notices += (left_out.page_parts(prefix + printable(path)) for path in passed.page_parts)
    if notice := left_out.hidden([prefix + printable(path) for path in passed.hidden]):
        search.notices.append(notice)
    if passed.editions:
        first = min(PurePosixPath(path) if path == "." else PurePosixPath(path).parent for path in passed.editions)
        search.notices.append(own_edition(prefix + printable(first.as_posix())))


def _take_place(search: _Search, place: Place, path: str, folder: Path) -> None:
    """A file of a folder: taken, or left out with a notice."""
    file = real_path(place.file) if place.is_link else place.file
    if place.is_link and not file.is_relative_to(folder):
        search.notices.append(left_out.link_leaves_folder(path))
        return
    if place.is_link and any(file.is_relative_to(closed) for closed in search.closed):
        return
    try:
        if not is_file(file):
            raise not_regular()
        if notice := left_out.by_name(path):
            search.notices.append(notice)
            return
        kind = media_type(path)
        if kind in (UNKNOWN, left_out.ZIP):
            beginning = _beginning(file)
            kind = media_type(path, beginning)
            if is_archive(path, beginning) and not is_office_file(file, search.settings):
                _take_archive(search, file, path)
                return
    except Unreadable as fault:
        search.leave(path, fault)
        return
    if reader_for(kind):
        search.take(file, path)
    else:
        search.notices.append(left_out.unsupported(path, kind))


def _take_named(search: _Search, file: Path, path: str) -> None:
    """A file that was named itself."""
    if is_excluded(printable(file.name), search.settings.unsettled):
        search.notices.append(left_out.still_written(path))
        return
    try:
        beginning = _beginning(file) if media_type(path) in (UNKNOWN, left_out.ZIP) else b""
        if is_archive(path, beginning) and not is_office_file(file, search.settings):
            _take_archive(search, file, path)
        elif is_file(file):
            search.take(file, path)
        else:
            raise not_regular()
    except Unreadable as fault:
        search.leave(path, fault)


def _take_archive(search: _Search, file: Path, path: str) -> None:
    documents, notices = packed_documents(file, path, search.settings)
    search.notices += notices
    if not documents and not notices:
        raise Unreadable(
            slug="empty-file",
            detail="no document lies in the archive",
            remedy="Fill it or take it out of the folder.",
        )
    for inner, entry in documents:
        if is_excluded(inner, search.settings.exclude):
            continue
        if notice := left_out.by_name(inner):
            search.notices.append(notice)
            continue
        try:
            kind = kind_of(file, inner, entry)
            if kind == left_out.ZIP:
                raise archive_in_archive()
        except Unreadable as fault:
            search.leave(inner, fault)
            continue
        if reader_for(kind):
            search.take(file, inner, entry)
        else:
            search.notices.append(left_out.unsupported(inner, kind))


def _beginning(file: Path) -> bytes:
    """The first bytes of a file whose name does not tell its kind."""
    with opened(file) as stream:
        return read_up_to(stream, _SNIFFED)


def _labels(sources: Sequence[Path]) -> dict[Path, str]:
    """The real path of each source, and as much of its end as tells it apart from the others."""
    waiting = list(dict.fromkeys(real_path(source) for source in sources))
    labels: dict[Path, str] = {}
    count = 0
    while waiting:
        count += 1
        ends = Counter(path.parts[1:][-count:] for path in waiting)
        for path in waiting:
            names = path.parts[1:]
            if ends[names[-count:]] == 1 or count >= len(names):
                labels[path] = printable("/".join(names[-count:]))
        waiting = [path for path in waiting if path not in labels]
    return labels


def _refuse_too_many(search: _Search, sources: Sequence[Path]) -> None:
    most = search.settings.max_documents
    if len(search.found) <= most:
        return
    raise UsageError(
        f"there are more files than reading.max_documents = {most}",
        where=", ".join(map(str, sources)),
        hint="name a smaller folder, or raise max_documents under [reading] in briefgen.toml",
        slug="too-many-documents",
    )


def _distinct(found: Iterable[Found]) -> Iterator[Found]:
    """Names that are written alike (a byte that is no text, and its escape) are numbered."""
    taken: set[str] = set()
    for one in sorted(found, key=lambda one: (one.path, os.fsencode(one.file))):
        path, number = one.path, 1
        while path in taken:
            number += 1
            path = f"{one.path} ({number})"
        taken.add(path)
        yield one if path == one.path else replace(one, path=path)
