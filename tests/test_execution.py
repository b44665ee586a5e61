"""The same results in the same order, whoever does the work, and whoever dies meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from briefgen.documents import read_corpus
from briefgen.documents.reading import Task, read_file
from briefgen.errors import ConfigurationError, MissingDependency, OutputFailed
from briefgen.execution import MOST_LOSSES, map_in_order
from briefgen.model.documents import Document
from briefgen.model.notices import Notice
from briefgen.settings import ReadingSettings

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"


class Counting:
    """Counts what it is told."""

    def __init__(self) -> None:
        self.done = 0

    def start(self, step: str, total: int | None = None) -> None:
        self.done = 0

    def advance(self, count: int = 1) -> None:
        self.done += count

    def finish(self) -> None:
        pass


def square(number: int) -> int:
    return number * number


def die_once(number: int, marker: Path, at: int) -> int:
    """The square; the process that first gets the number `at` is killed on the spot."""
    if number == at and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def die_always(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def read_and_die_once(task: Task, marker: Path, path: str) -> Document | Notice:
    """What is read; the process that first gets the file is killed on the spot."""
    if task.found.path == path and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return read_file(task)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler on loopback with two workers, each a process of its own."""
    folder = tmp_path_factory.mktemp("dask")
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    started = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments],
            cwd=folder,
            env=surroundings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    try:
        scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        assert scheduler.stderr
        address = next(line.split()[-1] for line in scheduler.stderr if "Scheduler at:" in line)
        start(
            "worker", address, "--host", "127.0.0.1", "--nworkers", "2", "--nthreads", "1", "--no-dashboard",
            "--death-timeout", "60",
        )  # fmt: skip
        yield address
    finally:
        for process in reversed(started):
            os.killpg(process.pid, signal.SIGKILL)  # with the workers' own children: nothing of it is needed again
        for process in started:
            process.communicate()


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    progress = Counting()

    assert map_in_order(square, range(20), jobs=jobs, progress=progress) == [number * number for number in range(20)]
    assert progress.done == 20


def test_a_process_of_one_task_looks_seldom_for_what_is_unreachable_and_not_when_it_ends() -> None:
    program = """
import atexit, gc
atexit.register(lambda: print(gc.get_freeze_count() > 1_000))
from briefgen.execution import collect_rarely
collect_rarely()
print(gc.isenabled(), gc.get_threshold()[0] >= 10_000)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["True", "True", "True"]


def test_a_killed_process_changes_no_result(tmp_path: Path) -> None:
    progress = Counting()
    work = partial(die_once, marker=tmp_path / "killed", at=7)

    assert map_in_order(work, range(20), jobs=2, progress=progress) == [number * number for number in range(20)]
    assert (tmp_path / "killed").exists()
    assert progress.done == 20


def test_work_that_kills_its_process_each_time_is_given_up() -> None:
    with pytest.raises(OutputFailed) as given_up:
        map_in_order(die_always, range(2), jobs=2)

    assert given_up.value.slug == "worker-lost"
    assert MOST_LOSSES == 3


@pytest.mark.slow
@pytest.mark.parametrize("is_shared", [False, True], ids=["sent", "shared"])
def test_a_cluster_reads_what_one_process_reads(cluster: str, is_shared: bool) -> None:
    alone = read_corpus([SEEDS], ReadingSettings())
    progress = Counting()

    spread = read_corpus([SEEDS], ReadingSettings(), cluster=cluster, is_shared=is_shared, progress=progress)

    assert spread == alone
    assert progress.done >= len(alone.documents)


@pytest.mark.slow
def test_a_lost_worker_of_a_cluster_changes_no_result(cluster: str, tmp_path: Path) -> None:
    from briefgen.documents.discovery import discover

    settings = ReadingSettings()
    tasks = [Task(one, settings) for one in discover([SEEDS], settings)[0]]
    work: Callable[[Task], Document | Notice] = partial(
        read_and_die_once, marker=tmp_path / "killed", path=tasks[2].found.path
    )

    assert map_in_order(work, tasks, cluster=cluster, batch=1) == [read_file(task) for task in tasks]
    assert (tmp_path / "killed").exists()


@pytest.mark.slow
def test_items_are_taken_as_they_are_needed(cluster: str) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(200):
            taken.append(number)
            yield number

    first: list[int] = []

    class Looking(Counting):
        def advance(self, count: int = 1) -> None:
            first.append(len(taken))

    assert map_in_order(square, items(), cluster=cluster, batch=1, progress=Looking())[-1] == 199 * 199
    assert first[0] < 200


def test_an_address_where_nobody_answers_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.execution.cluster.CONNECT_SECONDS", 0.2)

    with pytest.raises(ConfigurationError) as refused:
        map_in_order(square, [1, 2], cluster="tcp://127.0.0.1:9")

    assert refused.value.slug == "cluster-unreachable"
    assert "127.0.0.1:9" in str(refused.value.where)


def test_without_dask_the_command_to_type_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(MissingDependency) as missing:
        map_in_order(square, [1, 2], cluster="tcp://127.0.0.1:8786")

    assert missing.value.hint == "pip install 'briefgen[dask]'"
    assert missing.value.exit_code == 6
