"""Runs a batch: read once, compare once what is compared alike, then make brief after brief, whatever fails between."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from briefgen.batch.outcomes import Outcome, State, failed
from briefgen.batch.plan import PlannedBrief
from briefgen.batch.sharing import Comparing, comparing, restricted
from briefgen.corrections import FILE_NAME, Corrections, correct_corpus, read_corrections
from briefgen.errors import BriefgenError
from briefgen.execution import NoProgress, Progress, in_order
from briefgen.model.brief import Brief
from briefgen.model.documents import Corpus
from briefgen.model.editions import Record
from briefgen.model.notices import Severity
from briefgen.model.publication import Artifact, Edition
from briefgen.page.registry import renderer_for
from briefgen.pipeline import Analysis, analyse, brief_of, number_edition, read_sources
from briefgen.publication import publish, record_before
from briefgen.publication.standing import is_whole
from briefgen.settings import Settings
from briefgen.store import locked

NO_PROGRESS = NoProgress()
Told = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pending:
    """A brief that is to be made: what it compares, and the edition that it will be."""

    planned: PlannedBrief
    comparing: Comparing
    edition: Edition
    before: Record | None


def run_batch(
    planned: Sequence[PlannedBrief],
    *,
    jobs: int = 1,
    cluster: str | None = None,
    dry_run: bool = False,
    progress: Progress = NO_PROGRESS,
    tell: Told = lambda outcome: None,
) -> tuple[Outcome, ...]:
    """Makes the briefs of a plan.

    Each source is read once. Briefs with the same documents and the same settings of themes, recommendations and
    comparison share one analysis. An edition that stands whole in its folder, made from the same, is not made again,
    so that a batch that was interrupted goes on where it ended.

    Args:
        planned: the briefs, in the order in which they are told of.
        jobs: worker processes for analyses and for laying out; changes no byte.
        cluster: address of a Dask scheduler, whose workers do it instead. They need not see the output folder.
        dry_run: say what would be made, and make nothing.
        progress: told of every step.
        tell: called with each outcome as soon as it is known.

    Returns:
        the outcome of each brief, in the order of the plan; one that failed has its error.
    """
    outcomes: dict[str, Outcome] = {}

    def settle(outcome: Outcome) -> None:
        outcomes[outcome.name] = outcome
        tell(outcome)

    corpora: dict[Comparing, Corpus] = {}
    pending = list(_pending(planned, corpora, settle, dry_run=dry_run, jobs=jobs, cluster=cluster, progress=progress))
    analyses = _analyses(pending, corpora, jobs, cluster, progress)
    ready = []
    for one in pending:
        analysed = analyses[one.comparing]
        if isinstance(analysed, Analysis):
            ready.append((one, analysed))
        else:
            settle(failed(one.planned.name, analysed))
    progress.start("briefs", len(ready))
    tasks = ((replace(found, before=one.before), one.planned.settings, one.edition) for one, found in ready)
    made = in_order(_make, tasks, jobs=_needed(jobs, ready), cluster=cluster, batch=1)
    for (one, _), result in zip(ready, made, strict=True):
        settle(_published(one, result))
        progress.advance()
    progress.finish()
    return tuple(outcomes[one.name] for one in planned)


def _pending(
    planned: Sequence[PlannedBrief],
    corpora: dict[Comparing, Corpus],
    settle: Told,
    *,
    dry_run: bool,
    jobs: int,
    cluster: str | None,
    progress: Progress,
) -> Iterator[_Pending]:
    """The briefs that are to be made; the others are settled. `corpora` is filled with what is compared."""
    read: dict[tuple[object, ...], Corpus | BriefgenError] = {}
    for one in planned:
        workers = {"jobs": jobs, "cluster": cluster}
        settings = one.settings.model_copy(update={"output": one.settings.output.model_copy(update=workers)})
        key = (one.sources, one.output.parent, settings.reading.model_dump_json())
        if key not in read:
            read[key] = _read(one.sources, settings, one.output.parent, progress)
        corpus = read[key]
        try:
            if isinstance(corpus, BriefgenError):
                raise corpus
            said = read_corrections(one.project / FILE_NAME)
            chosen = restricted(corpus, one.documents)
            edition = _edition(chosen, one, said)
            before = record_before(edition, one.output)
            compared = comparing(one, key, said, before)
            page = one.settings.page
            media_types = [renderer_for(name, page).media_type for name in page.formats]
        except (BriefgenError, OSError) as error:
            settle(failed(one.name, error))
            continue
        state = State.KEPT if is_whole(edition, one.output, media_types) else State.PLANNED
        if dry_run or state is State.KEPT:
            settle(_outcome(one, state, edition, chosen))
        else:
            corpora[compared] = chosen
            yield _Pending(planned=one, comparing=compared, edition=edition, before=before)


def _read(sources: Sequence[Path], settings: Settings, output: Path, progress: Progress) -> Corpus | BriefgenError:
    try:
        return read_sources(sources, settings, output=output, progress=progress)
    except BriefgenError as error:
        return error


def _edition(corpus: Corpus, one: PlannedBrief, said: Corrections) -> Edition:
    corrected = correct_corpus(corpus, said.documents).value
    return number_edition(corrected, one.settings, output=one.output, corrections=said.digest)


def _analyses(
    pending: Sequence[_Pending],
    corpora: dict[Comparing, Corpus],
    jobs: int,
    cluster: str | None,
    progress: Progress,
) -> dict[Comparing, Analysis | BriefgenError]:
    """What each comparison comes to, each made once; a single one keeps the workers for itself."""
    settings = {one.comparing: one.planned.settings for one in pending}
    is_one = len(settings) < 2
    progress.start("analyses", len(settings))
    tasks = ((corpora[key], settings[key], key) for key in settings)
    work = partial(_analyse, jobs=jobs if is_one else 1, cluster=cluster if is_one else None)
    results = in_order(work, tasks, jobs=1 if is_one else jobs, cluster=None if is_one else cluster, batch=1)
    found = {}
    for key, result in zip(settings, results, strict=True):
        found[key] = result
        progress.advance()
    progress.finish()
    return found


def _analyse(task: tuple[Corpus, Settings, Comparing], *, jobs: int, cluster: str | None) -> Analysis | BriefgenError:
    corpus, settings, key = task
    workers = {"jobs": jobs, "cluster": cluster}
    try:
        settings = settings.model_copy(update={"output": settings.output.model_copy(update=workers)})
        return analyse(corpus, settings, key.corrections, before=key.before)
    except BriefgenError as error:
        return error


def _make(task: tuple[Analysis, Settings, Edition]) -> tuple[Brief, tuple[Artifact, ...]] | BriefgenError | OSError:
    """The brief and its files, or why there are none; needs no output folder, so it can run on any machine."""
    from briefgen import page

    analysis, settings, edition = task
    try:
        brief = brief_of(analysis, settings, output=Path(), edition=edition)
        return brief, page.render(brief, settings.page)
    except (BriefgenError, OSError) as error:
        return error


def _published(one: _Pending, result: tuple[Brief, tuple[Artifact, ...]] | BriefgenError | OSError) -> Outcome:
    if isinstance(result, BriefgenError | OSError):
        return failed(one.planned.name, result)
    brief, artifacts = result
    try:
        with locked(one.planned.output):
            publish(brief, artifacts, one.planned.output, one.planned.settings)
    except (BriefgenError, OSError) as error:
        return failed(one.planned.name, error)
    made = _outcome(one.planned, State.MADE, brief.edition, brief.corpus)
    return replace(made, warnings=sum(notice.severity is Severity.WARNING for notice in brief.notices))


def _outcome(one: PlannedBrief, state: State, edition: Edition, corpus: Corpus) -> Outcome:
    return Outcome(
        name=one.name,
        state=state,
        edition=edition,
        folder=one.output / edition.name,
        documents=len(corpus.documents),
    )


def _needed(jobs: int, ready: Sequence[object]) -> int:
    return 1 if len(ready) < 2 else jobs
