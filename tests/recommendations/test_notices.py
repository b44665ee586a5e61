"""Documents in which nothing was found, or nothing was sought, are named."""

from __future__ import annotations

from briefgen.model.documents import BlockKind, Corpus
from briefgen.recommendations import find_recommendations, notices
from tests.recommendations.building import SETTINGS, document, essay

PARAGRAPH = BlockKind.PARAGRAPH


def test_a_document_without_any_recommendation() -> None:
    corpus = Corpus(
        documents=(essay("The town should dredge the canal.", id="ash"), essay("It rained in May.", id="birch"))
    )
    [notice] = notices(corpus, find_recommendations(corpus, SETTINGS))
    assert (notice.slug, notice.subject) == ("no-recommendation", "birch.txt")


def test_a_language_without_rules() -> None:
    portuguese = document([(PARAGRAPH, ["A câmara deve publicar as suas contas."])], id="olmo", language="pt")
    corpus = Corpus(documents=(portuguese,))
    assert find_recommendations(corpus, SETTINGS) == ()
    [notice] = notices(corpus, ())
    assert notice.slug == "language-unsupported"
    assert "pt" in notice.detail


def test_an_undetermined_language_is_tried_as_english() -> None:
    short = document([(PARAGRAPH, ["Ban it. The council should ban it."])], language="und")
    assert find_recommendations(Corpus(documents=(short,)), SETTINGS)


def test_empty_and_endless_texts_give_nothing_and_no_error() -> None:
    empty, endless = document([], id="ash"), essay("should " * 20_000, id="birch")
    assert find_recommendations(Corpus(documents=(empty, endless)), SETTINGS) == ()
