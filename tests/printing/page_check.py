"""Checks the printed page of two sets, the reference essays and twelve authors with long names: `make page-check`.

P1 both standards; P2 our own checks, and those of ../shared where they are; P3 the same bytes from two folders, hash
seeds and time zones; P4 the page's own fonts only; P5 nothing opened outside the folders of template and fonts; P6 the
checklist; P7 notes and full pages; P8 what it costs. Prints every bar and exits with 1 when one is missed; P8's ratio is
printed only, since it depends on what else the machine does.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.printing import checklist, standards
from tests.printing.building import ROOT, Built, build, sources
from tests.printing.reading import read_pages, read_structure

SETS = ("seeds", "twelve")
REFERENCE = ROOT.parent / "shared" / "eval" / "pdf_check.py"
ENOUGH = 34
"""Points of 36 that each set must meet."""


class Report:
    """Prints bar by bar, and remembers whether one was missed."""

    def __init__(self) -> None:
        self.missed = 0

    def bar(self, name: str, faults: list[str]) -> None:
        """One bar: met without faults, else the first of them are shown."""
        print(f"{'missed' if faults else 'met   '}  {name}")
        for fault in faults[:8]:
            print(f"          {fault}")
        self.missed += bool(faults)


def main() -> int:
    """Builds and checks. Returns 1 when a bar is missed, else 0."""
    report = Report()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        built = [_built(report, name, folder) for name in SETS]
        for one in built:
            _sound(report, one)
        report.bar("P5 nothing outside the folders of template and fonts is opened", _outside(folder))
        _judged(report, built)
    _cost(report)
    return int(report.missed > 0)


def _built(report: Report, name: str, folder: Path) -> Built:
    """A set, built twice: in two folders, with two hash seeds, in two time zones."""
    here, there = folder / "here", folder / "there and elsewhere"
    one = build(name, sources(name, here), here / f"{name}-output", seed="1", zone="Asia/Tokyo")
    other = build(name, sources(name, there), there / f"{name}-output", seed="77", zone="America/Mexico_City")
    files = ("brief.pdf", "brief.html", "brief.json")
    differ = [file for file in files if (one.folder / file).read_bytes() != (other.folder / file).read_bytes()]
    report.bar(f"P3 {name}: the same bytes from two folders, hash seeds and time zones", differ)
    return one


def _sound(report: Report, built: Built) -> None:
    pages = read_pages(built.pdf)
    report.bar(f"P1 {built.name}: PDF/UA-1 and PDF/A-3a, {len(pages)} pages", standards.conformance_faults(built.pdf))
    own: list[Callable[[], list[str]]] = [
        lambda: standards.structure_faults(built.pdf),
        lambda: standards.verbatim_faults(built.pdf, built.brief),
        lambda: standards.overflow_faults(pages),
    ]
    report.bar(
        f"P2 {built.name}: tags, metadata, every quotation verbatim, no text off the page",
        [f for c in own for f in c()],
    )
    if REFERENCE.is_file():
        report.bar(f"P2 {built.name}: the reference check, strict", _reference(built))
    report.bar(
        f"P4 {built.name}: the page's own fonts only, embedded, with Unicode maps", standards.font_faults(built.pdf)
    )
    notes = standards.note_faults(built.pdf)
    full = [fault for fault in checklist.measured(_printed(built))[20] if fault.endswith("full")]
    report.bar(f"P7 {built.name}: no page under a third full, no note on another page than its call", notes + full)


def _reference(built: Built) -> list[str]:
    quotes = built.folder.parent / f"{built.name}-quotes.txt"
    wanted = {" ".join(e["text"].split()) for one in built.brief["recommendations"] for e in one["evidence"]}
    quotes.write_text("\n".join(sorted(wanted)) + "\n", encoding="utf-8")
    command = [sys.executable, str(REFERENCE), str(built.pdf), "--strict", "--expect", str(quotes)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [line for line in done.stdout.splitlines() if line.startswith(("FAIL", "WARN"))] if done.returncode else []


def _outside(folder: Path) -> list[str]:
    """Paths that the layout opened and that are not in a folder it may read."""
    from briefgen.page.to_pdf import PdfRenderer, _surroundings
    from briefgen.pipeline import make_brief
    from briefgen.settings import Settings

    kept: list[dict[str, object]] = []

    class Recording(PdfRenderer):
        def _press(self, job: dict[str, object]) -> tuple[int, bytes]:
            kept.append(job)
            return super()._press(job)

    settings = Settings.model_validate({"page": {"formats": ["pdf"]}})
    Recording(settings.page).render(make_brief([folder / "here" / "seeds"], settings, output=folder / "none"))
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tests.printing.opened"],
        input=json.dumps(kept[-1]),
        capture_output=True,
        text=True,
        check=True,
        env=_surroundings() | {"PYTHONPATH": str(ROOT)},
    )
    told = json.loads(done.stdout)
    allowed = [Path(allowed).resolve() for allowed in told["folders"]]
    return [path for path in told["opened"] if not any(Path(path).resolve().is_relative_to(one) for one in allowed)]


def _printed(built: Built) -> checklist.Printed:
    return checklist.Printed(pages=read_pages(built.pdf), tree=read_structure(built.pdf), title=built.brief["title"])


def _judged(report: Report, built: list[Built]) -> None:
    """P6: the judgements, and against them what can be measured on these very pages."""
    found = [checklist.measured(_printed(one)) for one in built]
    points = checklist.judgements()
    print("\nP6 the checklist: point, met by the seeds and by twelve authors, where one sees it")
    for point in points:
        marks = []
        for met, faults in zip(point.met, found, strict=True):
            wrong = faults.get(point.number, [])
            marks.append("no " if not met or wrong else "yes" if point.number in faults else "yes*")
        print(f"  {point.number:2} {marks[0]:4} {marks[1]:4} {point.point}: {point.where}")
    print("  * judged by eye; the others are measured on these pages too")
    for place, one in enumerate(built):
        wrong = [f"{number}: {fault}" for number, faults in found[place].items() for fault in faults]
        met = sum(point.met[place] and not found[place].get(point.number) for point in points)
        report.bar(f"P6 {one.name}: {met} of {len(points)} points", wrong if met < ENOUGH else [])
        for fault in wrong:
            print(f"          {fault}")
        digest = hashlib.sha256(one.pdf.read_bytes()).hexdigest()[:12]
        state = "the pages that were judged" if checklist.judged_digests().get(one.name) == digest else "changed since"
        print(f"          {one.name} {digest}: {state}")


def _cost(report: Report) -> None:
    """P8: the ratio and the processor time a page; a page that costs more than it may is a missed bar."""
    command = [sys.executable, str(ROOT / "benchmarks" / "cold_build.py"), "--runs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    print("\nP8 what it costs")
    print("".join(f"  {line}\n" for line in done.stdout.splitlines()))
    page = next(line for line in done.stdout.splitlines() if "layout a page" in line)
    seconds = float(page.split(":")[1].split()[0])
    report.bar("P8 at most 0.35 s of processor time a page", [] if seconds <= 0.35 else [page.strip()])


if __name__ == "__main__":
    sys.exit(main())
