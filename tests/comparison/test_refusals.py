"""Turning a thing down is being against it: in one row with those who want it, however it is put."""

from __future__ import annotations

import pytest

from briefgen.model.comparison import FindingKind, PositionKind
from tests.comparison.building import Advice, compared, findings, option_of

WANTED = Advice("The state should introduce a sugar levy.", "Introduce a sugar levy")


@pytest.mark.parametrize("verb", ["Reject", "Scrap", "Abandon", "Oppose", "Do not introduce"])
def test_who_rejects_a_thing_stands_in_the_row_of_who_wants_it(verb: str) -> None:
    against = Advice("The sugar levy should go.", f"{verb} a sugar levy", against=True)
    comparison = compared({"arnold": [WANTED], "bell": [against]})
    option = option_of(comparison, "arnold-0")
    assert [position.kind for position in option.positions] == [PositionKind.FOR, PositionKind.AGAINST]
    assert option.label.casefold().endswith("sugar levy")
    assert len(findings(comparison, FindingKind.TENSION)) == 1


def test_who_asks_not_to_reject_a_thing_wants_it() -> None:
    kept = Advice("Parliament should not reject the sugar levy.", "Do not reject the sugar levy")
    comparison = compared({"arnold": [WANTED], "bell": [kept]})
    assert not findings(comparison, FindingKind.TENSION)


def test_three_countries_are_no_alternative_to_a_bilateral_treaty_where_nobody_says_trilateral() -> None:
    bilateral = Advice("A bilateral fishing treaty is necessary.", "Conclude a bilateral fishing treaty")
    tour = Advice("The three countries should join the fishing pact.", "Join the fishing pact")
    assert not findings(compared({"arnold": [bilateral], "bell": [tour]}), FindingKind.TENSION)
    three = Advice("A trilateral fishing pact is better.", "Conclude a trilateral fishing pact")
    assert findings(compared({"arnold": [bilateral], "bell": [tour, three]}), FindingKind.TENSION)


def test_going_beyond_a_thing_is_not_turning_away_from_it() -> None:
    beyond = Advice("Doctors should visit farms beyond urban districts.", "Extend care beyond urban districts")
    clinics = Advice("The fund should expand its urban clinics.", "Expand its urban clinics")
    assert not findings(compared({"arnold": [beyond], "bell": [clinics]}), FindingKind.TENSION)


@pytest.mark.parametrize(
    ("doubt", "kind"),
    [
        ("The prospects for rebuilding the canal lock remain bleak.", PositionKind.CONDITIONAL),
        ("There is a slim chance of rebuilding the canal lock.", PositionKind.CONDITIONAL),
        ("The winters at the canal lock are bleak.", PositionKind.FOR),
    ],
)
def test_a_poor_outlook_is_a_doubt(doubt: str, kind: PositionKind) -> None:
    lock = Advice("The province should rebuild the canal lock.", "Rebuild the canal lock")
    (position,) = option_of(compared({"ruiz": [lock, doubt]}), "ruiz-0").positions
    assert position.kind is kind
