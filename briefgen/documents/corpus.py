"""Sources on disk in, a corpus out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.documents.compact import COMPACT_ABOVE, compact
from briefgen.documents.doubles import one_voice_each
from briefgen.documents.finding.discovery import discover, discover_alone, found_alone
from briefgen.documents.ids import with_ids
from briefgen.documents.isolation.apart import close
from briefgen.documents.remembered import Results, through_cache
from briefgen.documents.resemblance import Worded
from briefgen.documents.tasks import Task, dealt_out, fetched
from briefgen.documents.web.judge import need_judge
from briefgen.errors import NothingToCompare, UsageError
from briefgen.execution import NoProgress, Progress, get_ready, in_order
from briefgen.model.documents import Corpus, Document
from briefgen.model.notices import Notice, Severity
from briefgen.settings import ReadingSettings
from briefgen.store import Cache

if TYPE_CHECKING:
    from briefgen.documents.reading import Read

NO_PROGRESS = NoProgress()
_OF_WORKERS = ("briefgen.documents.corpus", "briefgen.documents.reading", "numpy")
"""What a worker needs to read. Where a cache is filled there may be nothing for it to do."""
Finish = Callable[[Document], Document]


def read_corpus(
    sources: Sequence[Path],
    settings: ReadingSettings,
    *,
    exclude: Sequence[Path] = (),
    jobs: int = 1,
    cluster: str | None = None,
    is_shared: bool = False,
    cache: Cache | None = None,
    progress: Progress = NO_PROGRESS,
) -> Corpus:
    """Reads every document of the sources.

    Args:
        sources: folders, which are walked, and files.
        settings: limits, and how long passages are.
        exclude: files and folders that are never read, the output folder above all.
        jobs: worker processes; changes nothing in the result.
        cluster: address of a Dask scheduler, whose workers then read; nor does it.
        is_shared: whether these workers find the files under the same paths; else they get the bytes.
        cache: where documents are kept between runs; nor does it.
        progress: told of every file.

    Returns:
        The documents ordered by path, whatever the order of the sources, and a notice for every file left out.

    Raises:
        UsageError: a source does not exist, or there are too many files.
        NothingToCompare: fewer than two documents could be read.
        MissingDependency: the settings ask for an extra that is not installed.
        ConfigurationError, OutputFailed: of the cluster or the workers, as `map_in_order`.
    """
    need_judge(settings.web_judge)
    if cache is None or not cache.folder.exists():
        get_ready(_OF_WORKERS, most=2, jobs=jobs, cluster=cluster)  # two documents at least there must be
    found, left_out = discover(sources, settings, exclude)
    progress.start("documents", len(found))
    finish = compact if len(found) > COMPACT_ABOVE else _as_it_is
    wordings: dict[str, Worded] = {}
    read = partial(_read, wordings, finish=finish, jobs=jobs, cluster=cluster, is_shared=is_shared, progress=progress)
    results = through_cache([Task(one, settings) for one in found], cache, read, progress, finish=finish)
    progress.finish()
    texts = [one for one in results if isinstance(one, Document)]
    documents, twice = one_voice_each(texts, settings, cache, wordings)
    wordings.clear()  # those of very many texts take much
    notices = _told([*left_out, *twice, *(one for one in results if isinstance(one, Notice))], documents)
    if len(documents) < 2:
        raise _nothing_to_compare(sources, documents, notices)
    corpus = Corpus(documents=with_ids(documents, finish=finish), notices=tuple(notices))
    return replace(corpus, notices=(*corpus.notices, *_one_voice(corpus)))


def _told(notices: Sequence[Notice], documents: Sequence[Document]) -> list[Notice]:
    """The notices, and those on the documents, in order."""
    told = [*notices, *(notice for document in documents for notice in document.notices)]
    return sorted(told, key=lambda notice: (notice.subject, notice.slug, notice.detail))


def _read(
    wordings: dict[str, Worded],
    tasks: Sequence[Task],
    *,
    finish: Finish,
    jobs: int,
    cluster: str | None,
    is_shared: bool,
    progress: Progress,
) -> Results:
    """What came of every task, in order; the wording of each document is put down under its path."""
    pieces = [[at] for at in range(len(tasks))] if jobs == 1 and not cluster else list(dealt_out(tasks))
    sent: Iterable[list[Task]] = [[tasks[at] for at in piece] for piece in pieces]
    if cluster and not is_shared:
        sent = ([fetched(task) for task in piece] for piece in sent)
    results: dict[int, Document | Notice] = {}
    done = in_order(partial(_read_piece, finish), sent, jobs=jobs, cluster=cluster, batch=1)
    try:
        for at, read in zip(chain(*pieces), chain.from_iterable(done), strict=True):
            results[at] = read.result
            if read.wording is not None:
                wordings[tasks[at].found.path] = read.wording
            progress.advance()
    finally:
        close()
    return [results[at] for at in range(len(tasks))]


def _read_piece(finish: Finish, tasks: Sequence[Task]) -> list[Read]:
    from briefgen.documents.reading import read_for_comparison

    return [read_for_comparison(task, finish) for task in tasks]


def _as_it_is(document: Document) -> Document:
    return document


def read_document(path: Path, settings: ReadingSettings) -> Document:
    """Reads one file by itself, with the id that it has among no others.

    Raises:
        UsageError: the file cannot be read, with the reason.
        MissingDependency: the settings ask for an extra that is not installed.
    """
    from briefgen.documents.reading import read_file

    need_judge(settings.web_judge)
    result = read_file(Task(found_alone(path), settings))
    if isinstance(result, Notice):
        raise UsageError(result.detail, where=str(path), hint=result.remedy, slug=result.slug)
    return with_ids([result])[0]


def read_each(paths: Sequence[Path], settings: ReadingSettings) -> Iterator[Document | Notice]:
    """Reads files one after the other, as `briefgen inspect` shows them: each by itself, whatever the others are.

    A path may be that of an archive, whose documents are then read; of one of them, as in `papers.zip/folder/a.pdf`;
    or of a file. What cannot be read comes as a notice.

    Raises:
        UsageError: there is no such file or entry.
        MissingDependency: the settings ask for an extra that is not installed.
    """
    from briefgen.documents.reading import read_file

    need_judge(settings.web_judge)
    try:
        for path in paths:
            found, notices = discover_alone(path, settings)
            yield from notices
            for one in found:
                result = read_file(Task(one, settings))
                yield result if isinstance(result, Notice) else with_ids([result])[0]
    finally:
        close()


def _one_voice(corpus: Corpus) -> list[Notice]:
    """A warning where all documents have the same authors: what they share is then no agreement."""
    voices = {tuple(author.id for author in document.authors) for document in corpus.documents}
    if len(voices) > 1:
        return []
    names = " and ".join(author.name for author in corpus.documents[0].authors)
    return [
        Notice(
            slug="one-author",
            severity=Severity.WARNING,
            subject=names,
            detail="all documents are by the same author: what they share is no agreement of several",
            remedy="Add documents by others, or correct the authors if they were read wrongly.",
        )
    ]


def _nothing_to_compare(
    sources: Sequence[Path], documents: Sequence[Document], notices: list[Notice]
) -> NothingToCompare:
    """The error for fewer than two documents: it names what was left out, so that the reader need not guess."""
    telling = [one for one in notices if one.severity is Severity.WARNING or one.slug == "own-edition"]
    named = "; ".join(f"{notice.subject}: {notice.detail}" for notice in telling[:3])
    what = (
        "no document could be read"
        if not documents
        else f"only one document could be read ({documents[0].source.path})"
    )
    return NothingToCompare(
        what + (f"; {named}" if named else ""),
        where=", ".join(map(str, sources)) or None,
        hint="put at least two texts (.pdf, .docx, .html, .md, .txt) into the folder",
    )
