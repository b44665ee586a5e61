"""Headlines of sentences whose parts are easily taken for others: an inversion, a cleft, a compound, an aside."""

from __future__ import annotations

import pytest

from briefgen.model.recommendations import Stance
from tests.recommendations.building import verdict

FOR, AGAINST = Stance.FOR, Stance.AGAINST


@pytest.mark.parametrize(
    ("sentence", "stance", "headline"),
    [
        ("What we do not support is a second toll.", AGAINST, "Oppose a second toll"),
        ("Nor should the old mill be left alone.", AGAINST, "Do not leave the old mill alone"),
        (
            "Under no circumstances should owners be compelled to sell.",
            AGAINST,
            "Do not compel owners to sell",
        ),
        ("Never again should the town sell its land.", AGAINST, "Do not sell its land"),
        ("Nor must the fee rise.", AGAINST, "Nor must the fee rise"),
        ("Binding rules are therefore indispensable.", FOR, "Adopt binding rules"),
        (
            "Access to the tower must remain restricted to pilots.",
            FOR,
            "Keep access to the tower restricted to pilots",
        ),
        ("Keep the ferry as it is.", FOR, "Keep the ferry as it is"),
        (
            "Monitoring must be taken out of their hands and given to an independent body.",
            FOR,
            "Take monitoring out of their hands",
        ),
        (
            "Let the guardian, and not a ministry in the distant capital of the country, decide when to prosecute.",
            FOR,
            "Let the guardian, and not a ministry in the distant capital…",
        ),
        (
            "A yearly audit, combined with visits by the warden, strikes the right balance and ought to be retained.",
            FOR,
            "A yearly audit, combined with visits by the warden…",
        ),
        ("As a tenant I should receive a notice.", FOR, "As a tenant I should receive a notice"),
        (
            "The ferries have to print their fares, and so should the trams.",
            FOR,
            "The ferries have to print their fares, and so should the trams",
        ),
        (
            "Disputed bills should not be sold and should be taken off the list.",
            AGAINST,
            "Do not sell disputed bills",
        ),
        ("Owners should, at the very least, hear their tenants.", FOR, "Hear their tenants"),
        (
            "If a tenant objects then the owner should be required to prove the damage.",
            FOR,
            "If a tenant objects, require the owner to prove the damage",
        ),
        (
            "The clerk and the wardens should not be allowed to sell the lists of names to the shops of the town.",
            AGAINST,
            "Do not allow the clerk and the wardens to sell the lists…",
        ),
        (
            "The convention on the harbour, under negotiation since 1996, should be concluded.",
            FOR,
            "Conclude the convention on the harbour",
        ),
        (
            "The wardens must not be paid in any of the years in which a ship has been lost.",
            AGAINST,
            "Do not pay the wardens in any of the years…",
        ),
        ("They should need to ask only once.", FOR, "They should need to ask only once"),
        (
            "Pilots who are not honest and sober should be fined.",
            FOR,
            "Pilots who are not honest and sober should be fined",
        ),
        ("A late answer should be considered a refusal.", FOR, "A late answer should be considered a refusal"),
        ("Knowingly calling a wrong number should be forbidden.", FOR, "Forbid knowingly calling a wrong number"),
        (
            "I hold that an owner should be limited as to how much he can ask for the damage that tenants leave.",
            FOR,
            "Limit an owner…",
        ),
    ],
)
def test_a_headline_says_what_the_sentence_says(sentence: str, stance: Stance, headline: str) -> None:
    found = verdict(sentence)
    assert found is not None
    assert (found[0].stance, found[1]) == (stance, headline)


@pytest.mark.parametrize(
    "sentence",
    [
        "Parking permits could go to the wrong drivers.",
        "The pilot does not necessarily need to use the northern channel.",
        "All that an owner needs to show is a form.",
        "It's too pat an answer to say tenants should ask a lawyer.",
        "The only reason these firms have to calling at night is to shame the tenant.",
        "The charter does not require that the same harbour be used again.",
        "Today a pilot must ask fourteen bodies before he may sail.",
    ],
)
def test_a_compound_or_a_rule_of_today_asks_for_nothing(sentence: str) -> None:
    assert verdict(sentence) is None


def test_who_is_counted_in_a_comparison_is_asked_for_nothing() -> None:
    found = verdict("Boats whose tanks leak more than two per cent a day ought not be licensed.")
    assert found is not None
    assert found[2] is None
