"""A lock that one process holds; the kernel lets it go when that process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.errors import Locked


@contextmanager
def held(file: Path, what: str) -> Iterator[None]:
    """Holds the lock, and writes into its file which process does.

    Raises:
        Locked: another process holds it.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip() or "unknown"
            raise Locked(
                f"another run holds {what} (process {holder})",
                where=str(file),
                hint="wait until it has ended; the lock of a process that is gone does not count",
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)
