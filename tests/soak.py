"""Hundreds of editions of a watcher that is killed again and again, and sends what it makes: `make soak`.

Documents come, change and go; the mail server refuses, puts off and hangs up now and then. At the end the last edition
is what a clean build makes, no file of any edition has changed since it was written, the ledger and the server's
mailbox agree, and nothing half-made is left: no temporary file, no lock, no process.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tests.soaking.checks import Mailbox, clean_build, digests, left_behind, not_read, numbers
from tests.soaking.scene import Scene, change, everything_due

KILLED = 0.25
"""How often a watcher is killed after a change; half of the times its builds and sendings die with it."""
LONGEST = 4.0
"""Seconds after which at the latest it is: an edition of this size takes about three, and is then sent."""


def soak(scene: Scene, editions: int, draw: random.Random) -> tuple[int, list[str]]:
    """Changes documents until there are so many editions; gives the number of changes, and what went wrong."""
    written: dict[str, str] = {}
    changes = 0
    began = time.monotonic()
    while (made := len(numbers(scene.output))) < editions:
        if changes % 20 == 0:
            print(f"{made} editions, {changes} changes, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
        changes += 1
        scene.trouble(draw)
        change(scene.sources, draw, changes)
        if draw.random() < KILLED:
            scene.kill(after=draw.uniform(0, LONGEST), with_children=draw.random() < 0.5)
        else:
            scene.await_event("built", "unchanged")
            if draw.random() < 0.5:
                with suppress(TimeoutError):  # it may be said already, or have nothing to say
                    scene.await_event("delivered", "failed", seconds=0.5)
        now = digests(scene.output)
        if lost := [file for file, digest in written.items() if now.get(file) != digest]:
            return changes, [f"files of editions that were whole have changed: {', '.join(lost[:5])}"]
        written = now
    return changes, []


def main() -> int:
    """Runs. Returns 1 if anything is not as promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--editions", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name, Scene.opened(Path(name), arguments.seed) as scene:
        changes, faults = soak(scene, arguments.editions, random.Random(arguments.seed))
        scene.calm()
        scene.kill(after=0, with_children=True)
        scene.await_event("built", "unchanged")
        code, seconds = scene.stop()
        if code != 143:
            faults.append(f"the watcher ended with {code}")
        everything_due(scene.project)
        scene.run("watch", "--once", "--send", "--format", "json,html")
        scene.run("send")
        last = (scene.output / "latest").resolve().name
        mailbox = Mailbox(scene.project, scene.post)
        faults += mailbox.faults(last)
        kept = {file: digest for file, digest in digests(scene.output).items() if file.startswith(f"{last}/")}
        if clean_build(scene, last) != kept:
            faults.append("the last edition is not what a clean build makes")
        faults += left_behind(scene)
        if missing := not_read(scene):
            faults.append(f"neither compared nor named: {', '.join(missing)}")
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        count = len(numbers(scene.output))
        print(
            f"{count} editions, {changes} changes, {scene.kills} watchers killed ({scene.with_children} with all they "
            f"had started), told to end at last and gone after {seconds:.1f} s\n"
            f"{mailbox.says}\n"
            f"{time.monotonic() - began:.0f} s by the clock, {(used.ru_utime + used.ru_stime) / count:.1f} s of processor "
            f"for an edition ({os.cpu_count()} cores)\n{'; '.join(faults) or 'all as promised'}"
        )
        return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
