"""What changed between two editions."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.model.comparison import PositionKind
from briefgen.model.editions import (
    ChangeKind,
    EarlierDocument,
    EarlierOption,
    EarlierRecommendation,
    EarlierTheme,
    EarlierThemes,
    Record,
)
from briefgen.publication import changes_between, read_record
from briefgen.publication.record import FILE_NAME, record_bytes


def document(id: str, *sentences: str, file: str = "", digest: str = "") -> EarlierDocument:
    text = " ".join(sentences)
    return EarlierDocument(
        id=id, file=file or f"{id}.txt", sha256=digest or text, voice=id.title(), title=None, sentences=sentences
    )


def advice(id: str, document: str, text: str) -> EarlierRecommendation:
    return EarlierRecommendation(id=id, document=document, headline=text, text=text, option=None)


def theme(id: str, *passages: str, label: str = "") -> EarlierTheme:
    return EarlierTheme(
        id=id, label=label or id.title(), keywords=(), is_general=False, passages=passages, named_for=passages
    )


def option(id: str, **positions: PositionKind) -> EarlierOption:
    return EarlierOption(id=id, label=id.title(), members=(), positions=tuple(positions.items()), named_for=())


NONE = EarlierThemes(themes=(), grouped=False, found_with="")
OLD = Record(
    number=3,
    date="2026-01-01",
    documents=(document("wood", "One.", "Two."), document("rios", "Three.")),
    recommendations=(advice("wood-1", "wood", "Close the gap in the dyke before winter comes"),),
    options=(option("dyke", wood=PositionKind.FOR, rios=PositionKind.AGAINST),),
    found=NONE,
    themes=(theme("water", "a", "b", "c", "d"), theme("money", "e", "f")),
)


def test_the_same_edition_has_no_changes() -> None:
    changes = changes_between(OLD, OLD)
    assert not changes
    assert (changes.since, changes.since_date) == (3, "2026-01-01")


def test_documents_added_and_withdrawn() -> None:
    new = replace(OLD, documents=(OLD.documents[0], document("diez", "Four.")))
    found = [(one.kind, one.document) for one in changes_between(OLD, new).documents]
    assert found == [(ChangeKind.ADDED, "diez"), (ChangeKind.WITHDRAWN, "rios")]


def test_a_revised_document_names_the_sentences_verbatim() -> None:
    new = replace(OLD, documents=(document("wood", "One.", "Two, and more."), OLD.documents[1]))
    (one,) = changes_between(OLD, new).documents
    assert (one.kind, one.added, one.removed) == (ChangeKind.REVISED, ("Two, and more.",), ("Two.",))


def test_a_sentence_said_once_less_has_gone_once() -> None:
    old = replace(OLD, documents=(document("wood", "One.", "One."), OLD.documents[1]))
    new = replace(OLD, documents=(document("wood", "One."), OLD.documents[1]))
    assert changes_between(old, new).documents[0].removed == ("One.",)


def test_a_renamed_document_is_not_revised() -> None:
    new = replace(OLD, documents=(replace(OLD.documents[0], file="b.txt"), OLD.documents[1]))
    (one,) = changes_between(OLD, new).documents
    assert (one.kind, one.file, one.earlier_file) == (ChangeKind.RENAMED, "b.txt", "wood.txt")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Close the gap in the dyke before the winter comes", ["reworded"]),
        ("Raise the tax on houses by the sea", ["new", "dropped"]),
    ],
)
def test_a_recommendation_is_reworded_when_most_of_its_words_stay(text: str, kinds: list[str]) -> None:
    new = replace(OLD, recommendations=(advice("wood-2", "wood", text),))
    found = changes_between(OLD, new).recommendations
    assert [one.kind for one in found] == kinds
    assert found[0].earlier_id == ("wood-1" if kinds == ["reworded"] else None)


def test_the_same_words_of_another_author_are_not_reworded() -> None:
    new = replace(OLD, recommendations=(advice("rios-2", "rios", OLD.recommendations[0].text),))
    assert [one.kind for one in changes_between(OLD, new).recommendations] == ["new", "dropped"]


def test_an_author_moves_from_one_side_to_another_not_into_or_out_of_silence() -> None:
    new = replace(OLD, options=(option("dyke", wood=PositionKind.CONDITIONAL, diez=PositionKind.FOR),))
    new = replace(new, documents=(*OLD.documents, document("diez", "Four.")))
    (one,) = changes_between(OLD, new).positions
    assert (one.document, one.before, one.after) == ("wood", PositionKind.FOR, PositionKind.CONDITIONAL)


@pytest.mark.parametrize(
    ("themes", "told"),
    [
        ((theme("water", "a", "b", "c", "d"), theme("money", "e", "f"), theme("law", "g", "h")), [("new", "law", ())]),
        ((theme("water", "a", "b", "c", "d"),), [("dropped", "money", ())]),
        ((theme("water", "a", "b", "c", "d", "e", "f"),), [("merged", "water", ("Money",))]),
        (
            (theme("water", "a", "b"), theme("rain", "c", "d"), theme("money", "e", "f")),
            [("split", "water", ("Rain",))],
        ),
        (
            (theme("water", "a", "b", "c", "d", label="Rivers"), theme("money", "e", "f")),
            [("renamed", "water", ("Water",))],
        ),
    ],
)
def test_themes_come_go_merge_split_and_are_renamed(
    themes: tuple[EarlierTheme, ...], told: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    found = changes_between(OLD, replace(OLD, themes=themes)).themes
    assert [(one.kind, one.id, one.others) for one in found] == told


def test_a_record_comes_back_the_same(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(record_bytes(OLD))
    assert read_record(tmp_path) == OLD


@pytest.mark.parametrize("damage", ["", "{}", "[" * 100_000, '{"format": "briefgen.record/9", "record": []}', "null"])
def test_a_damaged_record_is_none(tmp_path: Path, damage: str) -> None:
    assert read_record(tmp_path) is None
    (tmp_path / FILE_NAME).write_text(damage)
    assert read_record(tmp_path) is None


def test_a_record_of_another_shape_is_none(tmp_path: Path) -> None:
    content = json.loads(record_bytes(OLD))
    content["record"][0] = "three"
    (tmp_path / FILE_NAME).write_text(json.dumps(content))
    assert read_record(tmp_path) is None
