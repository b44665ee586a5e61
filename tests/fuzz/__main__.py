"""`python -m tests.fuzz [--seconds N] [--count N] [--seed N] [TARGET]...`: changes samples and reads them until time is up.

What breaks is written into `tests/fuzz/regressions/` under the name of its target, one file for each place that breaks.
Exit: 0 nothing broke, 1 something did.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz.targets import TARGETS
from tests.fuzz.trying import content_of

REGRESSIONS = Path(__file__).parent / "regressions"
_BATCH = 200


def main() -> int:
    parser = argparse.ArgumentParser(prog="make fuzz ARGS=...")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=300, help="for all targets together (300)")
    parser.add_argument("--count", type=int, default=1_000_000, help="tries of each target at most")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other changes")
    typed = parser.parse_args()
    chosen = typed.targets or list(TARGETS)
    broken = 0
    for target in chosen:
        tries, faults = fuzz(target, typed.seed, typed.count, typed.seconds / len(chosen))
        print(f"{target:<14} {tries:>7} tries, {len(faults)} faults", flush=True)
        for place, number in sorted(faults.items()):
            print(f"    {place}: {kept(target, typed.seed, number)}", flush=True)
        broken += len(faults)
    return bool(broken)


def fuzz(target: str, seed: int, count: int, seconds: float) -> tuple[int, dict[str, int]]:
    """How many tries were made, and the number of the first one that broke, by where and how."""
    until = time.monotonic() + seconds
    faults: dict[str, int] = {}
    number = 0
    while number < count and time.monotonic() < until:
        last = min(number + _BATCH, count)
        done = subprocess.run(
            [sys.executable, "-m", "tests.fuzz.trying", target, str(seed), str(number), str(last), str(until - time.monotonic())],
            cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
        )  # fmt: skip
        lines = done.stdout.splitlines()
        for line in lines:
            if line.startswith("fault "):
                _, at, what = line.split(" ", 2)
                faults.setdefault(what.split(": ")[0], int(at))
        tried = [int(line.split()[1]) for line in lines if line.startswith("try ")]
        if not tried:
            raise SystemExit(done.stderr)
        number = tried[-1] + 1
        if done.returncode:
            faults.setdefault(f"ended with {done.returncode}", tried[-1])
    return number, faults


def kept(target: str, seed: int, number: int) -> Path:
    """The file in which a try is kept."""
    file = REGRESSIONS / f"{target}-{seed}-{number}.bin"
    file.write_bytes(content_of(target, seed, number))
    return file.relative_to(Path(__file__).parents[2])


if __name__ == "__main__":
    sys.exit(main())
