"""Conditions, exceptions and "only": a headline says no more than its sentence."""

from __future__ import annotations

import pytest

from briefgen.recommendations.matching import LONGEST_HEADLINE
from tests.recommendations.building import verdict


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("The city should close the quays to cars in summer only after the shuttle bus has run for one full season.",
         "Close the quays to cars in summer only after the shuttle bus…"),
        ("Only residents should be allowed to park on the quays.", "Allow only residents to park on the quays"),
        ("Permits should only be given to residents.", "Only give permits to residents"),
        ("If the fees rise, the ministry should open a second ferry.", "If the fees rise, open a second ferry"),
        ("If the council were to raise the fees, the money ought to pay for buses.",
         "The money ought to pay for buses if the council…"),
        ("The council should close the quays to all private cars in summer unless the traders agree to another plan.",
         "Close the quays to all private cars unless the traders agree…"),
        ("A congestion charge must pay for the buses.", "A congestion charge must pay for the buses"),
    ],
)  # fmt: skip
def test_a_headline_keeps_what_limits_it(sentence: str, headline: str) -> None:
    found = verdict(sentence)
    assert found is not None
    assert found[1] == headline
    assert len(found[1].split()) <= LONGEST_HEADLINE


def test_an_aim_is_no_condition() -> None:
    found = verdict("If we want to keep the ferry, the ministry should insure it and publish the contract.")
    assert found is not None
    assert not found[1].startswith("If")
