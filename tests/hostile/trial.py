"""Tries cases: makes them beside the good essays, builds, judges."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Sequence
from pathlib import Path

from tests.hostile import archives, files, names, packages, pdfs, projects, runs, texts, web_pages
from tests.hostile.case import Case
from tests.hostile.judging import judge
from tests.hostile.running import PATIENCE, Ran, build, prepare
from tests.hostile.watching import listening

FAMILIES = (pdfs, packages, archives, web_pages, texts, names, files, projects, runs)
CASES: tuple[Case, ...] = tuple(case for family in FAMILIES for case in family.CASES)


def attempt(cases: Sequence[Case], root: Path, *, formats: str = "pdf,html,json", seconds: int = PATIENCE) -> tuple[Ran, dict[str, list[str]]]:  # fmt: skip
    """A run with these cases in an empty folder, and its faults by the name of the case ("run": by that of none)."""
    with listening() as (url, calls):
        place = prepare(root, url, cases[0])
        for case in cases:
            case.put(place)
        ran = build(place, cases[0] if len(cases) == 1 else None, formats=formats, seconds=seconds)
        faults = judge(place, ran, list(cases))
        if calls:
            faults["run"].append(f"it called: {calls}")
    return ran, {name: found for name, found in faults.items() if found}


def remove(root: Path) -> None:
    """Removes a place, what cannot be read included."""
    for here, folders, _ in os.walk(root):
        for folder in folders:
            path = os.path.join(here, folder)
            if not os.path.islink(path):
                os.chmod(path, stat.S_IRWXU)
    shutil.rmtree(root, ignore_errors=True)
