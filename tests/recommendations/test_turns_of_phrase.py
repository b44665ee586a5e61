"""Demands without a modal, judgements of measures, and an organisation that speaks under its own name."""

from __future__ import annotations

import pytest

from briefgen.model.documents import BlockKind
from briefgen.model.recommendations import Stance, Strength
from tests.recommendations.building import document, essay, found_in, verdict

FOR, AGAINST = Stance.FOR, Stance.AGAINST
MUST, SHOULD, MAY = Strength.MUST, Strength.SHOULD, Strength.MAY

TURNS = [
    (
        "The matter is simple: stop dredging the bay, and let the reeds grow back.",
        "after-colon",
        FOR,
        SHOULD,
        "Stop dredging the bay, and let the reeds grow back",
        None,
    ),
    ("What must be kept is the free ferry.", "what-must", FOR, MUST, "Keep the free ferry", None),
    ("What the board should do is open the pier.", "what-must", FOR, SHOULD, "Open the pier", "the board"),
    ("Our one condition is that the wall be left standing.", "that-be", FOR, SHOULD, "Leave the wall standing", None),
    ("Opening the archive is the first step.", "step-is", FOR, SHOULD, "Open the archive", None),
    ("The second step is to make the permit automatic.", "advice-is", FOR, SHOULD, "Make the permit automatic", None),
    ("Why not open the pier on Sundays?", "how-about", FOR, MAY, "Open the pier on Sundays", None),
    ("How about a second ferry?", "how-about", FOR, MAY, "How about a second ferry?", None),
    (
        "The sooner the toll goes, the better.",
        "sooner-better",
        FOR,
        SHOULD,
        "The sooner the toll goes, the better",
        None,
    ),
    ("There has to be a limit to the noise.", "there-has-to-be", FOR, MUST, "Set a limit to the noise", None),
    ("Somebody has to pay for the lamps.", "somebody-has-to", FOR, MUST, "Pay for the lamps", None),
    ("The sluice has to be repaired.", "has-to-be-done", FOR, MUST, "Repair the sluice", None),
    (
        "Seasonal crews deserve the same protection.",
        "deserves",
        FOR,
        SHOULD,
        "Seasonal crews deserve the same protection",
        None,
    ),
    ("No more night flights!", "no-more", AGAINST, SHOULD, "No more night flights", None),
    ("The board could publish the list tomorrow.", "can-today", FOR, MAY, "Publish the list tomorrow", "The board"),
    (
        "The island's scheme can serve as a model.",
        "serve-as-model",
        FOR,
        MAY,
        "The island's scheme can serve as a model",
        None,
    ),
    (
        "We do not believe that a second permit is workable.",
        "not-apt",
        AGAINST,
        SHOULD,
        "We do not believe that a second permit is workable",
        None,
    ),
    (
        "A ban on nets would deprive two hundred families of their living.",
        "measure-would-harm",
        AGAINST,
        SHOULD,
        "A ban on nets would deprive two hundred families of their living",
        None,
    ),
    (
        "Cheaper tickets would do more for the island than any campaign.",
        "would-do-more",
        FOR,
        MAY,
        "Cheaper tickets would do more for the island than any campaign",
        None,
    ),
    ("Six months is a realistic period.", "fit-measure", FOR, SHOULD, "Six months is a realistic period", None),
    ("It is not enough to count the geese.", "not-enough", FOR, MUST, "It is not enough to count the geese", None),
    ("And get rid of the turnstiles.", "imperative", FOR, SHOULD, "Get rid of the turnstiles", None),
    ("Don't water the bill down.", "imperative", AGAINST, SHOULD, "Do not water the bill down", None),
    ("I'm asking this chamber to back the plan.", "performative", FOR, SHOULD, "Back the plan", "this chamber"),
    (
        "Boats whose engines fail the test ought not be licensed.",
        "should",
        AGAINST,
        SHOULD,
        "Do not license boats whose engines fail the test",
        None,
    ),
    ("For day trips, skip the second form.", "imperative", FOR, SHOULD, "Skip the second form", None),
    ("Whatever the season, consider the tides.", "imperative", FOR, SHOULD, "Consider the tides", None),
    ("Ask a pilot to read the chart aloud.", "imperative", FOR, SHOULD, "Ask a pilot to read the chart aloud", None),
    ("Third, let there be no new mine.", "imperative", FOR, SHOULD, "Let there be no new mine", None),
    ("Avoid nets that are too fine.", "imperative", FOR, SHOULD, "Avoid nets that are too fine", None),
    ("Dredging matters: spend money on it.", "after-colon", FOR, SHOULD, "Spend money on it", None),
    (
        "Above all, not a penny more for the sea wall.",
        "no-more",
        AGAINST,
        SHOULD,
        "Not a penny more for the sea wall",
        None,
    ),
    (
        "It's worth spending an hour on the chart.",
        "worth-considering",
        FOR,
        MAY,
        "Spend an hour on the chart",
        None,
    ),
    (
        "It is our hope that the commission will convene a summit.",
        "hope",
        FOR,
        SHOULD,
        "Convene a summit",
        "the commission",
    ),
    (
        "The reform of the pilotage act can wait no longer.",
        "cannot-go-on",
        FOR,
        MUST,
        "The reform of the pilotage act can wait no longer",
        None,
    ),
    ("That's got to stop.", "priority", FOR, MUST, "That's got to stop", None),
    ("Ferrymen are called upon to keep a log.", "performative-passive", FOR, SHOULD, "Keep a log", "Ferrymen"),
    ("There are good grounds for extending the season.", "case-for", FOR, SHOULD, "Extend the season", None),
    ("A clearer map would be welcome.", "fit-measure", FOR, SHOULD, "A clearer map would be welcome", None),
    ("Two years is far too long.", "not-enough", FOR, MUST, "Two years is far too long", None),
    ("The answer lies in a shared register.", "lies-in", FOR, SHOULD, "Create a shared register", None),
    ("The solution lies in sharing the register.", "lies-in", FOR, SHOULD, "Share the register", None),
    ("I would raise the age to eighteen.", "i-would", FOR, SHOULD, "Raise the age to eighteen", None),
    ("The state could do more to explain the scheme.", "do-more", FOR, MAY, "Explain the scheme", "The state"),
    ("Such a merger is to be avoided.", "is-to-be", AGAINST, SHOULD, "Such a merger is to be avoided", None),
    (
        "They might, for a start, stop selling day licences.",
        "can-today",
        FOR,
        MAY,
        "Stop selling day licences",
        None,
    ),
    (
        "Any extension of the lease would be unacceptable.",
        "not-the-answer",
        AGAINST,
        SHOULD,
        "Any extension of the lease would be unacceptable",
        None,
    ),
    ("A second lock is needed.", "more-needed", FOR, MUST, "A second lock is needed", None),
    (
        "For early boats, day licences will therefore have to remain available.",
        "have-to",
        FOR,
        MUST,
        "Keep day licences available",
        None,
    ),
    ("Will the Minister please publish the plan?", "how-about", FOR, MAY, "Publish the plan", None),
    (
        "What we mustn't do is wait for the owners to mend their ways.",
        "what-must",
        AGAINST,
        MUST,
        "Do not wait for the owners to mend their ways",
        None,
    ),
    (
        "Members are advised not to confiscate nets by force.",
        "performative-passive",
        AGAINST,
        SHOULD,
        "Do not confiscate nets by force",
        "Members",
    ),
    ("Our plan is simple: close the locks at night.", "announced", FOR, SHOULD, "Close the locks at night", None),
    (
        "A statutory levy risks driving boats elsewhere.",
        "measure-would-harm",
        AGAINST,
        SHOULD,
        "A statutory levy risks driving boats elsewhere",
        None,
    ),
    (
        "We see no case for abandoning the toll.",
        "case-for",
        AGAINST,
        SHOULD,
        "We see no case for abandoning the toll",
        None,
    ),
    ("Owners could be obliged to fund the lamps.", "could-be-done", FOR, MAY, "Oblige owners to fund the lamps", None),
    ("Knock it off our bills.", "imperative", FOR, SHOULD, "Knock it off our bills", None),
    (
        "When something happens, pick up the phone.",
        "imperative",
        FOR,
        SHOULD,
        "Pick up the phone",
        None,
    ),
    (
        "What farmers need is advice and grants.",
        "we-need-thing",
        FOR,
        MUST,
        "What farmers need is advice and grants",
        None,
    ),
    ("To the regulator: wake up.", "addressed-to", FOR, SHOULD, "To the regulator: wake up", None),
    ("To the owners: open your books.", "addressed-to", FOR, SHOULD, "Open your books", "the owners"),
    ("Far better to give the wardens a duty.", "better-to", FOR, SHOULD, "Give the wardens a duty", None),
    (
        "Fines of this size are no deterrent.",
        "not-the-answer",
        AGAINST,
        SHOULD,
        "Fines of this size are no deterrent",
        None,
    ),
    (
        "Drains are optional, and making them compulsory is the most useful thing that the council could do.",
        "step-is",
        FOR,
        SHOULD,
        "Drains are optional, and making them compulsory is the most useful thing…",
        None,
    ),
    ("Let's get rid of the turnstiles.", "hortative", FOR, SHOULD, "Get rid of the turnstiles", None),
]

NO_ADVICE = [
    "The plan had one aim: make the harbour pay for itself.",
    "The sign said: keep the gate shut.",
    "What the board must do is unclear.",
    "What must be, must be.",
    "The requirement that every boat be inspected dates from 1910.",
    "The wind was such that the flag be lowered at noon.",
    "Rowing is the first thing they learn.",
    "How about you?",
    "Why not?",
    "What about the ferrymen?",
    "The faster the tide runs, the more the buoy leans.",
    "Forms have to be filled in twice.",
    "The dam could burst tomorrow.",
    "No more than ten boats came.",
    "No wonder the pier is empty.",
    "I deserve a holiday.",
    "Today a skipper must file two forms before he may sail.",
    "I want to have a word with the harbour master.",
    "The frost would kill the vines.",
    "Don't worry about the tide.",
    "Back in the day, a pilot came aboard.",
    "**Repair index.**",
    "State and local rules often differ.",
    "At noon, bells ring in the square.",
    "For years, boats lay idle here.",
    "When the fog lifts, gulls return.",
    "The fleet has three parts: trawlers, pilots and tugs.",
    "It is worth noting that the lamp is old.",
    "8 is too early for the ferry.",
    "Allow me to end on a personal note.",
    "The key lies in the drawer.",
    "If I were young, I would build a boat.",
    "I hope that Anna will come.",
    "Half the town was asleep.",
    "Friends, it's good to see so many of you on a wet Saturday.",
    "What she needs is a holiday.",
    "To the north: open water.",
    "Unlike the others, she rowed.",
    "Despite the rain, they sailed.",
    "Earlier it started in the middle of the path.",
    "Will he come?",
    "Will the tide turn now?",
    "It will be objected that pilots need to see the buoy.",
    "We reject that characterisation.",
    "I want that on the record.",
    "The plan: two boats and a crane.",
    "The storm risks sinking the boat.",
]


@pytest.mark.parametrize(("sentence", "rule", "stance", "strength", "headline", "addressee"), TURNS)
def test_a_turn_of_phrase_is_read_as(
    sentence: str, rule: str, stance: Stance, strength: Strength, headline: str, addressee: str | None
) -> None:
    found = verdict(sentence)
    assert found is not None
    match, made, who = found
    assert (match.rule, match.stance, match.strength, made, who) == (rule, stance, strength, headline, addressee)


@pytest.mark.parametrize("sentence", NO_ADVICE)
def test_what_only_looks_like_one_is_no_advice(sentence: str) -> None:
    assert verdict(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("For day boats, the Council proposes yearly tests.", FOR),
        ("The Council supports clear rules.", FOR),
        ("The Council would caution against so broad a power.", AGAINST),
        ("The Council's view is that nets should be licensed.", FOR),
    ],
)
def test_an_organisation_takes_a_stand_under_the_head_of_its_name(sentence: str, stance: Stance) -> None:
    signed = document([(BlockKind.PARAGRAPH, [sentence])], author="Net Makers' Council")
    assert [r.stance for r in found_in(signed)] == [stance]
    assert verdict(sentence) is None  # signed by Ada Moss, who reports it


def test_a_letter_of_a_society_signed_by_its_president_speaks_for_the_society() -> None:
    letter = essay(
        "The Society represents nine hundred pilots.",
        "The Society's view is that pilots should be heard.",
    )
    assert [r.headline for r in found_in(letter)] == ["Hear pilots"]


def test_a_name_by_its_initials_is_the_authors_where_the_text_uses_them() -> None:
    paper = document([(BlockKind.PARAGRAPH, ["HBN favours one register."])], author="Harbour and Bay Network")
    assert [r.rule for r in found_in(paper)] == ["own-stand"]


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
