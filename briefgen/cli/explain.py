"""`briefgen explain`: a theme, recommendation, option, finding or statement traced to the text it comes from."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.session import Session
from briefgen.cli.terminal import BOLD, one_line, painted, say, say_json

if TYPE_CHECKING:
    from briefgen.cli.tracing import Place
    from briefgen.settings.loading import LoadedSettings


def explain(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="Of a theme, recommendation, option, finding or statement.")],
    brief: Annotated[
        Path | None,
        typer.Option("--brief", metavar="FILE", help="A brief.json; by default that of the latest edition."),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help="Folder of the editions.")] = None,
    sources: Annotated[
        list[Path] | None, typer.Option("--sources", metavar="DIR", help="Where the sources are, if not nearby.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Traces an id of the brief to file and line, with the text around it and the rule that chose it."""
    from briefgen.cli.tracing import Tracer, read_brief

    session: Session = context.obj
    loaded = session.load({"output.folder": ("--output", output)})
    content = read_brief(brief or loaded.output / "latest" / "brief.json")
    traces = Tracer(content, _folders(sources or [], loaded), loaded.settings.reading).trace(id)
    if as_json:
        say_json([dataclasses.asdict(trace) | {"facts": [list(fact) for fact in trace.facts]} for trace in traces])
        return
    for number, trace in enumerate(traces):
        if number:
            say()
        say(f"{trace.kind} {trace.id}: {one_line(trace.text)}")
        for name, value in trace.facts:
            say(f"  {name:<12} {one_line(value)}")
        for place in trace.places:
            say()
            for line in _lines(place, color=session.color):
                sys.stdout.write(f"{line}\n")
    if any(place.before is None for trace in traces for place in trace.places) and not session.quiet:
        session.tell(
            "info",
            "not every source was found as it was when the brief was made",
            hint="name their folder with --sources",
        )


def _folders(named: list[Path], loaded: LoadedSettings) -> list[Path]:
    """Where sources may be: as named, the project's folder of sources, the project, the folders in it."""
    inside = sorted(path for path in loaded.project.iterdir() if path.is_dir() and not path.name.startswith("."))
    return [*named, loaded.sources, loaded.project, *inside]


def _lines(place: Place, *, color: bool) -> Iterator[str]:
    """Made visible already, since the quotation may be set in bold."""
    spots = [("line", place.line), ("page", place.page), ("paragraph", place.paragraph)]
    yield one_line(", ".join([place.file, *(f"{name} {number}" for name, number in spots if number is not None)]))
    quotation = painted(one_line(place.text), BOLD, sys.stdout, color=color)
    before, after = one_line(place.before or ""), one_line(place.after or "")
    if place.text:
        yield f"  {before} » {quotation} « {after}".rstrip().replace("   »", "  »")
    if place.rule:
        score = f" ({place.score:.2f})" if place.score is not None else ""
        yield one_line(f"rule {place.rule}{score}{f': {place.rationale}' if place.rationale else ''}")
    for one in place.alternatives:
        if one.rule != place.rule or one.veto:
            state = f"taken back by {one.veto}" if one.veto else "less sure" if one.explicit else "implied"
            yield one_line(f"  also fits: {one.rule} ({one.score:.2f}), {state}")
