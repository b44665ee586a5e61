"""The brief of very many texts: the same findings, less of each text. Here "very many" is three."""

from __future__ import annotations

import pytest

from briefgen.brief import compose
from briefgen.model.brief import Brief
from briefgen.settings import Settings
from tests.brief.building import COMPARISON, CORPUS, EDITION, THEMES


@pytest.fixture
def whole() -> Brief:
    return compose(CORPUS, THEMES, COMPARISON, EDITION, Settings())


@pytest.fixture
def crowd(whole: Brief, monkeypatch: pytest.MonkeyPatch) -> Brief:
    for module in ("cards", "chapters", "likeness", "written"):
        monkeypatch.setattr(f"briefgen.brief.{module}.EACH_UP_TO", 2)
    monkeypatch.setattr("briefgen.brief.chapters.HEARD", 1)
    monkeypatch.setattr("briefgen.brief.title.TITLED_BY", len(CORPUS.documents))
    return compose(CORPUS, THEMES, COMPARISON, EDITION, Settings())


def test_findings_messages_and_positions_are_those_of_any_brief(whole: Brief, crowd: Brief) -> None:
    assert (crowd.lead, crowd.key_messages, crowd.matrix) == (whole.lead, whole.key_messages, whole.matrix)
    assert (crowd.agreements, crowd.tensions, crowd.lone) == (whole.agreements, whole.tensions, whole.lone)
    assert (crowd.voices, crowd.care, crowd.title) == (whole.voices, whole.care, whole.title)
    assert crowd.comparison == whole.comparison


def test_no_text_has_a_card_a_place_among_the_dates_or_a_likeness_to_each_other(whole: Brief, crowd: Brief) -> None:
    assert (whole.cards != (), crowd.cards) == (True, ())
    assert (crowd.likeness, crowd.timeline) == (None, None)


def test_a_chapter_counts_every_text_and_quotes_those_that_ask_for_most(whole: Brief, crowd: Brief) -> None:
    for shown, full in zip(crowd.chapters, whole.chapters, strict=True):
        assert (shown.emphasis, shown.heading, shown.statements) == (full.emphasis, full.heading, full.statements)
        assert len(shown.rows) == 1
        assert shown.rows[0] in full.rows
        assert len(shown.rows[0].sides) == max(len(row.sides) for row in full.rows)
    assert crowd.part("emphasis") == whole.part("emphasis")
