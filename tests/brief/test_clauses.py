"""A recommendation as a clause says what it says, with its force, and no more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefgen.brief.clauses import addressed, clause_of, lowered, told
from briefgen.brief.material import material, stated
from briefgen.brief.things import is_thing
from briefgen.model.comparison import Comparison
from briefgen.model.documents import Corpus
from briefgen.model.recommendations import HeadlineForm, Recommendation, Stance, Strength
from tests.brief.building import CONTROLS, EXTRADITION, GROUPS, THEMES, TRAIN, TREATY, WALL, document, recommendation

MUST, SHOULD, MAY, AGAINST = Strength.MUST, Strength.SHOULD, Strength.MAY, Stance.AGAINST


@pytest.mark.parametrize(
    ("changes", "clause"),
    [
        ({"strength": MUST}, "calls for steps to strengthen its own border controls"),
        ({"strength": SHOULD}, "proposes to strengthen its own border controls"),
        ({"strength": MAY}, "suggests steps to strengthen its own border controls"),
        ({"strength": MUST, "addressee": "Mexico"}, "calls on Mexico to strengthen its own border controls"),
        ({"strength": SHOULD, "addressee": "Mexico"}, "asks Mexico to strengthen its own border controls"),
        ({"strength": MAY, "addressee": "Mexico"}, "suggests that Mexico strengthen its own border controls"),
        ({"explicit": False}, "argues that it would help to strengthen its own border controls"),
        ({"explicit": False, "addressee": "Mexico"}, "argues for Mexico to strengthen its own border controls"),
        ({"stance": AGAINST}, "argues against the step to strengthen its own border controls"),
        ({"headline": "Do not build a wall", "stance": AGAINST}, "advises not to build a wall"),
        (
            {"headline": "Do not build a wall", "stance": AGAINST, "addressee": "Mexico"},
            "advises Mexico not to build a wall",
        ),
        ({"headline": "Avoid a wall", "stance": AGAINST}, "proposes to avoid a wall"),
        ({"headline": "Consider a deal", "strength": MAY}, "would consider a deal"),
        ({"headline": "Create and guard a border"}, "proposes to create and guard a border"),
        ({"headline": "Create a border and guard it"}, "proposes to create a border and guard it"),
        ({"headline": "Adopt a strategy", "strength": MAY}, "suggests a strategy"),
        ({"headline": "Adopt a strategy", "addressee": "Mexico"}, "asks Mexico to adopt a strategy"),
        ({"addressee": "The new treaty"}, "says that the new treaty should strengthen its own border controls"),
        ({"headline": "A deal with Canada"}, "calls for a deal with Canada"),
        ({"headline": "A deal with Canada", "strength": MAY}, "suggests a deal with Canada"),
        ({"headline": "A deal with Canada", "explicit": False}, "argues for a deal with Canada"),
        ({"headline": "Creation of a court", "stance": AGAINST}, "argues against creation of a court"),
        ({"headline": "“controls … its own”"}, "writes: “controls … its own”"),
        ({"headline": "Jointly train staff."}, "proposes to jointly train staff"),
        ({"headline": "Make owners aware of their duties"}, "proposes to make owners aware of their duties"),
        ({"headline": "Make a law for the port"}, "calls for a law for the port"),
        ({"headline": "Zorb the harbour", "form": HeadlineForm.DEED}, "proposes to zorb the harbour"),
        (
            {"headline": "If one pilot is left, trigger the vote at once", "form": HeadlineForm.DEED},
            "proposes to trigger the vote at once if one pilot is left",
        ),
        (
            {"headline": "Share its data with Mexico", "addressee": "Mexico"},
            "asks Mexico to share its data with Mexico",
        ),
        (
            {"headline": "Do not allow the pilot to vote", "addressee": "The pilot"},
            "advises not to allow the pilot to vote",
        ),
        (
            {"headline": "Allow the pilot to resign", "addressee": "The pilot", "explicit": False},
            "argues that it would help to allow the pilot to resign",
        ),
    ],
)
def test_the_force_of_the_clause_is_the_force_of_the_text(changes: dict[str, Any], clause: str) -> None:
    plain = replace(CONTROLS, strength=SHOULD, addressee=None, headline="Strengthen its own border controls")
    assert clause_of(replace(plain, **changes)).text == clause


@pytest.mark.parametrize(
    "sentence",
    [
        "For the first vote, both rounds will last a week",
        "After the waiting time the council tells its decision",
        "Regular decisions continue to be made in public",
        "The council supports clear rules",
        "It's time to act",
    ],
)
def test_a_sentence_is_quoted_and_not_taken_for_a_thing(sentence: str) -> None:
    quoted = recommendation(document("d8", f"{sentence}."), 0, sentence)
    assert clause_of(replace(quoted, form=HeadlineForm.WORDS)).text == f"writes: “{sentence}”"


@pytest.mark.parametrize(
    ("changes", "clause"),
    [
        ({}, "asks that the office publishes its data"),
        ({"strength": MAY}, "suggests that the office publishes its data"),
        ({"explicit": False}, "argues that the office publishes its data"),
        ({"stance": AGAINST}, "writes: “the office publishes its data”"),
    ],
)
def test_a_headline_that_is_a_sentence_of_its_text_is_told_as_one(changes: dict[str, Any], clause: str) -> None:
    text = document("d8", "We propose that the office publishes its data.")
    proposed = recommendation(text, 0, "The office publishes its data", strength=SHOULD)
    assert clause_of(replace(proposed, **changes)).text == clause


@pytest.mark.parametrize(
    ("printed", "addressee"),
    [
        ("Mexico", "Mexico"),
        ("The United States and Mexico", "the United States and Mexico"),
        ("United States", "the United States"),
        ("U.S.", "the U.S."),
        ("Both nations", "both nations"),
        ("government", "the government"),
        ("governments", "governments"),
        ("We", None),
        ("they", None),
        (None, None),
        ("", None),
    ],
)
def test_who_should_act_is_named_as_the_text_names_it(printed: str | None, addressee: str | None) -> None:
    assert addressed(printed) == addressee


@pytest.mark.parametrize(
    ("headline", "thing"),
    [
        ("Build a wall", False),
        ("Do not build a wall", False),
        ("Jointly build a wall", False),
        ("Implement secure networks", False),
        ("Repeal of a law", True),
        ("Repeal a law", False),
        ("A new treaty", True),
        ("Border controls", True),
        ("Treaty", True),
    ],
)
def test_a_deed_is_told_from_a_thing(headline: str, thing: bool) -> None:
    assert is_thing(headline) is thing


@pytest.mark.parametrize(
    ("entries", "text"),
    [
        ([EXTRADITION], "proposes to simplify extradition"),
        (
            [GROUPS, TREATY],
            "suggests steps to expand the working groups to a trilateral institution and calls for a new bilateral treaty",
        ),
        ([WALL, EXTRADITION], "argues against the step to build a wall and proposes to simplify extradition"),
        (
            [CONTROLS, EXTRADITION, TRAIN],
            "calls on Mexico to strengthen its own border controls; proposes to simplify extradition; asks the U.S. to train personnel against cyber attacks",
        ),
    ],
)
def test_what_one_voice_asks_is_drawn_together(entries: list[Recommendation], text: str) -> None:
    assert told(entries) == text


def test_deeds_of_one_force_share_their_lead_in() -> None:
    text = document("d", "Rules should be set. Police should be trained. Funds should be opened.", author="A Rios")
    entries = [recommendation(text, i, h) for i, h in enumerate(["Set rules", "Train police", "Open funds"])]
    assert told(entries) == "proposes to set rules; to train police and to open funds"


def test_a_name_at_the_start_of_a_thing_keeps_its_capital() -> None:
    text = document("d", "We need Canadian help. More help is needed.", author="A Rios")
    assert clause_of(recommendation(text, 0, "Canadian help")).text == "calls for Canadian help"
    assert clause_of(recommendation(text, 1, "Help")).text == "proposes to help"
    assert clause_of(recommendation(text, 1, "NATO membership")).text == "calls for NATO membership"


def test_what_stands_after_should_is_a_deed_even_where_the_word_is_no_known_verb() -> None:
    text = document("d", "The city should zorb traffic on all streets. Zorb traffic is heavy.", author="A Rios")
    assert (
        clause_of(recommendation(text, 0, "Zorb traffic on all streets")).text
        == "proposes to zorb traffic on all streets"
    )
    assert clause_of(recommendation(text, 1, "Zorb traffic")).text == "calls for zorb traffic"


def test_a_sentence_is_quoted_and_not_built_in() -> None:
    text = document("d", "The money ought to be used.", author="A Rios")
    assert (
        clause_of(recommendation(text, 0, "The money ought to be used")).text == "writes: “The money ought to be used”"
    )


@pytest.mark.parametrize(
    ("said", "addressee", "clause"),
    [
        ("Charges should rise. Low charges harm.", "Charges", "says that charges should rise"),
        ("Congress should rise. The Congress and a congress met.", "Congress", "asks Congress to rise"),
        ("Mexico should rise. It is late.", "Mexico", "asks Mexico to rise"),
        ("Insurers should rise. It is late.", "Insurers", "says that insurers should rise"),
        ("Stonemasons and banks should rise.", "Stonemasons and banks", "says that stonemasons and banks should rise"),
        ("Honduras should rise. It is late.", "Honduras", "asks Honduras to rise"),
        ("Doctors Without Borders should rise.", "Doctors Without Borders", "asks Doctors Without Borders to rise"),
        ("Siemens should rise. We told Siemens so.", "Siemens", "asks Siemens to rise"),
    ],
)
def test_the_capital_of_a_sentence_makes_no_name(said: str, addressee: str, clause: str) -> None:
    text = document("d", said, author="A Rios")
    entry = recommendation(text, 0, "Rise", addressee=addressee)
    compared = Comparison(recommendations=(entry,), options=(), findings=())
    (held,) = material(Corpus(documents=(text,)), THEMES, compared).recommendations.values()
    assert clause_of(held).text == clause


@pytest.mark.parametrize("headline", ["No night flights", "No more night flights"])
def test_who_wants_none_of_a_thing_is_not_said_to_be_against_none(headline: str) -> None:
    text = document("d", f"{headline}. It is late.", author="A Rios")
    entry = recommendation(text, 0, headline, stance=AGAINST)
    assert clause_of(entry).text == f"calls for {headline[0].lower()}{headline[1:]}"
    assert stated(entry) == headline


@pytest.mark.parametrize(
    ("said", "label", "printed"),
    [
        ("It is so. Every household should have a meter.", "Every household", "every household"),
        ("It is so. Norway should have a meter.", "Norway", "Norway"),
        ("It is so. We told Every Man Press.", "Every Man Press", "Every Man Press"),
    ],
)
def test_a_name_keeps_its_capital_inside_a_sentence_and_a_determiner_does_not(
    said: str, label: str, printed: str
) -> None:
    text = document("d", said, author="A Rios")
    both = [recommendation(text, at, label) for at in (0, 1)]
    assert lowered(label, both, is_verb=False) == printed


@pytest.mark.parametrize(
    ("headline", "printed"),
    [
        ("I do not recommend a wall", "I do not recommend a wall"),
        ("The city should not build", "The city should not build"),
        ("A wall", "Against: a wall"),
    ],
)
def test_what_says_no_by_itself_is_not_marked_as_against(headline: str, printed: str) -> None:
    assert stated(replace(WALL, headline=headline)) == printed
