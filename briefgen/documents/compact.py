"""Documents in little memory: what most of a document takes is kept packed, and unpacked for who looks at it.

A text of 500 words takes some 60 kB as objects, of which the words are a twentieth, and 3 kB packed. Of a few hundred
texts nobody minds; of a hundred thousand the first is more than a computer has.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from briefgen.model.documents import Block, Document, Mark
from briefgen.model.evidence import Passage, Sentence
from briefgen.store import as_plain, from_plain

COMPACT_ABOVE = 1_000
"""Documents up to which all are held as they are: unpacking again and again costs time."""

_UNPACKED = 64
"""Documents held unpacked at a time: those that are looked at together."""


@dataclass(frozen=True, slots=True)
class _Body:
    """What is packed of a document, under the names that it has there."""

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    declared: tuple[tuple[str, str], ...]


_PACKED = tuple(field.name for field in fields(_Body))
_PLAIN = tuple(field.name for field in fields(Document) if field.name not in _PACKED)


class CompactDocument(Document):
    """A document that is packed, and read like any other: what is packed has no value of its own and is looked up."""

    __slots__ = ("_packed",)
    _packed: bytes

    def __getattr__(self, name: str) -> Any:
        if name not in _PACKED:
            raise AttributeError(name)
        return getattr(_unpacked(self._packed), name)

    def __reduce__(self) -> tuple[Any, ...]:
        if not hasattr(self, "_packed"):  # a copy with other values
            return _plain, (tuple(getattr(self, field.name) for field in fields(Document)),)
        return _with, (tuple(getattr(self, name) for name in _PLAIN), self._packed)


def compact(document: Document) -> Document:
    """The same document in a twentieth of the memory."""
    body = _Body(*(getattr(document, name) for name in _PACKED))
    plain = json.dumps(as_plain(body), ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(plain.encode("utf-8", "surrogatepass"), 1)
    return _with(tuple(getattr(document, name) for name in _PLAIN), packed)


def _with(values: tuple[Any, ...], packed: bytes) -> Document:
    made = object.__new__(CompactDocument)
    for name, value in zip(_PLAIN, values, strict=True):
        object.__setattr__(made, name, value)
    object.__setattr__(made, "_packed", packed)
    return made


def _plain(values: tuple[Any, ...]) -> Document:
    return Document(**{field.name: value for field, value in zip(fields(Document), values, strict=True)})


@lru_cache(_UNPACKED)
def _unpacked(packed: bytes) -> _Body:
    return from_plain(_Body, json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass")))
