"""Items given to worker processes, and their results in order."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from selectors import EVENT_READ, DefaultSelector
from typing import Any

from briefgen.execution.frames import packed, receive, unpacked
from briefgen.execution.losses import MOST_LOSSES, lost
from briefgen.execution.pool import Batch, Pair, Pool, Worker, workers

_AHEAD = 4
"""Batches for each worker that may be given out or wait for those before them: they are held in memory."""


def in_processes(
    function: Callable[..., Any], items: Iterable[Pair], jobs: int, batch: int, shared: Mapping[str, Any]
) -> Iterator[Any]:
    """The results of a function for pairs of the name of something shared, or None, and an item.

    Args:
        function: applied to the item, or to what is shared and the item.
        items: taken as they are needed.
        jobs: workers, as for `in_order`.
        batch: items sent to a worker at once, at most.
        shared: sent to each worker once, when it first needs it.

    Raises:
        OutputFailed: workers are lost again and again over the same items.
        What the function raises.
    """
    with workers(jobs) as pool:
        yield from _Round(pool, function, items, batch, shared).results()


class _Round:
    """One piece of work given to the workers."""

    def __init__(
        self, pool: Pool, function: Callable[..., Any], items: Iterable[Pair], batch: int, shared: Mapping[str, Any]
    ) -> None:
        self._pool = pool
        self._call = packed(("call", function))
        self._source = iter(items)
        self._left = len(items) if isinstance(items, Sequence) else None
        self._batch = batch
        self._shared = shared
        self._packed: dict[str, bytes] = {}
        self._again: list[Batch] = []
        self._numbered = 0
        self._next = 0
        self._done: dict[int, list[Any]] = {}
        self._called: set[Worker] = set()

    def results(self) -> Iterator[Any]:
        """The results, in the order of the items."""
        while True:
            self._give_out()
            if self._next in self._done:
                self._next += 1
                yield from self._done.pop(self._next - 1)
            elif any(worker.given for worker in self._pool.workers):
                self._take_in()
            else:
                return

    def _give_out(self) -> None:
        """Gives every worker what it can take: one batch to work on and one to go on with, unless few are left."""
        for depth in (1, 2):
            for at in range(self._pool.jobs):
                if depth == 2 and self._left is not None and self._left <= self._batch * self._pool.jobs:
                    return
                if at < len(self._pool.workers) and len(self._pool.workers[at].given) >= depth:
                    continue
                taken = self._take()
                if taken is None:
                    return
                worker = self._pool.worker(at)
                worker.given.append(taken)
                if not worker.tell(*self._messages(worker, taken)):
                    self._replace(worker)

    def _take(self) -> Batch | None:
        """The next batch to give out; None where there is none, or too many results wait for one before them."""
        if self._again:
            return self._again.pop(0)
        if self._numbered - self._next >= _AHEAD * self._pool.jobs:
            return None
        size = self._batch
        if self._left is not None:  # smaller towards the end, so that all workers end at the same time
            size = max(1, min(size, -(-self._left // (4 * self._pool.jobs))))
        items = list(islice(self._source, size))
        if not items:
            return None
        if self._left is not None:
            self._left -= len(items)
        self._numbered += 1
        return Batch(self._numbered - 1, items)

    def _messages(self, worker: Worker, batch: Batch) -> Iterator[bytes]:
        if worker not in self._called:
            self._called.add(worker)
            worker.has.clear()
            yield packed(("path", sys.path))
            yield self._call
        for name in dict.fromkeys(name for name, _ in batch.items if name is not None):
            if name not in worker.has:
                worker.has.add(name)
                if name not in self._packed:
                    self._packed[name] = packed(("share", (name, self._shared[name])))
                yield self._packed[name]
        yield packed(("items", batch.items))

    def _take_in(self) -> None:
        """Waits until a worker has answered or is gone."""
        with DefaultSelector() as selector:
            for worker in self._pool.workers:
                if worker.given:
                    selector.register(worker.output, EVENT_READ, worker)
            ready = [key.data for key, _ in selector.select()]
        for worker in ready:
            answer = receive(worker.output)
            if answer is None:
                self._replace(worker)
                continue
            kind, content = unpacked(answer)
            if kind == "fault":
                raise content
            self._done[worker.given.popleft().number] = content

    def _replace(self, worker: Worker) -> None:
        """Takes back what a lost worker was given; another is started when it is given out again."""
        self._pool.lose(worker)
        worker.given[0].losses += 1
        if worker.given[0].losses >= MOST_LOSSES:
            raise lost(f"output.jobs = {self._pool.jobs}")
        self._again = sorted([*self._again, *worker.given], key=lambda batch: batch.number)
