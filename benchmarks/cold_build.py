"""What a cold `briefgen build seeds` costs, against the parts that no program of this kind could avoid: `make bench`.

Prints processor time (user and system, of the process and all its children), which another job on the machine disturbs
less than the time on the clock. Every figure is the median of fresh processes, taken in turns.

The unavoidable parts are importing the modules of scikit-learn, numpy and scipy that the program imports, importing
WeasyPrint, and rendering the very HTML that the program renders with nothing around it: no reading, no analysis, no
composing, no checks. `docs/performance.md` says more.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from measuring import ROOT, Bar, add_options, concluded, spent

NUMERIC = ("numpy", "scipy", "sklearn")
MOST_TIMES = 1.25
MOST_TIMES_OF_JSON = 1.5
MOST_SECONDS_A_PAGE = 0.35

# Keeps what the program hands to the layout engine: the HTML, the folder it starts from, how it is run.
RECORD = """
import json, sys
from pathlib import Path
from briefgen import Settings, make_brief
from briefgen.page import render
from briefgen.page.to_pdf import PdfRenderer, _surroundings

press = PdfRenderer._press
def recording(self, job):
    pages, content = press(self, job)
    Path(sys.argv[2]).write_text(json.dumps({"job": job, "pages": pages, "environment": _surroundings()}))
    return pages, content
PdfRenderer._press = recording
settings = Settings.model_validate({"page": {"formats": ["pdf"]}, "output": {"date": "2026-01-01"}})
render(make_brief([Path(sys.argv[1])], settings, output=Path(sys.argv[2]).parent / "none"), settings.page)
"""

BARE = """
import json, sys
from pathlib import Path
import warnings; warnings.simplefilter("ignore"); import weasyprint
if len(sys.argv) > 1:
    job = json.loads(Path(sys.argv[1]).read_text())["job"]
    options = {"pdf_variant": "pdf/a-3a"} if sys.argv[2:] else {}
    weasyprint.HTML(string=job["html"], base_url=job["base"]).write_pdf(**options)
"""


def processor_seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    """Processor time in seconds of a command and of every process that it waited for."""
    return spent(command, environment).processor


def numeric_modules() -> list[str]:
    """The numeric modules that the package imports, wherever the import stands."""
    found = set()
    for path in (ROOT / "briefgen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
    return sorted(name for name in found if name.partition(".")[0] in NUMERIC)


def measure(folder: Path, runs: int) -> tuple[dict[str, float], int]:
    """The median processor seconds of the whole and of each part, and the number of pages."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    python = sys.executable
    record = str(folder / "record.json")
    subprocess.run([python, "-c", RECORD, "seeds", record], cwd=ROOT, env=environment, check=True)
    recorded = json.loads(Path(record).read_text(encoding="utf-8"))
    # The same fonts as the program's own child, and none of the machine's.
    press = {name: value for name, value in recorded["environment"].items() if name != "PYTHONDONTWRITEBYTECODE"}
    build = [python, "-m", "briefgen", "-q", "build", "seeds", "--date", "2026-01-01", "--output"]
    samples: dict[str, list[float]] = {}
    for run in range(runs + 1):
        taken = {
            "build": processor_seconds([*build, str(folder / str(run))], environment),
            "json": processor_seconds([*build, str(folder / f"json{run}"), "--format", "json"], environment),
            "numeric": processor_seconds([python, "-c", f"import {', '.join(numeric_modules())}"], environment),
            "weasyprint": processor_seconds([python, "-c", BARE], press),
            "bare": processor_seconds([python, "-c", BARE, record], press),
            "tagged": processor_seconds([python, "-c", BARE, record, "tagged"], press),
        }
        if run:  # the first round only warms the caches
            for name, seconds in taken.items():
                samples.setdefault(name, []).append(seconds)
    return {name: statistics.median(values) for name, values in samples.items()}, recorded["pages"]


def main() -> int:
    """Measures and prints. Returns 1 with `--check` when a bar is missed, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="fresh processes for each figure")
    add_options(parser)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seconds, pages = measure(Path(folder), arguments.runs)
    bare = seconds["bare"] - seconds["weasyprint"]
    tagged = seconds["tagged"] - seconds["weasyprint"]
    least = seconds["numeric"] + seconds["bare"]
    times = seconds["build"] / least
    print(f"processor seconds, median of {arguments.runs} fresh processes, {pages} pages")
    print(f"  import of {', '.join(numeric_modules())}: {seconds['numeric']:.2f}")
    print(f"  import of weasyprint: {seconds['weasyprint']:.2f}")
    print(f"  bare render of the same HTML: {bare:.2f} ({bare / pages:.2f} a page; tagged as PDF/A-3a {tagged:.2f})")
    print(f"  unavoidable: {least:.2f}")
    print(f"  cold build of the seeds: {seconds['build']:.2f}")
    print(f"  build / unavoidable: {times:.2f} (bar {MOST_TIMES})")
    print(f"  build / unavoidable with the tagged render: {seconds['build'] / (least + tagged - bare):.2f}")
    print(f"  layout a page: {tagged / pages:.2f} (bar {MOST_SECONDS_A_PAGE})")
    print(f"  cold build as JSON alone: {seconds['json']:.2f}")
    bars = [
        Bar(name="cold build of the seeds / its unavoidable parts", figure=times, most=MOST_TIMES),
        Bar(name="layout, processor seconds a page", figure=tagged / pages, most=MOST_SECONDS_A_PAGE),
        Bar(
            name="cold build as JSON / importing scikit-learn, numpy, scipy",
            figure=seconds["json"] / seconds["numeric"],
            most=MOST_TIMES_OF_JSON,
        ),
    ]
    return concluded(bars, arguments)


if __name__ == "__main__":
    sys.exit(main())
