"""`briefgen diff OLD NEW`: what changed between two editions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.changed import change_lines, changes_as_values
from briefgen.cli.session import Session
from briefgen.cli.terminal import one_line, say, say_json
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.model.editions import Record


def diff(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="Number or folder of an edition, or `latest`.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Number or folder of another.")],
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help="Folder of the editions.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Says what the second edition has that the first has not, and the other way round."""
    from briefgen.publication import changes_between

    session: Session = context.obj
    folder = session.load({"output.folder": ("--output", output)}).output
    changes = changes_between(_edition(folder, old), _edition(folder, new))
    if as_json:
        say_json(changes_as_values(changes))
        return
    for line in change_lines(changes):
        say(one_line(line) if not line.startswith(" ") else f"  {one_line(line)}")
    if not changes:
        say("the same documents, recommendations, positions and themes")


def _edition(output: Path, name: str) -> Record:
    """The record of an edition that is named by its number, its folder, or as the latest.

    Raises:
        UsageError: there is no such edition, or it left no record.
    """
    from briefgen.publication import edition_folders, read_record

    folders = list(edition_folders(output))
    named = [
        one
        for one in folders
        if name == one.name or (name.isdecimal() and int(one.name.partition("-")[0]) == int(name))
    ]
    folder = (output / "latest").resolve() if name == "latest" else named[-1] if named else Path(name)
    record = read_record(folder)
    if record is None:
        there = ", ".join(str(int(one.name.partition("-")[0])) for one in folders) or "none"
        raise UsageError(
            f"there is no edition {name}, or it left no record",
            where=str(output),
            hint=f"name one of those there: {there}; an edition without record.json comes again with `briefgen build`",
            slug="no-brief",
        )
    return record
