"""`briefgen status`: whether the latest edition is what a build would make now, and what is new since."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.changed import change_lines, changes_as_values
from briefgen.cli.kept import SETTINGS_FILE, cache_of
from briefgen.cli.session import Session, loaded_corrections
from briefgen.cli.terminal import one_line, say, say_json
from briefgen.errors import Stale, UsageError

if TYPE_CHECKING:
    from briefgen.model.documents import Corpus
    from briefgen.model.editions import Changes, Record
    from briefgen.settings.loading import LoadedSettings

Sources = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[SOURCE]...", help="Folders or files, or a project folder; by default the project here."),
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help="Folder of the editions.")]
Date = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="Date of the edition; by default that of the latest: a day is no change."),
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit with 10 when a build would make another edition.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def status(
    context: typer.Context,
    sources: Sources = None,
    output: Output = None,
    date: Date = None,
    exit_code: ExitCode = False,
    as_json: Json = False,
) -> None:
    """Says whether the latest edition is up to date, and which documents are new, gone, revised or renamed since.

    Reads the documents; writes nothing but its cache.
    """
    session: Session = context.obj
    project = sources[0] if sources and len(sources) == 1 and (sources[0] / SETTINGS_FILE).is_file() else None
    options = {"output.folder": ("--output", output), "output.date": ("--date", date)}
    loaded = session.load(options, project=project)
    found = _latest(loaded)
    if date is None and found and found.date:
        loaded = session.load({**options, "output.date": ("--date", found.date)}, project=project)
    chosen = sources if sources and not project else [loaded.sources]
    is_stale, changes = _compared(session, loaded, chosen, found)
    values: dict[str, Any] = {
        "edition": {"number": found.number, "date": found.date} if found else None,
        "stale": is_stale,
        "documents": changes_as_values(changes)["documents"] if changes else [],
    }
    if as_json:
        say_json(values)
    else:
        _say(found, is_stale, changes)
    if exit_code and is_stale:
        raise Stale(
            "the latest edition is not what a build would make now",
            where=str(loaded.output),
            hint="briefgen build",
        )


def _latest(loaded: LoadedSettings) -> Record | None:
    """The record of the edition that `latest` points at; where there is no such link, of the one of highest number."""
    from briefgen.publication import edition_folders, read_record

    if record := read_record(loaded.output / "latest"):
        return record
    records = [record for folder in edition_folders(loaded.output) if (record := read_record(folder))]
    return records[-1] if records else None


def _compared(
    session: Session, loaded: LoadedSettings, sources: list[Path], latest: Record | None
) -> tuple[bool, Changes | None]:
    """Whether a build would make a new edition, and which documents differ from those of the latest."""
    from briefgen.corrections import correct_corpus
    from briefgen.pipeline import number_edition, read_sources

    for source in sources:
        if not source.exists():
            raise UsageError(
                f"there is no {source}", where=str(source), hint="name a folder or files that exist", slug="no-source"
            )
    progress = session.progress()
    try:
        corpus = read_sources(sources, loaded.settings, output=loaded.output, cache=cache_of(loaded), progress=progress)
    finally:
        progress.finish()
    said = loaded_corrections(loaded)
    corpus = correct_corpus(corpus, said.documents).value
    edition = number_edition(corpus, loaded.settings, output=loaded.output, corrections=said.digest)
    link = loaded.output / "latest"
    made = link.resolve().name == edition.name if link.exists() else (loaded.output / edition.name).exists()
    is_stale = not made
    return is_stale, _changed(corpus, latest) if latest else None


def _changed(corpus: Corpus, latest: Record) -> Changes:
    from briefgen.model.editions import Changes
    from briefgen.publication import changed_documents, keep_documents, records_of_documents

    now = records_of_documents(keep_documents(corpus, latest))
    documents = tuple(changed_documents(latest.documents, now))
    return Changes(since=latest.number, since_date=latest.date, documents=documents)


def _say(latest: Record | None, is_stale: bool, changes: Changes | None) -> None:
    if latest is None:
        say("there is no edition yet")
        return
    dated = f" of {latest.date}" if latest.date else ", undated"
    say(f"edition {latest.number}{dated}: {'a build would make another' if is_stale else 'up to date'}")
    for line in change_lines(changes) if changes else ():
        say(one_line(line))
    if is_stale and not changes:
        say("no document changed: settings, corrections or template did, or a file that is left out")
