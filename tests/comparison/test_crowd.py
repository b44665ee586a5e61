"""Very many recommendations: nothing is lost, who says the same stands together, and the order of files says nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.generated import Stock, text_of
from briefgen.comparison import compare
from briefgen.comparison.options import crowd
from briefgen.documents.ids import with_ids
from briefgen.documents.reading import read_content
from briefgen.model.comparison import Comparison, PositionKind
from briefgen.model.documents import Corpus, Document
from briefgen.model.themes import ThemeSet
from briefgen.recommendations import find_recommendations
from briefgen.settings import Settings

SETTINGS = Settings()
NO_THEMES = ThemeSet(themes=(), criterion="", grouped=False)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    stock = Stock()
    read = [read_content(f"{at:03d}.txt", text_of(at, stock).encode(), SETTINGS.reading) for at in range(40)]
    return Corpus(documents=tuple(with_ids([one for one in read if isinstance(one, Document)])))


def compared(corpus: Corpus) -> Comparison:
    advice = find_recommendations(corpus, SETTINGS.recommendations)
    return compare(corpus, NO_THEMES, advice, SETTINGS.comparison)


@pytest.fixture
def crowded(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> Comparison:
    monkeypatch.setattr("briefgen.comparison.assembly.MOST_COMPARED", 20)
    monkeypatch.setattr("briefgen.comparison.options.crowd.BUNDLES", 12)
    return compared(corpus)


def test_every_recommendation_is_there_once_in_reading_order(corpus: Corpus, crowded: Comparison) -> None:
    advice = find_recommendations(corpus, SETTINGS.recommendations)

    assert [one.id for one in crowded.recommendations] == [one.id for one in compared(corpus).recommendations]
    assert {one.id for one in crowded.recommendations} == {one.id for one in advice}
    assert len(advice) > 60


def test_fewer_are_compared_and_an_option_holds_all_who_say_the_same(crowded: Comparison) -> None:
    on = {one.id: one.option for one in crowded.recommendations}
    assert len(crowded.options) <= 12 * crowd.VOICES
    assert any(len(option.positions) > crowd.VOICES for option in crowded.options)
    for option in crowded.options:
        held = [id for position in option.positions for id in position.recommendations]
        assert sorted(held) == sorted(option.recommendations) == sorted(id for id in on if on[id] == option.id)
        assert all(position.kind is not PositionKind.SILENT for position in option.positions)
    assert any(option is None for option in on.values())


def test_the_order_of_files_changes_no_option(corpus: Corpus, crowded: Comparison) -> None:
    turned = compared(replace(corpus, documents=corpus.documents[::-1]))

    assert [(one.id, sorted(one.recommendations)) for one in turned.options] == [
        (one.id, sorted(one.recommendations)) for one in crowded.options
    ]


def test_a_small_corpus_is_compared_in_full(corpus: Corpus) -> None:
    full = compared(replace(corpus, documents=corpus.documents[:5]))

    assert all(len(option.positions) == 5 for option in full.options)
    assert all(one.option for one in full.recommendations)
