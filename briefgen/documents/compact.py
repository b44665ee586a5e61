"""Documents in little memory: what most of a document takes is kept packed, and unpacked for who looks at it.

A text of 500 words takes some 60 kB as objects, of which the words are a twentieth, and 2 kB packed. Of a few hundred
texts nobody minds; of a hundred thousand the first is more than a computer has. What can be told from the text is not
packed: a sentence is its place, a passage the sentences that it is made of.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any

from briefgen.model.documents import Author, Block, BlockKind, Document, Mark, MarkKind
from briefgen.model.evidence import Passage, Sentence, Span

COMPACT_ABOVE = 1_000
"""Documents up to which all are held as they are: unpacking again and again costs time."""

_UNPACKED = 64
"""Documents held unpacked at a time: those that are looked at together."""

_PACKED = ("text", "blocks", "marks", "sentences", "passages", "declared")
_PLAIN = tuple(field.name for field in fields(Document) if field.name not in _PACKED)
_BLOCK_KINDS = {kind.value: kind for kind in BlockKind}
_MARK_KINDS = {kind.value: kind for kind in MarkKind}


class CompactDocument(Document):
    """A document that is packed, and read like any other: what is packed has no value of its own and is looked up."""

    __slots__ = ("_rest", "_text")
    _text: bytes
    _rest: bytes

    def __getattr__(self, name: str) -> Any:
        if name not in _PACKED:
            raise AttributeError(name)
        return _unpacked(self.id, self._text, self._rest).part(name)

    def called(self, id: str, authors: tuple[Author, ...] | None = None) -> Document:
        if not _is_packed(self):
            return Document.called(self, id, authors)
        values = {name: getattr(self, name) for name in _PLAIN}
        return _with((*(values | {"id": id, "authors": authors or self.authors}).values(),), self._text, self._rest)

    def __reduce__(self) -> tuple[Any, ...]:
        if not _is_packed(self):
            return _plain, (tuple(getattr(self, field.name) for field in fields(Document)),)
        return _with, (tuple(getattr(self, name) for name in _PLAIN), self._text, self._rest)


def compact(document: Document) -> Document:
    """The same document in a thirtieth of the memory.

    One that is packed is given back, and so is one whose passages are not called after it.
    """
    if _is_packed(document) or any(
        (passage.id, passage.document) != (f"{document.id}-p{at}", document.id)
        for at, passage in enumerate(document.passages, start=1)
    ):
        return document
    rest = json.dumps(_rest_of(document), ensure_ascii=False, separators=(",", ":"))
    text, packed = (zlib.compress(part.encode("utf-8", "surrogatepass"), 1) for part in (document.text, rest))
    return _with(tuple(getattr(document, name) for name in _PLAIN), text, packed)


def _is_packed(document: Document) -> bool:
    """Whether it is packed: a copy of a packed one with other values is not."""
    return isinstance(document, CompactDocument) and hasattr(document, "_rest")


def _with(values: tuple[Any, ...], text: bytes, rest: bytes) -> Document:
    made = object.__new__(CompactDocument)
    for name, value in zip((*_PLAIN, "_text", "_rest"), (*values, text, rest), strict=True):
        object.__setattr__(made, name, value)
    return made


def _plain(values: tuple[Any, ...]) -> Document:
    return Document(**{field.name: value for field, value in zip(fields(Document), values, strict=True)})


def _rest_of(document: Document) -> dict[str, Any]:
    """What is packed beside the text, under the names that it has there; 0 for words that can be told from the text."""
    sentences = document.sentences
    return {
        "blocks": [
            (one.kind.value, one.span.start, one.span.end, one.number, one.page, one.level, one.continues, one.reason)
            for one in document.blocks
        ],
        "marks": [(one.kind.value, one.span.start, one.span.end) for one in document.marks],
        "sentences": [
            (
                one.index,
                one.block,
                0 if one.text == _read(document.text, places) else one.text,
                *places,
            )
            for one in sentences
            for places in ([at for span in one.spans for at in (span.start, span.end)],)
        ],
        "passages": [
            (
                one.span.start,
                one.span.end,
                0 if one.text == _joined(sentences, one.sentences) else one.text,
                *one.sentences,
            )
            for one in document.passages
        ],
        "declared": document.declared,
    }


def _read(text: str, places: Sequence[int]) -> str:
    """What a reader reads between these places, start and end in turns, where nothing is left out."""
    return " ".join([" ".join(text[places[at] : places[at + 1]].split()) for at in range(0, len(places), 2)])


def _joined(sentences: Sequence[Sentence], places: Sequence[int]) -> str | None:
    """The text of a passage of these sentences; None where they are not there."""
    is_there = all(0 <= at < len(sentences) for at in places)
    return " ".join([sentences[at].text for at in places]) if is_there else None


class _Unpacked:
    """A document unpacked, each part of it when it is first asked for."""

    __slots__ = ("_id", "_parts", "_plain", "_rest")

    def __init__(self, id: str, text: bytes, rest: bytes) -> None:
        self._id, self._rest = id, rest
        self._parts: dict[str, Any] = {"text": _opened(text)}
        self._plain: dict[str, Any] | None = None

    def part(self, name: str) -> Any:
        """The value that a document has under that name; "texts" are those of its sentences."""
        found = self._parts.get(name)
        if found is None:
            if self._plain is None:
                self._plain = json.loads(_opened(self._rest))
            kept = self._plain["sentences" if name == "texts" else name]
            found = self._parts[name] = tuple(getattr(self, f"_{name}")(kept))
        return found

    def _blocks(self, plain: Sequence[Sequence[Any]]) -> list[Block]:
        return [
            Block(
                kind=_BLOCK_KINDS[kind],
                span=Span(start, end),
                number=number,
                page=page,
                level=level,
                continues=continues,
                reason=reason,
            )
            for kind, start, end, number, page, level, continues, reason in plain
        ]

    def _marks(self, plain: Sequence[Sequence[Any]]) -> list[Mark]:
        return [Mark(kind=_MARK_KINDS[kind], span=Span(start, end)) for kind, start, end in plain]

    def _texts(self, plain: Sequence[Sequence[Any]]) -> Iterator[str]:
        """The text of each sentence: all that passages need of them."""
        text = self._parts["text"]
        for _, _, words, *places in plain:
            yield _read(text, places) if words == 0 else words

    def _sentences(self, plain: Sequence[Sequence[Any]]) -> Iterator[Sentence]:
        for (index, block, _, *places), text in zip(plain, self.part("texts"), strict=True):
            spans = tuple([Span(places[at], places[at + 1]) for at in range(0, len(places), 2)])
            yield Sentence(index=index, block=block, spans=spans, text=text)

    def _passages(self, plain: Sequence[Sequence[Any]]) -> Iterator[Passage]:
        texts = self.part("texts")
        for number, (start, end, words, *held) in enumerate(plain, start=1):
            yield Passage(
                id=f"{self._id}-p{number}",
                document=self._id,
                span=Span(start, end),
                sentences=tuple(held),
                text=" ".join([texts[at] for at in held]) if words == 0 else words,
            )

    def _declared(self, plain: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
        return [(key, value) for key, value in plain]


def _opened(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


@lru_cache(_UNPACKED)
def _unpacked(id: str, text: bytes, rest: bytes) -> _Unpacked:
    return _Unpacked(id, text, rest)
