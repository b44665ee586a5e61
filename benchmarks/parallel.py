"""What two worker processes, and a Dask cluster with two workers, gain: `make bench-parallel`.

Two tasks: reading 200 PDF files (generated, `printed.py`), and a batch of 50 briefs of the reference essays in three
languages and three lengths, as PDF, HTML and JSON. Each is done by one process, by two worker processes (`--jobs 2`),
and by two workers of a cluster on this machine, in turns, each time from a fresh process; starting the workers of
`--jobs` counts, the cluster stands already. The least time of the rounds counts: another job can only add to it.

Throughput is measured by the clock, so the machine should have nothing else to do. Beside it stands what two processes
that share nothing gain on this machine at this time, which no program can pass; what the process that hands out the
work takes itself; and how evenly the workers were used. Digests of what came out tell that all did the same.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from measuring import ROOT, Bar, add_options, concluded, dask_cluster, processor, processor_of_children
from printed import TEXTS

HERE = Path(__file__).resolve().parent
LEAST = {"2 processes": 1.7, "cluster of 2": 1.5}
SPIN = "import time; end = time.process_time() + 3; n = 0\nwhile time.process_time() < end: n += 1\nprint(n)"


def read(folder: Path, jobs: int, cluster: str | None) -> object:
    """Reads the files; gives the corpus."""
    from briefgen.documents import read_corpus
    from briefgen.settings import Settings

    return read_corpus([folder / "pdf"], Settings().reading, jobs=jobs, cluster=cluster)


def print_briefs(folder: Path, jobs: int, cluster: str | None) -> object:
    """Makes the briefs of the plan; gives the digests of all their files."""
    from briefgen.batch import read_plan, run_batch

    outcomes = run_batch(read_plan(folder / "plan.toml"), jobs=jobs, cluster=cluster)
    faults = [f"{one.name}: {one.error}" for one in outcomes if one.error]
    if faults:
        raise SystemExit(faults[0])
    files = sorted(file for one in outcomes if one.folder for file in one.folder.iterdir())
    return [(file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files]


TASKS = {"reading": read, "batch": print_briefs}


def measured(task: str, folder: Path, jobs: int, cluster: str | None, root: int) -> dict[str, Any]:
    """Seconds on the clock; processor seconds of this process, with what it started and ended itself, and of each
    worker; a digest of what came out.

    `root` is the process whose children the workers of a cluster are, 0 without one.
    """
    before = processor_of_children(root) if root else {}
    own, began = processor(), time.perf_counter()
    result = TASKS[task](folder, jobs, cluster)
    clock, own = time.perf_counter() - began, processor() - own
    after = processor_of_children(root or os.getpid())
    workers = sorted((seconds - before.get(process, 0.0) for process, seconds in after.items()), reverse=True)
    digest = hashlib.sha256(repr(result).encode()).hexdigest()
    return {"clock": clock, "own": own, "workers": [one for one in workers if one > 0.1], "digest": digest}


def plan_of(briefs: int) -> str:
    """A plan with so many briefs: of ten, six have one page, two are short, two are full."""
    lines = [f'sources = ["{ROOT / "seeds"}"]', "[defaults]", 'page.formats = ["pdf", "html", "json"]']
    for number in range(briefs):
        language, length = ("en", "es", "fr")[number % 3], ("page", "page", "brief", "page", "full")[number % 5]
        lines += ["[[brief]]", f'name = "b{number:03d}"', f'page.title = "Brief {number}"']
        lines += [f'page.language = "{language}"', f'page.length = "{length}"']
    return "\n".join(lines) + "\n"


def prepare(folder: Path, files: int, texts: int, briefs: int) -> None:
    """Makes the PDF files, unless they are there, and the plan."""
    subprocess.run([sys.executable, HERE / "printed.py", str(files), folder / "pdf", str(texts)], check=True)
    (folder / "plan.toml").write_text(plan_of(briefs), encoding="utf-8")


def fresh(task: str, folder: Path, jobs: int, cluster: str | None, root: int) -> dict[str, Any]:
    """`measured` in a fresh process."""
    subprocess.run(["rm", "-rf", folder / "output"], check=True)
    words = [
        "--work",
        task,
        "--folder",
        folder,
        "--jobs",
        jobs,
        "--root",
        root,
        *(["--cluster", cluster] * bool(cluster)),
    ]
    command = [sys.executable, __file__, *map(str, words)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def ceiling() -> float:
    """How many times as much two processes that share nothing do at once as one does alone."""

    def spin(count: int) -> tuple[float, int]:
        began = time.perf_counter()
        processes = [subprocess.Popen([sys.executable, "-c", SPIN], stdout=subprocess.PIPE) for _ in range(count)]
        done = sum(int(process.communicate()[0]) for process in processes)
        return time.perf_counter() - began, done

    alone, together = spin(1), spin(2)
    return (together[1] / together[0]) / (alone[1] / alone[0])


def say(task: str, best: dict[str, dict[str, Any]]) -> None:
    """A line for each way: seconds on the clock and what was gained, processor seconds in all, of the process that
    hands out the work, and of each worker. "At best" is what two cores gain if they do all of that evenly."""
    alone = best["1 process"]
    print(f"{task:<14} {'clock':>7} {'gain':>5} {'at best':>7} {'in all':>7} {'own':>6}  workers")
    for way, found in best.items():
        total = found["own"] + sum(found["workers"])
        at_best = 1.0 if way == "1 process" else 2 * (alone["own"] + sum(alone["workers"])) / total
        figures = f"{found['clock']:7.1f} {alone['clock'] / found['clock']:5.2f} {at_best:7.2f} {total:7.1f}"
        print(f"  {way:<12} {figures} {found['own']:6.1f}  {'  '.join(f'{one:.1f}' for one in found['workers'])}")
    sys.stdout.flush()


def main() -> int:
    """Measures and prints. Returns 1 with `--check` when a bar is missed, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--texts", type=int, default=TEXTS, help="of 500 words in a file; 18 are some 19 pages")
    parser.add_argument("--briefs", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=2, help="times that each is done; the least counts")
    parser.add_argument("--task", choices=TASKS, help="only this")
    parser.add_argument("--folder", type=Path, help="where the files are kept for the next time")
    add_options(parser)
    for hidden, kind in (("--work", str), ("--jobs", int), ("--cluster", str), ("--root", int)):
        parser.add_argument(hidden, type=kind, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        print(json.dumps(measured(asked.work, asked.folder, asked.jobs, asked.cluster, asked.root)))
        return 0
    with tempfile.TemporaryDirectory(prefix="briefgen-parallel-") as name:
        folder = (asked.folder or Path(name)).absolute()
        prepare(folder, asked.files, asked.texts, asked.briefs)
        bars = [bar for task in TASKS if asked.task in (None, task) for bar in compare(task, folder, asked.rounds)]
    return concluded(bars, asked)


def compare(task: str, folder: Path, rounds: int) -> list[Bar]:
    """The task done in each way, in turns, and what the two ways with workers gain.

    Raises:
        SystemExit: two ways gave different results.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    with dask_cluster(folder, 2) as (address, root):
        ways = {"1 process": (1, None, 0), "2 processes": (2, None, 0), "cluster of 2": (1, address, root)}
        for _ in range(rounds):
            for way, (jobs, cluster, parent) in ways.items():
                found.setdefault(way, []).append(fresh(task, folder, jobs, cluster, parent))
    if len({one["digest"] for several in found.values() for one in several}) > 1:
        raise SystemExit(f"{task}: the results differ")
    best = {way: min(several, key=lambda one: one["clock"]) for way, several in found.items()}
    say(task, best)
    print(f"  two processes that share nothing gain {ceiling():.2f} here and now")
    alone = best["1 process"]["clock"]
    return [
        Bar(name=f"{task}: throughput of {way} / of one", figure=alone / best[way]["clock"], least=least)
        for way, least in LEAST.items()
    ]


if __name__ == "__main__":
    sys.exit(main())
