"""Runs the benchmarks one after the other and says at the end which bars are met: `make bench`.

    python benchmarks/all.py                 all of them, in sizes meant for a quarter of an hour on two quiet cores
    python benchmarks/all.py cold parallel   these

Each is a program of its own, which can be run alone and in other sizes; `docs/performance.md` says what they measure.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measuring import HEADING, read_bars

HERE = Path(__file__).resolve().parent
BENCHMARKS: dict[str, tuple[str, ...]] = {
    "cold": ("cold_build.py", "--runs", "3"),
    "analysis": ("analysis.py", "--rounds", "3"),
    "reading": ("reading.py", "--rounds", "5"),
    "incremental": ("incremental.py", "--documents", "200"),
    "batch": ("batch.py",),
    "parallel": ("parallel.py", "--rounds", "1"),
    "scale": ("scale.py", "250", "500"),
}
"""Name, file and sizes."""


def main() -> int:
    """Runs and prints. Returns 1 when one could not be run, or with `--check` when a bar is missed, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(BENCHMARKS)}")
    parser.add_argument("--check", action="store_true", help="fail when a bar is missed")
    asked = parser.parse_args()
    strangers = [name for name in asked.names if name not in BENCHMARKS]
    if strangers:
        parser.error(f"there is no benchmark {strangers[0]}; there are {', '.join(BENCHMARKS)}")
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "bars"
        for name in asked.names or BENCHMARKS:
            file, *sizes = BENCHMARKS[name]
            print(f"--- {name}: benchmarks/{' '.join([file, *sizes])}", flush=True)
            began = time.monotonic()
            if subprocess.run([sys.executable, HERE / file, *sizes, "--bars", kept], check=False).returncode:
                failed.append(name)
            print(f"    {time.monotonic() - began:.0f} s by the clock\n", flush=True)
        bars = list(read_bars(kept))
    print(HEADING)
    for bar in bars:
        print(bar.row())
    print(f"{sum(bar.is_met for bar in bars)} of {len(bars)} bars are met")
    for name in failed:
        print(f"{name} could not be run to its end")
    return int(bool(failed) or (asked.check and not all(bar.is_met for bar in bars)))


if __name__ == "__main__":
    sys.exit(main())
