"""Which number an edition gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.model.notices import Notice, Severity
from briefgen.publication import next_edition
from briefgen.settings import OutputSettings, PageSettings, ReadingSettings, Settings, ThemeSettings
from tests.publication.building import DATED, corpus, issue


def test_the_first_edition_is_number_one_and_supersedes_nothing(tmp_path: Path) -> None:
    edition = next_edition(corpus("a", "b"), DATED, tmp_path / "none yet")
    assert (edition.number, edition.supersedes, edition.name) == (1, None, "001-2026-11-22")


def test_an_undated_edition_has_no_date_in_its_name(tmp_path: Path) -> None:
    assert next_edition(corpus("a", "b"), Settings(), tmp_path).name == "001"


def test_the_same_again_is_the_same_edition(tmp_path: Path) -> None:
    first = issue(tmp_path, "a", "b").edition
    assert next_edition(corpus("a", "b"), DATED, tmp_path) == first


def test_an_earlier_edition_made_again_keeps_its_number_and_what_it_supersedes(tmp_path: Path) -> None:
    issue(tmp_path, "a", "b")
    second = issue(tmp_path, "a", "c").edition
    issue(tmp_path, "a", "d")
    assert second.supersedes == 1
    assert next_edition(corpus("a", "c"), DATED, tmp_path) == second


@pytest.mark.parametrize(
    "settings",
    [
        Settings(output=OutputSettings(date="2026-11-23")),
        Settings(),
        DATED.model_copy(update={"themes": ThemeSettings(seed=1)}),
        DATED.model_copy(update={"page": PageSettings(title="Another")}),
    ],
)
def test_what_decides_the_bytes_makes_another_edition(tmp_path: Path, settings: Settings) -> None:
    issue(tmp_path, "a", "b")
    edition = next_edition(corpus("a", "b"), settings, tmp_path)
    assert (edition.number, edition.supersedes) == (2, 1)


@pytest.mark.parametrize(
    "settings",
    [
        DATED.model_copy(update={"output": OutputSettings(date="2026-11-22", jobs=2, folder="elsewhere")}),
        DATED.model_copy(update={"page": PageSettings(formats=("json",), render_seconds=1)}),
        DATED.model_copy(update={"reading": ReadingSettings(sources="elsewhere")}),
    ],
)
def test_what_changes_no_byte_does_not(tmp_path: Path, settings: Settings) -> None:
    first = issue(tmp_path, "a", "b").edition
    assert next_edition(corpus("a", "b"), settings, tmp_path) == first


def test_another_template_makes_another_edition(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    for folder in (own, shipped):
        folder.mkdir()
    (shipped / "brief.css").write_text("p {}")
    (shipped / "brief.html").write_text("<p>")
    first = next_edition(corpus("a", "b"), DATED, tmp_path / "output", template=(shipped,))
    (own / ".brief.css.swp").write_text("what an editor leaves")
    assert next_edition(corpus("a", "b"), DATED, tmp_path / "output", template=(own, shipped)) == first
    (own / "brief.css").write_text("p { color: red }")
    assert next_edition(corpus("a", "b"), DATED, tmp_path / "output", template=(own, shipped)).digest != first.digest
    assert next_edition(corpus("a", "b"), DATED, tmp_path / "output", template=(shipped, own)) == first


def test_a_file_left_out_makes_another_edition_since_the_brief_names_it(tmp_path: Path) -> None:
    issue(tmp_path, "a", "b")
    left_out = Notice(
        slug="empty", severity=Severity.WARNING, subject="c.txt", detail="It is empty.", remedy="Fill it."
    )
    assert next_edition(corpus("a", "b", notices=(left_out,)), DATED, tmp_path).number == 2


def test_the_next_number_follows_the_highest_whatever_else_lies_there(tmp_path: Path) -> None:
    for name in ("007-2020-01-01", "012", "099.pdf", "notes", "1"):
        (tmp_path / name).mkdir()
    (tmp_path / "500").write_text("a file")
    (tmp_path / "012" / "manifest.json").write_text("damaged")
    edition = next_edition(corpus("a", "b"), DATED, tmp_path)
    assert (edition.number, edition.supersedes) == (13, 12)


@pytest.mark.parametrize(
    ("old", "new"),
    [('"number": 1', '"number": -1'), ('"date": "2026-11-22"', '"date": "../.."'), ('"file": "', '"file": "../')],
)
def test_a_manifest_that_was_tampered_with_leads_nowhere(tmp_path: Path, old: str, new: str) -> None:
    folder = issue(tmp_path, "a", "b").folder
    manifest = folder / "manifest.json"
    text = manifest.read_text("utf-8")
    assert old in text
    manifest.write_text(text.replace(old, new), "utf-8")
    assert next_edition(corpus("a", "b"), DATED, tmp_path).name == "002-2026-11-22"
