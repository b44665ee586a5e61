"""Builds a brief beside hostile files through the real command line, within limits, and keeps what is needed to judge it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer

from tests.hostile.case import GOOD, Case, Kind, Place
from tests.hostile.watching import Watch, watched

SECONDS = 60
"""Processor time that a run with one case may take. The clock gets more: other work may go on beside it."""
PATIENCE = 150
MEMORY = 4 * 1024**3

FILE_SECRET = "kingfisher under the weir"
"""Stands in a file beside the folder of sources: whatever refers to it must not bring it into an output."""
ENVIRONMENT_SECRET = "heron above the sluice"

_HASHED = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A run: how it ended, what it said and took, what was seen of it, and the files around it before and after."""

    code: int
    out: str
    err: str
    seconds: float
    peak: int
    is_late: bool
    watch: Watch
    before: dict[str, str]
    after: dict[str, str]


def prepare(root: Path, url: str, case: Case) -> Place:
    """A place with the good essays and a planted secret, whose output lies where the case says."""
    said = dict(pairwise(case.words)).get("--output", "") if case.expected.kind is Kind.BUILT else ""
    place = Place(root=root, url=url, written=said.removeprefix("{root}/") or "output")
    for folder in (place.sources, place.outside, place.work, place.home, place.temporary):
        folder.mkdir(parents=True)
    place.secret.write_text(f"The council should sell the {FILE_SECRET} to nobody before the summer.\n")
    for name, text in GOOD.items():
        (place.sources / name).write_text(text, encoding="utf-8")
    return place


def build(place: Place, case: Case | None = None, *, formats: str = "pdf,html,json", seconds: int = PATIENCE) -> Ran:
    """Runs `briefgen build` on the sources of the place; of the case, its words and surroundings count."""
    sources: Sequence[str | bytes | Path] = case.sources(place) if case and case.sources else [place.sources]
    words = [word.replace("{root}", str(place.root)) for word in (case.words if case else ())]
    configured = place.work / "briefgen.toml"
    says_where = "--output" in words or (configured.is_file() and b"folder =" in configured.read_bytes()[:1_000])
    typed = [*words] if says_where else ["--output", str(place.output), *words]
    if "--format" not in words:
        typed = ["--format", formats, *typed]
    prefix = [word.replace("{root}", str(place.root)) for word in (case.prefix if case else ())]
    command = [*prefix, sys.executable, "-m", "briefgen", "--log-format", "json", "build", *typed, "--", *sources]
    with watched(place.outside) as watch, (case.meanwhile if case else _nothing)(place):
        environment = _environment(place, watch, case.environment if case else {})
        before = snapshot(place)
        ended = _run(command, place.work, environment, seconds)
    return Ran(watch=watch, before=before, after=snapshot(place), **ended)


def _nothing(place: Place) -> contextlib.AbstractContextManager[None]:
    return contextlib.nullcontext()


def _environment(place: Place, watch: Watch, more: dict[str, str]) -> dict[str, str]:
    """Of our own environment nothing but the path; a value of `more` that is "-" takes the variable away."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(place.home),
        "TMPDIR": str(place.temporary),
        "PYTHONPATH": watch.folder,
        "LC_ALL": "C.UTF-8",
        "DATABASE_PASSWORD": ENVIRONMENT_SECRET,
        **{name: value.replace("{root}", str(place.root)) for name, value in more.items()},
    }
    return {name: value for name, value in environment.items() if value != "-"}


def _run(
    command: Sequence[str | bytes | Path], folder: Path, environment: dict[str, str], seconds: int
) -> dict[str, object]:
    with TemporaryFile() as out, TemporaryFile() as err:
        process = subprocess.Popen(
            command,
            cwd=folder if folder.exists() else "/",
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
            preexec_fn=_limited,
        )
        timer = Timer(seconds, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        _, status, used = os.wait4(process.pid, 0)
        is_late = not timer.is_alive()
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        with contextlib.suppress(ProcessLookupError):  # whoever outlives the program
            os.killpg(process.pid, signal.SIGKILL)
        said = []
        for stream in (out, err):
            stream.seek(0)
            said.append(stream.read().decode("utf-8", "backslashreplace"))
    return {
        "code": process.returncode,
        "out": said[0],
        "err": said[1],
        "seconds": used.ru_utime + used.ru_stime,
        "peak": used.ru_maxrss * 1024,
        "is_late": is_late,
    }


def _limited() -> None:
    """The program and each of its children may map so much memory, and leave no core dump."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def snapshot(place: Place) -> dict[str, str]:
    """Everything below the place but the output: kind, mode, time, and content of each file by its relative path."""
    found = {}
    for path in _below(place.root, place.output):
        about = os.lstat(path)
        kind = stat.S_IFMT(about.st_mode)
        what = f"{about.st_mode:o}"
        if kind == stat.S_IFREG:
            what += f" {about.st_size} {about.st_mtime_ns} {_content(path, about.st_size)}"
        elif kind == stat.S_IFLNK:
            what += f" {os.readlink(path)!r}"
        found[os.fsencode(os.path.relpath(path, place.root)).decode("utf-8", "backslashreplace")] = what
    return found


def _content(path: str, size: int) -> str:
    if size > _HASHED:
        return ""
    try:
        with open(path, "rb") as opened:
            return hashlib.sha256(opened.read()).hexdigest()[:16]
    except OSError:
        return ""


def _below(folder: Path, but: Path) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if os.path.join(here, name) != str(but)]
        for name in (*folders, *names):
            yield os.path.join(here, name)
