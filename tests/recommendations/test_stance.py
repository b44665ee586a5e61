"""A stand in other words: opposition voiced, a duty named, what one believes in, a plan said to do harm."""

from __future__ import annotations

import pytest

from briefgen.model.recommendations import Stance, Strength
from tests.recommendations.building import verdict

FOR, AGAINST = Stance.FOR, Stance.AGAINST
MUST, SHOULD, MAY = Strength.MUST, Strength.SHOULD, Strength.MAY

STANDS = [
    (
        "Perhaps you could review the rule before the hearing.",
        "perhaps-could",
        FOR,
        MAY,
        "Review the rule before the hearing",
        None,
    ),
    (
        "There are cogent reasons to oppose the quarry.",
        "reasons-to",
        AGAINST,
        SHOULD,
        "There are cogent reasons to oppose the quarry",
        None,
    ),
    (
        "We, the undersigned, are calling on the board to open the weir.",
        "performative",
        FOR,
        SHOULD,
        "Open the weir",
        "the board",
    ),
    (
        "We need the councils to be partners of the crews.",
        "we-want-done",
        FOR,
        SHOULD,
        "We need the councils to be partners of the crews",
        "the councils",
    ),
    (
        "I am writing to express my strong opposition to the quarry.",
        "voiced",
        AGAINST,
        SHOULD,
        "I am writing to express my strong opposition to the quarry",
        None,
    ),
    ("We wish to register our support for opening the weir.", "voiced", FOR, SHOULD, "Open the weir", None),
    ("I believe in fining the owners.", "believe-in", FOR, SHOULD, "Fine the owners", None),
    (
        "I would not be opposed to fines for those who dredge.",
        "believe-in",
        FOR,
        MAY,
        "I would not be opposed to fines for those who dredge",
        None,
    ),
    ("It is the duty of the board to publish its minutes.", "duty-of", FOR, MUST, "Publish its minutes", "the board"),
    ("A matter that must be settled soon is the toll.", "needing-is", FOR, MUST, "Settle the toll", None),
    (
        "The proposed quarry will destroy the meadows.",
        "planned-harm",
        AGAINST,
        SHOULD,
        "The proposed quarry will destroy the meadows",
        None,
    ),
    ("There is no good reason to close the pier.", "no-need", AGAINST, SHOULD, "Do not close the pier", None),
    ("Why not go to the crews first?", "how-about", FOR, MAY, "Go to the crews first", None),
]


@pytest.mark.parametrize(("sentence", "rule", "stance", "strength", "headline", "addressee"), STANDS)
def test_a_stand_is_read_as(
    sentence: str, rule: str, stance: Stance, strength: Strength, headline: str, addressee: str | None
) -> None:
    found = verdict(sentence)
    assert found is not None
    match, made, who = found
    assert (match.rule, match.stance, match.strength, made, who) == (rule, stance, strength, headline, addressee)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor is writing to express her opposition to the quarry.",  # somebody else's stand
        "Perhaps you could see the sea from there.",
        "That makes little sense to me.",
        "There are many reasons for the flood.",
        "I believe in God.",
        "I believe in the harbour and its people.",
        "It is for this reason that the board met.",
        "It was the duty of the board to publish its minutes.",
        "The quarry will destroy the meadows it was built on.",  # nobody says that it is planned
        "Model boats combine sport with science.",  # a plural and its verb, no imperative
        "That alone should tell you who pays.",
    ],
)
def test_what_takes_no_stand_is_left(sentence: str) -> None:
    assert verdict(sentence) is None
