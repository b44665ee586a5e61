"""The reference essays: what they recommend is found, and nothing is quoted that they do not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.documents import read_corpus
from briefgen.model.documents import Corpus
from briefgen.model.recommendations import Recommendation, Stance
from briefgen.recommendations import find_recommendations, notices
from briefgen.recommendations.matching import LONGEST_HEADLINE
from briefgen.settings import ReadingSettings, RecommendationSettings


@pytest.fixture(scope="module")
def corpus(seeds: Path) -> Corpus:
    return read_corpus([seeds], ReadingSettings())


@pytest.fixture(scope="module")
def found(corpus: Corpus) -> tuple[Recommendation, ...]:
    return find_recommendations(corpus, RecommendationSettings())


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("000", "the creation of a new bilateral treaty is necessary"),
        ("000", "formal channel of intelligence exchange"),
        ("000", "simplifying the bureaucracy for extradition proceedings"),
        ("001", "Mexico needs to strengthen its own border controls"),
        ("001", "Perimeter Security deal"),
        ("002", "institutionalize security relations in North America"),
        ("002", "their expansion to a trilateral institutionalization could be pursued"),
        ("003", "RECOMMENDATION #2: Define the rules of the game"),
        ("003", "must be also one between equals"),
        ("004", "A collaborative approach that combines humanitarian aid"),
        ("004", "implementation of secure communication systems"),
    ],
)
def test_it_is_found(corpus: Corpus, found: tuple[Recommendation, ...], file: str, words: str) -> None:
    quoted = [
        evidence.plain
        for recommendation in found
        if corpus.document(recommendation.document).source.path.startswith(file)
        for evidence in recommendation.evidence
    ]
    assert any(words in sentence for sentence in quoted)


def test_the_wall_is_argued_against(corpus: Corpus, found: tuple[Recommendation, ...]) -> None:
    against = [r for r in found if r.stance is Stance.AGAINST]
    assert [r.headline for r in against] == ["Do not build a wall"]


def test_a_numbered_recommendation_is_its_own_headline(found: tuple[Recommendation, ...]) -> None:
    labelled = [r.headline for r in found if r.rule == "labelled"]
    assert len(labelled) == 5
    assert "Develop joint technologies to prevent cyber crime" in labelled


def test_every_quotation_stands_in_its_source(corpus: Corpus, found: tuple[Recommendation, ...]) -> None:
    for recommendation in found:
        text = corpus.document(recommendation.document).text
        for evidence in recommendation.evidence:
            for quotation in evidence.quotations:
                assert text[quotation.locator.span.start : quotation.locator.span.end] == quotation.text


def test_headlines_are_short_and_whole(found: tuple[Recommendation, ...]) -> None:
    for recommendation in found:
        assert 2 <= len(recommendation.headline.split()) <= LONGEST_HEADLINE
        assert recommendation.headline[0].isupper()
        assert not recommendation.headline.endswith((",", ";", ":", ".", " the", " of", " to", " and", " a"))


def test_order_is_by_document_and_first_place(corpus: Corpus, found: tuple[Recommendation, ...]) -> None:
    order = {document.id: number for number, document in enumerate(corpus.documents)}
    keys = [(order[r.document], min(evidence.sentence for evidence in r.evidence)) for r in found]
    assert keys == sorted(keys)


def test_the_same_corpus_gives_the_same_recommendations(corpus: Corpus, found: tuple[Recommendation, ...]) -> None:
    assert find_recommendations(corpus, RecommendationSettings()) == found


def test_implicit_ones_can_be_left_out(corpus: Corpus, found: tuple[Recommendation, ...]) -> None:
    explicit = find_recommendations(corpus, RecommendationSettings(implicit=False))
    assert all(evidence.explicit for r in explicit for evidence in r.evidence)
    assert 0 < sum(len(r.evidence) for r in explicit) < sum(len(r.evidence) for r in found)


def test_no_notice_where_every_essay_recommends_something(corpus: Corpus, found: tuple[Recommendation, ...]) -> None:
    assert notices(corpus, found, RecommendationSettings()) == ()
