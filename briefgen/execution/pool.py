"""Worker processes of this machine: started when first needed, kept until this process ends, replaced when lost.

Not a pool of a library: those import numpy into every worker or run the caller's program in it again, and need shared
semaphores, which not every container has. See docs/decisions/0015-worker-processes.md.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import Any, cast

from briefgen.execution.frames import packed, send
from briefgen.execution.interpreter import python

_HOME = Path(__file__).resolve().parents[2]
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_SECONDS_TO_END = 1.5

Pair = tuple[str | None, Any]
"""The name of something shared, or None, and an item."""


class Batch:
    """Some of the items, their place in the order, and how many workers were lost over them."""

    def __init__(self, number: int, items: list[Pair]) -> None:
        self.number = number
        self.items = items
        self.losses = 0


class Worker:
    """A process, and the batches that it was given, the one it works on first."""

    def __init__(self, threads: int) -> None:
        self.given: deque[Batch] = deque()
        self.has: set[str] = set()
        paths = [str(_HOME), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
        surroundings = {**{name: str(threads) for name in _THREADS}, **os.environ}
        self.process = subprocess.Popen(
            python("briefgen.execution.worker"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,  # what has come must be seen by `select`, not lie in a buffer
            env={**surroundings, "PYTHONPATH": os.pathsep.join(paths)},
        )
        self.input = cast(FileIO, self.process.stdin)
        self.output = cast(FileIO, self.process.stdout)

    def tell(self, *messages: bytes) -> bool:
        """Whether the messages could be sent: not to a worker that has ended."""
        try:
            for message in messages:
                send(self.input, message)
        except BrokenPipeError:
            return False
        return True

    def close(self) -> None:
        """Has it end in order, which it does when its input ends; one that hangs is killed by `wait`."""
        with suppress(BrokenPipeError):
            self.input.close()

    def wait(self) -> None:
        """Waits until it has ended."""
        try:
            self.process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.output.close()


class Pool:
    """The workers of this process."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.is_busy = False
        self.workers: list[Worker] = []

    def worker(self, at: int) -> Worker:
        """The worker at a place, started if need be."""
        while len(self.workers) <= at:
            self.workers.append(Worker(max(1, _cores() // self.jobs)))
        return self.workers[at]

    def close(self) -> None:
        """Ends all workers."""
        workers, self.workers = self.workers, []
        for worker in workers:
            worker.close()
        for worker in workers:
            worker.wait()

    def lose(self, worker: Worker) -> None:
        """Takes out a worker that has ended."""
        worker.close()
        worker.wait()
        self.workers.remove(worker)


class _Current:
    """The pool that is kept from one piece of work to the next; None while there is none."""

    pool: Pool | None = None


def close() -> None:
    """Ends the worker processes, if there are any."""
    pool, _Current.pool = _Current.pool, None
    if pool is not None:
        pool.close()


atexit.register(close)


def start(jobs: int, most: int, modules: Sequence[str]) -> None:
    """Starts workers, `most` at most, and has them import modules; those that are at work are left alone."""
    count = _count(jobs)
    pool = _Current.pool
    if pool is not None and pool.is_busy:
        return
    if pool is not None and pool.jobs != count:
        close()
    pool = _Current.pool = _Current.pool or Pool(count)
    messages = packed(("path", sys.path)), packed(("import", tuple(modules)))
    for at in range(min(count, most)):
        worker = pool.worker(at)
        if not worker.tell(*messages):
            pool.lose(worker)
            return


@contextmanager
def workers(jobs: int) -> Iterator[Pool]:
    """So many worker processes: those of the last time, unless these were others or are at work."""
    count = _count(jobs)
    pool = _Current.pool
    if pool is not None and pool.jobs != count and not pool.is_busy:
        close()
    pool = _Current.pool
    if pool is None:
        pool = _Current.pool = Pool(count)
    elif pool.is_busy:
        pool = Pool(count)
    pool.is_busy = True
    is_whole = False
    try:
        yield pool
        is_whole = True
    finally:
        pool.is_busy = False
        if not is_whole or pool is not _Current.pool:  # they may still be at what nobody waits for
            pool.close()


def _count(jobs: int) -> int:
    return jobs if jobs > 0 else max(1, _cores() + 1 + jobs)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
