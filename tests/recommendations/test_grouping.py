"""The same recommendation said twice is one, with several places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.documents import BlockKind
from tests.recommendations.building import document, essay, found_in, found_in_corpus

P, H = BlockKind.PARAGRAPH, BlockKind.HEADING
FILLER = [f"In {year} the harvest was poor." for year in range(1900, 1930)]


def test_a_recommendation_repeated_in_the_conclusion_is_one() -> None:
    blocks = [
        (P, ["The county should dredge the northern canal."]),
        (P, FILLER),
        (P, ["In short, the northern canal must be dredged."]),
    ]
    [found] = found_in(document(blocks))
    assert len(found.evidence) == 2


def test_two_different_ones_stay_two() -> None:
    blocks = [
        (P, ["The county should dredge the northern canal."]),
        (P, FILLER),
        (P, ["Teachers must be paid on time."]),
    ]
    assert len(found_in(document(blocks))) == 2


def test_one_for_and_one_against_are_never_one() -> None:
    found = found_in(
        essay(
            "The county should dredge the northern canal.", *FILLER, "The county should not dredge the northern canal."
        )
    )
    assert len(found) == 2


def test_sentences_of_a_numbered_item_belong_to_it() -> None:
    blocks = [
        (
            P,
            [
                "RECOMMENDATION #1: Insure the archive.",
                "Water is the greatest danger.",
                "Shelves must stand above the flood line.",
            ],
        ),
        (P, ["RECOMMENDATION #2: Train the porters.", "They should learn to swim."]),
    ]
    assert [len(r.evidence) for r in found_in(document(blocks))] == [2, 2]


def test_the_sentence_that_says_it_best_comes_first_and_the_rest_in_reading_order() -> None:
    [found] = found_in(
        essay(
            "By dredging the northern canal, the county could help the mills.",
            "The county must dredge the northern canal.",
            "The northern canal should be dredged by the county.",
        )
    )
    assert found.evidence[0].explicit
    rest = [evidence.sentence for evidence in found.evidence[1:]]
    assert rest == sorted(rest)


def test_ids_stay_when_other_sentences_come_or_go() -> None:
    [alone] = found_in(essay("Teachers must be paid on time."))
    found = found_in(essay("The county should dredge the canal.", *FILLER, "Teachers must be paid on time."))
    assert alone.id in [r.id for r in found]
    assert alone.id.startswith("moss-")


SENTENCES = st.lists(
    st.sampled_from(["The county should dredge the canal.", "The canal must be dredged.", "This would help the mills.", "It rained.", "Teachers must be paid.", "Do not sell the mill."]),
    max_size=12,
)  # fmt: skip


@given(SENTENCES)
def test_every_sentence_is_evidence_at_most_once_and_ids_are_unique(sentences: list[str]) -> None:
    found = found_in(essay(*sentences))
    used = [evidence.sentence for r in found for evidence in r.evidence]
    assert len(used) == len(set(used))
    assert len({r.id for r in found}) == len(found)


@given(SENTENCES)
def test_quotations_are_slices_of_the_text(sentences: list[str]) -> None:
    doc = essay(*sentences)
    for r in found_in(doc):
        for evidence in r.evidence:
            for quotation in evidence.quotations:
                span = quotation.locator.span
                assert doc.text[span.start : span.end] == quotation.text


def test_documents_do_not_change_each_other() -> None:
    one, two = essay("The county should dredge the canal.", id="ash"), essay("Teachers must be paid.", id="birch")
    assert found_in_corpus(one, two) == found_in(one) + found_in(two)
    assert found_in_corpus(two, one) == found_in(two) + found_in(one)


def test_different_asks_in_adjacent_sentences_stay_apart() -> None:
    found = found_in(
        essay(
            "The council should plant oaks along the quay.",
            "Nurses must be paid for night shifts.",
            "The harbour authority should also publish its accounts.",
        )
    )
    assert [len(r.evidence) for r in found] == [1, 1, 1]


def test_what_a_proposal_contains_is_a_recommendation_of_its_own() -> None:
    found = found_in(
        essay(
            "The creation of a river compact is necessary.",
            "The proposed compact is to include a common flood alarm.",
        )
    )
    assert [len(r.evidence) for r in found] == [1, 1]


def test_another_measure_is_not_swallowed_by_the_sentence_that_praises_the_first() -> None:
    found = found_in(
        essay(
            "The county should dredge the northern canal.",
            "This would save the mills.",
            "The availability of a list of leaking barges can reduce the work of inspectors.",
        )
    )
    assert [len(r.evidence) for r in found] == [2, 1]


def test_appeals_to_act_together_are_one_recommendation_wherever_they_stand() -> None:
    blocks = [
        (P, ["Both towns must enhance their cooperation."]),
        (P, FILLER),
        (P, ["Both towns should build a joint slaughterhouse by the ferry."]),
        (P, FILLER),
        (P, ["In conclusion, it is essential for both towns to maintain a robust partnership."]),
    ]
    found = found_in(document(blocks))
    assert [len(r.evidence) for r in found] == [2, 1]


def test_a_paragraph_of_a_charter_lays_down_one_thing_unless_it_says_also() -> None:
    blocks = [
        (P, ["This paper proposes a governance model for the harbour."]),
        (P, ["Members must be chosen from the pilots.", "The clerk shall keep the list of candidates."]),
        (P, ["Meetings shall be held in public.", "The council must also publish its accounts."]),
    ]
    apart = [len(r.evidence) for r in found_in(document(blocks)) if "proposes" not in r.evidence[0].plain]
    assert apart == [2, 1, 1]


def test_the_first_item_completes_the_sentence_that_opens_its_list() -> None:
    blocks = [
        (P, ["The council should:"]),
        (BlockKind.LIST_ITEM, ["Publish its minutes."]),
        (BlockKind.LIST_ITEM, ["Train the pilots."]),
    ]
    found = found_in(document(blocks))
    assert [(r.headline, len(r.evidence)) for r in found] == [("Publish its minutes", 2), ("Train the pilots", 1)]


def test_a_summary_does_not_glue_its_parts_together() -> None:
    found = found_in(
        essay(
            "We recommend three steps: (1) train midwives, (2) equip clinics, and (3) pay nurses on time.",
            "Midwives should be trained for two years.",
            "Clinics must be equipped with lamps.",
        )
    )
    assert [r.headline for r in found] == [
        "We recommend three steps: train midwives, equip clinics, and pay nurses…",
        "Train midwives for two years",
        "Equip clinics with lamps",
    ]


def test_neighbours_that_ask_for_different_things_are_apart() -> None:
    found = found_in(essay("The council should close the mill.", "The council should open a park by the river."))
    assert [r.headline for r in found] == ["Close the mill", "Open a park by the river"]


def test_an_argument_joins_what_it_is_about_and_not_what_stands_before_it() -> None:
    found = found_in(
        essay(
            "The council should close the mill.",
            "The ministry should repair the bridge.",
            "Repairing the bridge would help farmers.",
            "Opening the archives would help historians.",
        )
    )
    assert [(r.headline, len(r.evidence)) for r in found] == [
        ("Close the mill", 1),
        ("Repair the bridge", 2),
        ("Open the archives", 1),
    ]


def test_nouns_in_a_list_of_demands_are_demands_each() -> None:
    items = ["better street lighting;", "more trees in the old town;", "an end to night flights."]
    blocks = [(BlockKind.PARAGRAPH, ["We call for:"]), *((BlockKind.LIST_ITEM, [item]) for item in items)]
    found = found_in(document(blocks))
    assert [r.headline for r in found] == [
        "Better street lighting",
        "More trees in the old town",
        "An end to night flights",
    ]
    assert [len(r.evidence) for r in found] == [2, 1, 1]


def test_nouns_that_a_duty_lists_are_its_parts() -> None:
    blocks = [
        (BlockKind.PARAGRAPH, ["The board must include:"]),
        (BlockKind.LIST_ITEM, ["two members of the staff;"]),
        (BlockKind.LIST_ITEM, ["one member of the council."]),
    ]
    assert [len(r.evidence) for r in found_in(document(blocks))] == [3]


def test_what_has_to_come_first_before_one_aim_is_one_recommendation() -> None:
    found = found_in(
        essay(
            "A merger of the two ports will fail unless the pilots are heard.",
            "The harbour was built in 1871.",
            "Its walls have held.",
            "Nobody remembers the flood.",
            "Any merger of the ports would first have to settle the debts.",
        )
    )
    assert [len(r.evidence) for r in found] == [2]


def test_a_call_for_help_and_what_the_help_is_are_one() -> None:
    found = found_in(
        essay("The islands will need support from the mainland.", "The government should lend them two ferries.")
    )
    assert [len(r.evidence) for r in found] == [2]


def test_the_thing_that_is_founded_is_named_again() -> None:
    found = found_in(
        essay(
            "The creation of a coastal league is necessary.",
            "The ports have quarrelled for years.",
            "Each of them has its own pilots.",
            "The wall of the old harbour must be mended.",
            "By founding a coastal league, both ports could cut costs.",
        )
    )
    assert [len(r.evidence) for r in found] == [2, 1]
