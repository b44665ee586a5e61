"""The analysis is at least as good as the committed floors say."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evaluation.evaluate import CEILINGS, FLOORS, figures, present, sunk


@pytest.fixture(scope="module")
def seeds() -> dict[str, Any]:
    return figures("seeds")


@pytest.mark.parametrize("name", sorted(FLOORS["seeds"]))
def test_seeds_do_not_sink_below_their_floor(seeds: dict[str, Any], name: str) -> None:
    if name in CEILINGS:
        assert seeds[name] <= FLOORS["seeds"][name]
    else:
        assert seeds[name] >= FLOORS["seeds"][name]


def test_short_texts_of_many_kinds_do_not_sink_below_their_floor() -> None:
    assert sunk("varied", figures("varied")) == {}


@pytest.mark.parametrize("corpus", ["python_governance", "comments"])
def test_texts_of_other_kinds_do_not_sink_below_their_floor(corpus: str) -> None:
    if not present(corpus):
        pytest.skip(f"an extra: the corpus {corpus} is not on this machine")
    assert sunk(corpus, figures(corpus)) == {}
