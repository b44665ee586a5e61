"""Notes are numbered in the order of their calls and say where words stand."""

from __future__ import annotations

from dataclasses import replace

from briefgen.model.brief import Brief
from briefgen.model.evidence import Locator, Span
from briefgen.page.notes import NoteBook, Numbers, names_of, place
from tests.page.building import build_brief

NBSP = "\u00a0"


def at(line: int, page: int | None = None, paragraph: int | None = None) -> Locator:
    return Locator(document="d", span=Span(0, 1), line=line, page=page, paragraph=paragraph)


def test_a_place_says_what_is_known() -> None:
    assert place([at(41)]) == f"line{NBSP}41"
    assert place([at(41, paragraph=19)]) == f"para.{NBSP}19 (line{NBSP}41)"
    assert place([at(41, page=3, paragraph=19)]) == f"p.{NBSP}3, para.{NBSP}19 (line{NBSP}41)"


def test_a_sentence_cut_by_a_page_break_has_two_places() -> None:
    assert place([at(41, 3, 19), at(60, 4, 19)]) == (
        f"pp.{NBSP}3 and{NBSP}4, para.{NBSP}19 (lines{NBSP}41 and{NBSP}60)"
    )


def test_notes_name_the_author_and_remember_their_recommendation(brief: Brief) -> None:
    notes, advice = NoteBook(brief), brief.comparison.recommendations
    first = notes.add(advice[0].evidence[0].quotations, advice[0].id)
    second = notes.add((*advice[0].evidence[0].quotations, *advice[-1].evidence[0].quotations))
    third = notes.add(advice[0].evidence[0].quotations, advice[0].id)
    assert [note.number for note in notes.all] == [1, 2, 3]
    assert first.words.startswith("Ana Núñez, para.")
    assert "; Unsigned text, para." in second.words
    assert notes.of(advice[0].id) == (first.number, third.number)
    assert notes.of("none") == ()


def test_tables_and_figures_are_numbered_apart() -> None:
    numbers = Numbers()
    assert [numbers.next(kind) for kind in ("table", "figure")] == [1, 1]
    assert numbers.next("table", "emphasis") == numbers.of("emphasis") == 2


def test_two_voices_of_one_name_go_by_their_short_names(brief: Brief) -> None:
    first, second, third = brief.voices[:3]
    twins = (
        replace(first, name="Unsigned", short="Unsigned 1"),
        replace(second, name="Unsigned", short="Unsigned 2"),
        third,
    )
    assert list(names_of(twins).values()) == ["Unsigned 1", "Unsigned 2", third.name]


def test_a_note_that_quotes_nothing_names_some_texts_and_counts_the_others() -> None:
    brief = build_brief(voices=12)
    quotations = [one.evidence[0].quotations[0] for one in brief.comparison.recommendations]
    words = NoteBook(brief).add(quotations, most=6).words
    assert words.count(";") == 6 and words.endswith("; and six more")
    assert NoteBook(brief).add(quotations).words.count(";") == 11
