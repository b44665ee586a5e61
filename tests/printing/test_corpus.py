"""The made-up corpora: the same call writes the same files, and each has what was asked for."""

from __future__ import annotations

from pathlib import Path

from tests.printing.corpus import LONG_NAMES, write_corpus


def texts(folder: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted(folder.iterdir())]


def test_the_same_call_writes_the_same_files(tmp_path: Path) -> None:
    assert texts(write_corpus(tmp_path / "one", 40)) == texts(write_corpus(tmp_path / "two", 40))


def test_twelve_authors_have_the_long_names(tmp_path: Path) -> None:
    found = texts(write_corpus(tmp_path / "twelve", 12))
    assert [f"By {name}" in text for name, text in zip(LONG_NAMES, found, strict=True)] == [True] * 12


def test_titles_demands_and_missing_names_as_asked_for(tmp_path: Path) -> None:
    named, unnamed = texts(write_corpus(tmp_path / "odd", ["Ana", None], title_characters=300, quotation_words=120))
    assert len(named.partition("\n")[0]) >= 300
    assert max(len(sentence.split()) for sentence in named.split(". ")) >= 120
    assert "By " not in unnamed.split("\n\n")[1]
