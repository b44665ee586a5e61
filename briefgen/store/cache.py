"""A content-addressed cache on disk: the key says everything that decides the value.

An entry is a file, written beside its place and renamed: a reader meets a whole entry or none, whoever else writes and
however a writer ends. Its first line is the SHA-256 of the rest; an entry that does not fit it is no entry, so that
nothing need be forced to the disk: what a power cut has left half-written is read over.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from io import FileIO
from pathlib import Path

_ENTRY = re.compile(r"[0-9a-f]{62}")
_LEFT_BEHIND = re.compile(r"\.(?P<process>\d+)\.[0-9a-f]{62}")
_DIGEST = 64
_PACKAGE = Path(__file__).resolve().parents[1]
_OF_PROGRAM = (".py", ".toml", ".json")


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries in a folder of their own, which is made when something is put in.

    `most_bytes` is what all entries may take; `prune` removes those that were not used for longest.
    """

    folder: Path
    most_bytes: int

    def get(self, key: str) -> bytes | None:
        """What was put under a key (hex digits of a SHA-256); None when there is nothing, or nothing whole."""
        name = f"{self.folder}{os.sep}{key[:2]}{os.sep}{key[2:]}"  # no Path: a run asks for a thousand entries
        try:
            with FileIO(name) as file:
                content = file.readall()
        except OSError:
            return None
        digest, value = content[:_DIGEST], content[_DIGEST + 1 :]
        if hashlib.sha256(value).hexdigest().encode() != digest:
            with suppress(OSError):
                self._file(key).unlink()
            return None
        with suppress(OSError):
            os.utime(name)
        return value

    def put(self, key: str, value: bytes) -> None:
        """Keeps a value; a disk that is full or read-only keeps nothing, and that is no fault."""
        file = self._file(key)
        staging = file.with_name(f".{os.getpid()}.{file.name}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            staging.write_bytes(hashlib.sha256(value).hexdigest().encode() + b"\n" + value)
            staging.replace(file)
        except OSError:
            with suppress(OSError):
                staging.unlink(missing_ok=True)

    def prune(self) -> None:
        """Removes what was not used for longest until the rest fits, and what dead processes left half-written."""
        entries: list[tuple[int, int, Path]] = []
        for file in self.folder.glob("??/*"):
            with suppress(OSError):
                if _ENTRY.fullmatch(file.name):
                    status = file.stat()
                    entries.append((status.st_mtime_ns, status.st_size, file))
                elif (left := _LEFT_BEHIND.fullmatch(file.name)) and not is_alive(int(left["process"])):
                    file.unlink(missing_ok=True)
        over = sum(size for _, size, _ in entries) - self.most_bytes
        for _, size, file in sorted(entries):
            if over <= 0:
                break
            with suppress(OSError):
                file.unlink(missing_ok=True)
            over -= size

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


@cache
def stamp_of_program() -> str:
    """A digest that changes when the program does: names, sizes and times of its files, and the Python that runs it.

    No file is opened: it is asked for before anything else, by a run that may find nothing to do. It is taken once: a
    process goes on with the program that it has loaded.
    """
    found = [platform.python_version()]
    waiting = [str(_PACKAGE)]
    while waiting:
        with os.scandir(waiting.pop()) as listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                elif entry.name.endswith(_OF_PROGRAM):
                    status = entry.stat()
                    found.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(found)).encode("utf-8", "surrogateescape")).hexdigest()


def is_alive(process: int) -> bool:
    """Whether there is such a process on this machine."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
