"""Hidden folders beside an edition's place, in which it is written before it appears.

`.new-001-4711` is being written by process 4711; `.old-001-4711` is the folder that it is about to replace. The lock on
each is the kernel's: it ends with its process, however that ends.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from briefgen.execution import Progress
from briefgen.store import is_alive

_STAGING_NAME = re.compile(
    r"\.(?P<kind>new|old|latest)-(?:(?P<edition>\d{3,}(?:-\d{4}-\d{2}-\d{2})?)-)?(?P<process>\d+)"
)


@contextmanager
def staged(
    folder: Path, files: Mapping[str, bytes], progress: Progress, *, beside: Sequence[str] = ()
) -> Iterator[Path]:
    """A hidden folder beside `folder` that holds the files, synced to disk; gone afterwards unless it was renamed.

    Args:
        folder: where it will be.
        files: what it holds, by name.
        progress: told of every file.
        beside: names of files and folders that stand in `folder` and are taken over; links as links.
    """
    staging = folder.with_name(f".new-{folder.name}-{os.getpid()}")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    try:
        with _locked(staging):
            for name, content in files.items():
                _write(staging / name, content)
                progress.advance()
            for name in beside:
                if name not in files:
                    _take_over(folder / name, staging / name)
            _sync(staging)
            yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def put_in_place(staging: Path, folder: Path) -> None:
    """Renames a staged folder to its place, where it replaces what stands there."""
    if not folder.exists():
        staging.rename(folder)
    else:
        old = folder.with_name(f".old-{folder.name}-{os.getpid()}")
        with _locked(folder):
            folder.rename(old)
            try:
                staging.rename(folder)
            except OSError:
                old.rename(folder)
                raise
            shutil.rmtree(old, ignore_errors=True)
    _sync(folder.parent)


def sweep(output: Path) -> None:
    """Removes what dead processes left half-done; a folder that one had moved away is put back."""
    for path in sorted(output.iterdir()):
        name = _STAGING_NAME.fullmatch(path.name)
        if not name:
            continue
        if name["kind"] == "latest":
            if not is_alive(int(name["process"])):  # links cannot be locked
                path.unlink(missing_ok=True)
        elif _is_abandoned(path):
            place = path.with_name(name["edition"] or "")
            if name["kind"] == "old" and not place.exists():
                with suppress(FileNotFoundError):  # another run may put it back at this very moment
                    path.rename(place)
            else:
                shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # network disks may know no locks: then nothing there is ever taken for abandoned
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _is_abandoned(folder: Path) -> bool:
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def _take_over(found: Path, place: Path) -> None:
    if found.is_dir() and not found.is_symlink():
        shutil.copytree(found, place, symlinks=True)
    else:
        shutil.copy2(found, place, follow_symlinks=False)


def _write(file: Path, content: bytes) -> None:
    with file.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
