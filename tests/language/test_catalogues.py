"""The catalogues of all languages say the same things: same keys, same gaps, nothing left in English."""

from __future__ import annotations

import re
from typing import Any

import pytest

from briefgen.language.catalogue import LANGUAGES, group, keys, speaking

OTHERS = [language for language in LANGUAGES if language != "en"]
AGREEMENT = {"be", "verb", "part", "say", "cite"}
"""Gaps of a word that agrees in number: a language may do without."""
SAME = {
    "numbers.counted_m", "numbers.first", "numbers.day", "numbers.month", "grammar.semicolon", "words.variant", "names.two",
    "clauses.detailed", "title.between", "claims.pull_on", "bodies.also", "cards.length_plain", "care.year",
    "manifest.version", "manifest.date", "page.colon", "page.texts_and_words", "page.made_by", "page.sources", "page.notes",
    "page.note", "page.figure", "page.date", "page.kind_date", "page.in_notes", "page.score", "page.corrected_document",
    "page.change_date", "page.change_strength",
}  # fmt: skip
"""What is spelled alike in two languages, or holds gaps and marks only."""
WORDS_OF_ENGLISH = re.compile(r"\b(?:the|and|of|with|for|texts|recommendations|not|which|is|are|by|from|to)\b")


def entries(language: str) -> dict[str, Any]:
    """Every entry of a language by its key."""
    with speaking(language):
        groups = dict.fromkeys(key.partition(".")[0] for key in keys(language))
        return {f"{name}.{key}": value for name in groups for key, value in group(name).items()}


ENGLISH = entries("en")


def gaps(entry: Any) -> set[str]:
    return set(re.findall(r"\{(\w+)", entry if isinstance(entry, str) else " ".join(entry)))


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_keys(language: str) -> None:
    own = entries(language)
    assert sorted(key for key in ENGLISH.keys() ^ own.keys() if not key.startswith("notices.")) == []
    assert [key for key in own if key in ENGLISH and type(own[key]) is not type(ENGLISH[key])] == []


def test_notices_are_told_in_every_other_language() -> None:
    """In English the stages tell them, with their values."""
    told = [{key for key in entries(language) if key.startswith("notices.")} for language in OTHERS]
    assert told[0] == told[1]
    assert len(told[0]) > 30


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_gaps(language: str) -> None:
    own = entries(language)
    spoken = [key for key in own if not key.startswith("texts.")]
    assert [key for key in spoken if (gaps(own[key]) ^ gaps(ENGLISH.get(key, ""))) - AGREEMENT] == []


@pytest.mark.parametrize("language", OTHERS)
def test_lists_are_of_one_length_where_their_places_mean_something(language: str) -> None:
    own = entries(language)
    pairs = [
        key for key, value in ENGLISH.items() if isinstance(value, list) and not key.startswith(("texts.", "nouns."))
    ]
    free = {"numbers.singular", "grammar.joints", "grammar.lone_verbs"}
    assert [key for key in pairs if len(own[key]) != len(ENGLISH[key]) and key not in free] == []
    assert [key for key in own if key.startswith("nouns.") and (len(own[key]) != 3 or own[key][2] not in "mf")] == []


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(language: str) -> None:
    own = entries(language)
    spoken = [key for key in own if not key.startswith("texts.") and isinstance(own[key], str)]
    assert [key for key in spoken if own[key] == ENGLISH.get(key) and key not in SAME] == []
    plain = {key: re.sub(r"\{\w+(?::\w+)?\}", "", own[key]) for key in spoken}
    assert [key for key in spoken if WORDS_OF_ENGLISH.search(plain[key])] == []


def test_french_has_its_spaces() -> None:
    """No-break before a colon, a narrow one before ; ? ! and inside quotation marks; the true apostrophe."""
    said = [part for entry in entries("fr").values() for part in ([entry] if isinstance(entry, str) else entry)]
    assert [
        part for part in said if re.search(r"(?<=\w) ?[:;?!](?= |$)| [:;?!»]|« ", re.sub(r"\{\w+:\w+\}", "x", part))
    ] == []
    assert [part for part in said if "'" in part] == []


def test_spanish_opens_what_it_asks_and_cries() -> None:
    said = [part for entry in entries("es").values() for part in ([entry] if isinstance(entry, str) else entry)]
    assert [part for part in said if part.count("?") != part.count("¿") or part.count("!") != part.count("¡")] == []
