"""One run at a time in an output folder.

The lock is the kernel's, on a file that says who holds it: it ends with its process, however that ends, so that a dead
run never stands in the way. The file goes when the lock does; one that is left there means nothing by itself.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefgen.errors import Locked, OutputFailed

FILE_NAME = ".briefgen.lock"
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_RETRIES = 10


@contextmanager
def locked(folder: Path, name: str = FILE_NAME) -> Iterator[None]:
    """Holds the lock of a folder, which is made when it is missing, and goes again if it is left empty.

    Args:
        folder: what is locked.
        name: the file of the lock: a watcher has one of its own, so that builds can be made between its own.

    Raises:
        Locked: another run holds it; the error names its process and since when.
        OutputFailed: the folder cannot be made or written to.
    """
    try:
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = _taken(folder / name)
    except OSError as error:
        is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        remedy = "free some space on the disk" if is_full else "make the folder writable"
        hint = f"{remedy}, or write elsewhere with --output"
        what = f"the output folder cannot be used: {(error.strerror or str(error)).lower()}"
        raise OutputFailed(what, where=str(folder), hint=hint) from error
    try:
        yield
    finally:
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)
        os.close(descriptor)
        for made in missing:
            with suppress(OSError):
                made.rmdir()


def _taken(file: Path) -> int:
    """The descriptor that holds the lock; the file is the one that has the name, not one that was just removed."""
    for _ in range(_RETRIES):
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _holder(descriptor)
            os.close(descriptor)
            raise _refused(file, holder) from None
        except OSError as error:
            if error.errno not in _NO_LOCKS:  # a network disk without locks goes without
                os.close(descriptor)
                raise
        if _is_named(file, descriptor):
            since = time.strftime("%Y-%m-%d %H:%M:%S %z")
            content = json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": since}).encode()
            with suppress(OSError):  # on a full disk the lock holds all the same
                os.ftruncate(descriptor, 0)
                os.pwrite(descriptor, content, 0)
            return descriptor
        os.close(descriptor)
    raise _refused(file, {})


def _is_named(file: Path, descriptor: int) -> bool:
    try:
        there, held = file.stat(), os.fstat(descriptor)
    except OSError:
        return False
    return (there.st_dev, there.st_ino) == (held.st_dev, held.st_ino)


def _holder(descriptor: int) -> dict[str, object]:
    try:
        found = json.loads(os.pread(descriptor, 4096, 0))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _refused(file: Path, holder: dict[str, object]) -> Locked:
    who = f"process {holder['pid']} on {holder.get('host')}" if "pid" in holder else "another process"
    since = f" since {holder['since']}" if "since" in holder else ""
    return Locked(
        f"another run works in the output folder: {who}{since}",
        where=str(file.parent),
        hint="wait until it has finished, or stop it; or write elsewhere with --output",
    )
