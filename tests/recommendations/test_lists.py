"""Items of lists: what the clause that opens a list makes of them, and what stands under a heading of demands."""

from __future__ import annotations

from briefgen.model.documents import BlockKind
from briefgen.model.recommendations import Stance
from tests.recommendations.building import document, found_in

FOR, AGAINST = Stance.FOR, Stance.AGAINST

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


def test_an_item_without_a_verb_of_its_own_is_one_under_its_heading() -> None:
    """The verb of a relative clause, or of one of time, is not the item's."""
    items = ["A pause in licensing until the inquiry has reported.", "Notice to owners whose boats were seized."]
    told = "The licence was introduced in 1910."
    blocks = [(BlockKind.HEADING, ["Summary of recommendations"])] + [
        (BlockKind.LIST_ITEM, [item]) for item in [*items, told]
    ]
    assert [r.evidence[0].quotations[0].text for r in found_in(document(blocks))] == items


def test_items_may_go_on_with_the_sentence_that_opens_their_list() -> None:
    items = ["to publish its minutes before June;", "not to renew the lease."]
    blocks = [
        (BlockKind.PARAGRAPH, ["We therefore respectfully ask the Commission:"]),
        *((BlockKind.LIST_ITEM, [item]) for item in items),
    ]
    assert [(r.headline, r.stance) for r in found_in(document(blocks))] == [
        ("Publish its minutes before June", FOR),
        ("Do not renew the lease", AGAINST),
    ]


def test_a_sentence_may_open_a_list_without_a_colon() -> None:
    items = ["publish the charts;", "fund lamps on every pier."]
    blocks = [
        (BlockKind.PARAGRAPH, ["The League calls on the Secretary of State to"]),
        *((BlockKind.LIST_ITEM, [item]) for item in items),
    ]
    assert {"Publish the charts", "Fund lamps on every pier"} <= {r.headline for r in found_in(document(blocks))}


def test_beside_an_imperative_a_short_item_without_a_verb_asks_for_a_thing() -> None:
    items = ["Merge the two boards", "Independent monitoring, funded by the polluter"]
    blocks = [(BlockKind.HEADING, ["Summary"]), *((BlockKind.LIST_ITEM, [item]) for item in items)]
    assert len(found_in(document(blocks))) == 2
    told = [(BlockKind.HEADING, ["Summary"]), *((BlockKind.LIST_ITEM, [item]) for item in reversed(items))]
    assert len(found_in(document(told))) == 1


def test_a_list_of_what_we_ask_may_hold_nouns() -> None:
    items = ["A free ferry for pupils", "Lamps on every pier"]
    blocks = [(BlockKind.PARAGRAPH, ["Our programme is this:"]), *((BlockKind.LIST_ITEM, [item]) for item in items)]
    assert len(found_in(document(blocks))) == 2
    told = [(BlockKind.PARAGRAPH, ["We saw this:"]), *((BlockKind.LIST_ITEM, [item]) for item in items)]
    assert found_in(document(told)) == ()
