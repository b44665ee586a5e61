"""Advice in the shape of a question, an errand, a dismissal or a welcome; and items that only look like imperatives."""

from __future__ import annotations

import pytest

from briefgen.model.documents import BlockKind
from briefgen.model.recommendations import Stance, Strength
from tests.recommendations.building import document, found_in, verdict

FOR, AGAINST = Stance.FOR, Stance.AGAINST
MUST, SHOULD, MAY = Strength.MUST, Strength.SHOULD, Strength.MAY

ASSERTING = [
    (
        "If we opened the weir at night, the eels would benefit within a year.",
        "if-we-did",
        FOR,
        MAY,
        "If we opened the weir at night, the eels would benefit…",
        None,
    ),
    (
        "If the board were serious about eels, it would open the weir.",
        "if-serious",
        FOR,
        SHOULD,
        "Open the weir",
        "the board",
    ),
    (
        "As a pilot, I believe that opening the weir will help the crews.",
        "gerund-would",
        FOR,
        MAY,
        "Open the weir",
        None,
    ),
    (
        "Our League recommends: (1) that the weir be opened at night.",
        "text-proposes",
        FOR,
        SHOULD,
        "Our League recommends: that the weir be opened at night",
        None,
    ),
    (
        "Would it not make sense to open the sluice at night?",
        "negative-question",
        FOR,
        SHOULD,
        "Open the sluice at night",
        None,
    ),
    (
        "Shouldn't the council publish its minutes?",
        "negative-question",
        FOR,
        SHOULD,
        "Publish its minutes",
        "the council",
    ),
    ("Tell Governor Reed to open the sluice.", "errand", FOR, SHOULD, "Open the sluice", "Governor Reed"),
    ("Raising the dam will only delay the flood.", "will-only", AGAINST, SHOULD, "Do not raise the dam", None),
    ("How about listening to the crews.", "how-about", FOR, MAY, "Listen to the crews", None),
    ("Lowering the weir is clearly the way to bring back the eels.", "step-is", FOR, SHOULD, "Lower the weir", None),
    (
        "The answer isn't to build a second dam, it's to mend the first.",
        "advice-is",
        FOR,
        SHOULD,
        "Mend the first",
        None,
    ),
    (
        "The backlog cannot be cleared by overtime alone.",
        "not-by",
        AGAINST,
        MUST,
        "The backlog cannot be cleared by overtime alone",
        None,
    ),
    (
        "The success of the reform hinges on a reliable ferry.",
        "depends-on",
        FOR,
        SHOULD,
        "The success of the reform hinges on a reliable ferry",
        None,
    ),
    (
        "We welcome the proposed register of moorings.",
        "welcomed",
        FOR,
        SHOULD,
        "We welcome the proposed register of moorings",
        None,
    ),
]


@pytest.mark.parametrize(("sentence", "rule", "stance", "strength", "headline", "addressee"), ASSERTING)
def test_what_asserts_without_saying_so_is_read_as(
    sentence: str, rule: str, stance: Stance, strength: Strength, headline: str, addressee: str | None
) -> None:
    found = verdict(sentence)
    assert found is not None
    match, made, who = found
    assert (match.rule, match.stance, match.strength, made, who) == (rule, stance, strength, headline, addressee)


@pytest.mark.parametrize(
    "sentence",
    [
        "Does it make sense to open the sluice at night?",  # a true question
        "Should the council publish its minutes?",
        "Tell me where the sluice is.",
        "Raising the dam will only work if the bed is dredged.",  # a condition
        "The letter cannot be delivered by boat in winter.",
        "The success of the reform depends on how it is paid for.",
        "We welcome the opportunity to comment.",
        "If we had more time, the crews would benefit.",
        "We have often heard that a levy is not the answer.",  # from others
        "The survey is to show what is necessary for the harbour.",
        "Give a man a boat and he will fish until the sea is empty.",  # a condition on a third person
        "Quotas refer to the least number of seats that a party must win.",  # a definition
    ],
)
def test_what_only_looks_like_it_is_left(sentence: str) -> None:
    assert verdict(sentence) is None


ITEM, TEXT, HEAD = BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING


def _sentences(*blocks: tuple[BlockKind, list[str]]) -> list[str]:
    return [one.plain for found in found_in(document(blocks)) for one in found.evidence]


def test_items_that_go_on_with_a_clause_about_what_is_are_no_imperatives() -> None:
    blocks = [(ITEM, ["1. The law is old.", "This means that the province cannot:"])]
    items = [(ITEM, ["a. Develop its own plans for the river."]), (ITEM, ["b. Provide a ferry to the islands."])]
    assert _sentences(*blocks, *items) == []


def test_the_next_item_of_the_outer_list_is_free_of_the_inner_lists_clause() -> None:
    blocks = [(ITEM, ["1. As it stands, the province cannot:"]), (ITEM, ["a. Develop its own plans for the river."])]
    assert _sentences(*blocks, (ITEM, ["2. Abolish the toll on the bridge."])) == ["2. Abolish the toll on the bridge."]


def test_items_of_a_demand_inside_an_item_are_demands() -> None:
    blocks = [(ITEM, ["1. The board should:"]), (ITEM, ["a. publish its minutes"])]
    assert "a. publish its minutes" in _sentences(*blocks)


def test_lines_without_a_stop_under_recommendations_are_items() -> None:
    lines = ["Introduce a levy on plastic nets", "Mitigation and control of lost gear at sea"]
    assert _sentences((HEAD, ["Recommendations"]), *((TEXT, [line]) for line in lines)) == lines


def test_a_heading_under_recommendations_that_is_an_imperative_is_one() -> None:
    assert _sentences((HEAD, ["Recommendations"]), (HEAD, ["Adopt one register"]), (TEXT, ["It was old."])) == [
        "Adopt one register"
    ]
    assert _sentences((HEAD, ["Recommendations"]), (HEAD, ["Support services today"]), (TEXT, ["It was old."])) == []


def test_a_title_that_is_a_whole_demand_is_one() -> None:
    assert _sentences((HEAD, ["Pilots should be paid more"]), (TEXT, ["The work is hard."])) == [
        "Pilots should be paid more"
    ]


def test_the_good_of_a_bill_counts_in_a_text_that_spoke_for_something() -> None:
    good = "This bill will help crews to stay at home when they are ill."
    assert _sentences((TEXT, [good])) == []
    assert good in _sentences((TEXT, ["I urge the senate to act.", good]))
