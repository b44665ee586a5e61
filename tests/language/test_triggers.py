"""What a template needs: never more than what it can fit, and little enough that most sentences are passed over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.documents import read_corpus
from briefgen.language.lexicon import Lexicon, load_lexicon
from briefgen.language.triggers import Keys, keys_of, may_say, needed, needed_by_phrase
from briefgen.recommendations.extraction import judged
from briefgen.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
GROUPS = {"verb": frozenset({"urge", "reco…"}), "free": None}


def needs(template: str) -> list[list[str]]:
    return [sorted(keys) for keys in needed(template, lambda group: GROUPS[group])]


def may_fit(template: str, text: str) -> bool:
    keys = keys_of(text)
    return keys is None or not any(keys.isdisjoint(one) for one in needed(template, lambda group: GROUPS[group]))


@pytest.mark.parametrize(
    "template, expected",
    [
        (r"\bshould\b", [["should"]]),
        (r"\bshould", [["shou…"]]),
        (r"should\b", []),  # "toshould" would fit
        (r"\brecommends?\b", [["reco…"]]),
        (r"\b(?:should|ought to)\b", [["ought", "should"]]),
        (r"\b(?:should|ought to)?\b", []),
        (r"(?<!\w)levy(?!\w)", [["levy"]]),
        (r"^\W*levies (?:also )?apply$", [["levies"], ["apply"]]),
        (r"\blevy (?:on|upon)(?!water) ships\b", [["levy"], ["ships"]]),
        (r"\b(?:\w+ ){2,3}levy\b", [["levy"]]),
        (r"\b(?:levy )+tax\b", [["tax"]]),
        (r"\bwe {verb} ", [["reco…", "urge"], ["we"]]),
        (r"{free}", []),
        (r"\bn[eo]ver\b", []),
        (r"\b(?-i:Levy)\b", [["levy"]]),
        (r"(?P<a>levy) (?P=a)", []),  # not understood
        (r"\blevy ?(?=tax)\b", [["levy"]]),
    ],
)
def test_what_is_needed_is_read_off_the_template(template: str, expected: list[list[str]]) -> None:
    assert needs(template) == expected


@pytest.mark.parametrize(
    "phrase, expected",
    [
        ("recommend~", {"reco…"}),
        ("call for/on/upon", {"call"}),
        ("(a) matter of urgency", {"urgency"}),
        ("the/our need", {"need"}),
        ("do~", None),
    ],
)
def test_a_phrase_needs_its_rarest_word(phrase: str, expected: set[str] | None) -> None:
    keys = needed_by_phrase(phrase)

    assert keys == expected or (keys is not None and expected is not None and len(keys) == len(expected) == 1)


@pytest.mark.parametrize("word, text", [("should", "\u017fhould"), ("keep", "\u212aeep"), ("it", "\u0130t")])
def test_letters_that_fold_in_odd_ways_are_never_passed_over(word: str, text: str) -> None:
    assert re.search(rf"\b{word}\b", text, re.IGNORECASE)
    assert may_fit(rf"\b{word}\b", text)


PIECES = st.sampled_from(
    [r"\b", "should", "need", "s?", " ", "(?: also)?", "(?: not|n't)", r"\w+ly ", "(?:levy|tax(?:es)?)", "(?<!no )", "(?!e)",
     r"[\w-]+", r"[\s,]+", r"\W*", "(?:a |an |the )?", "(?:very ){1,2}", "(?:so )+", r"(?<!\w)", r"(?!\w)", "^", "$", ".", "|"]
)  # fmt: skip
TEXTS = st.lists(
    st.sampled_from(["should", "Should", "needs", "need", "not", "n't", "also", "levy", "taxes", "tax", "very", "so", "the",
                     "an", "duly", "-", ",", ".", " ", " ", " ", "x"]),
    max_size=12,
)  # fmt: skip


@given(pieces=st.lists(PIECES, max_size=7), parts=TEXTS)
def test_a_text_that_a_template_fits_is_never_passed_over(pieces: list[str], parts: list[str]) -> None:
    template, text = "".join(pieces), "".join(parts)
    try:
        pattern = re.compile(template, re.IGNORECASE)
    except re.error:  # a quantifier with nothing before it
        return

    assert may_fit(template, text) or not pattern.search(text)


@pytest.mark.parametrize("folder", ["seeds", "tests/corpora/es", "tests/corpora/fr"])
def test_rules_find_the_same_with_and_without(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings()
    documents = read_corpus([ROOT / folder], settings.reading).documents
    found = [judged(document, settings.recommendations) for document in documents]

    monkeypatch.setattr(Lexicon, "_may_fit", lambda *_: True)

    assert [judged(document, settings.recommendations) for document in documents] == found


def test_most_sentences_are_passed_over() -> None:
    lexicon = load_lexicon("en")
    assert lexicon
    keys: Keys | None = keys_of("The harbour was built in 1911 by two brothers and widened after the war.")

    assert keys is not None
    assert all(keys.isdisjoint(lexicon.words(group)) for group in ("advice_modal", "recommend_verb"))
    assert lexicon.search("{recommend_verb} that", "We recommend that the harbour be widened.")
    assert not lexicon.search("{recommend_verb} that", "The harbour was built in 1911.")


@given(st.text(alphabet="aiıİsſSkKKσς É.", max_size=12), st.text(alphabet="aiıİsſSkKKσςÉ", min_size=1, max_size=3))
def test_words_that_a_text_may_not_say_are_not_found_in_it(text: str, said: str) -> None:
    assert may_say(text, said) or not re.search(re.escape(said), text, re.IGNORECASE)


def test_most_texts_are_told_not_to_say_what_they_do_not_say() -> None:
    assert not may_say("A view of the border", "water supply")
    assert may_say("Water SUPPLY fails", "water supply")
