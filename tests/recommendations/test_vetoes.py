"""What looks like a recommendation and is none."""

from __future__ import annotations

import pytest

from briefgen.model.recommendations import Stance
from tests.recommendations.building import essay, found_in, verdict

NOT_ADVICE = {
    "a conditional put by inversion": "Should a flood reach the depot, the trams would stop for a week.",
    "a conditional inside the sentence": "The chair resigns, should she lose the vote.",
    "a cue in an if-clause": "If the bridge must be closed, the ferry will run at night.",
    "an indirect question": "It is unclear whether the mill should be rebuilt.",
    "a question": "Should the market move to the quay?",
    "a rhetorical question": "Why should the fishermen pay twice?",
    "what was not done": "The lock should have been repaired years ago.",
    "a guess about the past": "The builders must have known the ground.",
    "a guess about the present": "The widow must surely understand the danger.",
    "an expectation": "It should be easy to find a second boat.",
    "speaking of the text": "As we shall see, the census was wrong.",
    "a note to the reader": "It should be noted that the figures are incomplete.",
    "speaking of the method": "The results need to be interpreted with care.",
    "what the essay does": "The third section discusses the aims that the guild should have.",
    "needed to follow the text": "Understanding this quarrel is essential for grasping the treaty.",
    "a purpose of understanding": "To understand the strike, one must look at the price of coal.",
    "critics": "Critics argue that the harbour should be sold.",
    "a named speaker": "The mayor said that the fountain must go.",
    "a report": "According to the inspector, the boilers must be replaced.",
    "a court": "The court held that the state must compensate the owners.",
    "opinion at large": "Many villagers believe that rents should fall.",
    "a view described": "The consensus in the valley is that no tax should be raised.",
    "a poll": "Sixty per cent of the tenants surveyed said that rents should fall.",
    "somebody's words": 'The poster read: "Every child must learn to swim".',
    "a law in force": "Under the act of 1931, ferries must carry two lamps.",
    "the past": "The academy introduced a new syllabus in 1990.",
    "a forecast": "Prices will rise again next year.",
    "a fact of need": "Orchards need water to survive.",
    "what somebody needs": "The aid gives farmers the seed they need to plant.",
    "a rhetorical imperative": "Imagine a town without a square.",
    "an example": "Take the ferry at Holm.",
    "a pledge": "We will publish our findings in May.",
    "a duty of the writer's own": "I must admit that the plan surprised me.",
    "the author does not say so": "This does not mean that the school must close.",
    "a harm that is no action": "Climate change will make droughts more frequent.",
}  # fmt: skip


@pytest.mark.parametrize("sentence", NOT_ADVICE.values(), ids=NOT_ADVICE.keys())
def test_it_is_no_recommendation(sentence: str) -> None:
    assert verdict(sentence) is None


STILL_ADVICE = [
    "If a letter is returned they should write again.",
    "As Moreau argues, the dyke should be raised.",
    "Although critics disagree, the toll should go.",
    "The town is poor, and the bridge must be repaired.",
    "Given that the river rises every year, the council must act.",
    "In my opinion, the museum should open on Mondays.",
]


@pytest.mark.parametrize("sentence", STILL_ADVICE)
def test_a_veto_does_not_reach_the_main_clause(sentence: str) -> None:
    assert verdict(sentence) is not None


def test_a_duty_already_in_force_is_no_advice() -> None:
    assert verdict("Drivers must already carry a licence.") is None
    assert not found_in(essay("The Ferry Act is clear.", "Every pilot must carry a licence."))
    assert found_in(essay("The Ferry Act is vague.", "Every pilot must carry a licence.")) == ()
    assert found_in(essay("Wrecks are many.", "Every pilot must carry a licence."))


def test_a_country_that_begins_like_the_first_person_can_be_advised() -> None:
    assert verdict("Italy must publish its accounts.") is not None
    assert verdict("I must publish my accounts.") is None


def test_an_action_that_leads_to_harm_is_not_taken_for_one_that_is_wanted() -> None:
    found = found_in(
        essay("The wages of dockers should not be cut.", "Cutting the wages of dockers would lead to strikes.")
    )
    assert [r.stance for r in found] == [Stance.AGAINST]
