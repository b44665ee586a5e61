"""Every rule that fits a sentence is named, with the veto that took it back."""

from __future__ import annotations

from briefgen.recommendations.alternatives import Alternative, alternatives
from tests.comparison.building import document


def of(sentence: str) -> tuple[Alternative, ...]:
    found = alternatives(document("a", sentence))
    return found.get(0, ())


def test_the_rule_that_wins_comes_first() -> None:
    first, *_ = of("The council should mend the roof.")
    assert (first.rule, first.veto, first.explicit) == ("should", None, True)


def test_a_rule_that_was_taken_back_names_its_veto() -> None:
    found = of("The minister said that the council should mend the roof.")
    assert found
    assert all(one.veto for one in found)


def test_a_sentence_that_no_rule_fits_has_none() -> None:
    assert of("The roof was mended in May.") == ()
