"""Doing the same to many things: the one seam for parallel work, and for telling how far it has got."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


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
    function: Callable[[Item], Result], items: Sequence[Item], *, jobs: int = 1, progress: Progress | None = None
) -> list[Result]:
    """Applies a function to every item and gives the results in the order of the items, whatever the number of workers.

    Args:
        function: picklable when `jobs` is not 1.
        items: picklable when `jobs` is not 1.
        jobs: worker processes; 1 works in this process, -1 takes one for each core.
        progress: told of every finished item.
    """
    if jobs == 1 or len(items) < 2:
        return list(_counted(map(function, items), progress))
    from joblib import Parallel, delayed

    results = Parallel(n_jobs=jobs, return_as="generator")(delayed(function)(item) for item in items)
    return list(_counted(results, progress))


def _counted(results: Iterable[Result], progress: Progress | None) -> Iterator[Result]:
    for result in results:
        if progress:
            progress.advance()
        yield result
