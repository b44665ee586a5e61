"""What fuzzing once broke stays mended, and every target can be fuzzed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS
from tests.fuzz.trying import content_of

FOUND = sorted((Path(__file__).parent / "regressions").glob("*.bin"))


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.stem)
def test_what_was_found_is_read_or_refused(file: Path) -> None:
    target = next(name for name in sorted(TARGETS, key=len, reverse=True) if file.name.startswith(f"{name}-"))
    TARGETS[target].call(file.read_bytes())


@pytest.mark.parametrize("target", sorted(set(TARGETS) - {"pdf"}))
def test_a_changed_sample_is_read_or_refused(target: str) -> None:
    for number in range(12):
        TARGETS[target].call(content_of(target, 0, number))


def test_the_same_try_is_the_same_bytes() -> None:
    for target in TARGETS:
        assert content_of(target, 3, 7) == content_of(target, 3, 7)
