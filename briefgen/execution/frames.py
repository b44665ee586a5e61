"""What goes through the pipes between this process and its workers: Python values, each after its length.

Both ends are the same program on the same machine; nothing is ever kept, and nothing comes from outside.
"""

from __future__ import annotations

import gc
import pickle
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, FileIO
from typing import IO, Any

_LENGTH = struct.Struct("=Q")


def packed(value: object) -> bytes:
    """A value as bytes."""
    with _no_collection():
        return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpacked(content: bytes | bytearray) -> Any:
    """The value of what `packed` gave."""
    with _no_collection():
        return pickle.loads(content)  # noqa: S301  the other end is this program


def send(stream: IO[bytes], content: bytes) -> None:
    """Writes bytes after their length, whether the stream has a buffer or not.

    Raises:
        BrokenPipeError: nobody reads any more.
    """
    for part in (_LENGTH.pack(len(content)), content):
        left = memoryview(part)
        while left:
            left = left[stream.write(left) :]
    stream.flush()


def receive(stream: BufferedReader | FileIO) -> bytearray | None:
    """The next bytes that were sent; None when the other end is gone, even halfway.

    Of a stream without a buffer no byte more is taken, so that whether another answer waits can be asked of the system.
    """
    head = _exactly(stream, _LENGTH.size)
    return head and _exactly(stream, _LENGTH.unpack(head)[0])


def _exactly(stream: BufferedReader | FileIO, length: int) -> bytearray | None:
    content = bytearray(length)
    left = memoryview(content)
    while left:
        taken = stream.readinto(left)
        if not taken:
            return None
        left = left[taken:]
    return content


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
