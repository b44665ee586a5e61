"""Rules that look around: headings, lists, the sentences before, what kind of text it is."""

from __future__ import annotations

from briefgen.model.documents import BlockKind
from briefgen.model.recommendations import Stance
from tests.recommendations.building import document, essay, found_in

P, H, L, Q = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTATION


def rules(*blocks: tuple[BlockKind, list[str]]) -> list[str]:
    return [evidence.rule for r in found_in(document(blocks)) for evidence in r.evidence]


def test_items_under_a_heading_of_recommendations_are_advice_without_any_modal() -> None:
    items = [
        (L, ["Suspend the night flights."]),
        (L, ["Repeal of the 2011 order."]),
        (L, ["That data only be kept for a year."]),
    ]
    assert rules((H, ["Key recommendations"]), *items) == ["section-item"] * 3
    assert rules((H, ["History of the airport"]), (L, ["Repeal of the 2011 order."])) == []


def test_a_numbered_heading_makes_its_paragraph_a_recommendation() -> None:
    found = found_in(
        document([(H, ["Recommendation 3"]), (P, ["The fund is opened to small boats.", "It began in 1990."])])
    )
    assert [r.rule for r in found] == ["section-item"]


def test_a_list_that_a_demand_opens_is_advice() -> None:
    found = found_in(document([(P, ["The board should:"]), (L, ["publish its minutes;"]), (L, ["open its meetings."])]))
    assert [r.headline for r in found] == ["Publish its minutes", "Open its meetings"]


def test_a_heading_that_only_names_a_section_is_none() -> None:
    assert rules((H, ["Why reform is necessary"]), (H, ["Our recommendations"]), (H, ["What should be done"])) == []


def test_a_title_that_argues_is_one() -> None:
    assert rules((H, ["Sharing the quay with the fishermen would strengthen the port"])) == ["gerund-would"]


def test_quotations_are_not_the_authors() -> None:
    assert rules((Q, ["Every barge must carry a lamp."])) == []


def test_what_follows_takes_up_the_recommendation_before_it() -> None:
    found = found_in(
        essay("The ministry should open a second ward.", "This would spare families the journey and improve trust.")
    )
    assert [e.rule for r in found for e in r.evidence] == ["should", "this-would"]
    assert [e.explicit for e in found[0].evidence] == [True, False]
    assert found_in(essay("The ward opened in May.", "This would spare families the journey and improve trust.")) == ()


def test_the_contents_of_a_proposal_come_in_later_sentences() -> None:
    sentences = [
        "The creation of a fund is necessary.",
        "It rained in 1990.",
        "With the proposed fund, repairs will be sped up by pooling the fees.",
    ]
    found = found_in(essay(*sentences))
    assert "proposed-thing" in [e.rule for r in found for e in r.evidence]
    assert found_in(essay(sentences[2])) == ()


def test_the_present_tense_of_a_charter_says_what_is_to_be() -> None:
    charter = [
        "This paper proposes a council of wardens.",
        "Wardens are elected for three seasons.",
        "Any member may call a vote.",
        "The council consists of nine members.",
    ]
    assert [e.rule for r in found_in(essay(*charter)) for e in r.evidence] == [
        "text-proposes",
        "office-passive",
        "office-may",
        "office-size",
    ]
    assert found_in(essay("Wardens were chosen in May.", *charter[1:])) == ()


def test_an_office_acts_in_the_present_tense_of_its_charter() -> None:
    act = "The council normally appoints new wardens in spring."
    assert [e.rule for r in found_in(essay("This paper proposes a council of wardens.", act)) for e in r.evidence][
        1:
    ] == ["office-present"]
    assert found_in(essay(act)) == ()


def test_an_organisation_that_names_itself_speaks_for_itself() -> None:
    believes = "Coast Watch believes that the permit should be withdrawn."
    assert found_in(document([(P, [believes])], author="Coast Watch"))
    assert not found_in(document([(P, [believes])], author="Ada Moss"))


def test_stance_against_has_a_headline_that_says_so() -> None:
    [found] = found_in(essay("The town should not sell the lighthouse."))
    assert (found.stance, found.headline) == (Stance.AGAINST, "Do not sell the lighthouse")
