"""Waiting for something to happen in folders, and for being told to stop."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from briefgen.errors import EXIT_SIGNALLED

_STEP_MILLISECONDS = 400
"""How often it is asked for events: what comes together is one change, and a week of nothing costs next to nothing."""
_WAKE_MILLISECONDS = 1_000


class Stop:
    """Whether the program was told to end, and by which signal; `on_stop` is called at once."""

    def __init__(self) -> None:
        self.code = 0
        self.event = threading.Event()
        self.on_stop: Callable[[], None] = _nothing

    @property
    def asked(self) -> bool:
        return self.event.is_set()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Takes the signals that end a program as long as this lasts."""
        before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:  # `nohup` has it ignored
                signal.signal(number, self._take)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _take(self, number: int, frame: FrameType | None) -> None:
        self.code = EXIT_SIGNALLED + number
        self.event.set()
        self.on_stop()


def waiting_for(
    folders: Sequence[Path], stop: Stop, poll: float | None, rescan: float, is_other: Callable[[], bool] = bool
) -> Callable[[float | None], None]:
    """The function that waits until something happens, the given seconds are over, or it is time to look anyhow.

    Args:
        folders: what is watched.
        stop: ends every wait.
        poll: seconds between looks; None awaits the events of the system.
        rescan: the most that any wait lasts, whatever events came or were lost.
        is_other: whether something has changed of which no event tells; asked about once a second.
    """
    if poll is not None:
        return lambda again_in: _pause(stop, min(poll, rescan) if again_in is None else min(poll, again_in, rescan))
    return _Events(folders, stop, rescan, is_other).wait


class _Events:
    """The events of the system, asked for anew when a folder was replaced; without any the folders are looked at."""

    def __init__(self, folders: Sequence[Path], stop: Stop, rescan: float, is_other: Callable[[], bool]) -> None:
        self._folders, self._stop, self._rescan, self._is_other = folders, stop, rescan, is_other
        self._changes: Iterator[object] | None = None
        self._there: list[int | None] = []

    def wait(self, again_in: float | None) -> None:
        until = time.monotonic() + (self._rescan if again_in is None else min(again_in, self._rescan))
        while not self._stop.asked and (left := until - time.monotonic()) > 0:
            if self._is_other():
                return
            there = [_number(folder) for folder in self._folders]
            if self._changes is None or there != self._there:
                is_first = not self._there
                self._there, self._changes = there, None if None in there else self._awaited()
                if not is_first:
                    return  # replaced: look at once
            if self._changes is None or again_in is not None:
                _pause(self._stop, min(left, 1.0))
                if self._changes is None:
                    return
                continue
            try:
                if next(self._changes):
                    return
            except (StopIteration, OSError, RuntimeError):
                self._changes, self._there = None, []

    def _awaited(self) -> Iterator[object] | None:
        from watchfiles import watch

        with suppress(OSError, RuntimeError):  # no more watches, or none on this disk
            return watch(
                *self._folders,
                watch_filter=None,
                step=_STEP_MILLISECONDS,
                rust_timeout=_WAKE_MILLISECONDS,
                yield_on_timeout=True,
                stop_event=self._stop.event,
                raise_interrupt=False,
            )
        return None


def _pause(stop: Stop, seconds: float) -> None:
    stop.event.wait(max(0.01, seconds))


def _number(folder: Path) -> int | None:
    try:
        return folder.stat().st_ino
    except OSError:
        return None


def _nothing() -> None:
    """What is done on a stop while nothing is at work."""
