"""How a document was read, as `briefgen inspect --json` prints it; `docs/cli.md` explains every field."""

from __future__ import annotations

from collections import Counter
from typing import Any

from briefgen.model.documents import BODY_KINDS, Block, BlockKind, Document, Provenance


def as_plain(document: Document, *, dropped: bool = False, text: bool = False) -> dict[str, Any]:
    """The document as plain values.

    Args:
        document: with its ids.
        dropped: only the file and what was set aside.
        text: only the file and the body text.
    """
    blocks = [_block(document, block) for block in set_aside(document)]
    if dropped:
        return {"file": document.source.path, "set_aside": blocks}
    if text:
        return {"file": document.source.path, "text": body_text(document)}
    title, issued = document.title, document.issued
    return {
        "file": document.source.path,
        "sha256": document.source.sha256,
        "media_type": document.source.media_type,
        "title": title and {"text": title.text, "found": _provenance(document, title.found)},
        "authors": [
            {
                "name": author.name,
                "affiliation": author.affiliation,
                "signed": author.is_named,
                "found": _provenance(document, author.found),
            }
            for author in document.authors
        ],
        "date": issued
        and {
            "iso": issued.iso,
            "precision": issued.precision.value,
            "found": _provenance(document, issued.found),
        },
        "latest_year": document.latest_year,
        "language": document.language,
        "encoding": document.encoding,
        "pages": None,
        **lengths(document),
        "blocks": kinds(document),
        "set_aside": blocks,
        "notices": [{"slug": one.slug, "detail": one.detail, "remedy": one.remedy} for one in document.notices],
    }


def body_text(document: Document) -> str:
    """The author's running text as a reader sees it, a blank line between blocks; cut sentences are whole again."""
    paragraphs: list[str] = []
    for block in document.blocks:
        if block.kind not in BODY_KINDS:
            continue
        plain = document.plain(block.span)
        if block.continues is not None and paragraphs:
            paragraphs[-1] += f" {plain}"
        else:
            paragraphs.append(plain)
    return "\n\n".join(paragraphs)


def set_aside(document: Document) -> list[Block]:
    """The blocks that are neither the author's running text nor headings or bylines."""
    return [block for block in document.blocks if block.kind not in {*BODY_KINDS, BlockKind.HEADING, BlockKind.BYLINE}]


def lengths(document: Document) -> dict[str, int]:
    """How long a document is, by what is counted. Pages only where the format has them."""
    pages = [block.page for block in document.blocks if block.page]
    return ({"pages": max(pages)} if pages else {}) | {
        "words": document.words,
        "sentences": len(document.sentences),
        "passages": len(document.passages),
    }


def kinds(document: Document) -> dict[str, int]:
    """How many blocks there are of each kind, the most first."""
    return dict(Counter(block.kind.value for block in document.blocks).most_common())


def _provenance(document: Document, found: Provenance) -> dict[str, Any]:
    place = document.locate(found.span) if found.span else None
    return {"rule": found.rule, "page": place and place.page, "line": place and place.line}


def _block(document: Document, block: Block) -> dict[str, Any]:
    return {
        "kind": block.kind.value,
        "reason": block.reason,
        "page": block.page,
        "line": document.locate(block.span).line,
        "start": block.span.start,
        "end": block.span.end,
        "text": document.plain(block.span),
    }
