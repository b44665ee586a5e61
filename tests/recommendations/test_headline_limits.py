"""What a headline must not lose or twist when it is cut, turned round or quoted."""

from __future__ import annotations

import pytest

from tests.recommendations.building import essay, found_in, verdict

CASES = {
    "a doubled l stays": ("The ambassador should be recalled.", "Recall the ambassador"),
    "who acts is no means": (
        "Candidates must be nominated by a member of the board.",
        "Candidates must be nominated by a member of the board",
    ),
    "a means is one": ("Repairs should be paid for by a levy on barges.", "Pay for repairs by a levy on barges"),
    "the clause that says which is missed": (
        "It is high time that attention is given to the vital role that the pilots of the outer islands play in winter.",
        "Give attention to the vital role…",
    ),
    "what 'it' is": ("Rome has much; it must be seen as an ally.", "See Rome as an ally"),
    "'already' is no part of a name": ("The old mill must already be closed in May.", None),
    "a short cut goes on to an 'and'": (
        "The suggestion is to have the council operate under the roof of the guild and be subject to a yearly vote of it.",
        "Have the council operate under the roof of the guild",
    ),
    "a thing includes": ("The bill should include a right of appeal.", "Include a right of appeal in the bill"),
    "a thing includes much": (
        "The treaty is to include a common court of appeal creating the certainty that traders of both coasts have missed.",
        "Include a common court of appeal in the treaty",
    ),
    "a colon inside a word divides nothing": (
        "In both cases it is done as in :ref:`12`, and the crew should close the mill.",
        "Close the mill",
    ),
}


@pytest.mark.parametrize(("sentence", "expected"), CASES.values(), ids=CASES.keys())
def test_the_headline_is(sentence: str, expected: str | None) -> None:
    found = verdict(sentence)
    if expected is not None:
        assert found is not None
        assert found[1] == expected


def test_what_a_condition_believes_is_no_advice() -> None:
    assert not found_in(essay("When the board believes that a mill should close, it asks for a report."))
