"""`briefgen correct`: writes corrections with the words that will find them again."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from briefgen.cli.session import Session, loaded_corrections
from briefgen.cli.terminal import say, say_json
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.corrections.writing import Value

app = typer.Typer(
    help="Corrects what was read, grouped or found: in corrections.toml, for this and every later brief.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Recommendation = Annotated[str, typer.Argument(metavar="ID", help="Of a recommendation, as the brief prints it.")]
Why = Annotated[str, typer.Option(help="The reason; the annex prints it.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Print the entry; write nothing.")]
QUOTED = 3
"""Sentences kept to find a theme by."""


@app.command()
def drop(context: typer.Context, id: Recommendation, why: Why = "", dry_run: DryRun = False) -> None:
    """Leaves a recommendation out."""
    _recommendation(context, id, {"drop": True, "why": why}, dry_run=dry_run)


@app.command()
def reword(
    context: typer.Context,
    id: Recommendation,
    headline: Annotated[str, typer.Argument(help="An imperative of at most twelve words.")],
    why: Why = "",
    dry_run: DryRun = False,
) -> None:
    """Gives a recommendation another headline."""
    _recommendation(context, id, {"headline": headline, "why": why}, dry_run=dry_run)


@app.command()
def turn(
    context: typer.Context,
    id: Recommendation,
    stance: Annotated[Literal["for", "against"], typer.Argument(help="Where the author stands.")],
    why: Why = "",
    dry_run: DryRun = False,
) -> None:
    """Changes the stance of a recommendation."""
    _recommendation(context, id, {"stance": stance, "why": why}, dry_run=dry_run)


@app.command()
def attribute(
    context: typer.Context,
    id: Recommendation,
    name: Annotated[str, typer.Argument(help="Whose advice it is.")],
    adopted: Annotated[bool, typer.Option("--adopted", help="The author shares it: keep it, and name both.")] = False,
    why: Why = "",
    dry_run: DryRun = False,
) -> None:
    """Says whose advice it really is; it is left out unless the author shares it."""
    _recommendation(context, id, {"attribute_to": name, "adopted": adopted, "why": why}, dry_run=dry_run)


@app.command()
def add(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The document, as the brief names it.")],
    quote: Annotated[str, typer.Argument(metavar="QUOTE", help="The sentence, or enough of it.")],
    headline: Annotated[str, typer.Option(help="An imperative of at most twelve words.")] = "",
    addressee: Annotated[str, typer.Option(help="Who should act.")] = "",
    stance: Annotated[Literal["for", "against"], typer.Option(help="Where the author stands.")] = "for",
    strength: Annotated[Literal["must", "should", "may"], typer.Option(help="The force of the wording.")] = "should",
    why: Why = "",
    dry_run: DryRun = False,
) -> None:
    """Makes a sentence a recommendation."""
    brief = _brief(context)
    _known(file, [document["file"] for document in brief["documents"]], "document")
    values: dict[str, Value] = {"add": True, "file": file, "quote": quote, "headline": headline}
    values |= {"addressee": addressee, "stance": stance, "strength": strength, "why": why}
    _write(context, "recommendations", values, dry_run=dry_run)


@app.command()
def join(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Of recommendations.")],
    label: Annotated[str, typer.Option(help="What the option is called.")] = "",
    why: Why = "",
    dry_run: DryRun = False,
) -> None:
    """Makes recommendations one course of action."""
    _option(context, ids, {"label": label, "why": why}, key="join", dry_run=dry_run)


@app.command()
def cut(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Of recommendations.")],
    why: Why = "",
    dry_run: DryRun = False,
) -> None:
    """Keeps recommendations apart: they are not one course of action."""
    _option(context, ids, {"why": why}, key="cut", dry_run=dry_run)


@app.command()
def theme(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="THEME", help="Id of a theme, or a new name with --pin.")],
    rename: Annotated[str, typer.Option(help="Its new name.")] = "",
    merge_into: Annotated[str, typer.Option(metavar="THEME", help="The theme that takes it in.")] = "",
    pin: Annotated[list[str] | None, typer.Option(metavar="QUOTE", help="A sentence whose passage goes there.")] = None,
    why: Why = "",
    dry_run: DryRun = False,
) -> None:
    """Renames a theme, merges it into another, or puts passages into it."""
    brief = _brief(context)
    themes = {one["id"]: one for one in brief["themes"]}
    if not pin:
        _known(id, themes, "theme")
    values: dict[str, Value] = {"theme": id, "quotes": _sentences(brief, id), "rename": rename}
    if merge_into:
        _known(merge_into, themes, "theme")
        values |= {"merge_into": merge_into, "into_quotes": _sentences(brief, merge_into)}
    _write(context, "themes", {**values, "pin": tuple(pin or ()), "why": why}, dry_run=dry_run)


@app.command()
def document(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The document, as the brief names it.")],
    title: Annotated[str, typer.Option(help="Its title.")] = "",
    author: Annotated[list[str] | None, typer.Option(help="Full name; repeat for several.")] = None,
    affiliation: Annotated[str, typer.Option(help="The body that the authors speak for.")] = "",
    date: Annotated[str, typer.Option(metavar="DAY", help="YYYY, YYYY-MM or YYYY-MM-DD.")] = "",
    why: Why = "",
    dry_run: DryRun = False,
) -> None:
    """Puts title, authors or date of a document right."""
    _known(file, [one["file"] for one in _brief(context)["documents"]], "document")
    values: dict[str, Value] = {"file": file, "title": title, "authors": tuple(author or ()), "date": date}
    _write(context, "documents", {**values, "affiliation": affiliation, "why": why}, dry_run=dry_run)


@app.command("list")
def list_corrections(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False
) -> None:
    """Lists the corrections, and whether the latest brief could apply them."""
    session: Session = context.obj
    loaded_corrections(session.load())
    made = _brief(context)["corrections"]
    if as_json:
        say_json(made)
        return
    for one in made:
        state = "" if one["applied"] else "  (fits nothing any more)"
        say(f"line {one['line']}, {one['kind']} {one['subject']}: {one['change']}{state}")
    if not made:
        say("the latest brief was made without corrections")


def _recommendation(context: typer.Context, id: str, values: Mapping[str, Value], *, dry_run: bool) -> None:
    brief = _brief(context)
    found = {one["id"]: one for one in brief["recommendations"]}
    _known(id, found, "recommendation")
    files = {one["id"]: one["file"] for one in brief["documents"]}
    about: dict[str, Value] = {"recommendation": id, "file": files[found[id]["document"]], "quote": _quote(found[id])}
    _write(context, "recommendations", about | dict(values), dry_run=dry_run)


def _option(context: typer.Context, ids: list[str], values: Mapping[str, Value], *, key: str, dry_run: bool) -> None:
    found = {one["id"]: one for one in _brief(context)["recommendations"]}
    for id in ids:
        _known(id, found, "recommendation")
    about: dict[str, Value] = {key: tuple(ids), "quotes": tuple(_quote(found[id]) for id in ids)}
    _write(context, "options", about | dict(values), dry_run=dry_run)


def _quote(recommendation: Mapping[str, Any]) -> str:
    return " ".join(recommendation["evidence"][0]["text"].split())


def _sentences(brief: Mapping[str, Any], id: str) -> tuple[str, ...]:
    """Sentences that stand in a theme's passages, to find it by: those of recommendations, which the brief holds."""
    held = [one for one in brief["themes"] if one["id"] == id]
    passages = held[0]["passages"] if held else []
    quotes = [
        " ".join(evidence["text"].split())
        for one in brief["recommendations"]
        for evidence in one["evidence"]
        if any(
            place["document"] == one["document"] and place["start"] <= evidence["start"] < place["end"]
            for place in passages
        )
    ]
    return tuple(quotes[:QUOTED])


def _known(name: str, names: Mapping[str, Any] | list[str], kind: str) -> None:
    if name not in names:
        near = ", ".join(get_close_matches(name, list(names), n=3, cutoff=0.4))
        hint = f"did you mean {near}?" if near else "brief.json lists all ids"
        raise UsageError(f"the latest brief has no {kind} {name!r}", hint=hint, slug="unknown-id")


def _brief(context: typer.Context) -> dict[str, Any]:
    from briefgen.cli.tracing import read_brief

    session: Session = context.obj
    return read_brief(session.load().output / "latest" / "brief.json")


def _write(context: typer.Context, kind: str, values: Mapping[str, Value], *, dry_run: bool) -> None:
    from briefgen.corrections import FILE_NAME
    from briefgen.corrections.writing import add_entry, entry_text

    session: Session = context.obj
    file: Path = session.load().project / FILE_NAME
    text = entry_text(kind, values)
    say(text.rstrip())
    if not dry_run:
        add_entry(file, text)
        session.tell("info", f"written to {file.name}; it counts from the next build on", file=str(file))
