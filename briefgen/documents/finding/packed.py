"""The documents in an archive: its entries under the same rules as the files of a folder, and with safe names only."""

from __future__ import annotations

import re
import stat
from collections import Counter
from pathlib import Path

from briefgen.documents.faults import Unreadable
from briefgen.documents.finding import left_out
from briefgen.documents.finding.archives import Entry, list_entries, read_entry
from briefgen.documents.finding.own_editions import LARGEST_MANIFEST, MANIFEST, is_manifest, own_edition
from briefgen.documents.finding.walking import name_of, paths_passed_over
from briefgen.documents.media_types import UNKNOWN, media_type
from briefgen.model.notices import Notice
from briefgen.settings import ReadingSettings

_DRIVE = re.compile(r"[A-Za-z]:")
_OFFICE_PARTS = frozenset({b"[Content_Types].xml", b"mimetype", b"META-INF/container.xml"})
_SNIFFED = 65_536


def is_archive(path: str, beginning: bytes) -> bool:
    """Whether a file is an archive of documents, by its first bytes and its ending."""
    return beginning.startswith((b"PK\x03\x04", b"PK\x05\x06")) and path.lower().endswith(".zip")


def packed_documents(file: Path, path: str, settings: ReadingSettings) -> tuple[list[tuple[str, Entry]], list[Notice]]:
    """The entries of an archive that may be documents, with their paths in the corpus, and notices on all others.

    Args:
        file: the archive's real path.
        path: its path in the corpus, which the paths of its entries begin with.
        settings: the limits.

    Raises:
        Unreadable: it cannot be opened, is damaged, or holds more than the settings allow.
    """
    entries = list_entries(file, settings)
    notices: list[Notice] = []
    named: list[tuple[str, Entry]] = []
    files = [(text_of(entry.name), entry) for entry in entries if not entry.is_folder]
    times = Counter(name for name, _ in files)
    for name, entry in files:
        fault = _unsafe_name(entry, name) or (_unsafe("several entries have this name") if times[name] > 1 else None)
        if fault:
            notices.append(left_out.of_fault(f"{path}/{name}", fault))
        else:
            named.append((name, entry))
    over, pages = paths_passed_over(name for name, _ in named)
    editions = _editions(file, [(name, entry) for name, entry in named if name not in over])
    kept = []
    for name, entry in named:
        if name in over or any(name.startswith(folder) for folder in editions):
            continue
        kept.append((f"{path}/{name}", entry))
    notices += (left_out.page_parts(f"{path}/{page}") for page in sorted(pages))
    notices += (own_edition(f"{path}/{min(editions)}".rstrip("/")) for _ in sorted(editions)[:1])
    if notice := left_out.hidden([f"{path}/{name}" for name, is_hidden in over.items() if is_hidden]):
        notices.append(notice)
    return kept, list(dict.fromkeys(notices))


def is_office_file(file: Path, settings: ReadingSettings) -> bool:
    """Whether what looks like an archive is a document that is packed as one, such as a DOCX file called `.zip`."""
    try:
        return any(entry.name in _OFFICE_PARTS for entry in list_entries(file, settings))
    except Unreadable:
        return False


def kind_of(file: Path, path: str, entry: Entry) -> str:
    """The media type of an entry, by its name, or else by its first bytes.

    Raises:
        Unreadable: it cannot be unpacked.
    """
    kind = media_type(path)
    if kind != UNKNOWN:
        return kind
    beginning = read_entry(file, entry, _SNIFFED, beginning=True)
    return left_out.ZIP if is_archive(path, beginning) else media_type(path, beginning)


def text_of(name: bytes) -> str:
    """An entry's name as a path with `/`; bytes that are no UTF-8 are written as \\xe9."""
    if _is_utf8(name):
        return name.decode("utf-8").replace("\\", "/")  # some programs for Windows pack with its own sign
    return name.decode("utf-8", "backslashreplace")


def archive_in_archive() -> Unreadable:
    """The fault of an archive that lies in an archive."""
    return Unreadable(
        slug="archive-in-archive",
        detail="an archive inside an archive is not opened",
        remedy="Unpack it, and pack the documents themselves.",
    )


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _unsafe_name(entry: Entry, name: str) -> Unreadable | None:
    """Why an entry is refused; nothing is ever written under its name, but nor shall the name pass for another."""
    kind = stat.S_IFMT(entry.mode)
    parts = name.split("/")
    if kind == stat.S_IFLNK:
        return _unsafe("it is a link")
    if kind not in (0, stat.S_IFREG):
        return _unsafe("it is no regular file")
    if not _is_utf8(entry.name):
        return _unsafe("its name is not UTF-8")
    if name.startswith("/") or _DRIVE.match(name):
        return _unsafe("its name is an absolute path")
    if ".." in parts:
        return _unsafe("its name leads out of the archive")
    if "\0" in name or not all(part for part in parts) or "." in parts:
        return _unsafe("its name is no proper path")
    return None


def _unsafe(what: str) -> Unreadable:
    return Unreadable(
        slug="unsafe-entry",
        detail=f"{what}; not read",
        remedy="If you know where the archive comes from, unpack it and pack the documents again.",
    )


def _editions(file: Path, named: list[tuple[str, Entry]]) -> set[str]:
    """The folders in the archive that hold editions, with a slash at the end; "" is the archive's top."""
    found = set()
    for name, entry in named:
        if name_of(name) != MANIFEST:
            continue
        try:
            content = read_entry(file, entry, LARGEST_MANIFEST)
        except Unreadable:
            continue
        if is_manifest(content):
            found.add(name.removesuffix(MANIFEST))
    return found
