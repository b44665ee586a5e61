"""Builds and sendings that are killed (kill -9) at evenly spread moments: `make kills`.

Builds: before every operation that changes the disk, and at fifty moments of the processor time of a build with its PDF.
Sendings: at moments evenly spread over the lines of the code that queues and sends. After each the next run is tried.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tests.killing.builds import Building, building
from tests.killing.forked import ROOT, spread
from tests.killing.sendings import sending
from tests.processes import MARK, left, marked
from tests.publication.post import PASSWORD

_TICKS = os.sysconf("SC_CLK_TCK")
_ALL = "pdf,html,json"


def main() -> int:
    """Runs. Returns 1 if anything is not as promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--builds", type=int, default=50, help="moments of processor time")
    parser.add_argument("--sendings", type=int, default=50, help="moments of sending")
    arguments = parser.parse_args()
    os.environ["BRIEFGEN_MAIL_PASSWORD"] = PASSWORD
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as name, building(Path(name)) as scene:
        for moment in range(1, scene.moments + 1):
            faults += scene.faults(moment)
        print(f"builds killed before each of {scene.moments} operations on the disk: {_said(faults)}", flush=True)
    with tempfile.TemporaryDirectory() as name, building(Path(name), _ALL) as scene:
        timed = _timed(scene, arguments.builds)
        print(f"builds killed at {arguments.builds} moments of their processor time: {_said(timed)}", flush=True)
    sent: list[str] = []
    with tempfile.TemporaryDirectory() as name, sending(Path(name)) as post:
        moments = spread(post.moments, arguments.sendings)
        for moment in moments:
            sent += post.faults(moment)
        print(
            f"sendings killed at {len(moments)} of {post.moments} moments, {post.unsure} left a message uncertain: {_said(sent)}"
        )
    return int(bool(faults or timed or sent))


def _said(faults: list[str]) -> str:
    return "\n  ".join(["", *faults]) if faults else "all as promised"


def _timed(scene: Building, count: int) -> list[str]:
    """Faults of builds killed once they have used a share of the processor time of a whole one."""
    whole, _ = _killed(scene.copy("timed"), scene.words, None)
    found = []
    for at in range(1, count + 1):
        here = scene.copy(f"timed-{at}")
        _, orphans = _killed(here, scene.words, whole * (at - 0.5) / count)
        said = [*scene.unwhole(here), *scene.unclean(here), *(f"process {one} lives on" for one in orphans)]
        found += [f"at {at} of {count}: {one}" for one in said]
    return found


def _killed(folder: Path, words: tuple[str, ...], after: float | None) -> tuple[float, list[int]]:
    """A build killed after so many seconds of processor time, its own and its children's; gives what it used, and which
    processes were still there ten seconds later."""
    mark = f"kills-{os.getpid()}-{folder.name}"
    used = 0.0
    with subprocess.Popen(
        [sys.executable, "-m", "briefgen", "-q", *words], cwd=folder, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, env=os.environ | {MARK: mark, "PYTHONPATH": str(ROOT)},
    ) as process:  # fmt: skip
        while process.poll() is None:
            used = max(used, sum(_seconds(one) for one in marked(mark)))
            if after is not None and used >= after:
                process.kill()
                break
            time.sleep(0.005)
    return used, left(mark, 10)


def _seconds(process: int) -> float:
    """Processor time of a process and of the children that it has waited for."""
    with suppress(OSError):
        fields = Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(") ")[2].split()
        return sum(map(int, fields[11:15])) / _TICKS
    return 0.0


if __name__ == "__main__":
    sys.exit(main())
