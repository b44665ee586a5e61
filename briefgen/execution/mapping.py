"""A function applied to every item, in order, whoever does the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from briefgen.execution.applying import applied
from briefgen.execution.progress import Progress

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH = 8
"""Items sent to a worker at once: an essay takes hundredths of a second, a message thousandths."""


def map_in_order(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int = 1,
    cluster: str | None = None,
    batch: int = BATCH,
    progress: Progress | None = None,
) -> list[Result]:
    """All results of `in_order`, which says what the arguments are; `progress` is told of every finished item."""
    return list(_counted(in_order(function, items, jobs=jobs, cluster=cluster, batch=batch), progress))


def get_ready(modules: Sequence[str], *, most: int, jobs: int = 1, cluster: str | None = None) -> None:
    """Starts workers before there is work for them, so that they import modules while this process does its part.

    Args:
        modules: what they will need.
        most: workers started, at most: as many as will surely have something to do.
        jobs: worker processes, as for `in_order`; where this process does all, nothing is done.
        cluster: nor where there is a cluster: its workers run already.
    """
    if jobs != 1 and not cluster:
        from briefgen.execution.pool import start

        start(jobs, most, modules)


def in_order(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int = 1,
    cluster: str | None = None,
    batch: int = BATCH,
) -> Iterator[Result]:
    """Applies a function to every item and gives each result as soon as all before it are there, whoever does the work.

    Args:
        function: picklable unless this process does all, and importable where the work is done.
        items: taken one after the other as they are needed; picklable like the function.
        jobs: worker processes; 1 works in this process, -1 takes one for each core, -2 one less, and so on.
        cluster: address of a Dask scheduler ("tcp://host:8786"); then `jobs` does not count.
        batch: items sent to a worker at once, at most; towards the end of a sequence it is fewer.

    Raises:
        MissingDependency: a cluster is named, and the extra `dask` is not installed.
        ConfigurationError: the cluster does not answer, or its workers have another briefgen or none.
        OutputFailed: workers are lost again and again.
        What the function raises.
    """
    paired = [(None, item) for item in items] if isinstance(items, Sequence) else ((None, item) for item in items)
    return _spread(function, paired, {}, jobs, cluster, batch)


def in_order_sharing(
    function: Callable[[Any, Item], Result],
    shared: Mapping[str, Any],
    items: Iterable[tuple[str, Item]],
    *,
    jobs: int = 1,
    cluster: str | None = None,
    batch: int = 1,
) -> Iterator[Result]:
    """`in_order` where many items need one large value: the function is applied to `shared[name]` and the item.

    Each worker gets each value once, when an item first names it.
    """
    paired: list[tuple[str | None, Item]] = [(name, item) for name, item in items]
    return _spread(function, paired, shared, jobs, cluster, batch)


def _spread(
    function: Callable[..., Result],
    items: Iterable[tuple[str | None, Any]],
    shared: Mapping[str, Any],
    jobs: int,
    cluster: str | None,
    batch: int,
) -> Iterator[Result]:
    if cluster:
        from briefgen.execution.cluster import on_cluster

        return on_cluster(function, items, cluster, batch, shared)
    if jobs == 1 or (isinstance(items, Sequence) and len(items) < 2):
        return (result for pair in items for result in applied(function, [pair], shared))
    from briefgen.execution.processes import in_processes

    return in_processes(function, items, jobs, batch, shared)


def _counted(results: Iterable[Result], progress: Progress | None) -> Iterator[Result]:
    for result in results:
        if progress:
            progress.advance()
        yield result
