"""The same results in the same order, whoever does the work, and whoever dies meanwhile."""

from __future__ import annotations

import gc
import math
import operator
import os
import pickle
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.documents import read_corpus
from briefgen.documents.reading import read_file
from briefgen.documents.tasks import Task
from briefgen.errors import ConfigurationError, MissingDependency, OutputFailed
from briefgen.execution import MOST_LOSSES, collecting_rarely, get_ready, in_order, in_order_sharing, map_in_order, pool
from briefgen.execution.frames import packed, unpacked
from briefgen.execution.interpreter import python
from briefgen.execution.pool import close
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


@pytest.mark.parametrize("threshold", [(700, 10, 10), (0, 10, 10), (10**6, 5, 5)])
def test_what_looks_seldom_for_a_while_leaves_the_process_as_it_was(threshold: tuple[int, int, int]) -> None:
    before = gc.get_threshold()
    try:
        gc.set_threshold(*threshold)
        with pytest.raises(KeyError), collecting_rarely():
            assert gc.get_threshold()[0] == (threshold[0] if threshold[0] != 700 else 200_000)
            raise KeyError("over")
        assert gc.get_threshold() == threshold
    finally:
        gc.set_threshold(*before)


def test_a_killed_process_changes_no_result(tmp_path: Path) -> None:
    progress = Counting()
    work = partial(die_once, marker=tmp_path / "killed", at=7)

    assert map_in_order(work, range(20), jobs=2, progress=progress) == [number * number for number in range(20)]
    assert (tmp_path / "killed").exists()
    assert progress.done == 20


def test_a_process_killed_while_it_reads_changes_no_document(tmp_path: Path) -> None:
    from briefgen.documents.finding.discovery import discover

    settings = ReadingSettings()
    tasks = [Task(one, settings) for one in discover([SEEDS], settings)[0]]
    work: Callable[[Task], Document | Notice] = partial(
        read_and_die_once, marker=tmp_path / "killed", path=tasks[2].found.path
    )

    assert map_in_order(work, tasks, jobs=2, batch=1) == [read_file(task) for task in tasks]
    assert (tmp_path / "killed").exists()


def test_what_the_work_raises_is_raised_here_and_the_next_work_is_done() -> None:
    with pytest.raises(ValueError, match="math domain error"):
        map_in_order(math.sqrt, [4, -1, 9], jobs=2)

    assert map_in_order(math.sqrt, [4, 9], jobs=2) == [2, 3]


def test_work_that_is_not_waited_for_to_its_end_leaves_the_next_undisturbed() -> None:
    results = in_order(square, range(100), jobs=2)
    assert [next(results), next(results)] == [0, 1]
    del results

    assert map_in_order(square, range(20), jobs=2) == [number * number for number in range(20)]


def test_work_within_work_has_workers_of_its_own() -> None:
    outer = in_order(square, range(2), jobs=2)
    assert [map_in_order(square, [one, one], jobs=2) for one in outer] == [[0, 0], [1, 1]]


@pytest.mark.parametrize("jobs", [1, 2, -1])
def test_a_large_value_is_shared_by_the_items_that_name_it(jobs: int) -> None:
    items = [("few" if number % 3 else "many", number) for number in range(40)]

    found = in_order_sharing(operator.add, {"few": 1_000, "many": 9_000}, items, jobs=jobs)

    assert list(found) == [number + (1_000 if number % 3 else 9_000) for number in range(40)]


@given(counts=st.lists(st.integers(0, 200_000), max_size=30), batch=st.integers(1, 9))
@settings(max_examples=15)
def test_results_of_any_size_come_in_order(counts: list[int], batch: int) -> None:
    assert map_in_order(bytes, counts, jobs=2, batch=batch) == [bytes(count) for count in counts]


def test_workers_end_with_the_process_that_started_them_however_it_ends() -> None:
    program = """
import os, signal, sys
from briefgen.execution import in_order
print(*[next(in_order(abs, [1, 2, 3], jobs=2))], flush=True)
results = in_order(abs, range(1000), jobs=2)
next(results)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, timeout=60, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )  # fmt: skip

    # Its end is waited for by reading what the workers, too, could still write to.
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGKILL, b"1\n", b"")


def has_loaded(module: str) -> tuple[int, bool]:
    return os.getpid(), module in sys.modules


def test_workers_started_before_there_is_work_do_it_and_have_loaded_what_it_needs() -> None:
    close()
    assert not any(loaded for _, loaded in map_in_order(has_loaded, ["colorsys"] * 8, jobs=2, batch=1))
    get_ready(["colorsys"], most=2, jobs=2)
    found = map_in_order(has_loaded, ["colorsys"] * 8, jobs=2, batch=1)
    assert all(loaded for _, loaded in found)
    assert os.getpid() not in {process for process, _ in found}


def test_no_more_workers_are_made_ready_than_have_work_and_none_where_this_process_does_all() -> None:
    close()
    get_ready(["json"], most=2, jobs=1)
    assert pool._Current.pool is None
    get_ready(["json"], most=1, jobs=3)
    assert pool._Current.pool is not None and len(pool._Current.pool.workers) == 1
    get_ready(["json"], most=2, jobs=2)
    assert len(pool._Current.pool.workers) == 2
    close()


def test_a_worker_lost_before_there_is_work_is_replaced() -> None:
    close()
    get_ready(["json"], most=2, jobs=2)
    assert pool._Current.pool is not None
    for worker in pool._Current.pool.workers:
        worker.process.kill()
        worker.process.wait()
    get_ready(["json"], most=2, jobs=2)
    assert map_in_order(square, range(20), jobs=2) == [number * number for number in range(20)]


def test_work_within_work_may_make_workers_ready() -> None:
    numbers = in_order(square, range(6), jobs=2)
    first = next(numbers)
    get_ready(["json"], most=2, jobs=2)
    assert [first, *numbers] == [0, 1, 4, 9, 16, 25]


@dataclass(frozen=True, slots=True)
class Terse:
    """A value that says itself how it is packed."""

    number: int

    def __reduce__(self) -> tuple[object, ...]:
        return Terse, (self.number + 1,)


@dataclass(frozen=True, slots=True)
class Named:
    name: str


@dataclass(frozen=True, slots=True)
class Dated(Named):
    """A value with slots of its own and of another."""

    year: int


@dataclass
class Open:
    name: str


def test_what_goes_through_the_pipes_comes_out_as_it_was() -> None:
    corpus = read_corpus([SEEDS], ReadingSettings())
    read = unpacked(packed(corpus))
    assert read == corpus and repr(read) == repr(corpus)
    assert len(packed(corpus)) <= len(pickle.dumps(corpus))
    assert unpacked(packed(Terse(1))) == Terse(2)
    for value in (Named("a"), Dated("a", 1990), Open("a"), [Named("a")] * 2, Named, {"a": (Open("b"), None)}):
        assert unpacked(packed(value)) == value


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
    from briefgen.documents.finding.discovery import discover

    settings = ReadingSettings()
    tasks = [Task(one, settings) for one in discover([SEEDS], settings)[0]]
    work: Callable[[Task], Document | Notice] = partial(
        read_and_die_once, marker=tmp_path / "killed", path=tasks[2].found.path
    )

    assert map_in_order(work, tasks, cluster=cluster, batch=1) == [read_file(task) for task in tasks]
    assert (tmp_path / "killed").exists()


@pytest.mark.slow
def test_a_batch_on_a_cluster_that_loses_a_worker_is_the_batch_of_one_process(cluster: str, tmp_path: Path) -> None:
    from distributed import Client

    from briefgen.batch import Outcome, read_plan, run_batch

    briefs = "".join(f'[[brief]]\nname = "b{number}"\npage.title = "Brief {number}"\n' for number in range(4))
    plan = tmp_path / "plan.toml"
    plan.write_text(f'sources = "{SEEDS}"\n[defaults]\npage.formats = ["json", "html"]\n{briefs}', encoding="utf-8")

    def made() -> dict[str, bytes]:
        found = sorted((tmp_path / "output").rglob("brief.*"))
        return {str(file.relative_to(tmp_path)): file.read_bytes() for file in found}

    run_batch(read_plan(plan))
    alone = made()
    shutil.rmtree(tmp_path / "output")
    killed: list[int] = []

    def kill(outcome: Outcome) -> None:
        if not killed:
            with Client(cluster, set_as_default=False) as client:
                killed.append(next(iter(client.run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    progress = Counting()
    outcomes = run_batch(read_plan(plan), cluster=cluster, tell=kill, progress=progress)

    assert [outcome.state.value for outcome in outcomes] == ["made"] * 4
    assert killed and made() == alone and len(alone) == 8
    assert progress.done == 4


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


def test_a_process_of_the_program_writes_compiled_modules_only_where_its_parent_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert python("briefgen.cli", "--help") == [sys.executable, "-P", "-B", "-m", "briefgen.cli", "--help"]
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert python("briefgen.cli") == [sys.executable, "-P", "-m", "briefgen.cli"]
