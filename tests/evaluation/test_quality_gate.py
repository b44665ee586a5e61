"""The analysis is at least as good as the committed floors say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.evaluate import FLOORS, SHARED, figures

CEILINGS = {"boilerplate_leaks"}


@pytest.fixture(scope="module")
def seeds() -> dict[str, Any]:
    return figures("seeds")


@pytest.mark.parametrize("name", sorted(FLOORS["seeds"]))
def test_seeds_do_not_sink_below_their_floor(seeds: dict[str, Any], name: str) -> None:
    if name in CEILINGS:
        assert seeds[name] <= FLOORS["seeds"][name]
    else:
        assert seeds[name] >= FLOORS["seeds"][name]


def test_python_governance_does_not_sink_below_its_floor() -> None:
    corpus = Path(SHARED / "corpora" / "python_governance")
    if not corpus.is_dir():
        pytest.skip("an extra: ../shared/corpora/python_governance is not on this machine")
    found = figures("python_governance")
    assert {
        name: found[name] for name in FLOORS["python_governance"] if found[name] < FLOORS["python_governance"][name]
    } == {}
