"""What fifty briefs of one corpus cost in a batch, before rendering, against fifty builds: `make bench-batch`.

Both are measured in one run, each as the processor time of fresh processes: a build reads, analyses and composes once;
the batch reads and analyses once and composes fifty times, in three languages, three lengths and fifty titles.
"""

from __future__ import annotations

import argparse
import sys

from measuring import ROOT, Bar, add_options, concluded, spent

SEEDS = ROOT / "seeds"
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


def seconds(briefs: int) -> float:
    """Processor seconds of a process that makes so many briefs of the reference essays."""
    return spent([sys.executable, "-c", WORK, SEEDS, briefs]).processor


def main() -> int:
    """Measures and prints. Returns 1 with `--check` when the bar is missed, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser)
    asked = parser.parse_args()
    seconds(1)  # warms the caches
    alone = sorted(seconds(1) for _ in range(3))[1]
    together = seconds(BRIEFS)
    print(f"one build before rendering   {alone:6.2f} s")
    print(f"{BRIEFS} briefs in a batch        {together:6.2f} s")
    figure = together / (BRIEFS * alone)
    return concluded([Bar(name=f"batch of {BRIEFS} briefs / {BRIEFS} builds", figure=figure, most=BAR)], asked)


if __name__ == "__main__":
    sys.exit(main())
