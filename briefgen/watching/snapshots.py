"""What lies in files and folders: names, sizes, times, and the SHA-256 of what is in each file."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from briefgen.watching.passing import is_passing

Signature = tuple[int, int, int, int]
"""Size, time of the last change of content, time of the last change of anything (both in nanoseconds), file number."""
Seen = tuple[Signature | None, str]
"""Signature and SHA-256 of a file; None and a word on what is no regular file."""
Snapshot = Mapping[str, Seen]

LARGEST_HASHED = 512 * 1024 * 1024
"""Bytes of a file from which on its signature must do."""
FRESH = 2_000_000_000
"""Nanoseconds: a file changed less than this before it was looked at may change again within the clock's step, and its
signature proves nothing."""
_OWN = frozenset({".briefgen", ".briefgen.lock", ".briefgen.watch.lock", ".git"})


def files_below(roots: Sequence[Path], closed: Collection[Path]) -> Iterator[tuple[str, os.stat_result | None]]:
    """Every name below the roots that is no folder, with its status; None where there is nothing or it cannot be had.

    Folders are entered, links to folders are not. What briefgen keeps there is passed over, as is what is closed.
    """
    shut = {os.path.realpath(path) for path in closed}
    names = {PurePath(path).name for path in shut}  # only these are worth a look at where they lead
    for root in roots:
        try:
            status = root.stat()
        except OSError:
            yield str(root), None
            continue
        if not stat.S_ISDIR(status.st_mode):
            yield str(root), status
            continue
        waiting = [str(root)]
        while waiting:
            here = waiting.pop()
            try:
                with os.scandir(here) as listing:
                    entries = sorted(listing, key=lambda entry: entry.name)
            except OSError:
                yield here, None
                continue
            for entry in entries:
                may_be_shut = entry.name in names or entry.is_symlink()
                if entry.name in _OWN or (may_be_shut and _is_within(os.path.realpath(entry.path), shut)):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                    continue
                try:
                    yield entry.path, entry.stat()
                except OSError:
                    yield entry.path, None


def documents_below(roots: Sequence[Path], closed: Collection[Path]) -> dict[str, Signature] | None:
    """The files that may be documents, by their path, with their signatures; None when a root itself is gone.

    What programs keep on the way is no document, nor is a folder's time of change.
    """
    if not all(root.exists() for root in roots):
        return None
    found = files_below(roots, closed)
    return {path: _of_document(status) for path, status in found if status is not None and not is_passing(path)}


def _of_document(status: os.stat_result) -> Signature:
    """A link to a folder is there or not: it is not entered, so what changes in the folder is no change."""
    return (0, 0, 0, 0) if stat.S_ISDIR(status.st_mode) else signature(status)


def _is_within(path: str, folders: Collection[str]) -> bool:
    return any(path == folder or path.startswith(f"{folder}{os.sep}") for folder in folders)


def signature(status: os.stat_result) -> Signature:
    """What changes when a file does, as far as it can be told without opening it."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def take(roots: Sequence[Path], closed: Collection[Path] = ()) -> dict[str, Seen]:
    """A snapshot, every file opened."""
    return {path: _seen(path, status) for path, status in files_below(roots, closed)}


def is_same(old: Snapshot, roots: Sequence[Path], closed: Collection[Path], taken: int) -> bool:
    """Whether what lies there is what the snapshot holds; opens only files whose signature differs or proves nothing.

    Args:
        old: the snapshot.
        roots: what it was taken of.
        closed: what was passed over.
        taken: when it was taken, in nanoseconds of the clock.
    """
    looked_at: set[str] = set()
    for path, status in files_below(roots, closed):
        looked_at.add(path)
        before = old.get(path)
        if before is None:
            return False
        if status is not None and before[0] == signature(status) and before[0][2] + FRESH < taken:
            continue
        now = _seen(path, status)
        if now[1] != before[1] or (now[0] is None) != (before[0] is None):
            return False
        if now[1] == "" and now[0] != before[0]:
            return False
    return len(looked_at) == len(old)


def _seen(path: str, status: os.stat_result | None) -> Seen:
    if status is None:
        return None, "nothing"
    if not stat.S_ISREG(status.st_mode):
        return None, "no file"
    if status.st_size > LARGEST_HASHED:
        return signature(status), ""
    try:
        with Path(path).open("rb") as stream:
            return signature(status), hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return None, f"unreadable: {error.errno}"
