"""What four Spanish and four French essays recommend, against what a reader of them says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from briefgen.model.documents import Corpus, Document
from briefgen.model.recommendations import Stance
from briefgen.pipeline import read_sources
from briefgen.recommendations import document_recommendations
from briefgen.recommendations.extraction import judged
from briefgen.settings import Settings

TESTS = Path(__file__).parents[1]
KINDS = ("for", "against", "implied")


@pytest.fixture(scope="module", params=["es", "fr"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def corpus(language: str, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return read_sources([TESTS / "corpora" / language], Settings(), output=tmp_path_factory.mktemp("output"))


def gold(language: str, document: Document) -> dict[int, str]:
    """The sentences that recommend something, each with the kind that the reader gave it."""
    said = tomllib.loads((TESTS / "gold" / f"{language}.toml").read_text("utf-8"))[Path(document.source.path).name]
    found = {}
    for kind in KINDS:
        for words in said[kind]:
            [sentence] = [sentence.index for sentence in document.sentences if words in sentence.text]
            found[sentence] = kind
    return found


def test_they_are_read_in_their_language_with_their_dates(language: str, corpus: Corpus) -> None:
    assert {document.language for document in corpus.documents} == {language}
    assert len(corpus.documents) == 4
    assert all(document.issued for document in corpus.documents)


def test_what_they_recommend_is_found(language: str, corpus: Corpus) -> None:
    right = found = wanted = explicit = explicit_found = 0
    for document in corpus.documents:
        said = gold(language, document)
        told = {context.sentence.index for context, _ in judged(document, Settings().recommendations)}
        right += len(said.keys() & told)
        found += len(told)
        wanted += len(said)
        outright = {sentence for sentence, kind in said.items() if kind != "implied"}
        explicit += len(outright)
        explicit_found += len(outright & told)
    assert 2 * right / (found + wanted) >= 0.92
    assert explicit_found / explicit >= 0.94


def test_for_and_against_are_told_apart(language: str, corpus: Corpus) -> None:
    for document in corpus.documents:
        said = gold(language, document)
        for context, match in judged(document, Settings().recommendations):
            kind = said.get(context.sentence.index, "implied")
            assert kind == "implied" or (match.stance is Stance.AGAINST) == (kind == "against"), context.text


def test_headlines_are_short_and_whole(corpus: Corpus) -> None:
    for document in corpus.documents:
        for recommendation in document_recommendations(document, Settings().recommendations):
            words = recommendation.headline.split()
            assert 2 <= len(words) <= 12
            assert recommendation.headline[0].isupper() or not recommendation.headline[0].isalpha()
            assert "'" not in recommendation.headline
            assert words[-1].lower() not in {
                "de",
                "del",
                "la",
                "el",
                "los",
                "y",
                "a",
                "que",
                "du",
                "des",
                "le",
                "les",
                "et",
            }
