"""Doing the same to many things: the one seam for parallel work, and for telling how far it has got.

Three ways give the same results in the same order: in this process, in worker processes of this machine (joblib), on
the workers of a Dask cluster. A worker that is lost (killed, out of memory, unplugged) has its work done again.
"""

from __future__ import annotations

import atexit
import gc
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Protocol, TypeVar

from briefgen.errors import ConfigurationError, MissingDependency, OutputFailed

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_LOSSES = 3
"""Workers lost in a row, nothing finished between, until the work itself must be what kills them."""

CONNECT_SECONDS = 30
"""How long a cluster may take to answer, and to have a first worker."""

_BATCH = 8
"""Items sent to a cluster's worker at once: an essay takes hundredths of a second, a message thousandths."""

_AHEAD = 4
"""Batches on their way for each thread of the cluster: enough to keep it busy, few enough to hold in memory."""

_ONE_AT_A_TIME = threading.Lock()
"""Workers of a cluster may have several threads; a process reads one document at a time."""


_COLLECTED_AT = (50_000, 20, 100)
"""New objects, then collections of the youngest, that start a collection. Python's own 700 has it go through what is
alive hundreds of times while a brief is made, a tenth of the processor time, and find next to nothing."""


def collect_rarely() -> None:
    """Has this process look seldom for objects that only hold each other, and not at all when it ends.

    For a process of one task, whose memory the system takes back at its end: taking it apart object by object costs a
    third of a second after a layout.
    """
    gc.set_threshold(*_COLLECTED_AT)
    atexit.register(gc.freeze)


class Progress(Protocol):
    """Who is told how far a long piece of work has got."""

    def start(self, step: str, total: int | None = None) -> None:
        """A numbered step of the pipeline begins; `total` is its number of items, None when it cannot be counted."""

    def advance(self, count: int = 1) -> None:
        """That many items of the step are done."""

    def finish(self) -> None:
        """The step is over."""


class NoProgress:
    """Tells nobody."""

    def start(self, step: str, total: int | None = None) -> None:
        pass

    def advance(self, count: int = 1) -> None:
        pass

    def finish(self) -> None:
        pass


def map_in_order(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int = 1,
    cluster: str | None = None,
    batch: int = _BATCH,
    progress: Progress | None = None,
) -> list[Result]:
    """All results of `in_order`, which says what the arguments are; `progress` is told of every finished item."""
    return list(_counted(in_order(function, items, jobs=jobs, cluster=cluster, batch=batch), progress))


def in_order(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int = 1,
    cluster: str | None = None,
    batch: int = _BATCH,
) -> Iterator[Result]:
    """Applies a function to every item and gives each result as soon as all before it are there, whoever does the work.

    Args:
        function: picklable unless this process does all; on a cluster, importable there.
        items: taken one after the other as they are needed; picklable like the function.
        jobs: worker processes; 1 works in this process, -1 takes one for each core.
        cluster: address of a Dask scheduler ("tcp://host:8786"); then `jobs` does not count.
        batch: items sent to a worker of the cluster at once.

    Raises:
        MissingDependency: a cluster is named, and the extra `dask` is not installed.
        ConfigurationError: the cluster does not answer, or its workers have another briefgen or none.
        OutputFailed: workers are lost again and again.
    """
    if cluster:
        return _on_cluster(function, items, cluster, batch)
    if jobs == 1 or (isinstance(items, Sequence) and len(items) < 2):
        return map(function, items)
    return _in_processes(function, list(items), jobs)


def _counted(results: Iterable[Result], progress: Progress | None) -> Iterator[Result]:
    for result in results:
        if progress:
            progress.advance()
        yield result


def _in_processes(function: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    from joblib import Parallel, delayed
    from joblib.externals.loky.process_executor import BrokenProcessPool

    done = losses = 0
    while done < len(items):
        try:
            for result in Parallel(n_jobs=jobs, return_as="generator")(
                delayed(function)(item) for item in items[done:]
            ):
                done, losses = done + 1, 0
                yield result
        except BrokenProcessPool as fault:
            losses += 1
            if losses >= MOST_LOSSES:
                raise _lost(f"output.jobs = {jobs}") from fault


def _on_cluster(
    function: Callable[[Item], Result], items: Iterable[Item], address: str, batch: int
) -> Iterator[Result]:
    distributed = _distributed()
    source = iter(items)
    with _connected(address, distributed) as client:
        most = _AHEAD * max(1, sum(client.nthreads().values()))
        waiting: deque[Any] = deque()
        try:
            while True:
                while len(waiting) < most and (taken := list(islice(source, batch))):
                    waiting.append(client.submit(_each, function, taken, pure=False))
                if not waiting:
                    return
                yield from _gathered(waiting.popleft(), address, distributed)
        finally:
            client.cancel(list(waiting))


def _each(function: Callable[[Item], Result], items: Sequence[Item]) -> tuple[str, list[Result]]:
    """What a worker of a cluster does: the results, and the release of briefgen that made them."""
    from briefgen import __version__

    with _ONE_AT_A_TIME:
        return __version__, [function(item) for item in items]


def _gathered(future: Any, address: str, distributed: Any) -> list[Any]:
    from briefgen import __version__

    try:
        version, results = future.result()
    except ModuleNotFoundError as fault:
        raise _unlike(address, f"a worker has no {fault.name}") from fault
    except (distributed.KilledWorker, distributed.CancelledError) as fault:
        raise _lost(address) from fault
    if version != __version__:
        raise _unlike(address, f"a worker has briefgen {version}, this is {__version__}")
    return list(results)


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as fault:
        raise MissingDependency(
            "a cluster needs Dask, which is not installed",
            where="output.cluster",
            hint="pip install 'briefgen[dask]'",
        ) from fault
    return distributed


def _connected(address: str, distributed: Any) -> Any:
    try:
        client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise _unreachable(address, "does not answer") from fault
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except TimeoutError as fault:
        client.close()
        raise _unreachable(address, "has no worker") from fault
    return client


def _unreachable(address: str, what: str) -> ConfigurationError:
    return ConfigurationError(
        f"the cluster {what}",
        where=f"output.cluster = {address}",
        hint="start one with `dask scheduler` and `dask worker`, as docs/cluster.md says, or leave --cluster out",
        slug="cluster-unreachable",
    )


def _unlike(address: str, what: str) -> ConfigurationError:
    return ConfigurationError(
        f"the cluster could give other results: {what}",
        where=f"output.cluster = {address}",
        hint="install the same release of briefgen on every worker",
        slug="cluster-differs",
    )


def _lost(where: str) -> OutputFailed:
    return OutputFailed(
        "workers ended again and again before their work was done",
        where=where,
        hint="take fewer workers, or give them more memory; with --jobs 1 this process does all",
        slug="worker-lost",
    )
