"""What fifty briefs of one corpus cost in a batch, before rendering, against fifty builds: `make bench-batch`.

Both are measured in one run, each as the processor time of fresh processes: a build reads, analyses and composes once;
the batch reads and analyses once and composes fifty times, in three languages, three lengths and fifty titles.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
BRIEFS = 50
BAR = 0.2
WORK = """
import sys
from pathlib import Path
from briefgen.pipeline import analyse, brief_of, read_sources
from briefgen.settings import Settings
source, out, briefs = Path(sys.argv[1]), Path(sys.argv[1]) / "none", int(sys.argv[2])
analysis = analyse(read_sources([source], Settings(), output=out), Settings())
for number in range(briefs):
    language, length = ("en", "es", "fr")[number % 3], ("full", "brief", "page")[number % 3]
    page = {"title": f"Brief {number}", "language": language, "length": length}
    brief_of(analysis, Settings.model_validate({"page": page}), output=out)
"""


def spent(briefs: int) -> float:
    """Processor seconds of a process that makes so many briefs of the reference essays."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", WORK, SEEDS, str(briefs)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    spent(1)  # warms the caches
    alone = sorted(spent(1) for _ in range(3))[1]
    together = spent(BRIEFS)
    print(f"one build before rendering   {alone:6.2f} s")
    print(f"{BRIEFS} briefs in a batch        {together:6.2f} s")
    print(f"batch / {BRIEFS} builds           {together / (BRIEFS * alone):6.3f}   (bar: {BAR})")
    return int("--check" in sys.argv and together > BAR * BRIEFS * alone)


if __name__ == "__main__":
    sys.exit(main())
