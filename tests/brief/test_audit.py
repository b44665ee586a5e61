"""Nothing is published that cannot be traced: every way of not being traceable stops the run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from briefgen.brief import audit, compose
from briefgen.errors import Untraceable
from briefgen.model.brief import Brief, Statement
from briefgen.model.evidence import Quotation, Span
from briefgen.settings import Settings
from tests.brief.building import COMPARISON, CORPUS, EDITION, THEMES, VIDAL


@pytest.fixture(scope="module")
def brief() -> Brief:
    return compose(CORPUS, THEMES, COMPARISON, EDITION, Settings())


def first_message(brief: Brief, change: Callable[[Statement], Statement]) -> Brief:
    return replace(brief, key_messages=(change(brief.key_messages[0]), *brief.key_messages[1:]))


def first_quotation(brief: Brief, change: Callable[[Quotation], Quotation]) -> Brief:
    return first_message(brief, lambda s: replace(s, evidence=(change(s.evidence[0]), *s.evidence[1:])))


def said(brief: Brief, text: str, evidence: tuple[Quotation, ...] | None = None) -> Brief:
    return first_message(
        brief, lambda s: replace(s, text=text, claim="", evidence=s.evidence if evidence is None else evidence)
    )


def test_what_was_composed_is_traceable(brief: Brief) -> None:
    audit(brief)


def test_the_error_says_what_and_where_and_stops_with_its_own_exit_code(brief: Brief) -> None:
    broken = first_quotation(brief, lambda q: replace(q, text="Words never written."))
    with pytest.raises(Untraceable, match="do not stand there") as caught:
        audit(broken)
    assert caught.value.exit_code == 11
    assert caught.value.where == "d1.txt:1"
    assert caught.value.hint


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda q: replace(q, text=q.text.upper()), id="another letter"),
        pytest.param(lambda q: replace(q, text=""), id="no text"),
        pytest.param(lambda q: replace(q, plain=q.plain + " Really."), id="printed with more words"),
        pytest.param(lambda q: replace(q, locator=replace(q.locator, span=Span(1, 9))), id="another place"),
        pytest.param(lambda q: replace(q, locator=replace(q.locator, document="d9")), id="another document"),
        pytest.param(lambda q: replace(q, locator=replace(q.locator, line=7)), id="another line"),
    ],
)
def test_a_quotation_is_verbatim_at_its_place(brief: Brief, change: Callable[[Quotation], Quotation]) -> None:
    with pytest.raises(Untraceable):
        audit(first_quotation(brief, change))


def test_a_side_is_in_the_words_of_its_recommendation(brief: Brief) -> None:
    contrast = brief.facing[0]
    other = replace(contrast.sides[0], quotations=VIDAL.quote_sentence(VIDAL.sentences[1]))
    with pytest.raises(Untraceable, match="not its own"):
        audit(replace(brief, facing=(replace(contrast, sides=(other, contrast.sides[1])),)))


@pytest.mark.parametrize("change", [{"recommendation": "d9-0000"}, {"document": "d2"}, {"quotations": ()}])
def test_a_side_is_a_recommendation_of_its_document(brief: Brief, change: dict[str, Any]) -> None:
    contrast = brief.facing[0]
    with pytest.raises(Untraceable):
        audit(replace(brief, facing=(replace(contrast, sides=(replace(contrast.sides[0], **change),)),)))


@pytest.mark.parametrize("change", [{"about": ("nothing",)}, {"target": "nowhere"}])
def test_what_a_statement_points_to_exists(brief: Brief, change: dict[str, Any]) -> None:
    with pytest.raises(Untraceable, match="does not exist"):
        audit(first_message(brief, lambda s: replace(s, **change)))


@pytest.mark.parametrize(
    "text",
    [
        "Vidal wants “a new bilateral pact”.",
        "Vidal wants “a new … pact”.",
        "The unsigned text proposes to train personnel.",
        "Something is said; the unsigned text alone calls for training.",
        "Only the unsigned text proposes to train personnel.",
        "Vidal proposes a treaty, and the unsigned text proposes to train personnel.",
        "Vidal proposes a treaty, while the unsigned text proposes to train personnel.",
        "Two of three texts ask for a treaty.",
        "Four of four texts ask for a treaty.",
        "All four texts ask for a treaty.",
        "All three texts ask for a treaty.",
        "Both texts ask for a treaty.",
        "They part; seven proposals stand alone.",
    ],
)
def test_quoted_words_names_and_counts_agree_with_the_evidence(brief: Brief, text: str) -> None:
    with pytest.raises(Untraceable):
        audit(said(brief, text))


@pytest.mark.parametrize(
    "text",
    [
        "Vidal wants “a new bilateral treaty”.",
        "Vidal wants “The creation … is necessary”.",
        "“Working on border security” is the title of a text.",
        "Three of four texts ask for a treaty.",
        "They part; four proposals stand alone.",
        "Vidal asks the unsigned text's readers to think.",
    ],
)
def test_what_agrees_with_the_evidence_passes(brief: Brief, text: str) -> None:
    audit(said(brief, text))


def test_a_count_needs_as_many_texts_in_the_evidence(brief: Brief) -> None:
    one = brief.key_messages[0].evidence[:1]
    with pytest.raises(Untraceable, match="1 are quoted"):
        audit(said(brief, "Three of four texts ask for a treaty.", one))


def test_evidence_that_is_printed_nowhere_is_traced_too(brief: Brief) -> None:
    entry = brief.comparison.recommendations[0]
    evidence = entry.evidence[0]
    false = replace(evidence, quotations=(replace(evidence.quotations[0], text="No."),))
    compared = replace(
        brief.comparison,
        recommendations=(replace(entry, evidence=(*entry.evidence, false)), *brief.comparison.recommendations[1:]),
    )
    with pytest.raises(Untraceable):
        audit(replace(brief, comparison=compared))
