"""Headings of sections that say the finding, and captions that say what a table or figure shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.brief import compose
from briefgen.model.brief import Brief
from briefgen.model.comparison import Comparison, FindingKind
from briefgen.model.documents import Corpus
from briefgen.settings import Settings
from tests.brief.building import COMPARISON, CORPUS, DIEZ, DOCUMENTS, EDITION, THEMES, document, without_findings


def composed(comparison: Comparison = COMPARISON, corpus: Corpus = CORPUS) -> Brief:
    return compose(corpus, THEMES, comparison, EDITION, Settings())


@pytest.fixture(scope="module")
def brief() -> Brief:
    return composed()


@pytest.mark.parametrize(
    ("id", "heading"),
    [
        ("agreements", "On two points texts point the same way; the widest has two of four"),
        ("tensions", "They part on one point: bilateral or trilateral"),
        ("lone", "Four proposals stand alone, two of them by Vidal"),
        ("emphasis", "No theme is in all four texts; the widest is Form of the agreement, in two"),
        ("authors", "Four texts make eight recommendations, one to three each"),
        ("recommendations", "Eight recommendations, all of them stated outright"),
        ("notices", "Nothing was left out, and nothing is doubtful"),
    ],
)
def test_a_heading_says_the_finding(brief: Brief, id: str, heading: str) -> None:
    part = brief.part(id)
    assert part is not None and part.heading == heading


def test_what_was_not_found_has_no_heading() -> None:
    brief = composed(without_findings(FindingKind.TENSION, FindingKind.LONE))
    assert brief.part("tensions") is None and brief.part("lone") is None


@pytest.mark.parametrize(
    ("id", "caption"),
    [
        ("lone", "No other text comes close to these four proposals; four of them with high confidence"),
        ("stands", "Two of four texts are for the most widely shared option: A bilateral agreement"),
        ("emphasis", "No text gives any theme more room than one passage"),
    ],
)
def test_a_caption_says_what_the_table_shows(brief: Brief, id: str, caption: str) -> None:
    part = brief.part(id)
    assert part is not None and part.caption == caption


def test_chapters_say_who_makes_how_many_proposals(brief: Brief) -> None:
    assert [chapter.caption for chapter in brief.chapters] == [
        "Form of the agreement: three texts make three proposals, at most one each",
        "Border control: two texts make three proposals, two of them by Vidal",
        "Cyber security: two texts make two proposals, at most one each",
        "",
    ]
    assert brief.chapters[3].figure == "No text has a passage on this theme"


def test_likeness_compares_each_two_texts_once(brief: Brief) -> None:
    assert brief.likeness is not None
    assert [len(row) for row in brief.likeness.rows] == [0, 1, 2, 3]
    assert all(0 <= value <= 1 for row in brief.likeness.rows for value in row)
    assert "stands furthest apart" in brief.likeness.message


def test_texts_of_two_languages_are_not_measured_against_each_other() -> None:
    spanish = replace(DIEZ, language="es")
    corpus = Corpus(documents=tuple(spanish if one is DIEZ else one for one in DOCUMENTS))
    assert composed(corpus=corpus).likeness is None


def test_the_same_text_twice_is_as_alike_as_can_be() -> None:
    twice = Corpus(documents=tuple(document(id, "Border security has grown. It costs much.") for id in ("a", "b")))
    brief = composed(Comparison(recommendations=(), options=(), findings=()), twice)
    assert brief.likeness is not None and brief.likeness.rows[1] == (1.0,)


def test_one_dated_text_makes_no_timeline(brief: Brief) -> None:
    assert brief.timeline is None


def test_a_year_is_all_of_its_days_and_the_undated_are_named() -> None:
    texts = [("a", "2007"), ("b", "2018-02"), ("c", "2018-02-03"), ("d", None)]
    corpus = Corpus(documents=tuple(document(id, "It is so.", author=f"Ada {id}x", issued=day) for id, day in texts))
    timeline = composed(Comparison(recommendations=(), options=(), findings=()), corpus).timeline
    assert timeline is not None
    assert [(moment.first, moment.last) for moment in timeline.moments] == [
        ("2007-01-01", "2007-12-31"),
        ("2018-02-01", "2018-02-28"),
        ("2018-02-03", "2018-02-03"),
    ]
    assert timeline.message == "Ax is the oldest (2007), bx the newest (February 2018)"
    assert timeline.measure.endswith("Undated: dx.")
