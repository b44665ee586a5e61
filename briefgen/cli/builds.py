"""Builds of the watcher: each in a process of its own."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from briefgen.cli.running import Commands
from briefgen.cli.session import Session
from briefgen.errors import Locked, NothingToCompare, OutputFailed
from briefgen.watching.watcher import Outcome

_PASSING = frozenset({OutputFailed.exit_code, Locked.exit_code})
"""Exit codes of failures that may pass by themselves: no room, no rights, another run at work."""


class Builds:
    """Makes the brief by `briefgen build`.

    `output` is the folder of the editions, `date` what was typed for it, `copies` gives the options that have copies
    for single readers made. `made` and `code` tell whether any build was made, and how the last one ended.
    """

    def __init__(
        self,
        session: Session,
        commands: Commands,
        sources: Sequence[Path],
        options: Sequence[str],
        output: Path,
    ) -> None:
        self._session, self._commands, self._options = session, commands, options
        self._sources = [*map(str, sources)]
        self.output = output
        self.date: str | None = None
        self.copies: Callable[[], list[str]] = list
        self.made = False
        self.code = 0

    def make(self, without: tuple[str, ...]) -> Outcome:
        """One build, without the files that have not settled."""
        if not self.output.is_dir():  # it was there when the watcher began: a disk that is not mounted, perhaps
            self.made, self.code = True, OutputFailed.exit_code
            says = f"the output folder is gone: {self.output}; it is waited for, and no other is begun in its place"
            return Outcome(ok=False, says=says, retry=True)
        if not self.made and self.date and not self._is_stale():
            self.made = True
            return Outcome(ok=True, says="nothing has changed since the latest edition")
        self.made = True
        before = numbers(self.output)
        date = datetime.date.today().isoformat() if self.date == "today" else self.date
        left_out = [word for path in without for word in ("--unsettled", _pattern(path))]
        dated = ["--date", date] if date else []
        words = ["build", *self._asked, *self._options, *dated, *left_out, *self.copies(), "--json"]
        done = self._commands.run(words, self._session.config)
        self.code = done.code
        if done.code:
            stays = "; the last brief stays, and is out of date" if done.code == NothingToCompare.exit_code else ""
            return Outcome(ok=False, says=done.says + stays, retry=done.code in _PASSING)
        made: dict[str, Any] = json.loads(done.out)
        number = int(made["edition"]["number"])
        is_new = number not in before
        return Outcome(ok=True, says=f"edition {number}: {made['folder']}", edition=number, is_new=is_new)

    @property
    def _asked(self) -> list[str]:
        return [*self._sources, "--output", str(self.output)]

    def _is_stale(self) -> bool:
        """Whether anything but the day has changed since the latest edition; a day alone makes no edition here."""
        done = self._commands.run(["status", *self._asked, "--json"], self._session.config)
        try:
            return done.code != 0 or bool(json.loads(done.out)["stale"])
        except (ValueError, KeyError):
            return True


def numbers(output: Path) -> set[int]:
    """The numbers of the editions in an output folder."""
    if not output.is_dir():
        return set()
    names = (path.name.partition("-")[0] for path in output.iterdir())
    return {int(name) for name in names if name.isdecimal()}


def _pattern(path: str) -> str:
    """A file as a pattern of what is not read: its name, with the characters that would stand for others escaped."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in Path(path).name)
