"""Names, lists and counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.brief import names
from briefgen.brief.names import dated, who_writes
from briefgen.language.writing import closed, counted, listed, measured, number
from briefgen.model.brief import Voice
from briefgen.model.documents import Corpus
from tests.brief.building import CORPUS, DIEZ, SURVEY, VIDAL, WOOD, document


def voices(corpus: Corpus) -> tuple[Voice, ...]:
    return names.voices(corpus, [document.words for document in corpus.documents])


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_a_list_has_no_comma_before_and(names: list[str], text: str) -> None:
    assert listed(names) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "no texts"), (1, "one text"), (2, "two texts"), (12, "twelve texts"), (13, "13 texts"), (1500, "1,500 texts")],
)
def test_counts_are_words_up_to_twelve(count: int, text: str) -> None:
    assert counted(count, "text") == text


def test_measures_are_digits() -> None:
    assert (measured(1, "word"), measured(6790, "word")) == ("1 word", "6,790 words")
    assert number(12) == "twelve"


def test_a_sentence_that_ends_with_an_abbreviation_gets_no_second_stop() -> None:
    assert (closed("trains the U.S."), closed("trains")) == ("trains the U.S.", "trains.")


@pytest.mark.parametrize(
    ("issued", "latest", "words"),
    [
        ("2018-08-24", None, "24 August 2018"),
        ("2018-08", None, "August 2018"),
        ("2018", 2019, "2018"),
        (None, 2012, "undated; latest year mentioned 2012"),
        (None, None, "undated"),
    ],
)
def test_a_date_is_as_precise_as_the_text_and_never_guessed(issued: str | None, latest: int | None, words: str) -> None:
    assert dated(document("d", "Text.", issued=issued, latest_year=latest)) == words


def test_voices_stand_in_the_order_of_the_corpus_under_names_of_their_own() -> None:
    found = voices(CORPUS)
    assert [voice.short for voice in found] == ["Vidal", "Wood", "Díez", "Unsigned"]
    assert [voice.running for voice in found] == ["Vidal", "Wood", "Díez", "the unsigned text"]
    assert [voice.signed for voice in found] == [True, True, True, False]


def test_an_unsigned_text_is_never_given_an_author() -> None:
    (voice,) = voices(Corpus(documents=(SURVEY,)))
    assert voice.name == "Unsigned"
    assert voice.title == "d4.txt"


def test_namesakes_are_told_apart_by_first_name_then_year_then_number() -> None:
    texts = (
        document("a", "Text.", author="Ann Smith"),
        document("b", "Text.", author="Bob Smith", issued="2001"),
        document("c", "Text.", author="Bob Smith", issued="2005-03"),
        document("d", "Text.", author="Bob Smith", issued="2005-04"),
    )
    assert [voice.short for voice in voices(Corpus(documents=texts))] == [
        "A. Smith",
        "B. Smith 2001",
        "B. Smith 2005 1",
        "B. Smith 2005 2",
    ]


def test_several_unsigned_texts_are_told_apart_by_a_number() -> None:
    texts = (document("a", "Text."), document("b", "Text.", title="Our answer"))
    found = voices(Corpus(documents=texts))
    assert [voice.short for voice in found] == ["Unsigned 1", "Unsigned 2"]
    assert [voice.running for voice in found] == ["unsigned text 1", "unsigned text 2"]


def test_unsigned_texts_of_several_years_have_one_row_of_numbers() -> None:
    texts = (document("a", "Text."), document("b", "Text.", issued="2001"), document("c", "Text.", issued="2001"))
    assert [voice.running for voice in voices(Corpus(documents=texts))] == [
        "unsigned text 1",
        "unsigned text 2",
        "unsigned text 3",
    ]


def test_an_unsigned_text_keeps_the_number_of_its_id_whichever_others_come_or_go() -> None:
    texts = (document("unsigned-3", "Text."), document("moss", "Text."), document("unsigned", "Text."))
    assert [voice.short for voice in voices(Corpus(documents=texts))] == ["Unsigned 3", "Unsigned 2", "Unsigned 1"]
    assert voices(Corpus(documents=texts[:2]))[0].running == "unsigned text 3"
    assert voices(Corpus(documents=texts[:1]))[0].short == "Unsigned"


def test_names_that_differ_in_case_only_are_told_apart() -> None:
    texts = (document("a", "Text.", author="Ann SMITH"), document("b", "Text.", author="Bob Smith"))
    assert [voice.short for voice in voices(Corpus(documents=texts))] == ["A. SMITH", "B. Smith"]


def test_voices_are_authors_only_where_each_text_has_one_of_its_own() -> None:
    assert who_writes(Corpus(documents=(VIDAL, WOOD, DIEZ))) == "author"
    assert who_writes(CORPUS) == "text"
    assert who_writes(Corpus(documents=(VIDAL, replace(WOOD, authors=VIDAL.authors)))) == "text"
