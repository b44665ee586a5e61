"""What goes through the pipes between this process and its workers: Python values, each after its length.

Both ends are the same program on the same machine; nothing is ever kept, and nothing comes from outside.
"""

from __future__ import annotations

import gc
import pickle
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from functools import cache
from io import BufferedReader, BytesIO, FileIO
from operator import attrgetter
from typing import IO, Any

_LENGTH = struct.Struct("=Q")


def packed(value: object) -> bytes:
    """A value as bytes."""
    stream = BytesIO()
    with _no_collection():
        _Packer(stream, pickle.HIGHEST_PROTOCOL).dump(value)
    return stream.getvalue()


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


class _Packer(pickle.Pickler):
    """Packs the model's objects by their values alone, which takes half the time at both ends: a text has hundreds."""

    def reducer_override(self, value: Any) -> Any:
        kind: Any = type(value)
        values = _values_of(kind)
        return NotImplemented if values is None else (_made, (kind, *values(value)))


@cache
def _values_of(kind: Any) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives the values of a frozen dataclass with slots; None for anything else, or what packs itself."""
    if not (isinstance(kind, type) and is_dataclass(kind) and "__slots__" in vars(kind)):
        return None
    if kind.__reduce__ is not object.__reduce__:
        return None
    is_plain = getattr(vars(kind).get("__getstate__"), "__module__", "") == "dataclasses"
    names = [field.name for field in fields(kind)]
    if not is_plain or not set(names) <= vars(kind).keys():  # it says what packing it means, or inherits slots
        return None
    if len(names) < 2:
        return lambda value: tuple(getattr(value, name) for name in names)
    return attrgetter(*names)


def _made(kind: Any, *values: Any) -> Any:
    """The object with these values. It was whole when it was packed: nothing is checked again."""
    made: Any = object.__new__(kind)
    for put, value in zip(_slots_of(kind), values, strict=True):
        put(made, value)
    return made


@cache
def _slots_of(kind: Any) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(vars(kind)[field.name].__set__ for field in fields(kind))


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
