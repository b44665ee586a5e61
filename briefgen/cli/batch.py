"""`briefgen batch`: many briefs in one run."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.build import Cache, Cluster, Date, Formats, Jobs, Json, listed
from briefgen.cli.session import Session
from briefgen.cli.terminal import one_line, say, say_json
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen import store
    from briefgen.batch import Outcome, PlannedBrief

Plan = Annotated[Path, typer.Argument(metavar="PLAN", help="TOML file with a [[brief]] for each brief.")]
Only = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="Make these briefs of the plan only. May be repeated.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say which briefs would be made; write nothing.")]


def batch(
    context: typer.Context,
    plan: Plan,
    only: Only = None,
    formats: Formats = None,
    date: Date = None,
    jobs: Jobs = None,
    cluster: Cluster = None,
    dry_run: DryRun = False,
    as_json: Json = False,
    cache: Cache = True,
) -> None:
    """Makes the briefs of a plan, each into a folder of its own.

    Documents are read once, and what several briefs compare is compared once. A brief that fails does not stop the
    others. What is there already is kept, so that a batch that was interrupted goes on where it ended.
    """
    from briefgen.batch import read_plan

    session: Session = context.obj
    day = datetime.date.today().isoformat() if date == "today" else date
    given = {
        "page.formats": ("--format", listed(formats)),
        "output.date": ("--date", day),
        "output.jobs": ("--jobs", jobs),
        "output.cluster": ("--cluster", cluster),
    }
    typed = {key: option for key, option in given.items() if option[1] is not None}
    planned = _chosen(read_plan(plan, typed, settings_file=session.config), only, plan)
    outcomes = _run(session, planned, dry_run=dry_run, cache=cache)
    if as_json:
        say_json({"briefs": [_as_json(outcome) for outcome in outcomes], "counts": _counts(outcomes)})
    else:
        _say_table(outcomes)
    first = next((outcome.error for outcome in outcomes if outcome.error), None)
    if first:
        raise typer.Exit(first.exit_code)


def _run(session: Session, planned: Sequence[PlannedBrief], *, dry_run: bool, cache: bool) -> tuple[Outcome, ...]:
    """The outcomes of the briefs, with progress shown."""
    from briefgen.batch import run_batch

    workers = planned[0].settings.output
    kept = _cache(session, planned[0]) if cache and not dry_run else None
    progress = session.progress()
    try:
        outcomes = run_batch(
            planned,
            jobs=workers.jobs,
            cluster=workers.cluster,
            dry_run=dry_run,
            cache=kept,
            progress=progress,
            tell=lambda outcome: _tell_failure(session, outcome),
        )
    finally:
        progress.finish()
    if kept:
        kept.prune()
    return outcomes


def _cache(session: Session, first: PlannedBrief) -> store.Cache | None:
    """The cache of the project, the one that `build` uses; beside the briefs where there is no project."""
    from dataclasses import replace

    from briefgen.cli.kept import cache_of
    from briefgen.settings.loading import load_settings

    loaded = load_settings(start=first.project, file=session.config)
    folder = {"output.folder": first.output.parent}
    output = loaded.settings.output.model_copy(update={"folder": "."})
    settings = first.settings.model_copy(update={"output": output})
    return cache_of(replace(loaded, settings=settings, bases={**loaded.bases, **folder}))


def _chosen(planned: Sequence[PlannedBrief], only: list[str] | None, plan: Path) -> Sequence[PlannedBrief]:
    if not only:
        return planned
    known = [one.name for one in planned]
    strangers = [name for name in only if name not in known]
    if strangers:
        raise UsageError(
            f"the plan has no brief {strangers[0]}", where=str(plan), hint=f"it has {', '.join(known[:12])}"
        )
    return [one for one in planned if one.name in only]


def _tell_failure(session: Session, outcome: Outcome) -> None:
    """Says at once that a brief failed: the others may take long."""
    error = outcome.error
    if error:
        where = f" ({error.where})" if error.where else ""
        session.tell("error", f"{outcome.name}: {error.what}{where}", hint=error.hint or "", slug=error.slug)


def _say_table(outcomes: Sequence[Outcome]) -> None:
    width = max(len(outcome.name) for outcome in outcomes)
    for outcome in outcomes:
        line = f"{outcome.name:<{width}}  {outcome.state.value:<7}"
        if outcome.error:
            line += f"  {one_line(outcome.error.what)}"
        elif outcome.edition:
            line += f"  edition {outcome.edition.number}, {outcome.documents:,} documents"
            if outcome.warnings:
                line += f", {outcome.warnings:,} warning{'s' if outcome.warnings > 1 else ''}"
        say(line)
    say(", ".join(f"{number:,} {state}" for state, number in _counts(outcomes).items() if number))


def _counts(outcomes: Sequence[Outcome]) -> dict[str, int]:
    from briefgen.batch import State

    return {state.value: sum(outcome.state is state for outcome in outcomes) for state in State}


def _as_json(outcome: Outcome) -> dict[str, Any]:
    edition, error = outcome.edition, outcome.error
    return {
        "name": outcome.name,
        "state": outcome.state.value,
        "edition": {"number": edition.number, "date": edition.date, "digest": edition.digest} if edition else None,
        "folder": str(outcome.folder) if outcome.folder else None,
        "documents": outcome.documents,
        "warnings": outcome.warnings,
        "error": error
        and {
            "slug": error.slug,
            "what": error.what,
            "where": error.where,
            "hint": error.hint,
            "exit_code": error.exit_code,
        },
    }
