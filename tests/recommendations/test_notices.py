"""Documents in which nothing was found, or nothing was sought, are named."""

from __future__ import annotations

from briefgen.model.documents import BlockKind, Corpus
from briefgen.recommendations import find_recommendations, notices
from briefgen.settings import RecommendationSettings
from tests.recommendations.building import SETTINGS, document, essay

PARAGRAPH = BlockKind.PARAGRAPH


def test_a_document_without_any_recommendation() -> None:
    corpus = Corpus(
        documents=(essay("The town should dredge the canal.", id="ash"), essay("It rained in May.", id="birch"))
    )
    [notice] = notices(corpus, find_recommendations(corpus, SETTINGS), SETTINGS)
    assert (notice.slug, notice.subject) == ("no-recommendation", "birch.txt")


def test_a_language_without_rules() -> None:
    portuguese = document([(PARAGRAPH, ["A câmara deve publicar as suas contas."])], id="olmo", language="pt")
    corpus = Corpus(documents=(portuguese,))
    assert find_recommendations(corpus, SETTINGS) == ()
    [notice] = notices(corpus, (), SETTINGS)
    assert notice.slug == "language-unsupported"
    assert "pt" in notice.detail


def test_an_undetermined_language_is_tried_as_english() -> None:
    short = document([(PARAGRAPH, ["Ban it. The council should ban it."])], language="und")
    assert find_recommendations(Corpus(documents=(short,)), SETTINGS)


def test_empty_and_endless_texts_give_nothing_and_no_error() -> None:
    empty, endless = document([], id="ash"), essay("should " * 20_000, id="birch")
    assert find_recommendations(Corpus(documents=(empty, endless)), SETTINGS) == ()


def test_no_more_sentences_are_taken_of_a_text_than_the_settings_say_and_the_rest_is_named() -> None:
    few = RecommendationSettings(max_sentences=10)
    wordy = essay(*(f"The town should dredge canal number {number}." for number in range(30)), id="ash")
    plain = essay(*(f"The town should dredge canal number {number}." for number in range(9)), id="birch")
    corpus = Corpus(documents=(wordy, plain))
    found = find_recommendations(corpus, few)
    assert sum(len(one.evidence) for one in found if one.document == "ash") == 10
    assert sum(len(one.evidence) for one in found if one.document == "birch") == 9
    [notice] = notices(corpus, found, few)
    assert (notice.slug, notice.subject) == ("too-many-recommendations", "ash.txt")
