"""Whose advice it is, what it is about, and how a demand that is negated is read."""

from __future__ import annotations

import pytest

from briefgen.model.recommendations import Stance
from tests.recommendations.building import essay, found_in


def test_a_need_is_named_after_the_sentence_that_speaks_of_it() -> None:
    said = found_in(essay("The board must mend three roofs.", "The mill is the most urgent of these."))
    assert "most-pressing" in {e.rule for r in said for e in r.evidence}
    assert not found_in(essay("Three roofs leak.", "The mill is the most urgent of these."))


def test_the_good_of_what_was_asked_belongs_to_it_and_is_nothing_without_it() -> None:
    good = "This integration fosters trust between the two towns."
    asked = found_in(essay("The two towns should integrate their fire brigades.", good))
    assert [len(r.evidence) for r in asked] == [2]
    assert not found_in(essay("The two towns integrated their fire brigades in May.", good))


SPEAKING = [
    ("A negated modal in one word is one.", "The levy shouldn't be raised.", True),
    ("A relative clause ends where its own verb has come.", "Gear which meets the test needs to be cheap.", True),
    ("A concession is no report.", "That said, the toll should go.", True),
    ("States may be a noun.", "In the states that forbid it, tolls should go.", True),
    ("Calls may be telephone calls.", "On a call that wakes a child, the firm should apologise.", True),
    ("An idea can be the thing to act on.", "The idea that wells heal themselves should be abandoned.", True),
    ("What a law allows is no duty of it.", "Under state law, the board should issue a permit.", True),
    ("What the writer is owed others owe.", "I should be told when my data are sold.", True),
    ("Manners are no advice.", "I should be pleased if you came.", False),
    ("A relative is not the writer.", "My teacher used to say that history should be kept dry.", False),
    ("A past thought is past.", "We thought we should report it.", False),
    ("What the reader believes is the reader's.", "It sounds as if you believe the clerk should pay.", False),
    ("An idea held by others is theirs.", "There is a belief in the valley that wells should be blessed.", False),
]


@pytest.mark.parametrize(("why", "sentence", "advice"), SPEAKING)
def test_who_speaks(why: str, sentence: str, advice: bool) -> None:
    assert bool(found_in(essay(sentence))) is advice, why


FORMS = [
    ("We recommend that the state pay half of the cost.", Stance.FOR, "Pay half of the cost", "the state"),
    ("My suggestion is that the state pay half.", Stance.FOR, "Pay half", "the state"),
    ("Parliament should not reject the treaty.", Stance.FOR, "Do not reject the treaty", "Parliament"),
    ("The government ought not to sell the forest.", Stance.AGAINST, "Do not sell the forest", "The government"),
    ("The answer is not to close the station.", Stance.AGAINST, "Do not close the station", None),
    ("We cannot recommend that the pool be closed.", Stance.AGAINST, "Do not close the pool", None),
    ("What we need is a common register of boats.", Stance.FOR, "Create a common register of boats", None),
    ("I'd like to see a rule on night flights.", Stance.FOR, "Adopt a rule on night flights", None),
]


@pytest.mark.parametrize(("sentence", "stance", "made", "who"), FORMS)
def test_negations_and_demands_are_read(sentence: str, stance: Stance, made: str, who: str | None) -> None:
    assert [(r.stance, r.headline, r.addressee) for r in found_in(essay(sentence))] == [(stance, made, who)]


@pytest.mark.parametrize(
    "sentence",
    ["The answer is not that trains are always better than roads.", "The answer is that trains are faster than cars."],
)
def test_an_answer_that_states_something_advises_nothing(sentence: str) -> None:
    assert not found_in(essay(sentence))
