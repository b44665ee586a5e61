"""What is at the heart of a proposal is quoted from a further sentence of the same text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.brief.details import detail_of, points_to
from briefgen.model.recommendations import Recommendation
from tests.brief.building import document, recommendation


def proposal(*sentences: str) -> Recommendation:
    """A recommendation made in every sentence of a text."""
    text = document("d", " ".join(sentences), author="A Rios")
    entries = [recommendation(text, place, "Create a treaty") for place in range(len(sentences))]
    return replace(entries[0], evidence=tuple(entry.evidence[0] for entry in entries))


@pytest.mark.parametrize(
    ("further", "words"),
    [
        ("At its heart is to have a core within a joint body with shared duties.", "a core within a joint body"),
        ("The creation of working groups, and their expansion to a wider institution would help.",
         "creation of working groups … expansion to a wider institution"),
        ("It would help.", ""),
        ("To have peace.", ""),
    ],
)  # fmt: skip
def test_the_words_are_those_of_a_further_sentence(further: str, words: str) -> None:
    assert detail_of([proposal("A treaty is needed.", further)], "")[0] == words


def test_the_best_sentence_is_told_by_the_headline_already() -> None:
    assert detail_of([proposal("It is time to create a new treaty.")], "") == ("", ())


def test_a_sentence_with_what_the_voice_wants_comes_first() -> None:
    entry = proposal("A treaty.", "The creation of working groups.", "The establishment of a trilateral office.")
    assert detail_of([entry], "trilateral")[0] == "establishment of a trilateral office"


@pytest.mark.parametrize(("sentence", "points"), [("At the heart of this treaty is a core.", True), ("A core.", False)])
def test_a_proposal_that_speaks_of_this_treaty_is_about_the_treaty(sentence: str, points: bool) -> None:
    assert points_to(proposal(sentence), proposal("A treaty is needed.")) is points
