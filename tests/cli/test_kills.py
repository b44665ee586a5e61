"""Runs that are killed at evenly spread moments: a share of what `make kills` tries (rows W8, M7, M8, M9)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.killing.builds import building
from tests.killing.forked import spread
from tests.killing.sendings import sending
from tests.publication.post import PASSWORD


@pytest.mark.slow
def test_a_build_that_is_killed_leaves_the_edition_before_or_the_new_one(tmp_path: Path) -> None:
    with building(tmp_path) as scene:
        assert scene.moments > 20
        assert [fault for moment in spread(scene.moments, 4) for fault in scene.faults(moment)] == []


@pytest.mark.slow
def test_a_sending_that_is_killed_loses_nothing_and_sends_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_MAIL_PASSWORD", PASSWORD)
    with sending(tmp_path) as scene:
        assert scene.moments > 1000
        assert [fault for moment in spread(scene.moments, 6) for fault in scene.faults(moment)] == []
