"""`briefgen build`: the whole job."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli import outcome, tailored
from briefgen.cli.kept import SETTINGS_FILE, cache_of, nothing_left, to_tell, witness_of
from briefgen.cli.session import Session, loaded_corrections
from briefgen.errors import StrictNotices, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.model.delivery import Stakeholder
    from briefgen.model.notices import Notice
    from briefgen.settings.loading import LoadedSettings


def _complete_formats(incomplete: str) -> list[str]:
    from briefgen.page.registry import BUILT_IN

    return [name for name in BUILT_IN if name.startswith(incomplete)]


Sources = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[SOURCE]...", help="Folders or files, or a project folder; by default the project here."),
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help="Folder of the editions.")]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="NAMES",
        help="pdf, html, docx, json, csv: with commas, or repeated.",
        autocompletion=_complete_formats,
    ),
]
Title = Annotated[str | None, typer.Option(help="Title of the brief.")]
Themes = Annotated[str | None, typer.Option(metavar="auto|N", help="How many themes.")]
Template = Annotated[str | None, typer.Option(help="Name of a template folder; `templates list` names them.")]
Language = Annotated[str | None, typer.Option(metavar="auto|en|es|fr", help="Language of the fixed words.")]
Paper = Annotated[str | None, typer.Option(metavar="A4|Letter", help="Size of the paper.")]
Length = Annotated[
    str | None,
    typer.Option(metavar="page|brief|full", help="How much is printed as PDF: one page, two to four, or all."),
]
Date = Annotated[
    str | None, typer.Option(metavar="DAY", help="Date of the edition: today, or YYYY-MM-DD. Undated without.")
]
Jobs = Annotated[str | None, typer.Option(metavar="N", help="Worker processes; -1 takes one for each core.")]
Cluster = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler whose workers do the work: tcp://host:8786.")
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(metavar="PATTERN", help="What is not read: drafts/, *.bak, **/old/*.pdf. May be repeated."),
]
Unsettled = Annotated[
    list[str] | None,
    typer.Option(metavar="PATTERN", help="What is still being written: not read, and named. May be repeated."),
]
Readers = Annotated[
    list[str] | None,
    typer.Option("--for", metavar="STAKEHOLDER", help="Also the edition made for this stakeholder; `all` for each."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be compared and written; write nothing.")]
Strict = Annotated[bool, typer.Option("--strict", help="Publish nothing if there are warnings (exit code 5).")]
Open = Annotated[bool, typer.Option("--open", help="Open the brief when it is made.")]
Cache = Annotated[
    bool, typer.Option("--cache/--no-cache", help="Whether work of earlier runs is used, and kept. Changes no byte.")
]
Json = Annotated[bool, typer.Option("--json", help="Print the outcome as JSON, for programs.")]


_SETTINGS = {
    "output.folder": "output",
    "page.title": "title",
    "themes.number": "themes",
    "page.template": "template",
    "page.language": "language",
    "page.paper": "paper",
    "page.length": "length",
    "output.jobs": "jobs",
    "output.cluster": "cluster",
}


def build(
    context: typer.Context,
    sources: Sources = None,
    output: Output = None,
    formats: Formats = None,
    title: Title = None,
    themes: Themes = None,
    template: Template = None,
    language: Language = None,
    paper: Paper = None,
    length: Length = None,
    date: Date = None,
    jobs: Jobs = None,
    cluster: Cluster = None,
    exclude: Exclude = None,
    unsettled: Unsettled = None,
    readers: Readers = None,
    dry_run: DryRun = False,
    strict: Strict = False,
    open_after: Open = False,
    as_json: Json = False,
    cache: Cache = True,
) -> None:
    """Reads the sources, compares them, and writes the brief.

    The brief goes into a folder of its own in the output folder; `latest` there points at it.
    """
    session: Session = context.obj
    project = _project_named(sources)
    use_cache = cache and not dry_run
    loaded = session.load(_given(context.params), project=project)
    _refuse_unprintable(loaded)
    wanted = tailored.readers(loaded, readers or ())
    chosen = sources if sources and not project else [_project_sources(loaded)]
    if dry_run:
        _rehearse(session, loaded, chosen, strict=strict, as_json=as_json)
    else:
        said = _build(
            session,
            loaded,
            chosen,
            wanted,
            strict=strict,
            as_json=as_json,
            use_cache=use_cache and loaded.settings.cache.use,
        )
        if open_after:
            _open(said)


def _given(typed: Mapping[str, Any]) -> dict[str, tuple[str, object]]:
    """The options that are settings: by key, their name as typed and their value, None where none was given."""
    given = {key: (f"--{name}", typed[name]) for key, name in _SETTINGS.items()}
    date, exclude = typed["date"], typed["exclude"]
    return {
        **given,
        "page.formats": ("--format", listed(list(typed["formats"]) if typed["formats"] else None)),
        "output.date": ("--date", datetime.date.today().isoformat() if date == "today" else date),
        "reading.exclude": ("--exclude", tuple(exclude) if exclude else None),
        "reading.unsettled": ("--unsettled", tuple(typed["unsettled"]) if typed["unsettled"] else None),
    }


def _open(said: dict[str, Any]) -> None:
    """Opens the first file of the edition."""
    typer.launch(str(Path(said["folder"]) / said["files"][0]["file"]))


def _build(
    session: Session,
    loaded: LoadedSettings,
    sources: list[Path],
    wanted: Sequence[Stakeholder],
    *,
    strict: bool,
    as_json: bool,
    use_cache: bool,
) -> dict[str, Any]:
    """Builds, and says what came of it."""
    from briefgen.pipeline import make_brief, publish_brief
    from briefgen.publication import check_folder
    from briefgen.store import locked

    check_folder([source.absolute() for source in sources], loaded.output)
    cache = cache_of(loaded) if use_cache else None
    progress = session.progress()
    with locked(loaded.output), nothing_left(loaded.output):
        witness = witness_of(session.words, loaded, sources) if use_cache and not wanted else None
        try:
            brief = make_brief(
                sources,
                loaded.settings,
                output=loaded.output,
                corrections=loaded_corrections(loaded),
                cache=cache,
                progress=progress,
            )
            _refuse_warnings(session, brief.notices, strict=strict)
            publication = publish_brief(brief, loaded.settings, output=loaded.output, progress=progress)
        finally:
            progress.finish()
        own = tailored.make_tailored(session, loaded, brief, wanted)
        said = outcome.outcome_of(brief, publication)
        if witness:
            witness.sign(publication.folder, to_tell(session, said, as_json=as_json))
        if cache:
            cache.prune()
    for notice in brief.notices:
        session.tell_notice(notice)
    outcome.say_outcome(said, as_json=as_json)
    if own and not as_json:
        outcome.say_tailored(own)
    return said


def _rehearse(session: Session, loaded: LoadedSettings, sources: list[Path], *, strict: bool, as_json: bool) -> None:
    """Reads, and says what would be done."""
    from briefgen.corrections import correct_corpus
    from briefgen.pipeline import number_edition, read_sources

    progress = session.progress()
    try:
        corpus = read_sources(sources, loaded.settings, output=loaded.output, progress=progress)
    finally:
        progress.finish()
    notices = outcome.notices_of(corpus)
    _refuse_warnings(session, notices, strict=strict)
    for notice in notices:
        session.tell_notice(notice)
    said = loaded_corrections(loaded)
    corpus = correct_corpus(corpus, said.documents).value
    edition = number_edition(corpus, loaded.settings, output=loaded.output, corrections=said.digest)
    outcome.say_planned(corpus, loaded.output / edition.name, loaded.settings.page.formats, as_json=as_json)


def _refuse_unprintable(loaded: LoadedSettings) -> None:
    """Formats and templates that do not exist are named before the work is done, not after."""
    from briefgen.page.registry import renderer_for
    from briefgen.page.templates import template_for

    page = loaded.settings.page
    for name in page.formats:
        renderer_for(name, page)
    template_for(page)


def _refuse_warnings(session: Session, notices: Iterable[Notice], *, strict: bool) -> None:
    from briefgen.model.notices import Severity

    warnings = [notice for notice in notices if notice.severity is Severity.WARNING]
    if strict and warnings:
        for notice in warnings:
            session.tell_notice(notice)
        raise StrictNotices(
            "there are warnings, and --strict was given: nothing was published",
            where=warnings[0].subject,
            hint="do what each warning says, or run without --strict",
        )


def listed(formats: list[str] | None) -> tuple[str, ...] | None:
    """The names of formats, typed with commas or one by one; None where none was typed."""
    if formats is None:
        return None
    return tuple(name.strip() for text in formats for name in text.split(",") if name.strip())


def _project_named(sources: list[Path] | None) -> Path | None:
    """The project folder, when it is what was named as the source: then its folder of sources is meant."""
    if sources and len(sources) == 1 and (sources[0] / SETTINGS_FILE).is_file():
        return sources[0]
    return None


def _project_sources(loaded: LoadedSettings) -> Path:
    """The folder that is read when no source was named."""
    if not loaded.sources.is_dir():
        raise UsageError(
            "no source was named, and the project has no folder of sources",
            where=str(loaded.sources),
            hint="name the folder or the files: briefgen build FOLDER",
            slug="no-source",
        )
    return loaded.sources
