"""What one wants to stay as it is and the other wants to change: a tension, never one course of action."""

from __future__ import annotations

import pytest

from briefgen.model.comparison import FindingKind
from tests.comparison.building import Advice, compared, findings, option_of

DOUBLE = Advice("Mooring charges should be doubled.", "Double mooring charges")


@pytest.mark.parametrize(
    ("kept", "changed"),
    [
        (Advice("Mooring charges should stay as they are."), DOUBLE),
        (Advice("Keep mooring charges as they are."), DOUBLE),
        (Advice("Mooring charges should stay as they are."), Advice("Mooring charges should rise in two steps.")),
        (Advice("Mooring charges must remain unchanged."), Advice("Cut mooring charges by half.")),
        (Advice("Dredging must remain possible until noon."), Advice("Limit dredging to the early morning.")),
        (Advice("Keep the towpath open to riders."), Advice("Close the towpath to riders.")),
    ],
    ids=["stay", "keep", "rise", "unchanged", "possible", "open"],
)
def test_keeping_a_thing_and_changing_it_pull_apart(kept: Advice, changed: Advice) -> None:
    comparison = compared({"ruiz": [kept], "berg": [changed]})
    assert not findings(comparison, FindingKind.AGREEMENT)
    (tension,) = findings(comparison, FindingKind.TENSION)
    assert tension.recommendations == ("berg-0", "ruiz-0")
    assert option_of(comparison, "ruiz-0").id != option_of(comparison, "berg-0").id


@pytest.mark.parametrize(
    ("kept", "changed"),
    [
        (Advice("Electricity charges should stay as they are."), DOUBLE),
        (Advice("Fishing must remain possible until noon."), Advice("Limit the noise of fishing.")),
        (Advice("Mooring charges should not stay as they are.", against=True), DOUBLE),
    ],
    ids=["other charges", "something of it", "refused"],
)
def test_keeping_one_thing_and_changing_another_is_no_tension(kept: Advice, changed: Advice) -> None:
    found = findings(compared({"ruiz": [kept], "berg": [changed]}), FindingKind.TENSION)
    assert not [tension for tension in found if tension.ground == "opposed-action"]


def test_the_same_limit_in_other_words_is_agreement() -> None:
    comparison = compared(
        {
            "ruiz": [Advice("Limit barges to the morning hours.")],
            "berg": [Advice("Limit barges to the hours between seven and eleven in the morning.")],
            "lind": [Advice("Barges must remain allowed until noon.")],
        }
    )
    (agreement,) = findings(comparison, FindingKind.AGREEMENT)
    assert agreement.recommendations == ("berg-0", "ruiz-0")
    assert len(findings(comparison, FindingKind.TENSION)) == 2


def test_a_condition_is_not_what_is_asked() -> None:
    comparison = compared(
        {
            "ruiz": [Advice("Close the quays only after the ferry shuttle has run for a season.")],
            "berg": [Advice("Run a ferry shuttle to the island.")],
        }
    )
    assert not findings(comparison, FindingKind.AGREEMENT)
