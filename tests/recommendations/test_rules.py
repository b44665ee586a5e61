"""What counts as a recommendation: a sentence, the rule that finds it, and what is made of it."""

from __future__ import annotations

import pytest

from briefgen.model.recommendations import Stance, Strength
from tests.recommendations.building import verdict
from tests.recommendations.test_asserting import ASSERTING
from tests.recommendations.test_stance import STANDS
from tests.recommendations.test_turns_of_phrase import TURNS

FOR, AGAINST = Stance.FOR, Stance.AGAINST
MUST, SHOULD, MAY = Strength.MUST, Strength.SHOULD, Strength.MAY

SPECIFICATION = [
    (
        "The harbour board should publish its accounts every spring.",
        "should",
        FOR,
        SHOULD,
        "Publish its accounts every spring",
        "The harbour board",
    ),
    ("Ministers ought to listen to the ferrymen.", "should", FOR, SHOULD, "Listen to the ferrymen", "Ministers"),
    (
        "The mills should not dump dye into the canal.",
        "should",
        AGAINST,
        SHOULD,
        "Do not dump dye into the canal",
        "The mills",
    ),
    (
        "Both towns must close the old weir before winter.",
        "must",
        FOR,
        MUST,
        "Close the old weir before winter",
        "Both towns",
    ),
    ("The toll must be abolished.", "must", FOR, MUST, "Abolish the toll", None),
    ("Lamps on barges should be paid for by the state.", "should", FOR, SHOULD, "Pay for lamps on barges", "the state"),
    ("The academy needs to widen its curriculum.", "need-to", FOR, MUST, "Widen its curriculum", "The academy"),
    (
        "Any merger of the two ports would first have to settle the pilots' pensions.",
        "would-first-have-to",
        FOR,
        MUST,
        "Settle the pilots' pensions",
        "Any merger of the two ports",
    ),
    (
        "Both regulators will have to agree on a common meter.",
        "have-to",
        FOR,
        MUST,
        "Agree on a common meter",
        "Both regulators",
    ),
    ("The guild shall meet twice a year.", "shall", FOR, MUST, "Meet twice a year", "The guild"),
    ("Fares cannot continue to rise.", "cannot-go-on", AGAINST, MUST, "Fares cannot continue to rise", None),
    ("The council had better insure the archive.", "had-better", FOR, SHOULD, "Insure the archive", "The council"),
    (
        "The trustees have a duty to open the reading room.",
        "has-duty",
        FOR,
        MUST,
        "Open the reading room",
        "The trustees",
    ),
    ("I do not think that the market should be moved.", "should", AGAINST, SHOULD, "Do not move the market", None),
    ("The creation of a river patrol is necessary.", "thing-necessary", FOR, MUST, "Create a river patrol", None),
    ("Improved drainage is essential for the lower town.", "thing-necessary", FOR, MUST, "Improve drainage", None),
    (
        "A comprehensive plan for the orchards is vital.",
        "thing-necessary",
        FOR,
        MUST,
        "Adopt a comprehensive plan for the orchards",
        None,
    ),
    ("Training the lifeguards is crucial.", "thing-necessary", FOR, MUST, "Train the lifeguards", None),
    (
        "It is imperative for both islands to share one doctor.",
        "it-is-necessary",
        FOR,
        MUST,
        "Share one doctor",
        "both islands",
    ),
    (
        "It is important that the theatre keep its workshops.",
        "it-is-desirable",
        FOR,
        SHOULD,
        "Keep its workshops",
        "the theatre",
    ),
    ("Now is the time for the valley to plant hedges.", "time-has-come", FOR, MUST, "Plant hedges", "the valley"),
    ("The time has come to retire the steam ferry.", "time-has-come", FOR, MUST, "Retire the steam ferry", None),
    (
        "A joint licence for pedlars is worth considering.",
        "worth-considering",
        FOR,
        MAY,
        "Consider a joint licence for pedlars",
        None,
    ),
    ("It is better to repair the dyke than to raise it.", "better-to", FOR, SHOULD, "Repair the dyke", None),
    (
        "The drought requires a long-term strategy for wells.",
        "requires",
        FOR,
        MUST,
        "Adopt a long-term strategy for wells",
        None,
    ),
    ("There is an urgent need for independent audits.", "there-is-need", FOR, MUST, "Hold independent audits", None),
    ("We need a law on lost luggage.", "we-need-thing", FOR, MUST, "Adopt a law on lost luggage", None),
    ("The archive needs a second vault.", "needs-thing", FOR, MUST, "The archive needs a second vault", None),
    (
        "The islands will need support from the mainland.",
        "will-need-help",
        FOR,
        SHOULD,
        "The islands will need support from the mainland",
        None,
    ),
    ("We recommend that the bridge toll be halved.", "performative", FOR, SHOULD, "Halve the bridge toll", None),
    (
        "I urge the senate to ratify the fishing accord.",
        "performative",
        FOR,
        SHOULD,
        "Ratify the fishing accord",
        "the senate",
    ),
    (
        "This paper proposes a levy on empty warehouses.",
        "text-proposes",
        FOR,
        SHOULD,
        "Introduce a levy on empty warehouses",
        None,
    ),
    ("It is recommended that the quay be dredged.", "performative-passive", FOR, SHOULD, "Dredge the quay", None),
    (
        "We oppose the sale of the botanic garden.",
        "oppose",
        AGAINST,
        SHOULD,
        "Oppose the sale of the botanic garden",
        None,
    ),
    (
        "My suggestion is that visits be limited to one an hour.",
        "advice-is",
        FOR,
        SHOULD,
        "Limit visits to one an hour",
        None,
    ),
    ("The best way to protect the eels is to remove the weirs.", "advice-is", FOR, SHOULD, "Remove the weirs", None),
    (
        "I would like to see a rule that bans night flights.",
        "we-want",
        FOR,
        SHOULD,
        "Adopt a rule that bans night flights",
        None,
    ),
    ("The proposed fund is to include small boats.", "is-to", FOR, SHOULD, "Include small boats", "The proposed fund"),
    ("A shared timetable is a viable option.", "option", FOR, MAY, "A shared timetable is a viable option", None),
    ("Steps can be taken to shorten the queue.", "could-be-done", FOR, MAY, "Shorten the queue", None),
    ("A regional fund could be created.", "could-be-done", FOR, MAY, "Create a regional fund", None),
    ("There is a strong case for a sugar tax.", "case-for", FOR, SHOULD, "Introduce a sugar tax", None),
    (
        "The committee may wish to consider a sunset clause.",
        "may-consider",
        FOR,
        MAY,
        "Consider a sunset clause",
        "The committee",
    ),
    (
        "We hope that the ministry will heed these findings.",
        "hope",
        FOR,
        SHOULD,
        "We hope that the ministry will heed these findings",
        "the ministry",
    ),
    ("Let us open the archives.", "hortative", FOR, SHOULD, "Open the archives", None),
    ("Please extend the deadline for letters.", "please", FOR, SHOULD, "Extend the deadline for letters", None),
    ("Stop the night trains.", "imperative", FOR, SHOULD, "Stop the night trains", None),
    ("Do not sell the lighthouse.", "imperative", AGAINST, SHOULD, "Do not sell the lighthouse", None),
    (
        "RECOMMENDATION #3: Insure the archive against flooding.",
        "labelled",
        FOR,
        SHOULD,
        "Insure the archive against flooding",
        None,
    ),
    (
        "Proposal 2: The board should appoint a fire warden.",
        "labelled",
        FOR,
        SHOULD,
        "Appoint a fire warden",
        "The board",
    ),
    (
        "The government publish the contracts within a month.",
        "bare-subjunctive",
        FOR,
        SHOULD,
        "Publish the contracts within a month",
        "The government",
    ),
    (
        "Closing the village school will lead to resentment rather than savings.",
        "harm-of-doing",
        AGAINST,
        SHOULD,
        "Do not close the village school",
        None,
    ),
    (
        "Longer sentences are not the answer.",
        "not-the-answer",
        AGAINST,
        SHOULD,
        "Longer sentences are not the answer",
        None,
    ),
    ("It would be a mistake to fill in the canal.", "mistake-to", AGAINST, SHOULD, "Do not fill in the canal", None),
    (
        "There is no need for a second inspectorate.",
        "no-need",
        AGAINST,
        SHOULD,
        "There is no need for a second inspectorate",
        None,
    ),
    (
        "The merger will be difficult unless the crews are heard.",
        "unless",
        FOR,
        MUST,
        "Hear the crews",
        None,
    ),
    (
        "The scheme can succeed only if farmers are paid on time.",
        "only-if",
        FOR,
        MUST,
        "The scheme can succeed only if farmers are paid on time",
        None,
    ),
    ("Opening the archives would help local historians.", "gerund-would", FOR, MAY, "Open the archives", None),
    ("By pooling their fleets, both ports could cut costs.", "by-doing", FOR, MAY, "Pool their fleets", "both ports"),
    (
        "The introduction of a shared register would make fraud harder to hide and records easier to find.",
        "make-easier",
        FOR,
        MAY,
        "Introduce a shared register",
        None,
    ),
    (
        "A written code would make it easier to hold officers to account.",
        "make-easier",
        FOR,
        MAY,
        "Adopt a written code",
        None,
    ),
    (
        "In short, both towns can solve the water question together.",
        "can-together",
        FOR,
        MAY,
        "Solve the water question together",
        "both towns",
    ),
    (
        "There is still much that the council can do to help tenants.",
        "much-to-do",
        FOR,
        MAY,
        "Help tenants",
        "the council",
    ),
    (
        "The new lease offers the ideal moment to rethink the market.",
        "right-moment",
        FOR,
        MAY,
        "Rethink the market",
        None,
    ),
    ("Greater openness is needed.", "more-needed", FOR, MUST, "Greater openness is needed", None),
    (
        "A single tariff would simplify trade.",
        "hypothetical-would",
        FOR,
        MAY,
        "A single tariff would simplify trade",
        None,
    ),
    ("We want the council to reopen the library.", "we-want-done", FOR, SHOULD, "Reopen the library", "the council"),
    ("We support the ban on plastic nets.", "support", FOR, SHOULD, "We support the ban on plastic nets", None),
    (
        "It is our recommendation that the scheme be reviewed.",
        "our-recommendation",
        FOR,
        SHOULD,
        "Review the scheme",
        None,
    ),
    (
        "No new licences should be issued before May.",
        "should",
        AGAINST,
        SHOULD,
        "Do not issue any new licences before May",
        None,
    ),
    ("The bill, in its present form, must be withdrawn.", "must", AGAINST, MUST, "Withdraw the bill", None),
]


@pytest.mark.parametrize(("sentence", "rule", "stance", "strength", "headline", "addressee"), SPECIFICATION)
def test_a_sentence_is_read_as(
    sentence: str, rule: str, stance: Stance, strength: Strength, headline: str, addressee: str | None
) -> None:
    found = verdict(sentence)
    assert found is not None
    match, made, who = found
    assert (match.rule, match.stance, match.strength, made, who) == (rule, stance, strength, headline, addressee)


def test_every_rule_that_works_on_one_sentence_is_specified() -> None:
    """The others need what stands around the sentence; they are specified in test_context.py."""
    from briefgen.recommendations.english.registry import RULES

    alone = {rule.__name__ for rule in RULES} - NEEDS_CONTEXT
    specified = {rule.replace("-", "_") for _, rule, *_ in (*SPECIFICATION, *TURNS, *ASSERTING, *STANDS)} | {
        "it_is_necessary",
        "no_need",
    }
    assert alone - specified - {"thing_key", "need_gerund", "priority", "with_means", "critical_choice"} == set()


NEEDS_CONTEXT = {
    "own_stand",
    "section_item", "listed_item", "most_pressing", "proposed_thing", "reform_would", "this_would", "this_is_why",
    "good_of_it", "office_passive", "office_power", "office_may", "office_size", "office_act", "design_aim", "downsides",
    "this_bill_will", "relation_we_want", "in_urgent_need", "comparative_harm", "office_present",
}  # fmt: skip
