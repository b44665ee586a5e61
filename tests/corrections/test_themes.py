"""Themes renamed, merged, split: found by id, by label, or by sentences of theirs when a new grouping has renamed them."""

from __future__ import annotations

import pytest

from briefgen.corrections import correct_themes
from briefgen.corrections.applying import Corrected
from briefgen.corrections.entries import ThemeEntry
from briefgen.model.documents import Corpus
from briefgen.model.themes import Theme, ThemeSet
from tests.comparison.building import document

CORPUS = Corpus(
    documents=(
        document("a", "The quay needs new stones this year.\nThe ferry is late every single day."),
        document(
            "b", "Nobody has repaired the quay in decades.\nTickets for the ferry cost too much.\nGulls are loud here."
        ),
    )
)


def theme(id: str, *passages: str, general: bool = False) -> Theme:
    share = round(len(passages) / 5, 6)
    return Theme(id=id, label=id.title(), keywords=(), passages=passages, share=share, is_general=general)


THEMES = ThemeSet(
    themes=(theme("quays", "a-p0", "b-p0"), theme("ferries", "a-p1", "b-p1"), theme("general", "b-p2", general=True)),
    criterion="by hand",
    grouped=True,
)
REGROUPED = ThemeSet(
    themes=(theme("stones", "a-p0", "b-p0"), theme("boats", "a-p1", "b-p1", "b-p2")), criterion="by hand", grouped=True
)


def apply(entry: ThemeEntry, themes: ThemeSet = THEMES) -> Corrected[ThemeSet]:
    return correct_themes(themes, CORPUS, [entry])


def held(themes: ThemeSet) -> dict[str, tuple[str, ...]]:
    return {one.id: one.passages for one in themes.themes}


@pytest.mark.parametrize("name", ["quays", "Quays"])
def test_a_renamed_theme_keeps_its_id(name: str) -> None:
    found = apply(ThemeEntry(theme=name, rename="Harbour walls"))
    assert next((one.id, one.label) for one in found.value.themes) == ("quays", "Harbour walls")
    assert found.done[0].applied


def test_sentences_find_it_under_another_name() -> None:
    entry = ThemeEntry(theme="quays", quotes=("The quay needs new stones this year.",), rename="Harbour walls")
    assert [one.label for one in apply(entry, REGROUPED).value.themes] == ["Harbour walls", "Boats"]


def test_merging_moves_all_passages_and_counts_shares_again() -> None:
    found = apply(ThemeEntry(theme="quays", merge_into="ferries", rename="The harbour"))
    assert held(found.value) == {"ferries": ("a-p0", "a-p1", "b-p0", "b-p1"), "general": ("b-p2",)}
    assert [(one.label, one.share) for one in found.value.themes] == [("The harbour", 0.8), ("General", 0.2)]


def test_splitting_makes_a_theme_before_the_general_one() -> None:
    found = apply(ThemeEntry(theme="Ticket prices", pin=("Tickets for the ferry cost too much.",)))
    assert [one.id for one in found.value.themes] == ["quays", "ferries", "ticket-prices", "general"]
    assert held(found.value)["ticket-prices"] == ("b-p1",)
    assert held(found.value)["ferries"] == ("a-p1",)


def test_pinning_moves_a_passage_into_a_theme_that_is_there() -> None:
    found = apply(ThemeEntry(theme="quays", pin=("Gulls are loud here.",)))
    assert held(found.value) == {"quays": ("a-p0", "b-p0", "b-p2"), "ferries": ("a-p1", "b-p1")}


@pytest.mark.parametrize(
    ("entry", "near"),
    [
        (ThemeEntry(theme="quais", rename="Walls"), "quays"),
        (ThemeEntry(theme="quays", merge_into="ferry"), "ferries"),
        (ThemeEntry(theme="quays", pin=("Tickets for the ferry cost too little.",)), "b.txt:2"),
        (ThemeEntry(theme="quays", merge_into="quays"), ""),
    ],
)
def test_one_that_fits_nothing_changes_nothing_and_names_the_nearest(entry: ThemeEntry, near: str) -> None:
    found = apply(entry)
    assert found.value == THEMES
    assert not found.done[0].applied
    assert near in found.notices[0].detail


def test_every_passage_stays_in_one_theme_at_most() -> None:
    found = correct_themes(
        THEMES,
        CORPUS,
        [
            ThemeEntry(theme="quays", pin=("The ferry is late every single day.",)),
            ThemeEntry(theme="ferries", merge_into="general"),
        ],
    )
    passages = [passage for one in found.value.themes for passage in one.passages]
    assert sorted(passages) == ["a-p0", "a-p1", "b-p0", "b-p1", "b-p2"]
    assert sum(one.share for one in found.value.themes) == pytest.approx(1.0)
