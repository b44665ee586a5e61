"""Headlines: short, in the sentence's words, whole phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.language.lexicon import load_lexicon
from briefgen.recommendations.morphology import base_of_gerund, base_of_participle
from briefgen.recommendations.phrases import LIMIT, shorten
from tests.recommendations.building import verdict

LEXICON = load_lexicon("en")


@pytest.mark.parametrize(
    ("gerund", "base"),
    [("improving", "improve"), ("cutting", "cut"), ("building", "build"), ("enforcing", "enforce"), ("triggering", "trigger"),
     ("planning", "plan"), ("selling", "sell"), ("tying", "tie"), ("during", None), ("re-opening", "re-open")],
)  # fmt: skip
def test_a_gerund_goes_back_to_its_verb(gerund: str, base: str | None) -> None:
    assert LEXICON is not None
    assert base_of_gerund(LEXICON, gerund) == base


@pytest.mark.parametrize(
    ("participle", "base"),
    [("protected", "protect"), ("interpreted", "interpret"), ("abolished", "abolish"), ("built", "build"), ("rebuilt", "rebuild"),
     ("applied", "apply"), ("planned", "plan"), ("delegated", "delegate"), ("triggered", "trigger"), ("red", None)],
)  # fmt: skip
def test_a_participle_goes_back_to_its_verb(participle: str, base: str | None) -> None:
    assert LEXICON is not None
    assert base_of_participle(LEXICON, participle) == base


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "The island needs to strengthen its own coast guard, to stop wreckers, smugglers and pirates, who come every year.",
            "Strengthen its own coast guard",
        ),
        (
            "The council must build a wall between the market and the river before the spring floods come down.",
            "Build a wall between the market and the river",
        ),
        (
            "The fees should be waived unless the applicant owns a boat with more than two masts and a deck.",
            "Waive the fees unless the applicant owns a boat",
        ),
        ("Criminal networks must be dismantled.", "Dismantle criminal networks"),
        ("Norway must be consulted.", "Consult Norway"),
        ("The minister should be required to report to parliament.", "Require the minister to report to parliament"),
        ("Joint efforts to clear the river are essential.", "Clear the river"),
        ("Access to the archive should be free.", "Make access to the archive free"),
        ("The threshold is too low and should be raised.", "Raise the threshold"),
        ("Towns that want to trade must be connected.", "Connect towns that want to trade"),
    ],
)
def test_a_headline_ends_where_a_phrase_ends(sentence: str, headline: str) -> None:
    found = verdict(sentence)
    assert found is not None
    assert found[1] == headline


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "council",
                "should",
                "build",
                "a",
                "wall",
                "and",
                "of",
                "between",
                ",",
                "river",
                "to",
                "that",
                "which",
                "more",
                "it",
                "must",
                "be",
                "free",
            ]
        ),
        max_size=40,
    )
)
def test_no_headline_is_too_long_or_left_hanging(words: list[str]) -> None:
    assert LEXICON is not None
    sentence = " ".join(["The", "council", "should", *words]) + "."
    found = verdict(sentence)
    if found and found[1] != sentence.rstrip("."):
        headline = found[1]
        assert 1 <= len(headline.split()) <= LIMIT
        assert headline[0].isupper()
        assert headline.rstrip("…").split()[-1].lower() not in {"the", "of", "a", "and", "to", "between", "which"}


@given(st.text(alphabet='ab ,.;()"—to', max_size=120))
def test_shortening_never_fails_and_adds_nothing(text: str) -> None:
    assert LEXICON is not None
    short = shorten(LEXICON, text)
    if short:
        assert short.rstrip("…") in " ".join(text.split())
