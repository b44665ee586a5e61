"""What a reader found, as JSON between the reading process and this one: plain values, checked when they come in."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

from briefgen.model.documents import Block, BlockKind, Document, Mark, MarkKind, Source
from briefgen.model.evidence import Span
from briefgen.model.notices import Notice, Severity


def to_wire(document: Document) -> bytes:
    """A document that no rule has looked at yet, as one line of JSON."""
    blocks = [[b.kind, b.span.start, b.span.end, b.page, b.level, b.continues, b.reason] for b in document.blocks]
    found = {
        "text": document.text,
        "blocks": blocks,
        "marks": [[mark.kind, mark.span.start, mark.span.end] for mark in document.marks],
        "encoding": document.encoding,
        "declared": document.declared,
        "notices": [[n.slug, n.severity, n.subject, n.detail, n.remedy] for n in document.notices],
    }
    return json.dumps(found).encode()


def from_wire(source: Source, line: bytes) -> Document:
    """The document of a line of JSON.

    Raises:
        ValueError: it is not what `to_wire` writes: the process that wrote it cannot be trusted.
    """
    try:
        found = json.loads(line)
        document = Document(
            id=source.path,
            source=source,
            text=str(found["text"]),
            blocks=tuple(_block(one) for one in found["blocks"]),
            marks=tuple(Mark(kind=MarkKind(kind), span=Span(start, end)) for kind, start, end in found["marks"]),
            encoding=str(found["encoding"]),
            declared=tuple((str(key), str(value)) for key, value in found["declared"]),
            notices=tuple(_notice(one) for one in found["notices"]),
        )
    except (KeyError, TypeError, RecursionError) as fault:
        raise ValueError(f"an answer that cannot be understood: {fault}") from fault
    _check([block.span for block in document.blocks], len(document.text))
    _check([mark.span for mark in document.marks], len(document.text))
    if any(b.continues is not None and not 0 <= b.continues < at for at, b in enumerate(document.blocks)):
        raise ValueError("a block goes on with none before it")
    return replace(document, notices=tuple(replace(one, subject=source.path) for one in document.notices))


def _block(fields: list[Any]) -> Block:
    kind, start, end, page, level, continues, reason = fields
    return Block(
        kind=BlockKind(kind),
        span=Span(start, end),
        page=page,
        level=level,
        continues=continues,
        reason=str(reason),
    )


def _notice(fields: list[Any]) -> Notice:
    slug, severity, subject, detail, remedy = map(str, fields)
    return Notice(slug=slug, severity=Severity(severity), subject=subject, detail=detail, remedy=remedy)


def _check(spans: list[Span], length: int) -> None:
    if any(span.start < 0 or span.end > length for span in spans) or any(
        one.end > two.start for one, two in pairwise(spans)
    ):
        raise ValueError("places outside the text, or out of order")
