"""Builds that are killed: the edition before or the new one, whole, and the next run cleans up (row W8)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.store import locked
from tests.cli.conftest import PAPERS
from tests.killing.forked import Program, loaded

ADDED = """Sell the branch

By Ada Berg

The branch at the station costs too much. The council should sell the branch. It should keep the main house open.
"""
WORDS = ("build", "papers", "--date", "2026-11-22", "--format")


class Building:
    """A folder with an edition and a document more, a copy for each run; and what the next edition is."""

    def __init__(self, program: Program, folder: Path, formats: str) -> None:
        self._program, self._folder, self.words = program, folder, (*WORDS, formats)
        start = folder / "start"
        (start / "papers").mkdir(parents=True)
        for name, text in PAPERS.items():
            (start / "papers" / name).write_text(text, encoding="utf-8")
        assert program.load(start, self.words).code == 0
        (start / "papers" / "berg.txt").write_text(ADDED, encoding="utf-8")
        self._start, self._before = start, published(start)
        whole = self.copy("whole")
        done = program.run(whole, self.words)
        assert done.code == 0
        self.moments, self._after = done.moments, published(whole)
        assert self._after.keys() > self._before.keys()

    def faults(self, moment: int) -> list[str]:
        """What is not as promised after a build that was killed at that moment, and after the next one."""
        here = self.copy(f"killed-{moment}")
        done = self._program.run(here, self.words, killed_at=moment)
        found = [] if done.code == -9 else [f"it ended with {done.code}"]
        found += self.unwhole(here)
        found += self.unclean(here)
        shutil.rmtree(here)
        return [f"moment {moment} of {self.moments}: {one}" for one in found]

    def unwhole(self, here: Path) -> list[str]:
        """What is neither the edition before nor the new one: whatever stands there has the bytes it should have."""
        there = published(here)
        old = self._before.keys() - {LATEST}
        found = [f"{name} has changed" for name in sorted(old) if there.get(name) != self._before[name]]
        new = {name for name in self._after if name not in self._before}
        if new & there.keys() and any(there.get(name) != self._after[name] for name in new):
            found.append("the new edition is not whole")
        if there.get(LATEST) not in (self._before[LATEST], self._after[LATEST]):
            found.append(f"latest points at {there.get(LATEST)!r}")
        if there.get(LATEST) == self._after[LATEST] and not new & there.keys():
            found.append("latest points at an edition that is not there")
        return found

    def unclean(self, here: Path) -> list[str]:
        """What the next run did not put right."""
        done = self._program.run(here, self.words)
        found = [] if done.code == 0 else [f"the next run ended with {done.code}"]
        if published(here) != self._after:
            found.append("the next run made something else")
        with locked(here / "output"):  # a lock of a dead process means nothing; it goes with the next that is held
            pass
        kept = (here / "output" / ".briefgen").rglob(".*")
        hidden = [path for path in (here / "output").iterdir() if path.name[0] == "." and path.name != ".briefgen"]
        if left := [path.name for path in (*kept, *hidden)]:
            found.append(f"left behind: {', '.join(left)}")
        return found

    def copy(self, name: str) -> Path:
        """The folder anew, for one run."""
        return Path(shutil.copytree(self._start, self._folder / name, symlinks=True))


LATEST = "latest"


def published(folder: Path) -> dict[str, bytes]:
    """The editions: every file with its bytes, and where `latest` points."""
    output = folder / "output"
    found = {
        path.relative_to(output).as_posix(): path.read_bytes()
        for edition in output.iterdir()
        if edition.name[0].isdecimal()
        for path in edition.iterdir()
    }
    if (output / LATEST).is_symlink():
        found[LATEST] = str((output / LATEST).readlink()).encode()
    return found


@contextmanager
def building(folder: Path, formats: str = "json,html") -> Iterator[Building]:
    """The scene, and the program that builds in it."""
    with loaded("operations") as program:
        yield Building(program, folder, formats)
