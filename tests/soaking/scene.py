"""A project with a watcher that sends, a mail server with troubles, and documents that come, change and go."""

from __future__ import annotations

import json
import os
import queue
import random
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.conftest import PAPERS
from tests.processes import MARK, kill_all, left
from tests.publication.conftest import configure, list_people
from tests.publication.post import PASSWORD, Post, serving

PEOPLE = ("Ana", "Ben", "Cleo")
MOST = 8
"""Documents at most: the soak is about what happens between editions, not about large ones."""
_PATIENCE = 300.0


class Scene:
    """The project, its watcher, and the mail server."""

    def __init__(self, folder: Path, post: Post, seed: int) -> None:
        self.project, self.post = folder / "project", post
        self.sources, self.output = self.project / "sources", self.project / "output"
        self.temporary, self.home = folder / "temporary", folder / "home"
        for one in (self.project, self.sources, self.temporary, self.home):
            one.mkdir()
        self.mark = f"soak-{os.getpid()}"
        self.kills = self.with_children = 0
        self._modes = random.Random(seed + 1)
        self._events: queue.Queue[dict[str, str]] = queue.Queue()
        self._watcher: subprocess.Popen[str] | None = None

    @classmethod
    @contextmanager
    def opened(cls, folder: Path, seed: int) -> Iterator[Scene]:
        """The scene with some papers, its watcher at work; all its processes end with it."""
        with serving(folder) as post:
            scene = cls(folder, post, seed)
            for name, text in PAPERS.items():
                (scene.sources / name).write_text(text, encoding="utf-8")
            list_people(scene.project, *PEOPLE)
            configure(scene.project, post)
            try:
                yield scene
            finally:
                kill_all(scene.mark)

    @property
    def environment(self) -> dict[str, str]:
        """Of every process: a temporary folder and a home of its own, so that what is left there is seen."""
        return os.environ | {
            MARK: self.mark,
            "TMPDIR": str(self.temporary),
            "HOME": str(self.home),
            "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
            "BRIEFGEN_MAIL_PASSWORD": PASSWORD,
            "BRIEFGEN_WATCH_SETTLE_SECONDS": "0.2",
            "BRIEFGEN_WATCH_RETRY_SECONDS": "0.5",
        }

    def command(self, *words: str) -> list[str]:
        """What is typed."""
        return [sys.executable, "-m", "briefgen", *words]

    def run(self, *words: str) -> int:
        """Runs a command in the project to its end."""
        done = subprocess.run(
            self.command("-q", *words), cwd=self.project, env=self.environment, check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return done.returncode

    def trouble(self, draw: random.Random) -> None:
        """What the mail server does to the next messages: mostly nothing."""
        self.post.faults.clear()
        self.post.drop.clear()
        who = f"{draw.choice(PEOPLE).lower()}@example.org"
        kind = draw.random()
        if kind < 0.05:
            self.post.faults["rcpt", who] = "550 no such person"
        elif kind < 0.1:
            self.post.faults["data", who] = "451 later"
        elif kind < 0.15:
            self.post.drop["dot"], self.post.keep_dropped = None, draw.random() < 0.5
        elif kind < 0.2:
            self.post.drop["mail"] = None

    def calm(self) -> None:
        """No more troubles."""
        self.post.faults.clear()
        self.post.drop.clear()

    def kill(self, *, after: float, with_children: bool) -> None:
        """Kills the watcher after some seconds, alone or with all that it started; the next one begins when asked."""
        watcher = self._watching()
        time.sleep(after)
        watcher.kill()
        if with_children:
            kill_all(self.mark)
        watcher.wait()
        self._watcher = None
        self.kills += 1
        self.with_children += with_children

    def await_event(self, *kinds: str, seconds: float = _PATIENCE) -> str:
        """Waits until the watcher says one of these; a watcher is started where none lives.

        Raises:
            TimeoutError: it says none of them for so long.
        """
        self._watching()
        until = time.monotonic() + seconds
        while (remaining := until - time.monotonic()) > 0:
            try:
                event = self._events.get(timeout=remaining)
            except queue.Empty:
                break
            if event["event"] in kinds:
                return event["event"]
        raise TimeoutError(f"the watcher said none of {', '.join(kinds)}")

    def stop(self) -> tuple[int, float]:
        """Tells the watcher to end; gives its exit code and the seconds that took."""
        watcher = self._watching()
        began = time.monotonic()
        watcher.send_signal(signal.SIGTERM)
        code = watcher.wait(60)
        self._watcher = None
        seconds = time.monotonic() - began
        left(self.mark, 10)
        return code, seconds

    def _watching(self) -> subprocess.Popen[str]:
        if self._watcher is None:
            how = ["--poll", "0.1"] if self._modes.random() < 0.5 else []
            words = self.command("watch", "--send", "--format", "json,html", "--json", *how)
            self._events = queue.Queue()
            self._watcher = subprocess.Popen(
                words, cwd=self.project, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                text=True,
            )  # fmt: skip
            threading.Thread(target=_listen, args=(self._watcher, self._events), daemon=True).start()
        return self._watcher


def _listen(watcher: subprocess.Popen[str], events: queue.Queue[dict[str, str]]) -> None:
    assert watcher.stdout is not None
    with watcher.stdout as lines:
        for line in lines:
            events.put(json.loads(line))


def change(sources: Path, draw: random.Random, number: int) -> None:
    """One document comes, goes, is renamed, or has a sentence more; two stay."""
    files = sorted(sources.iterdir())
    what = draw.choice(["come", "come", "go", "rename", "revise", "revise"])
    if len(files) >= MOST and what == "come":
        what = "go"
    chosen = draw.choice(files)
    if what == "come" or (what == "go" and len(files) < 4):
        text = draw.choice(list(PAPERS.values())).replace("By ", f"By Number{number} ", 1)
        words = text.split(" ")
        at = draw.randrange(20, len(words) - 20)
        (sources / f"paper-{number}.txt").write_text(" ".join([*words[at:], *words[:at]]), encoding="utf-8")
    elif what == "go":
        chosen.unlink()
    elif what == "rename":
        chosen.rename(sources / f"renamed-{number}.txt")
    else:
        kept = re.sub(r"\n\nThe council should build house number \d+\.\n\Z", "", chosen.read_text("utf-8"))
        chosen.write_text(f"{kept}\n\nThe council should build house number {number}.\n", encoding="utf-8")


def everything_due(project: Path) -> None:
    """Puts the time of the next try into the past, as waiting would."""
    with sqlite3.connect(project / ".briefgen" / "outbox.sqlite3") as connection:
        connection.execute("UPDATE deliveries SET due_at = 0")
    connection.close()
