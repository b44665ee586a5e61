"""How seldom a process looks for objects that nothing reaches any more."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

_COLLECTED_AT = (200_000, 20, 100)
"""New objects, then collections of the youngest, that start a collection. Python's own 700 has it go through what is
alive hundreds of times while a brief is made, a tenth of the processor time, and find next to nothing."""


def collect_rarely() -> None:
    """Has this process look seldom for objects that only hold each other, and not at all when it ends.

    For a process of one task, whose memory the system takes back at its end: taking it apart object by object costs a
    third of a second after a layout.
    """
    gc.set_threshold(*_COLLECTED_AT)
    atexit.register(gc.freeze)


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Has this process look seldom for objects that only hold each other for a while, and as it did before afterwards.

    A threshold that is higher already, and a process that does not look at all, are left as they are.
    """
    before = gc.get_threshold()
    if 0 < before[0] < _COLLECTED_AT[0]:
        gc.set_threshold(*_COLLECTED_AT)
    try:
        yield
    finally:
        gc.set_threshold(*before)
