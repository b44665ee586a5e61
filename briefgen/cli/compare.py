"""`briefgen compare`: what each author says on a question, side by side."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.session import Session, loaded_corrections
from briefgen.cli.terminal import BOLD, one_line, painted, say_json
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.model.comparison import Bearing, Question
    from briefgen.model.documents import Corpus


def compare(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In your words: 'bilateral or trilateral?'")],
    sources: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[SOURCE]...", help="Folders or files; by default those of the project here."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Shows each author's passages that bear on a question, best first, or that the author is silent."""
    from briefgen.pipeline import answer

    session: Session = context.obj
    if not any(char.isalnum() for char in question):
        hint = "ask in a few words: briefgen compare 'a border wall?'"
        raise UsageError("the question has no word", where="QUESTION", hint=hint, slug="no-question")
    loaded = session.load()
    progress = session.progress()
    try:
        corpus, found = answer(
            question,
            sources or [loaded.sources],
            loaded.settings,
            output=loaded.output,
            corrections=loaded_corrections(loaded),
            progress=progress,
        )
    finally:
        progress.finish()
    if as_json:
        from briefgen.page.to_json import question_as_json

        files = {document.id: document.source.path for document in corpus.documents}
        say_json(question_as_json(found) | {"files": files})
        return
    for line in _lines(corpus, found, color=session.color):
        sys.stdout.write(f"{line}\n")


def _lines(corpus: Corpus, found: Question, *, color: bool) -> Iterator[str]:
    """Made visible already, since names may be set in bold."""
    yield one_line(found.text)
    for reply in found.replies:
        document = corpus.document(reply.document)
        dated = document.issued.iso if document.issued else "undated"
        name = ", ".join(author.name for author in document.authors if author.is_named) or "unsigned"
        yield ""
        of = one_line(f"({document.source.path}, {dated})")
        yield f"{painted(one_line(name), BOLD, sys.stdout, color=color)} {of}"
        if not reply.bearings:
            yield "  silent"
        for bearing in reply.bearings:
            yield f"  “{one_line(' '.join(part.plain for part in bearing.quotation))}”"
            yield f"    {_about(bearing)}"


def _about(bearing: Bearing) -> str:
    place = bearing.quotation[0].locator
    spots = [("page", place.page), ("line", place.line), ("paragraph", place.paragraph)]
    said = ", ".join(f"{name} {number}" for name, number in spots if number is not None)
    advice = f"; recommendation {bearing.recommendation}" if bearing.recommendation else ""
    return one_line(f"{said}; on {', '.join(bearing.terms)} ({bearing.score:.2f}){advice}")
