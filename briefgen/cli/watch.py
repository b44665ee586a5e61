"""`briefgen watch`: makes the brief again when documents come, change or go."""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.kept import SETTINGS_FILE, state_folder
from briefgen.cli.session import LogFormat, Session
from briefgen.cli.terminal import as_json as json_text
from briefgen.cli.terminal import one_line, say
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.cli.builds import Builds
    from briefgen.cli.events import Stop
    from briefgen.cli.following import Following
    from briefgen.settings.loading import LoadedSettings
    from briefgen.watching.watcher import Kind, Outcome, Watcher

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
    """Makes the brief now if it is out of date, and again whenever files have changed and settled, until stopped."""
    from briefgen.cli.builds import Builds
    from briefgen.cli.events import Stop, waiting_for
    from briefgen.cli.following import Following, check_following
    from briefgen.cli.running import Commands
    from briefgen.store import locked
    from briefgen.watching.watcher import Kind

    session: Session = context.obj
    project = sources[0] if sources and len(sources) == 1 and (sources[0] / SETTINGS_FILE).is_file() else None
    loaded = session.load({"output.folder": ("--output", output)}, project=project)
    watched = _watched(sources if sources and not project else [loaded.sources])
    wanted = [name for name, chosen in (("publish", publish), ("send", send)) if chosen]  # mails link to it
    check_following(session, loaded, wanted, skip_invalid=skip_invalid)
    stop = Stop()
    commands, tell = Commands(stop), partial(_tell, session, stop, as_json)
    builds = Builds(session, commands, sources or [], _option("--format", formats), loaded.output)
    with locked(loaded.output, ".briefgen.watch.lock"), stop.listening():
        following = Following(commands, wanted, loaded, tell, skip_invalid=skip_invalid)
        builds.date, builds.copies = date, following.copies
        watcher = _watcher(watched, loaded, builds, following, tell)
        tell(Kind.WATCHING, ", ".join(map(str, watched)))
        wait = waiting_for(watched, stop, poll, loaded.settings.watch.rescan_seconds)
        while not stop.asked:
            again_in = watcher.step(time.monotonic())
            later = following.step(time.monotonic()) if builds.made else None  # not what is about to be out of date
            if once and (builds.made or again_in is None):
                break
            wait(min((one for one in (again_in, later) if one is not None), default=None))
        if stop.asked:
            tell(Kind.STOPPED, "stopped; what was published last stays")
    if code := stop.code or builds.code or following.code:
        raise typer.Exit(code)


def _watcher(
    watched: list[Path], loaded: LoadedSettings, builds: Builds, following: Following, tell: Callable[[Kind, str], None]
) -> Watcher:
    """The watcher of the folders, whose builds are followed by what is to follow."""
    from briefgen.watching.settling import Settling
    from briefgen.watching.snapshots import documents_below
    from briefgen.watching.watcher import Watcher

    settings = loaded.settings.watch
    closed = [loaded.output, state_folder(loaded)]

    def make(without: tuple[str, ...]) -> Outcome:
        following.begin()
        outcome = builds.make(without)
        following.end(is_new=outcome.is_new)
        return outcome

    return Watcher(
        settling=Settling(delay=settings.settle_seconds, most_wait=settings.most_wait_seconds),
        look=lambda: documents_below(watched, closed),
        build=make,
        tell=tell,
        retry_after=settings.retry_seconds,
    )


def _watched(sources: list[Path]) -> list[Path]:
    """The absolute paths of what is watched.

    Raises:
        UsageError: one of them is not there.
    """
    for source in sources:
        if not source.exists():
            hint = "name a folder or files that exist"
            raise UsageError(f"there is no {source}", where=str(source), hint=hint, slug="no-source")
    return [source.absolute() for source in sources]


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
