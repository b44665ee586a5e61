"""Opens a file that strangers may have put there, or may be changing now: a regular file, read whole, up to a bound."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from os.path import exists as exists
from os.path import isdir, isfile
from pathlib import Path

from briefgen.documents.faults import Unreadable

is_file, is_folder = isfile, isdir
"""Those of `Path` raise on links in a loop, on names that are too long, and in folders that may not be entered."""

# A pipe put in the place of a file must not make the run wait, nor a link lead it elsewhere. Windows has neither flag.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_NO_FILE = frozenset({errno.ELOOP, errno.ENXIO, errno.EISDIR, errno.ENODEV})
"""What the system says of a link, of a socket, of a folder, of a device without a driver."""


@contextmanager
def opened(file: Path) -> Iterator[FileIO]:
    """A regular file, open for reading.

    Args:
        file: its real path, as `real_path` gives it. A folder on the way that has become a link since is noticed.

    Raises:
        Unreadable: it is gone, may not be read, is no regular file, or changed (size, time of change) while open.
    """
    try:
        number = os.open(file, _FLAGS)
    except OSError as error:
        raise _refused(error) from error
    before = os.fstat(number)
    if not stat.S_ISREG(before.st_mode):
        os.close(number)
        raise not_regular()
    with FileIO(number, "rb") as stream:
        if os.path.realpath(file) != str(file):
            raise changed("a link stands where the file was")
        try:
            yield stream
        except OSError as error:
            raise _refused(error) from error
        after = os.fstat(number)
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise changed("it changed while it was being read")


def real_path(path: Path) -> Path:
    """The absolute path without links; of a loop of links, the path itself."""
    return Path(os.path.realpath(path))


def read_whole(file: Path, most: int) -> bytes:
    """The bytes of a file, never more than `most`.

    Raises:
        Unreadable: as `opened`; or the file is larger.
    """
    with opened(file) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > most:
            raise too_large(size)
        content = read_up_to(stream, most + 1)
        if len(content) > most:
            raise changed("it grew while it was being read")
    return content


def read_up_to(stream: FileIO, most: int) -> bytes:
    """The next bytes of a stream, `most` of them or all that are left."""
    pieces, left = [], most
    while left > 0 and (piece := stream.read(min(left, 1 << 20))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def too_large(size: int) -> Unreadable:
    """The fault of a file of more bytes than the settings allow."""
    return Unreadable(
        slug="too-large",
        detail=f"{size:,} bytes are more than reading.max_file_bytes",
        remedy="Part the file, raise the limit under [reading] in briefgen.toml, or take it out of the folder.",
    )


def changed(what: str) -> Unreadable:
    """The fault of a file that another program is at work on."""
    return Unreadable(
        slug="changed-while-read",
        detail=f"{what}; not read",
        remedy="Build again when the program that writes it has finished.",
    )


def not_regular() -> Unreadable:
    """The fault of what has a name like a file and is none."""
    return Unreadable(
        slug="not-a-file",
        detail="not a regular file: a link without a target, a folder's link, a pipe or a device; not read",
        remedy="Put the document itself into the folder.",
    )


def _refused(error: OSError) -> Unreadable:
    if isinstance(error, FileNotFoundError):
        return changed("it was there when the folder was looked through, and is gone")
    if error.errno in _NO_FILE:
        return not_regular()
    return Unreadable(
        slug="unreadable",
        detail=f"the file cannot be read: {(error.strerror or 'unknown reason').lower()}",
        remedy="Check the file's permissions.",
    )
