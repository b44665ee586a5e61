"""How seldom a process looks for objects that nothing reaches any more."""

from __future__ import annotations

import atexit
import gc

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
