"""What counts as a recommendation: a sentence, the rule that finds it, and what is made of it."""

from __future__ import annotations

import pytest

from briefgen.recommendations.english.registry import RULES
from tests.recommendations.building import verdict
from tests.recommendations.sentences import ADVICE, NO_ADVICE, Row


@pytest.mark.parametrize("row", ADVICE, ids=[f"{rule}: {sentence}" for sentence, rule, *_ in ADVICE])
def test_a_sentence_is_read_as(row: Row) -> None:
    found = verdict(row[0])
    assert found is not None
    match, headline, addressee = found
    assert (row[0], match.rule, match.stance, match.strength, headline, addressee) == row


@pytest.mark.parametrize("sentence", NO_ADVICE)
def test_the_same_words_without_advice_are_left(sentence: str) -> None:
    assert verdict(sentence) is None


def test_every_rule_that_works_on_one_sentence_is_specified() -> None:
    """The others need what stands around the sentence; they are specified in test_context.py."""
    specified = {rule.replace("-", "_") for _, rule, *_ in ADVICE}
    assert {rule.__name__ for rule in RULES} - specified == NEEDS_CONTEXT


NEEDS_CONTEXT = {
    "own_stand",
    "section_item", "listed_item", "most_pressing", "proposed_thing", "reform_would", "this_would", "this_is_why",
    "good_of_it", "office_passive", "office_power", "office_may", "office_size", "office_act", "design_aim",
    "this_bill_will", "comparative_harm", "office_present",
}  # fmt: skip
