"""`briefgen publish`: the latest edition to folders, S3, SFTP, WebDAV, with an index page and a feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.session import Session
from briefgen.cli.terminal import one_line, say, say_json
from briefgen.errors import BriefgenError, DeliveryFailed, UsageError

if TYPE_CHECKING:
    from briefgen.settings.loading import LoadedSettings


def publish(
    context: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would go where; connect to nothing, write nothing.")
    ] = False,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="TARGET", help="This folder or address instead of publishing.targets."),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help="Folder of the editions.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON, for programs.")] = False,
) -> None:
    """Publishes the latest edition: its files, then index.html and feed.xml, which name all editions there."""
    from briefgen.cli.places import put
    from briefgen.publication.issued import latest_issued
    from briefgen.publication.places import named

    session: Session = context.obj
    loaded = session.load({"output.folder": ("--output", output)})
    targets = targets_of(loaded, to)
    issued = latest_issued(loaded.output)
    done: list[dict[str, object]] = []
    faults: list[BriefgenError] = []
    for target in targets:
        if dry_run:
            files = [f"{issued.edition.name}/{name}" for name in (*sorted(issued.manifest.artifacts), "manifest.json")]
            done.append({"target": named(target), "would_write": [*files, "editions.json", "feed.xml", "index.html"]})
            continue
        try:
            done.append({"target": named(target), "written": list(put(loaded, target, issued))})
        except BriefgenError as error:
            if len(targets) == 1:
                raise
            faults.append(error)
            done.append({"target": named(target), "error": error.what})
            session.tell("error", f"{named(target)}: {error.what}", hint=error.hint or "")
    if as_json:
        say_json({"edition": issued.edition.name, "targets": done})
    else:
        for one in done:
            _tell(one)
    if faults:
        raise DeliveryFailed(
            f"{len(faults)} of {len(targets)} targets failed",
            hint="publish again when what each error says is put right",
        )


def targets_of(loaded: LoadedSettings, to: list[str] | None) -> tuple[str, ...]:
    """Where to publish: what was typed, else what the settings say.

    Raises:
        UsageError: nothing was.
    """
    if targets := tuple(to or loaded.settings.publishing.targets):
        return targets
    hint = 'name one with --to, or in briefgen.toml under [publishing]: targets = ["public"]'
    raise UsageError("there is nowhere to publish to", where="publishing.targets", hint=hint, slug="no-target")


def _tell(one: dict[str, object]) -> None:
    files = one.get("written", one.get("would_write"))
    if not isinstance(files, list):
        return
    if not files:
        say(one_line(f"{one['target']}: all of it stood there already"))
        return
    say(one_line(f"{one['target']}: {'would write' if 'would_write' in one else 'written'}"))
    for file in files:
        say(f"  {one_line(file)}")
