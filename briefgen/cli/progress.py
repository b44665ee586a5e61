"""How far the work has got: bars on a terminal, lines in the log."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from briefgen.cli.session import LogFormat, Session
from briefgen.execution import NoProgress, Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID


def progress_of(session: Session) -> Progress:
    """The one that suits the terminal and the options."""
    if session.quiet:
        return NoProgress()
    if session.verbosity:
        return LoggedSteps(session)
    if session.log_format is LogFormat.JSON:  # bars are not JSON
        return NoProgress()
    if session.wants_progress and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        return StepBars(color=session.color)
    return NoProgress()


class LoggedSteps:
    """A line for every finished step, with its items and seconds."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._step = ""
        self._number = 0
        self._done = 0
        self._began = 0.0

    def start(self, step: str, total: int | None = None) -> None:
        self.finish()
        self._number += 1
        self._step, self._done, self._began = step, 0, time.monotonic()

    def advance(self, count: int = 1) -> None:
        self._done += count

    def finish(self) -> None:
        if not self._step:
            return
        seconds = round(time.monotonic() - self._began, 2)
        items = f"{self._done} done, " if self._done else ""
        text = f"step {self._number}, {self._step}: {items}{seconds} s"
        self._session.tell("info", text, step=self._step, items=self._done, seconds=seconds)
        self._step = ""


class StepBars:
    """A bar for the step at work; it goes away when the step is over, so that nothing is left on the screen."""

    def __init__(self, *, color: bool) -> None:
        self._color = color
        self._bars: Bars | None = None
        self._task: TaskID | None = None

    def start(self, step: str, total: int | None = None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

        self.finish()
        columns = [SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn()]
        console = Console(stderr=True, no_color=not self._color)
        counted = [MofNCompleteColumn()] if total else []
        self._bars = Progress(*columns, *counted, console=console, transient=True)
        self._task = self._bars.add_task(step, total=total)
        self._bars.start()

    def advance(self, count: int = 1) -> None:
        if self._bars is not None and self._task is not None:
            self._bars.advance(self._task, count)

    def finish(self) -> None:
        if self._bars is not None:
            self._bars.stop()
        self._bars = self._task = None
