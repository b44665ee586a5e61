"""The process that fuzzes one target: `python -m tests.fuzz.trying TARGET SEED FIRST LAST SECONDS`.

Prints the number of every try before it, so that whoever started it knows which one ended it, and a line for each that raised.
"""

from __future__ import annotations

import resource
import sys
import time
import traceback
from random import Random

from tests.fuzz.mutation import changed
from tests.fuzz.targets import TARGETS

MEMORY = 2 * 1024**3
SECONDS = 10
"""Processor time of a try beyond which it counts as a fault: samples are read in hundredths of a second."""


def content_of(target: str, seed: int, number: int) -> bytes:
    """The bytes of a try."""
    random = Random(f"{target} {seed} {number}")
    samples = TARGETS[target].samples()
    return changed(random.choice(samples), samples, TARGETS[target].kind, random)


def main(words: list[str]) -> int:
    target, seed, first, last = words[0], *map(int, words[1:4])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    until = time.monotonic() + float(words[4])
    for number in range(first, last):
        if time.monotonic() > until:
            break
        content = content_of(target, seed, number)
        print(f"try {number}", flush=True)
        begun = time.process_time()
        used = int(begun) + 2 * SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (used, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        try:
            TARGETS[target].call(content)
        except Exception as fault:  # noqa: BLE001  that is what is sought
            frame = traceback.extract_tb(fault.__traceback__)[-1]
            print(
                f"fault {number} {type(fault).__name__} at {frame.filename.rpartition('/')[2]}:{frame.lineno}: {str(fault)[:120]!r}",
                flush=True,
            )
        if time.process_time() - begun > SECONDS:
            print(f"fault {number} slow: {time.process_time() - begun:.0f} seconds", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
