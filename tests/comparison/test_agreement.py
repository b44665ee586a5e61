"""Recommendations of different authors that ask for the same thing."""

from __future__ import annotations

import pytest

from briefgen.model.comparison import FindingKind, PositionKind
from tests.comparison.building import Advice, compared, findings, option_of

BUS_LANES = Advice(
    "The city should build separate bus lanes on every main road.", "Build separate bus lanes on every main road"
)
LANES_FOR_BUSES = Advice(
    "Councillors must create bus lanes that no car can block.", "Create bus lanes that no car can block"
)
SCHOOL_MEALS = Advice("The state should pay for school meals.", "Pay for school meals")


def test_the_same_action_in_other_words_is_one_option() -> None:
    result = compared({"arnold": [BUS_LANES], "bell": [LANES_FOR_BUSES], "cole": [SCHOOL_MEALS]})
    assert option_of(result, "arnold-0") is option_of(result, "bell-0")
    assert option_of(result, "cole-0") is not option_of(result, "arnold-0")
    (agreement,) = findings(result, FindingKind.AGREEMENT)
    assert agreement.recommendations == ("arnold-0", "bell-0")
    assert agreement.option == option_of(result, "arnold-0").id
    assert agreement.ground == "same-action"
    assert "bus lanes" in agreement.terms
    assert "Arnold and Bell" in agreement.reason
    assert "“bus lanes”" in agreement.reason


def test_who_says_nothing_is_silent_and_not_opposed() -> None:
    result = compared({"arnold": [BUS_LANES], "bell": [LANES_FOR_BUSES], "cole": [SCHOOL_MEALS]})
    kinds = {position.document: position.kind for position in option_of(result, "arnold-0").positions}
    assert kinds == {"arnold": PositionKind.FOR, "bell": PositionKind.FOR, "cole": PositionKind.SILENT}
    assert not findings(result, FindingKind.TENSION)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Provide effective support for the important process", "Ensure that support for the process is effective"),
        ("Treat waste water before it reaches the river", "Treat asthma in rural clinics"),
        ("Strengthen rural clinics", "Strengthen coastal dunes"),
        ("Repair the harbour before winter", "Open a museum beside the harbour"),
        ("Reserve recall for harm to the language or its speakers", "Give vision to the language and its speakers"),
        ("Choose the next model and leaders within a year", "Keep the single leader model"),
        ("Pay teachers five euros more", "Charge five euros for maps"),
    ],
    ids=[
        "only words that all advice has",
        "only the verb",
        "only the kind of action",
        "only where it is to be",
        "only two words that are listed together",
        "a compound here, a list there",
        "only the amount",
    ],
)
def test_words_that_say_nothing_of_the_matter_make_no_agreement(one: str, other: str) -> None:
    result = compared({"arnold": [Advice(f"We should {one}.", one)], "bell": [Advice(f"They must {other}.", other)]})
    assert not findings(result, FindingKind.AGREEMENT)


def test_what_the_whole_corpus_is_about_makes_no_agreement() -> None:
    talk = [f"Fisheries matter on coast number {number}." for number in range(30)]
    result = compared(
        {
            "arnold": [Advice("The state should reopen fisheries museums.", "Reopen fisheries museums"), *talk],
            "bell": [Advice("The state should tax fisheries exports.", "Tax fisheries exports"), *talk],
        }
    )
    assert not findings(result, FindingKind.AGREEMENT)


def test_names_say_who_and_not_what() -> None:
    talk = ["The people of Ruritania and of East Ruritania live well there."] * 3
    result = compared(
        {
            "arnold": [Advice("They should teach chess in East Ruritania.", "Teach chess in East Ruritania"), *talk],
            "bell": [Advice("They should plant oaks in East Ruritania.", "Plant oaks in East Ruritania"), *talk],
        }
    )
    assert not findings(result, FindingKind.AGREEMENT)


def test_a_subject_named_only_in_the_sentences_before_still_counts() -> None:
    result = compared(
        {
            "arnold": [
                "Cybersecurity is weak here.",
                "Last year cyber attacks stopped the trains.",
                Advice("The ministry will need help.", "The ministry will need help"),
            ],
            "bell": [
                "Cyber crime costs more every year.",
                Advice("Both ministries should train staff against cyber crime.", "Train staff against cyber crime"),
            ],
        }
    )
    (agreement,) = findings(result, FindingKind.AGREEMENT)
    assert agreement.recommendations == ("arnold-0", "bell-0")


def test_a_sentence_that_lists_several_measures_is_compared_with_nothing() -> None:
    everything = "We recommend (1) bus lanes, (2) school meals, and (3) oak trees."
    result = compared({"arnold": [Advice(everything)], "bell": [BUS_LANES], "cole": [SCHOOL_MEALS]})
    assert not findings(result, FindingKind.AGREEMENT)


def test_asking_for_a_better_relationship_and_nothing_else_is_a_common_aim() -> None:
    result = compared(
        {
            "arnold": [Advice("It is time to deepen the partnership.", "Deepen the partnership")],
            "bell": [Advice("Both must strengthen their relations.", "Strengthen their relations")],
        }
    )
    (agreement,) = findings(result, FindingKind.AGREEMENT)
    assert agreement.ground == "common-aim"
    assert "name no single measure" in agreement.reason


def test_the_same_words_under_one_signature_are_not_independent() -> None:
    from briefgen.comparison import compare
    from briefgen.model.documents import Corpus
    from briefgen.settings import ComparisonSettings
    from tests.comparison.building import NO_THEMES, PASTIME, document, recommendation

    text = f"{PASTIME}\n{BUS_LANES.sentence}"
    documents = tuple(document(id, text, author=f"Ada {id}", affiliation="Bus League") for id in ("arnold", "bell"))
    advice = tuple(recommendation(item, f"{item.id}-0", BUS_LANES) for item in documents)
    result = compare(Corpus(documents=documents), NO_THEMES, advice, ComparisonSettings())
    (agreement,) = findings(result, FindingKind.AGREEMENT)
    assert agreement.ground == "same-words-same-signatories"
    assert "not independent" in agreement.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Expand the public transit network", "Adopt a plan that combines toll cuts with expanded transport networks"),
        ("Reinforce border controls", "Adopt a plan that combines aid with reinforced border security"),
    ],
    ids=["a participle is a deed", "compounds that say the same"],
)
def test_the_same_deed_to_what_the_whole_corpus_speaks_of_is_agreement(one: str, other: str) -> None:
    talk = [f"Transport networks and border security matter to {number} towns." for number in range(40)]
    result = compared(
        {"arnold": [Advice(f"We must {one}.", one), *talk], "bell": [Advice(f"They should {other}.", other), *talk]}
    )
    (agreement,) = findings(result, FindingKind.AGREEMENT)
    assert agreement.recommendations == ("arnold-0", "bell-0")


def test_a_subject_without_an_object_is_what_is_asked_about() -> None:
    from dataclasses import replace

    from briefgen.comparison import compare
    from briefgen.settings import ComparisonSettings
    from tests.comparison.building import NO_THEMES, corpus_of

    corpus, advice = corpus_of(
        {
            "arnold": [Advice("Chess lessons should begin in autumn.", "Begin in autumn")],
            "bell": [Advice("Schools must offer chess lessons.", "Offer chess lessons")],
        }
    )
    named = (replace(advice[0], addressee="Chess lessons"), advice[1])
    (agreement,) = compare(corpus, NO_THEMES, named, ComparisonSettings()).of_kind(FindingKind.AGREEMENT)
    assert agreement.terms[0].casefold() == "chess lessons"


def test_a_surer_agreement_shares_more() -> None:
    from briefgen.comparison import compare
    from briefgen.settings import ComparisonSettings
    from tests.comparison.building import NO_THEMES, corpus_of

    def score(one: str, other: str) -> float:
        corpus, advice = corpus_of({"arnold": [Advice(f"{one}.", one)], "bell": [Advice(f"{other}.", other)]})
        (agreement,) = compare(corpus, NO_THEMES, advice, ComparisonSettings()).of_kind(FindingKind.AGREEMENT)
        return agreement.score

    assert score("Plant oak hedges along canals", "Plant oak hedges along canals") > score(
        "Plant oak hedges along canals", "Remove litter from oak hedges beside farms"
    )
