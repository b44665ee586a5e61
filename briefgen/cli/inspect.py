"""`briefgen inspect`: how one document was read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.session import Session
from briefgen.cli.terminal import one_line, say, say_json
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model.documents import Block, Document, Provenance

_EXCERPT = 70


def inspect(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The document.")],
    dropped: Annotated[bool, typer.Option("--dropped", help="Show only what was set aside, and why.")] = False,
    text: Annotated[bool, typer.Option("--text", help="Print the body text as read.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Shows how a document was read: title, authors and date with the place of each, blocks, what was set aside."""
    from briefgen.documents import read_document

    session: Session = context.obj
    if not file.is_file():
        what = "this is a folder; a document is a file" if file.is_dir() else "there is no such file"
        raise UsageError(what, where=str(file), hint="name one file: briefgen inspect FILE", slug="no-source")
    document = read_document(file, session.load().settings.reading)
    if as_json:
        say_json(_as_json(document, dropped=dropped, text=text))
    elif text:
        say(body_text(document))
    else:
        for line in _set_aside_lines(document) if dropped else _lines(document):
            say(line)
        for notice in document.notices:
            session.tell_notice(notice)


def body_text(document: Document) -> str:
    """The author's running text as a reader sees it, a blank line between blocks; cut sentences are whole again."""
    from briefgen.model.documents import BODY_KINDS

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
    from briefgen.model.documents import BODY_KINDS, BlockKind

    return [block for block in document.blocks if block.kind not in {*BODY_KINDS, BlockKind.HEADING, BlockKind.BYLINE}]


def _lines(document: Document) -> Iterator[str]:
    yield one_line(document.source.path)
    title = document.title
    yield _row("title", f"“{title.text}”" if title else "none", _found(document, title.found) if title else "")
    for author in document.authors:
        yield _row("author", author.name if author.is_named else "unsigned", _found(document, author.found))
        if author.affiliation:
            yield _row("affiliation", author.affiliation)
    issued = document.issued
    if issued:
        yield _row("date", issued.iso, _found(document, issued.found))
    else:
        latest = f"; latest year mentioned {document.latest_year}" if document.latest_year else ""
        yield _row("date", f"undated{latest}")
    yield _row("language", document.language)
    yield _row("encoding", document.encoding)
    yield _row("length", ", ".join(f"{count:,} {name}" for name, count in _lengths(document).items()))
    yield _row("blocks", ", ".join(f"{count} {kind}" for kind, count in _kinds(document).items()) or "none")
    yield from _set_aside_lines(document)


def _set_aside_lines(document: Document) -> Iterator[str]:
    blocks = set_aside(document)
    yield f"set aside: {len(blocks)} of {len(document.blocks)} blocks"
    for block in blocks:
        plain = document.plain(block.span) or document.quote(block.span).text  # all of it may be a placeholder
        excerpt = plain if len(plain) <= _EXCERPT else plain[: _EXCERPT - 1].rstrip() + "…"
        reason = f": {block.reason}" if block.reason else ""
        line = document.locate(block.span).line
        yield one_line(f"line {line}, {block.kind.value}{reason}: “{excerpt}”")


def _row(name: str, value: str, found: str = "") -> str:
    return f"  {name:<12} {one_line(value)}{f'  ({found})' if found else ''}"


def _found(document: Document, found: Provenance) -> str:
    return f"rule {found.rule}" + (f", line {document.locate(found.span).line}" if found.span else "")


def _lengths(document: Document) -> dict[str, int]:
    return {
        "words": document.words,
        "sentences": len(document.sentences),
        "passages": len(document.passages),
    }


def _kinds(document: Document) -> dict[str, int]:
    return dict(Counter(block.kind.value for block in document.blocks).most_common())


def _as_json(document: Document, *, dropped: bool, text: bool) -> dict[str, Any]:
    blocks = [_block_as_json(document, block) for block in set_aside(document)]
    if dropped:
        return {"file": document.source.path, "set_aside": blocks}
    if text:
        return {"file": document.source.path, "text": body_text(document)}
    return {
        "file": document.source.path,
        "sha256": document.source.sha256,
        "media_type": document.source.media_type,
        "title": document.title and {"text": document.title.text, "found": _provenance(document, document.title.found)},
        "authors": [
            {
                "name": author.name,
                "affiliation": author.affiliation,
                "signed": author.is_named,
                "found": _provenance(document, author.found),
            }
            for author in document.authors
        ],
        "date": document.issued
        and {
            "iso": document.issued.iso,
            "precision": document.issued.precision.value,
            "found": _provenance(document, document.issued.found),
        },
        "latest_year": document.latest_year,
        "language": document.language,
        "encoding": document.encoding,
        **_lengths(document),
        "blocks": _kinds(document),
        "set_aside": blocks,
        "notices": [{"slug": one.slug, "detail": one.detail, "remedy": one.remedy} for one in document.notices],
    }


def _provenance(document: Document, found: Provenance) -> dict[str, Any]:
    return {"rule": found.rule, "line": document.locate(found.span).line if found.span else None}


def _block_as_json(document: Document, block: Block) -> dict[str, Any]:
    return {
        "kind": block.kind.value,
        "reason": block.reason,
        "line": document.locate(block.span).line,
        "start": block.span.start,
        "end": block.span.end,
        "text": document.plain(block.span),
    }
