"""Every hostile case of the ordinary suite, many in one run where they may share one; `make hostile` tries each alone."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.__main__ import MANUAL, manual
from tests.hostile.case import Case
from tests.hostile.trial import CASES, FAMILIES, attempt, remove

PATIENCE = 110
"""Seconds for a run of many cases on a machine that does other things, too."""

TOGETHER = [
    (family.__name__.rpartition(".")[2], [case for case in family.CASES if case.shares and not case.is_slow])
    for family in FAMILIES
]
ALONE = [case for case in CASES if not case.shares and not case.is_slow]
# Of the runs that take a second or more each, those whose promise nothing else in the suite tests, and a few of every
# kind of refusal; `make hostile` has them all.
CHOSEN = {
    "binary-settings", "dotted-settings", "disk-full", "folder-gone", "gone-alone", "huge-number", "include-secret", "nested-settings", "output-file",
    "sandbox-escape", "streams-closed", "template-empty", "template-path", "template-reads", "terminated", "title-option", "unknown-keys",
}  # fmt: skip


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Path]:
    """A folder that is removed afterwards: some cases are large, and some cannot be read."""
    yield tmp_path / "here"
    remove(tmp_path)


@pytest.mark.parametrize(("family", "cases"), [pytest.param(*one, id=one[0]) for one in TOGETHER if one[1]])
def test_hostile_files_are_built_or_named_beside_the_good_ones(family: str, cases: list[Case], here: Path) -> None:
    formats = "pdf,html,json" if family == "names" else "html,json"
    _, faults = attempt(cases, here, formats=formats, seconds=PATIENCE)
    assert faults == {}


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in ALONE if case.name in CHOSEN])
def test_a_hostile_run_is_built_or_refused(case: Case, here: Path) -> None:
    if case.prefix[:1] == ("setpriv",) and not shutil.which("setpriv"):
        pytest.skip("root reads everything, and there is no setpriv to take that right away")
    formats = {"template": "html,json"}.get(case.family, "json") if case.name != "template-reads" else "pdf"
    _, faults = attempt([case], here, formats=formats, seconds=PATIENCE)
    assert faults == {}


def test_names_of_cases_are_unique() -> None:
    assert [name for name, count in Counter(case.name for case in CASES).items() if count > 1] == []


def test_every_chosen_case_is_there() -> None:
    assert {case.name for case in ALONE} >= CHOSEN


def test_the_manual_lists_every_case() -> None:
    assert MANUAL.read_text("utf-8") == manual(), "run `make hostile ARGS=--write`"
