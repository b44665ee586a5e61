"""Headlines: short, in the sentence's words, whole phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.language.lexicon import load_lexicon
from briefgen.model.documents import BlockKind
from briefgen.recommendations.english.headlines.phrases import shorten
from briefgen.recommendations.english.morphology import base_of_gerund, base_of_participle
from briefgen.recommendations.matching import LONGEST_HEADLINE
from tests.recommendations.building import document, essay, found_in, verdict

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
        assert 1 <= len(headline.split()) <= LONGEST_HEADLINE
        assert headline[0].isupper()
        assert headline.rstrip("…").split()[-1].lower() not in {"the", "of", "a", "and", "to", "between", "which"}


@given(st.text(alphabet='ab ,.;()"—to', max_size=120))
def test_shortening_never_fails_and_adds_nothing(text: str) -> None:
    assert LEXICON is not None
    short = shorten(LEXICON, text)
    if short:
        assert short.rstrip("…") in " ".join(text.split())


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("The inspectors should be trained in these fields.", "Train the inspectors"),
        ("The ministry must address these angry voices in the villages.", "Address angry voices in the villages"),
        (
            "Rewarding such behaviour by selling the forest will lead to further division rather than savings.",
            "Do not sell the forest",
        ),
        ("The merger will fail unless the staff are heard.", "Hear the staff"),
        ("It is high time that the locks are repaired.", "Repair the locks"),
        ("The length of a term should change to four years.", "The length of a term should change to four years"),
    ],
)
def test_a_headline_stands_alone(sentence: str, headline: str) -> None:
    found = verdict(sentence)
    assert found is not None
    assert found[1] == headline


def test_a_headline_that_points_back_gives_way_to_a_sentence_that_does_not() -> None:
    [found] = found_in(
        essay("Repairing the eastern locks is essential.", "The county must continue to support such repairs.")
    )
    assert found.headline == "Repair the eastern locks"


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("Pilots may resign at any time.", "Allow pilots to resign at any time"),
        ("The warden may not vote.", "Do not allow the warden to vote"),
        ("The assembly has the final say on fees.", "Give the assembly the final say on fees"),
        ("The clerk is responsible for the list.", "Make the clerk responsible for the list"),
        ("Members may be elected twice.", "Allow members to be elected twice"),
        ("The pilots already have the power to close the port.", "The pilots already have the power to close the port"),
        ("For example, the warden may be elected twice.", "The warden may be elected twice"),
    ],
)
def test_what_a_charter_grants_is_put_as_a_request(sentence: str, headline: str) -> None:
    found = found_in(
        document(
            [
                (BlockKind.PARAGRAPH, ["This paper proposes a governance model for the harbour."]),
                (BlockKind.PARAGRAPH, [sentence]),
            ]
        )
    )
    assert headline in [r.headline for r in found]


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        ("The proposed treaty should create a joint court.", None),
        ("Any attempt to merge the ports must respect the pilots.", None),
        ("The harbour board should create a joint court.", "The harbour board"),
    ],
)
def test_a_thing_that_cannot_act_is_no_addressee(sentence: str, addressee: str | None) -> None:
    [found] = found_in(essay(sentence))
    assert found.addressee == addressee


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("Efforts to clear the harbour, such as dredging, sounding, and blasting, are essential.", "Clear the harbour"),
        (
            "The wardens should continue with their daily rounds of the northern locks, and defer to the master in doubt.",
            "Continue with their daily rounds of the northern locks",
        ),
    ],
)
def test_a_headline_is_cut_where_a_phrase_ends(sentence: str, headline: str) -> None:
    found = verdict(sentence)
    assert found is not None
    assert found[1] == headline


def test_words_in_ly_that_are_no_adverbs_are_kept() -> None:
    found = verdict("The assembly must supply water to the villages.")
    assert found is not None
    assert found[1:] == ("Supply water to the villages", "The assembly")
