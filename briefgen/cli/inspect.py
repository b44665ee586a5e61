"""`briefgen inspect`: how documents were read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.inspected import as_plain, body_text, kinds, lengths, set_aside
from briefgen.cli.session import Session
from briefgen.cli.terminal import one_line, say, say_json
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model.documents import Block, Document, Provenance
    from briefgen.model.notices import Notice

_EXCERPT = 70


def inspect(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Documents; or archives, or entries: papers.zip/a.pdf.")
    ],
    dropped: Annotated[bool, typer.Option("--dropped", help="Show only what was set aside, and why.")] = False,
    text: Annotated[bool, typer.Option("--text", help="Print the body text as read.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Shows how documents were read: title, authors and date with the place of each, blocks, what was set aside."""
    from briefgen.documents import read_each
    from briefgen.model.documents import Document

    session: Session = context.obj
    objects: list[object] = []
    shown, faults = 0, []
    for result in read_each(files, session.load().settings.reading):
        if not isinstance(result, Document):
            faults.append(result)
        elif as_json:
            objects.append(as_plain(result, dropped=dropped, text=text))
        else:
            if shown:
                say()
            if len(files) > 1 or "/" in result.source.path or not (dropped or text):
                say(one_line(result.source.path))
            _show(session, result, dropped=dropped, text=text)
        shown += isinstance(result, Document)
    if as_json:
        is_one = len(files) == 1 and len(objects) == 1 and not faults
        say_json(objects[0] if is_one else [*objects, *map(_as_object, faults)])
    _tell_faults(session, faults, shown)


def _show(session: Session, document: Document, *, dropped: bool, text: bool) -> None:
    if text:
        say(body_text(document))
        return
    for line in _set_aside_lines(document) if dropped else _lines(document):
        say(line)
    for notice in document.notices:
        session.tell_notice(notice)


def _tell_faults(session: Session, faults: list[Notice], shown: int) -> None:
    """What could not be read is told after all that could be; the first of it is the error that the run ends with."""
    from briefgen.model.notices import Severity

    unread = [fault for fault in faults if fault.severity is Severity.WARNING] or ([] if shown else faults)
    for fault in faults:
        if fault not in unread[:1]:
            session.tell_notice(fault)
    if unread:
        raise UsageError(unread[0].detail, where=unread[0].subject, hint=unread[0].remedy, slug=unread[0].slug)
    if not shown:
        raise UsageError("no document lies there", hint="name files: briefgen inspect FILE", slug="no-source")


def _as_object(notice: Notice) -> dict[str, str]:
    return {"file": notice.subject, "slug": notice.slug, "detail": notice.detail, "remedy": notice.remedy}


def _lines(document: Document) -> Iterator[str]:
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
    yield _row("kind", document.source.media_type)
    yield _row("language", document.language)
    yield _row("encoding", document.encoding)
    yield _row("length", ", ".join(f"{count:,} {name}" for name, count in lengths(document).items()))
    yield _row("blocks", ", ".join(f"{count} {kind}" for kind, count in kinds(document).items()) or "none")
    yield from _set_aside_lines(document)


def _set_aside_lines(document: Document) -> Iterator[str]:
    blocks = set_aside(document)
    yield f"set aside: {len(blocks)} of {len(document.blocks)} blocks"
    for block in blocks:
        plain = document.plain(block.span) or document.quote(block.span).text  # all of it may be a placeholder
        excerpt = plain if len(plain) <= _EXCERPT else plain[: _EXCERPT - 1].rstrip() + "…"
        reason = f": {block.reason}" if block.reason else ""
        yield one_line(f"{_place(document, block)}, {block.kind.value}{reason}: “{excerpt}”")


def _place(document: Document, block: Block) -> str:
    page = f"page {block.page}, " if block.page else ""
    return f"{page}line {document.locate(block.span).line}"


def _row(name: str, value: str, found: str = "") -> str:
    return f"  {name:<12} {one_line(value)}{f'  ({found})' if found else ''}"


def _found(document: Document, found: Provenance) -> str:
    if not found.span:
        return f"rule {found.rule}"
    place = document.locate(found.span)
    return f"rule {found.rule}, " + (f"page {place.page}, " if place.page else "") + f"line {place.line}"
