"""What a clause with "that" asks, and of whom."""

from __future__ import annotations

import pytest

from briefgen.language.lexicon import load_lexicon
from briefgen.recommendations.english.morphology import base_of_third_person
from tests.recommendations.building import essay, found_in

LEXICON = load_lexicon("en")


@pytest.mark.parametrize(
    ("form", "base"),
    [("introduces", "introduce"), ("publishes", "publish"), ("applies", "apply"), ("considers", "consider"), ("access", None), ("council", None),
     ("councils", None), ("focus", None), ("Builds", "build")],
)  # fmt: skip
def test_a_verb_in_the_third_person_goes_back_to_its_base(form: str, base: str | None) -> None:
    assert LEXICON is not None
    assert base_of_third_person(LEXICON, form) == base


@pytest.mark.parametrize(
    ("sentence", "headline", "addressee"),
    [
        ("We recommend that the harbour board introduces a levy on nets.", "Introduce a levy on nets", "the harbour board"),
        ("We ask that the committee considers the cost of delay.", "Consider the cost of delay", "the committee"),
        ("It is essential that the ferry line repairs leaking pipes.", "Repair leaking pipes", "the ferry line"),
        ("We propose that the office publishes gauge data every day.", "Publish gauge data every day", "the office"),
        ("It is vital that the Home Office reviews its guidance on visas.", "Review its guidance on visas", "the Home Office"),
        ("We urge that ministers publish the inquiry.", "Publish the inquiry", "ministers"),
        ("It is essential that member states adopt a charter of the sea.", "Adopt a charter of the sea", "member states"),
    ],
)  # fmt: skip
def test_a_demand_may_stand_in_the_indicative(sentence: str, headline: str, addressee: str) -> None:
    """British English asks "that the board publishes" where American English has "that the board publish"."""
    [found] = found_in(essay(sentence))
    assert (found.headline, found.addressee) == (headline, addressee)


@pytest.mark.parametrize(
    "sentence",
    [
        "We suggest that the present levy reduces demand for nets.",
        "The model suggests that the council reduces waste.",
        "We suggest that the report shows a fall in prices.",
    ],
)
def test_a_verb_that_may_state_does_not_ask_in_the_indicative(sentence: str) -> None:
    assert all(entry.addressee is None for entry in found_in(essay(sentence)))


def test_plans_of_somebody_are_a_noun() -> None:
    [found] = found_in(essay("We urge that the council's plans for the parks are dropped."))
    assert found.headline == "Drop the council's plans for the parks"


def test_neighbours_that_ask_two_bodies_are_two() -> None:
    found = found_in(
        essay(
            "We recommend that the council keeps a reserve of drinking water in the lake.",
            "It is essential that the water utility repairs leaking pipes.",
        )
    )
    assert [entry.addressee for entry in found] == ["the council", "the water utility"]
