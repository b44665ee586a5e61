"""Pairs that were found become matters that a reader sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.brief.material import material
from briefgen.brief.matters import agreements, alone, confidence, tensions
from briefgen.model.comparison import FindingKind
from briefgen.model.recommendations import Stance
from tests.brief.building import (
    COMPARISON,
    CONTROLS,
    CORPUS,
    DEAL,
    GROUPS,
    THEMES,
    TRAIN,
    TREATY,
    WALL,
    finding,
)


def test_agreements_on_one_option_are_one_matter() -> None:
    pairs = (
        finding("x-1", FindingKind.AGREEMENT, (TREATY, DEAL), option="vessel", score=0.6),
        finding("x-2", FindingKind.AGREEMENT, (DEAL, GROUPS), option="vessel", score=0.9),
    )
    (matter,) = agreements(material(CORPUS, THEMES, replace(COMPARISON, findings=pairs, options=())))
    assert matter.first.id == "x-2"
    assert matter.documents == ("d1", "d2", "d3")


def test_who_agrees_for_and_who_agrees_against_one_option_are_two_matters() -> None:
    against = tuple(replace(entry, stance=Stance.AGAINST, option="vessel") for entry in (CONTROLS, WALL))
    entries = {entry.id: entry for entry in (*COMPARISON.recommendations, *against)}
    pairs = (
        finding("agreement-1", FindingKind.AGREEMENT, (TREATY, DEAL), option="vessel"),
        finding("agreement-2", FindingKind.AGREEMENT, against, option="vessel", score=0.9),
    )
    compared = replace(COMPARISON, recommendations=tuple(entries.values()), findings=pairs, options=())
    found = agreements(material(CORPUS, THEMES, compared))
    assert [(m.first.id, {entry.stance for entry in m.left}) for m in found] == [
        ("agreement-2", {Stance.AGAINST}),
        ("agreement-1", {Stance.FOR}),
    ]


def test_the_widest_agreement_comes_first_then_the_surest() -> None:
    found = agreements(material(CORPUS, THEMES, COMPARISON))
    assert [matter.first.id for matter in found] == ["agree-vessel", "agree-cyber"]


def test_tensions_over_the_same_words_that_share_a_side_are_one_matter() -> None:
    (matter,) = tensions(material(CORPUS, THEMES, COMPARISON))
    assert matter.terms == (("bilateral",), ("trilateral",))
    assert matter.left == (TREATY, DEAL)
    assert matter.right == (GROUPS,)


def test_tensions_over_the_same_words_on_other_things_stay_apart() -> None:
    pairs = (
        finding("t-1", FindingKind.TENSION, (TREATY, GROUPS), option="vessel", terms=("bilateral", "trilateral")),
        finding("t-2", FindingKind.TENSION, (WALL, TRAIN), option="wall", terms=("bilateral", "trilateral")),
    )
    found = tensions(material(CORPUS, THEMES, replace(COMPARISON, findings=pairs)))
    assert [matter.first.id for matter in found] == ["t-1", "t-2"]


def test_who_is_for_stands_left_of_who_is_against() -> None:
    pair = finding("t", FindingKind.TENSION, (WALL, CONTROLS), option="wall", terms=("wall", "controls"))
    (matter,) = tensions(material(CORPUS, THEMES, replace(COMPARISON, findings=(pair,))))
    assert matter.left == (CONTROLS,)
    assert matter.right == (WALL,)
    assert WALL.stance is Stance.AGAINST
    assert matter.terms == (("controls",), ("wall",))


def test_for_and_against_one_option_is_one_matter_whatever_words_the_pairs_share() -> None:
    against = replace(CONTROLS, stance=Stance.AGAINST, option="vessel")
    entries = {entry.id: entry for entry in (*COMPARISON.recommendations, against)}
    tension, ground = FindingKind.TENSION, "opposed-stance"
    pairs = (
        finding("t-1", tension, (TREATY, against), option="vessel", ground=ground, terms=("a vessel", "A vessel")),
        finding("t-2", tension, (GROUPS, against), option="vessel", ground=ground, terms=("vessel", "vessel")),
    )
    compared = replace(COMPARISON, recommendations=tuple(entries.values()), findings=pairs, options=())
    (matter,) = tensions(material(CORPUS, THEMES, compared))
    assert (matter.left, matter.terms) == ((TREATY, GROUPS), ())


def test_lone_positions_come_strongest_first() -> None:
    found = alone(material(CORPUS, THEMES, COMPARISON))
    assert found[0].left == (CONTROLS,)
    assert found[-1].left == (GROUPS,)


@pytest.mark.parametrize(("score", "word"), [(0.75, "high"), (0.74, "medium"), (0.6, "medium"), (0.59, "low")])
def test_confidence_is_a_word(score: float, word: str) -> None:
    assert confidence(score) == word


def test_a_side_that_says_it_in_two_words_keeps_both() -> None:
    pairs = (
        finding("t-1", FindingKind.TENSION, (TREATY, GROUPS), ground="exclusive", terms=("bilateral", "trilateral")),
        finding("t-2", FindingKind.TENSION, (GROUPS, DEAL), ground="exclusive", terms=("trilateral", "two-sided")),
    )
    (matter,) = tensions(material(CORPUS, THEMES, replace(COMPARISON, findings=pairs)))
    assert matter.terms == (("bilateral", "two-sided"), ("trilateral",))
    assert matter.left == (TREATY, DEAL)


def test_another_word_against_the_same_recommendation_is_another_matter() -> None:
    pairs = (
        finding("t-1", FindingKind.TENSION, (TREATY, GROUPS), ground="exclusive", terms=("bilateral", "trilateral")),
        finding("t-2", FindingKind.TENSION, (DEAL, GROUPS), ground="exclusive", terms=("now", "later")),
    )
    assert len(tensions(material(CORPUS, THEMES, replace(COMPARISON, findings=pairs)))) == 2


def test_no_voice_stands_on_both_sides_of_one_matter() -> None:
    """One wants two states, one three, one the whole continent: each against each is not two against two."""
    tension = FindingKind.TENSION
    pairs = (
        finding("t-1", tension, (TREATY, GROUPS), terms=("bilateral", "trilateral"), score=0.9),
        finding("t-2", tension, (DEAL, GROUPS), terms=("continental", "trilateral"), score=0.8),
        finding("t-3", tension, (TREATY, DEAL), terms=("bilateral", "continental"), score=0.7),
    )
    found = tensions(material(CORPUS, THEMES, replace(COMPARISON, findings=pairs)))
    assert [len(matter.findings) for matter in found] == [2, 1]
    for matter in found:
        assert {entry.document for entry in matter.left}.isdisjoint(entry.document for entry in matter.right)
