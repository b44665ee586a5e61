"""Stretches of work that a signal to end does not cut in two, if they are done soon."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@contextmanager
def finished(seconds: float) -> Iterator[None]:
    """What is done within is finished before the program takes a signal to end, unless that lasts too long.

    A message that is on its way when a watcher is told to end would be uncertain for ever, and a person would have to
    ask whether it arrived: a tenth of a second more, and it is known.

    Args:
        seconds: how long after the signal it is cut all the same.

    Raises:
        Whatever the program's own handler of the signal raises, at the end or when the time is over.
    """
    if threading.current_thread() is not threading.main_thread():  # signals are taken by the main thread
        yield
        return
    before = {int(number): handler for number in _ENDING if callable(handler := signal.getsignal(number))}
    taken: list[tuple[int, FrameType | None]] = []

    def keep(number: int, frame: FrameType | None) -> None:
        if not taken:
            signal.setitimer(signal.ITIMER_REAL, seconds)
        taken.append((number, frame))

    def cut(number: int, frame: FrameType | None) -> None:
        before[taken[0][0]](*taken[0])

    alarm = signal.signal(signal.SIGALRM, cut)
    try:
        for number in before:
            signal.signal(number, keep)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.signal(signal.SIGALRM, alarm)
    if taken:
        before[taken[0][0]](*taken[0])
