"""Runs a batch: read once, compare once what is compared alike, then make brief after brief, whatever fails between."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from briefgen.batch.making import NEEDED, Made, Task, edition_of, effort, make, put
from briefgen.batch.outcomes import Outcome, State, failed
from briefgen.batch.plan import PlannedBrief
from briefgen.batch.sharing import Comparing, comparing, restricted
from briefgen.corrections import FILE_NAME, read_corrections
from briefgen.errors import BriefgenError
from briefgen.execution import NoProgress, Progress, get_ready, in_order, in_order_sharing
from briefgen.model.documents import Corpus
from briefgen.model.editions import Record
from briefgen.model.publication import Edition
from briefgen.page.registry import renderer_for
from briefgen.pipeline import Analysis, analyse, read_sources
from briefgen.publication import record_before
from briefgen.publication.standing import is_whole
from briefgen.settings import Settings
from briefgen.store import Cache

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
    cache: Cache | None = None,
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
        cache: where work on documents is kept between runs; changes no byte.
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
    read = partial(_read, jobs=jobs, cluster=cluster, cache=cache, progress=progress)
    pending = list(_pending(planned, corpora, settle, read, dry_run=dry_run))
    if len(pending) > 1:
        get_ready(NEEDED, most=len(pending), jobs=jobs, cluster=cluster)
    analyses = _analyses(pending, corpora, jobs, cluster, cache, progress)
    _make_all(pending, analyses, settle, jobs, cluster, progress)
    return tuple(outcomes[one.name] for one in planned)


def _make_all(
    pending: Sequence[_Pending],
    analyses: Mapping[Comparing, Analysis | BriefgenError],
    settle: Told,
    jobs: int,
    cluster: str | None,
    progress: Progress,
) -> None:
    """Makes every brief whose analysis there is, and settles all."""
    keys = {key: str(number) for number, key in enumerate(analyses)}
    ready = []
    for one in pending:
        analysed = analyses[one.comparing]
        if isinstance(analysed, Analysis):
            ready.append((one, keys[one.comparing]))
        else:
            settle(failed(one.planned.name, analysed))
    progress.start("briefs", len(ready))
    shared = {keys[key]: found for key, found in analyses.items() if isinstance(found, Analysis)}
    if jobs != 1 or cluster:  # the longest first, so that all workers end at about the same time
        ready.sort(key=lambda one: -effort(one[0].planned.settings, len(shared[one[1]].corpus.documents)))
    for (one, _), result in zip(ready, _made(ready, shared, jobs, cluster), strict=True):
        settle(_published(one, result))
        progress.advance()
    progress.finish()


def _pending(
    planned: Sequence[PlannedBrief],
    corpora: dict[Comparing, Corpus],
    settle: Told,
    read_one: Callable[[PlannedBrief], Corpus | BriefgenError],
    *,
    dry_run: bool,
) -> Iterator[_Pending]:
    """The briefs that are to be made; the others are settled. `corpora` is filled with what is compared."""
    read: dict[tuple[object, ...], Corpus | BriefgenError] = {}
    for one in planned:
        key = (one.sources, one.output.parent, one.settings.reading.model_dump_json())
        if key not in read:
            read[key] = read_one(one)
        corpus = read[key]
        try:
            if isinstance(corpus, BriefgenError):
                raise corpus
            said = read_corrections(one.project / FILE_NAME)
            chosen = restricted(corpus, one.documents)
            edition = edition_of(chosen, one.settings, one.output, said, one.reader)
            before = record_before(edition, one.output)
            compared = comparing(one, key, said, before)
            page = one.settings.page
            media_types = [renderer_for(name, page).media_type for name in page.formats]
        except (BriefgenError, OSError) as error:
            settle(failed(one.name, error))
            continue
        state = State.KEPT if is_whole(edition, one.output, media_types) else State.PLANNED
        if dry_run or state is State.KEPT:
            settle(_outcome(one, state, edition, len(chosen.documents)))
        else:
            corpora[compared] = chosen
            yield _Pending(planned=one, comparing=compared, edition=edition, before=before)


def _read(
    one: PlannedBrief, *, jobs: int, cluster: str | None, cache: Cache | None, progress: Progress
) -> Corpus | BriefgenError:
    settings = _with_workers(one.settings, jobs, cluster)
    try:
        return read_sources(one.sources, settings, output=one.output.parent, cache=cache, progress=progress)
    except BriefgenError as error:
        return error


def _with_workers(settings: Settings, jobs: int, cluster: str | None) -> Settings:
    workers = {"jobs": jobs, "cluster": cluster}
    return settings.model_copy(update={"output": settings.output.model_copy(update=workers)})


def _analyses(
    pending: Sequence[_Pending],
    corpora: dict[Comparing, Corpus],
    jobs: int,
    cluster: str | None,
    cache: Cache | None,
    progress: Progress,
) -> dict[Comparing, Analysis | BriefgenError]:
    """What each comparison comes to, each made once; a single one keeps the workers for itself."""
    settings = {one.comparing: one.planned.settings for one in pending}
    is_one = len(settings) < 2
    progress.start("analyses", len(settings))
    tasks = ((corpora[key], settings[key], key) for key in settings)
    kept = cache if is_one or cluster is None else None  # which a worker elsewhere does not see
    work = partial(_analyse, jobs=jobs if is_one else 1, cluster=cluster if is_one else None, cache=kept)
    results = in_order(work, tasks, jobs=1 if is_one else jobs, cluster=None if is_one else cluster, batch=1)
    found = {}
    for key, result in zip(settings, results, strict=True):
        found[key] = result
        progress.advance()
    progress.finish()
    return found


def _analyse(
    task: tuple[Corpus, Settings, Comparing], *, jobs: int, cluster: str | None, cache: Cache | None
) -> Analysis | BriefgenError:
    corpus, settings, key = task
    try:
        return analyse(corpus, _with_workers(settings, jobs, cluster), key.corrections, before=key.before, cache=cache)
    except BriefgenError as error:
        return error


def _published(one: _Pending, result: Made | BriefgenError | OSError) -> Outcome:
    if isinstance(result, BriefgenError | OSError):
        return failed(one.planned.name, result)
    if result.unpublished is not None:
        try:
            put(*result.unpublished, one.planned.settings, one.planned.output)
        except (BriefgenError, OSError) as error:
            return failed(one.planned.name, error)
    return _outcome(one.planned, State.MADE, one.edition, result.documents, result.warnings)


def _outcome(one: PlannedBrief, state: State, edition: Edition, documents: int, warnings: int = 0) -> Outcome:
    return Outcome(
        name=one.name,
        state=state,
        edition=edition,
        folder=one.output / edition.name,
        documents=documents,
        warnings=warnings,
    )


def _made(
    ready: Sequence[tuple[_Pending, str]], analyses: Mapping[str, Analysis], jobs: int, cluster: str | None
) -> Iterator[Made | BriefgenError | OSError]:
    """What comes of each brief, in order. Workers of this machine put it in its place themselves."""
    tasks = [(name, _task(one, is_seen=cluster is None)) for one, name in ready]
    folders = {one.planned.output.parent for one, _ in ready}
    for folder in folders:
        with suppress(OSError):  # whoever writes there says so
            folder.mkdir(parents=True, exist_ok=True)
    try:
        yield from in_order_sharing(make, analyses, tasks, jobs=_needed(jobs, ready), cluster=cluster)
    finally:
        for folder in folders:
            with suppress(OSError):  # it is not empty
                folder.rmdir()


def _task(one: _Pending, *, is_seen: bool) -> Task:
    return Task(
        settings=one.planned.settings,
        edition=one.edition,
        went_on_from=(one.before.number, one.before.date) if one.before else None,
        reader=one.planned.reader,
        place=one.planned.output if is_seen else None,
    )


def _needed(jobs: int, ready: Sequence[object]) -> int:
    return 1 if len(ready) < 2 else jobs
