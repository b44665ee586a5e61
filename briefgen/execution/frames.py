"""What goes through the pipes between this process and its workers: Python values, each after its length.

Both ends are the same program on the same machine; nothing is ever kept, and nothing comes from outside.
"""

from __future__ import annotations

import gc
import pickle
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

_LENGTH = struct.Struct("=Q")


def packed(value: object) -> bytes:
    """A value as bytes."""
    with _no_collection():
        return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpacked(content: bytes) -> Any:
    """The value of what `packed` gave."""
    with _no_collection():
        return pickle.loads(content)  # noqa: S301  the other end is this program


def send(stream: BinaryIO, content: bytes) -> None:
    """Writes bytes and their length.

    Raises:
        BrokenPipeError: nobody reads any more.
    """
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """The next bytes that were sent; None when the other end is gone, even halfway."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    content = stream.read(length)
    return content if len(content) == length else None


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for garbage meanwhile: among a hundred thousand new objects that all live it takes most of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
