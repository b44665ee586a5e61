"""The program in forks of one process that has loaded everything: a run costs what the work costs, and may be killed at
its n-th moment.

A moment is an operation that changes the disk or starts a process, seen before it is done (`operations`), or a line of
the code that queues and sends (`lines`). One run that is not killed says how many there are.
"""

from __future__ import annotations

import json
import os
import signal
import smtplib
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import briefgen
from briefgen.cli import main as typed

ROOT = Path(__file__).resolve().parents[2]
_PACKAGE = Path(briefgen.__file__).parent
_CHANGING = frozenset(
    {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate", "os.chmod",
     "subprocess.Popen", "fcntl.flock", "shutil.rmtree"}
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True, kw_only=True)
class Done:
    """How a run ended: exit code (minus the signal), and how many moments it had; -1 when it was killed."""

    code: int
    moments: int


class Program:
    """The program, loaded; `run` types words in a folder."""

    def __init__(self, process: subprocess.Popen[str], kind: str) -> None:
        self._process, self._kind = process, kind

    def load(self, folder: Path, words: Sequence[str]) -> Done:
        """Runs the program in a folder in the process itself, so that all forks after it have what it loads."""
        return self._order(folder, words, "load", 0)

    def run(self, folder: Path, words: Sequence[str], *, killed_at: int = 0) -> Done:
        """Runs the program in a folder, killed by SIGKILL at its n-th moment; 0 lets it end."""
        return self._order(folder, words, self._kind, killed_at)

    def _order(self, folder: Path, words: Sequence[str], kind: str, killed_at: int) -> Done:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        order = {"folder": str(folder), "words": list(words), "kind": kind, "at": killed_at}
        stdin.write(f"{json.dumps(order)}\n")
        stdin.flush()
        return Done(**json.loads(stdout.readline()))


@contextmanager
def loaded(kind: str) -> Iterator[Program]:
    """The program in a process of its own; `kind` is "operations" or "lines"."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "tests.killing.forked"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True
    ) as process:
        yield Program(process, kind)
        assert process.stdin is not None
        process.stdin.close()


def spread(moments: int, count: int) -> list[int]:
    """So many of the moments, evenly spread, from the first to the last."""
    if count >= moments:
        return list(range(1, moments + 1))
    return [1 + round(at * (moments - 1) / (count - 1)) for at in range(count)]


def main() -> None:
    """Takes orders, a line each."""
    answers = os.fdopen(os.dup(1), "w")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):  # what the program says is not asked for
        os.dup2(nowhere, stream)
    for line in sys.stdin:
        order = json.loads(line)
        if order["kind"] == "load":
            os.chdir(order["folder"])
            answers.write(f"{json.dumps({'code': typed(order['words']), 'moments': 0})}\n")
            answers.flush()
            continue
        out, into = os.pipe()
        child = os.fork()
        if child == 0:
            _run(order, into)
        os.close(into)
        with os.fdopen(out) as counted:
            moments = int(counted.read() or -1)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        answers.write(f"{json.dumps({'code': code, 'moments': moments})}\n")
        answers.flush()


def _run(order: dict[str, Any], into: int) -> None:
    os.chdir(order["folder"])
    count = 0

    def pass_moment() -> None:
        nonlocal count
        count += 1
        if count == order["at"]:
            os.kill(os.getpid(), signal.SIGKILL)

    (_count_operations if order["kind"] == "operations" else _count_lines)(pass_moment)
    code = typed(order["words"])
    sys.settrace(None)
    total = count
    os.write(into, str(total).encode())
    os._exit(code)


def _count_operations(pass_moment: Callable[[], None]) -> None:
    def hear(event: str, what: tuple[Any, ...]) -> None:
        if event in _CHANGING or (event == "open" and what[2] & _WRITING and what[0] != os.devnull):
            pass_moment()

    sys.addaudithook(hear)


def _count_lines(pass_moment: Callable[[], None]) -> None:
    files = {str(path) for path in (_PACKAGE / "publication").glob("*.py")}
    files |= {str(_PACKAGE / "cli" / "sending.py"), smtplib.__file__}

    def on_line(frame: FrameType, event: str, _: object) -> Any:
        if event == "line":
            pass_moment()
        return on_line

    def on_call(frame: FrameType, event: str, _: object) -> Any:
        return on_line if frame.f_code.co_filename in files else None

    sys.settrace(on_call)


if __name__ == "__main__":
    main()
