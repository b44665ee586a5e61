"""`briefgen watch`: makes the brief again when documents come, change or go."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.session import LogFormat, Session
from briefgen.cli.terminal import as_json as json_text
from briefgen.cli.terminal import one_line, say

if TYPE_CHECKING:
    from briefgen.cli.events import Stop
    from briefgen.watching.watcher import Kind

Sources = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[SOURCE]...", help="Folders or files, or a project folder; by default the project here."),
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help="Folder of the editions.")]
Formats = Annotated[str | None, typer.Option("--format", metavar="NAMES", help="As of `build`, with commas.")]
Date = Annotated[
    str | None, typer.Option(metavar="DAY", help="As of `build`; `today` is the day on which something changed.")
]
Once = Annotated[bool, typer.Option("--once", help="Look once, build if something changed, and end: for cron.")]
Poll = Annotated[
    float | None,
    typer.Option(min=0.05, metavar="SECONDS", help="Look this often instead of awaiting events: for network shares."),
]
Send = Annotated[bool, typer.Option("--send", help="Send a new edition to the stakeholders.")]
Publish = Annotated[bool, typer.Option("--publish", help="Publish a new edition where the settings say.")]
SkipInvalid = Annotated[
    bool, typer.Option("--skip-invalid", help="As of `send`: leave out entries with an unusable address.")
]
Json = Annotated[bool, typer.Option("--json", help="Print every event as JSON on a line, for programs.")]


def watch(
    context: typer.Context,
    sources: Sources = None,
    output: Output = None,
    formats: Formats = None,
    date: Date = None,
    once: Once = False,
    poll: Poll = None,
    send: Send = False,
    publish: Publish = False,
    skip_invalid: SkipInvalid = False,
    as_json: Json = False,
) -> None:
    """Makes the brief now if it is out of date, and again whenever files have changed and settled, until stopped.

    Files are the documents, and what decides the brief beside them: settings, corrections, templates, the list of
    stakeholders with --send.
    """
    from briefgen.cli.builds import Builds
    from briefgen.cli.events import Stop
    from briefgen.cli.following import SEND, Following, check_following
    from briefgen.cli.running import Commands
    from briefgen.cli.watched import Watched
    from briefgen.cli.watching import Place, Watching

    session: Session = context.obj
    wanted = [name for name, chosen in (("publish", publish), ("send", send)) if chosen]  # mails link to it
    watched = Watched(session, sources or [], output, with_readers=SEND in wanted)
    check_following(session, watched.loaded, wanted, skip_invalid=skip_invalid)
    stop = Stop()
    commands, tell = Commands(stop), partial(_tell, session, stop, as_json)
    with Place(watched.loaded.output) as place, stop.listening():
        following = Following(commands, wanted, watched.loaded, tell, skip_invalid=skip_invalid)
        builds = Builds(session, commands, sources or [], _option("--format", formats), watched.loaded.output)
        builds.date, builds.copies = date, following.copies
        code = Watching(watched, place, builds, following, tell, stop, poll).run(once=once)
    if code:
        raise typer.Exit(code)


def _option(name: str, value: str | None) -> list[str]:
    return [name, value] if value else []


def _tell(session: Session, stop: Stop, as_json: bool, kind: Kind, text: str) -> None:
    """An event on a line of standard output, at once."""
    if stop.asked and kind == "failed":  # a build that was ended because the watcher ends
        return
    if as_json or session.log_format is LogFormat.JSON:
        say(json_text({"event": kind.value, "message": text}))
    elif not session.quiet or kind == "failed":
        say(f"{kind.value}: {one_line(text)}")
    sys.stdout.flush()
