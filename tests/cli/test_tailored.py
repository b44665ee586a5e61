"""Copies made for one reader: from the same analysis, in their language and length, and saying what they hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

READERS = """
[[stakeholder]]
name = "Ana Díaz"
email = "ana@example.org"
language = "es"
authors = ["Lind"]
formats = ["html"]

[[stakeholder]]
name = "Ben"
email = "ben@example.org"

[[stakeholder]]
name = "Nobody's reader"
email = "c@example.org"
themes = ["Volcanoes"]
"""
COPY = Path("output/for/ana-diaz/001")


@pytest.fixture
def readers(papers: Path, here: Path) -> Path:
    (here / "briefgen.toml").write_text('[reading]\nsources = "papers"\n[page]\nformats = ["html", "json"]\n', "utf-8")
    (here / "stakeholders.toml").write_text(READERS, encoding="utf-8")
    return here


def test_a_copy_is_made_with_the_edition_for_those_named(run: Run, readers: Path) -> None:
    assert run("build", "--for", "Ana Díaz").code == 0
    assert sorted(path.name for path in (readers / COPY).iterdir()) == ["brief.html", "brief.json", "manifest.json"]
    assert not (readers / "output" / "for" / "ben").exists()


def test_a_copy_says_what_it_holds_in_the_readers_language(run: Run, readers: Path) -> None:
    run("build", "--for", "all")
    whole = json.loads((readers / "output" / "001" / "brief.json").read_text("utf-8"))
    copy = json.loads((readers / COPY / "brief.json").read_text("utf-8"))
    assert copy["selection"].startswith("Este ejemplar se hizo para Ana Díaz. Contiene lo que atañe a Lind")
    assert copy["selection"] in (readers / COPY / "brief.html").read_text("utf-8")
    assert (whole["selection"], whole["language"], copy["language"]) == ("", "en", "es")
    kept = {one["id"] for one in copy["recommendations"]}
    assert kept < {one["id"] for one in whole["recommendations"]}
    assert {one["id"] for one in whole["recommendations"] if one["document"].startswith("lind")} <= kept


def test_the_same_copy_again_has_the_same_bytes(run: Run, readers: Path) -> None:
    run("build", "--for", "all")
    before = {path.name: path.read_bytes() for path in (readers / COPY).iterdir()}
    run("build", "--for", "all")
    assert {path.name: path.read_bytes() for path in (readers / COPY).iterdir()} == before


def test_sending_makes_a_copy_that_lacks(run: Run, readers: Path) -> None:
    run("build", "--date", "2026-11-22")
    ran = run("send")
    assert ran.code == 0, ran.err
    assert "no theme or author of this edition is called Volcanoes" in ran.err
    messages = sorted((readers / "output" / "001-2026-11-22" / "outbox").iterdir())
    assert len(messages) == 2
    assert any(b"Estimad" in one.read_bytes() or b"Hola, Ana" in one.read_bytes() for one in messages)


def test_no_copy_is_made_of_documents_that_have_changed(run: Run, readers: Path) -> None:
    run("build")
    with (readers / "papers" / "lind.txt").open("a", encoding="utf-8") as stream:
        stream.write("The council should plant trees along the river.\n")
    ran = run("send")
    assert ran.code == 8
    assert "briefgen build --for all" in ran.err
    assert len(list((readers / "output" / "001" / "outbox").iterdir())) == 1, "all others are sent"


def test_a_reader_who_is_not_in_the_list_is_refused_before_any_work(run: Run, readers: Path) -> None:
    ran = run("build", "--for", "Zoe")
    assert ran.code == 2
    assert not (readers / "output").exists()


@pytest.mark.slow
def test_the_sheet_of_an_author_has_everything_that_was_taken(run: Run, readers: Path) -> None:
    import subprocess

    run("build", "--format", "json,sheet")
    brief = json.loads((readers / "output" / "latest" / "brief.json").read_text("utf-8"))
    sheet = readers / "output" / "latest" / "sheets.pdf"
    text = subprocess.run(["pdftotext", "-layout", str(sheet), "-"], capture_output=True, check=True).stdout.decode()
    assert "How you were read: Karin Lind" in text
    assert len(text.strip("\f").split("\f")) >= len(brief["documents"])
    assert [one["id"] for one in brief["recommendations"] if one["id"] not in text] == []
