"""Builds of the watcher: each in a process of its own, and what follows a new edition."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefgen.cli.events import Stop
from briefgen.cli.session import Session
from briefgen.errors import EXIT_SIGNALLED, Locked, NothingToCompare, OutputFailed
from briefgen.watching.watcher import Outcome

_GRACE = 0.8
"""Seconds that a build has to end in order before it is killed."""
_PASSING = frozenset({OutputFailed.exit_code, Locked.exit_code})
"""Exit codes of failures that may pass by themselves: no room, no rights, another run at work."""


class Builds:
    """Makes the brief by `briefgen build`, and sends and publishes what is new.

    `date` is what was typed for it, `excluded` are the patterns of the settings, `beside` folders that are not looked
    into; `after` names what follows a new edition. `made` and `code` tell whether any build was made, and how the last
    one ended.
    """

    def __init__(
        self,
        session: Session,
        sources: Sequence[Path],
        options: Sequence[str],
        output: Path,
        stop: Stop,
    ) -> None:
        self._session, self._options = session, options
        self._asked = [*map(str, sources), "--output", str(output)]
        self._output, self._stop = output, stop
        self.date: str | None = None
        self.beside: tuple[Path, ...] = ()
        self.excluded: tuple[str, ...] = ()
        self.after: list[str] = []
        self.made = False
        self.code = 0

    def make(self, without: tuple[str, ...]) -> Outcome:
        """One build, without the files that have not settled."""
        if not self.made and self.date and not self._is_stale():
            self.made = True
            return Outcome(ok=True, says="nothing has changed since the latest edition")
        self.made = True
        before = self._numbers()
        date = datetime.date.today().isoformat() if self.date == "today" else self.date
        patterns = [*self.excluded, *map(_pattern, without)] if without else []
        left_out = [word for pattern in patterns for word in ("--exclude", pattern)]
        dated = ["--date", date] if date else []
        code, out, err = self._run(["build", *self._asked, *self._options, *dated, *left_out, "--json"])
        self.code = code
        if code:
            stays = "; the last brief stays, and is out of date" if code == NothingToCompare.exit_code else ""
            return Outcome(ok=False, says=_said(err, code) + stays, retry=code in _PASSING)
        made: dict[str, Any] = json.loads(out)
        number = int(made["edition"]["number"])
        is_new = number not in before
        text = f"edition {number}: {made['folder']}"
        failed = self._follow() if is_new else ""
        return Outcome(ok=True, says=text + failed, edition=number, is_new=is_new)

    def _is_stale(self) -> bool:
        """Whether anything but the day has changed since the latest edition; a day alone makes no edition here."""
        code, out, _ = self._run(["status", *self._asked, "--json"])
        try:
            return code != 0 or bool(json.loads(out)["stale"])
        except (ValueError, KeyError):
            return True

    def _follow(self) -> str:
        """Sends and publishes; what fails there is said with the edition, and tried again with the next."""
        said = []
        for command in self.after:
            code, _, err = self._run([command, "--output", str(self._output)])
            if code:
                said.append(f"; {command} failed: {_said(err, code)}")
        return "".join(said)

    def _numbers(self) -> set[int]:
        if not self._output.is_dir():
            return set()
        names = (path.name.partition("-")[0] for path in self._output.iterdir())
        return {int(name) for name in names if name.isdecimal()}

    def _run(self, words: Sequence[str]) -> tuple[int, bytes, bytes]:
        """A command of this program: exit code, results, messages. It ends when the watcher is told to."""
        if self._stop.asked:
            return self._stop.code, b"", b""
        config = ["--config", str(self._session.config)] if self._session.config else []
        command = [sys.executable, "-m", "briefgen", "--log-format", "json", *config, *words]
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        ) as process:
            self._stop.on_stop = lambda: _end(process)
            if self._stop.event.is_set():  # told while the process was being started
                _end(process)
            out, err = process.communicate()
        self._stop.on_stop = lambda: None
        code = process.returncode
        return (code if code >= 0 else EXIT_SIGNALLED - code), out, err


def _end(process: subprocess.Popen[bytes]) -> None:
    """Tells a process to end; it is killed when it does not."""
    process.terminate()
    killer = threading.Timer(_GRACE, process.kill)
    killer.daemon = True
    killer.start()


def _pattern(path: str) -> str:
    """A file as a pattern of what is not read: its name, with the characters that would stand for others escaped."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in Path(path).name)


def _said(err: bytes, code: int) -> str:
    """The error among the messages of a build."""
    for line in reversed(err.decode("utf-8", "replace").splitlines()):
        try:
            message = json.loads(line)
        except ValueError:
            continue
        if isinstance(message, dict) and message.get("level") == "error":
            where = f" ({message['where']})" if message.get("where") else ""
            return f"{message.get('message')}{where}; {message.get('hint')}"
    return f"the build ended with {code}"
