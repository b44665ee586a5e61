"""Comparing with a cache: what each text and each recommendation says by itself is kept, and decides nothing new."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefgen.comparison import compare
from briefgen.model.comparison import Comparison
from briefgen.model.recommendations import Recommendation, Stance
from briefgen.settings import ComparisonSettings
from briefgen.store import Cache
from tests.comparison.building import NO_THEMES, PASTIME, Advice, corpus_of

BRIDGE = Advice("The council should build a permanent bridge rather than a ferry.", "Build a permanent bridge")
TEXTS = {
    "moss": (BRIDGE, Advice("Members should serve for two years.", "Members should serve for two years"), PASTIME),
    "reed": (
        Advice("The council should build a temporary bridge.", "Build a temporary bridge"),
        Advice("Members should serve for five years.", "Members should serve for five years"),
        Advice("There should be more bus lanes and fewer parking spaces.", "More bus lanes and fewer parking spaces"),
    ),
    "berg": (
        Advice("Bus lanes should stay as they are.", "Bus lanes should stay as they are"),
        Advice("Prohibit parking in non-border towns.", "Prohibit parking in non-border towns"),
    ),
}
CORPUS, ADVICE = corpus_of(TEXTS)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", 10**6)


def compared(cache: Cache | None, advice: tuple[Recommendation, ...] = ADVICE) -> Comparison:
    return compare(CORPUS, NO_THEMES, advice, ComparisonSettings(), cache=cache)


def test_what_is_kept_comes_to_the_same(cache: Cache) -> None:
    without = compared(None)
    assert {finding.ground for finding in without.findings} >= {"exclusive-alternatives", "different-amounts"}
    assert compared(cache) == without
    kept = {file: file.read_bytes() for file in cache.folder.glob("??/*")}
    assert compared(cache) == without
    assert {file: file.read_bytes() for file in cache.folder.glob("??/*")} == kept


@pytest.mark.parametrize(
    "change",
    [
        {"headline": "Build a temporary bridge"},
        {"stance": Stance.AGAINST},
        {"addressee": "the council"},
    ],
    ids=["another headline", "another stance", "another addressee"],
)
def test_another_recommendation_of_the_same_text_is_looked_through_anew(cache: Cache, change: dict[str, Any]) -> None:
    compared(cache)
    changed = (replace(ADVICE[0], **change), *ADVICE[1:])
    assert compared(cache, changed) == compared(None, changed)
