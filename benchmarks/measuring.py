"""What the benchmarks share: what a process and its children take, and bars that are met or missed."""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a command took, with every process that it waited for: processor seconds (user and system), seconds on the
    clock, megabytes at most in one process; and what it printed."""

    processor: float
    clock: float
    megabytes: float
    output: str = ""


def spent(command: Sequence[object], environment: Mapping[str, str] | None = None, folder: Path = ROOT) -> Spent:
    """Runs a command in a fresh process, from the repository's folder, and says what it took.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    words = [str(word) for word in command]
    began = time.perf_counter()
    process = subprocess.Popen(words, cwd=folder, env=environment, stdout=subprocess.PIPE)
    assert process.stdout is not None
    output = process.stdout.read().decode()
    process.stdout.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words, output)
    return Spent(
        processor=used.ru_utime + used.ru_stime,
        clock=time.perf_counter() - began,
        megabytes=used.ru_maxrss / 1024,
        output=output,
    )


def processor(*, children: bool = True) -> float:
    """Processor seconds of this process until now; with all children that have ended."""
    used = [resource.getrusage(resource.RUSAGE_SELF)]
    if children:
        used.append(resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def processor_of_children(root: int) -> dict[int, float]:
    """Processor seconds of every living child of a process, with all that it has started. Linux only."""
    parents, seconds = {}, {}
    tick = os.sysconf("SC_CLK_TCK")
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        process = int(folder.name)
        parents[process] = int(fields[1])
        seconds[process] = sum(map(int, fields[11:15])) / tick  # its own, and of its children that have ended
    found: dict[int, float] = {}
    for process, used in seconds.items():
        at = process
        while at in parents and parents[at] != root:
            at = parents[at]
        if at in parents:
            found[at] = found.get(at, 0.0) + used
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A figure and the bar for it: `most` that it may be, or `least` that it must be."""

    name: str
    figure: float
    most: float | None = None
    least: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether the figure, rounded as it is printed, does not miss the bar."""
        figure = round(self.figure, 3)
        return (self.most is None or figure <= self.most) and (self.least is None or figure >= self.least)

    def row(self) -> str:
        """Bar, figure and outcome on one line."""
        bar = f"<= {self.most:g}" if self.most is not None else f">= {self.least:g}"
        return f"{bar:>9}  {self.figure:9.3f}  {'met   ' if self.is_met else 'MISSED'}  {self.name}"


HEADING = f"{'bar':>9}  {'measured':>9}  {'':6}  what"


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of every benchmark: `--check`, and `--bars FILE` for the one that runs them all."""
    parser.add_argument("--check", action="store_true", help="fail when a bar is missed")
    parser.add_argument("--bars", type=Path, help=argparse.SUPPRESS)


def concluded(bars: Sequence[Bar], arguments: argparse.Namespace) -> int:
    """Prints the bars, hands them on, and gives the exit code: 1 with `--check` when one is missed, else 0."""
    print(HEADING)
    for bar in bars:
        print(bar.row())
    if arguments.bars:
        with arguments.bars.open("a", encoding="utf-8") as stream:
            stream.writelines(json.dumps(asdict(bar)) + "\n" for bar in bars)
    return int(arguments.check and not all(bar.is_met for bar in bars))


def read_bars(file: Path) -> Iterator[Bar]:
    """The bars that benchmarks have handed on."""
    if file.exists():
        for line in file.read_text(encoding="utf-8").splitlines():
            yield Bar(**json.loads(line))


@contextmanager
def dask_cluster(folder: Path, workers: int) -> Iterator[tuple[str, int]]:
    """A Dask scheduler on loopback with so many workers, each a process with one thread.

    Gives its address, and the number of the process whose children the workers are.

    The folder is where it may write. All its processes are killed at the end.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder)}
    started = []

    def start(*words: str, listened: bool = False) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "dask", *words]
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if listened else subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    try:
        scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", listened=True)
        assert scheduler.stderr
        address = next(line.split()[-1] for line in scheduler.stderr if "Scheduler at:" in line)
        options = ("--host", "127.0.0.1", "--nworkers", str(workers), "--nthreads", "1", "--no-dashboard")
        parent = start("worker", address, *options, "--death-timeout", "60")
        from distributed import Client

        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)
        yield address, parent.pid
    finally:
        for process in reversed(started):
            os.killpg(process.pid, 9)
        for process in started:
            process.communicate()
