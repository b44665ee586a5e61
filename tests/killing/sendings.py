"""Sendings that are killed: nothing is lost, and nothing is sent twice by itself (rows M7, M8, M9)."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.publication.outbox import read_deliveries
from tests.killing.forked import Program, loaded
from tests.publication.conftest import configure, edition, list_people
from tests.publication.post import Post, serving

PEOPLE = ("Ana", "Ben", "Cleo", "Dan", "Eva")


class Sending:
    """A project with an edition to send, a copy for each run, and a real server."""

    def __init__(self, program: Program, folder: Path, post: Post) -> None:
        self._program, self._folder, self._post = program, folder, post
        self._start = folder / "start"
        self._start.mkdir()
        configure(self._start, post)
        list_people(self._start, *PEOPLE)
        edition(self._start)
        assert program.load(self._copy("first"), ("send",)).code == 0
        post.mailbox.clear()
        done = program.run(self._copy("whole"), ("send",))
        assert (done.code, len(post.mailbox)) == (0, len(PEOPLE))
        self.moments = done.moments
        self.unsure = 0

    def faults(self, moment: int) -> list[str]:
        """What is not as promised after a run that was killed at that moment, and after the next one."""
        here = self._copy(f"killed-{moment}")
        self._post.mailbox.clear()
        killed = self._program.run(here, ("send",), killed_at=moment)
        found = [] if killed.code == -9 else [f"it ended with {killed.code}"]
        if (queued := len(read_deliveries(here))) not in (0, len(PEOPLE)):
            found.append(f"{queued} of {len(PEOPLE)} were queued")
        again = self._program.run(here, ("send",))
        rows = read_deliveries(here)
        arrived = Counter(self._post.recipients())
        states = Counter(str(one.state) for one in rows)
        if {one.address for one in rows} != {f"{name.lower()}@example.org" for name in PEOPLE}:
            found.append("somebody is not in the ledger")
        if states.keys() - {"sent", "uncertain"} or states["uncertain"] > 1:
            found.append(f"the ledger has {dict(states)}")
        if again.code != (8 if states["uncertain"] else 0):
            found.append(f"the next run ended with {again.code}")
        found += [
            f"{one.recipient} is {one.state} and got {arrived[one.address]}"
            for one in rows
            if arrived[one.address] > 1 or (one.state == "sent" and not arrived[one.address])
        ]
        self.unsure += states["uncertain"]
        shutil.rmtree(here)
        return [f"moment {moment} of {self.moments}: {one}" for one in found]

    def _copy(self, name: str) -> Path:
        return Path(shutil.copytree(self._start, self._folder / name, symlinks=True))


@contextmanager
def sending(folder: Path) -> Iterator[Sending]:
    """The scene, and the program that sends in it. BRIEFGEN_MAIL_PASSWORD has to be in the environment."""
    with serving(folder) as post, loaded("lines") as program:
        yield Sending(program, folder, post)
