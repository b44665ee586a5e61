"""`briefgen inspect`: how one document was read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PAPER = """# Keep the reading rooms open

By Karin Lind

14 March 2025

The council should keep the reading rooms open until nine.[1] The staff need to be paid.

- Open the *rooms* on Sundays.

## References

Mora, L. (2020). Branches. Town Press.
"""


@pytest.fixture
def paper(here: Path) -> Path:
    file = here / "paper.md"
    file.write_text(PAPER, encoding="utf-8")
    return file


def test_title_author_and_date_come_with_rule_and_line(run: Run, paper: Path) -> None:
    ran = run("inspect", paper)
    assert ran.code == 0, ran.err
    lines = {line.split()[0]: line for line in ran.out.splitlines() if line.startswith("  ")}
    assert "“Keep the reading rooms open”" in lines["title"]
    assert "Karin Lind" in lines["author"]
    assert "2025-03-14" in lines["date"]
    for name, number in (("title", 1), ("author", 3), ("date", 5)):
        assert "(rule " in lines[name]
        assert lines[name].endswith(f", line {number})")
    assert "words" in lines["length"]
    assert "paragraph" in lines["blocks"]


def test_what_was_set_aside_is_listed_with_its_line(run: Run, paper: Path) -> None:
    ran = run("inspect", paper, "--dropped")
    assert ran.out.startswith("set aside: 1 of ")
    assert "line 13, reference" in ran.out
    assert "Town Press" in ran.out
    assert "reading rooms" not in ran.out


def test_the_text_is_what_the_author_says_and_nothing_else(run: Run, paper: Path) -> None:
    ran = run("inspect", paper, "--text")
    assert "keep the reading rooms open until nine" in ran.out
    assert "Open the rooms on Sundays." in ran.out
    assert "Town Press" not in ran.out
    assert "Karin" not in ran.out


def test_json_has_the_same_and_places(run: Run, paper: Path) -> None:
    seen = json.loads(run("inspect", paper, "--json").out)
    assert seen["title"]["text"] == "Keep the reading rooms open"
    assert seen["title"]["found"]["line"] == 1
    assert [one["name"] for one in seen["authors"]] == ["Karin Lind"]
    assert seen["date"]["iso"] == "2025-03-14"
    assert seen["date"]["precision"] == "day"
    assert seen["sentences"] >= 3
    [aside] = json.loads(run("inspect", paper, "--dropped", "--json").out)["set_aside"]
    assert PAPER[aside["start"] : aside["end"]] == "Mora, L. (2020). Branches. Town Press."
    assert json.loads(run("inspect", paper, "--text", "--json").out)["text"] == run(
        "inspect", paper, "--text"
    ).out.rstrip("\n")


def test_an_unsigned_undated_text_is_called_so(run: Run, here: Path) -> None:
    (here / "plain.txt").write_text("the rooms were opened in 1904 and the town has used them since then.\n")
    out = run("inspect", "plain.txt").out
    assert "unsigned" in out
    assert "undated; latest year mentioned 1904" in out
    assert "title        none" in out


@pytest.mark.parametrize("name", ["seeds", "nowhere.txt"])
def test_what_is_no_file_is_refused(run: Run, here: Path, name: str) -> None:
    (here / "seeds").mkdir()
    ran = run("inspect", name)
    assert (ran.code, len(ran.errors)) == (2, 3)
    assert ran.errors[1] == f"at: {name}"


def test_a_file_that_cannot_be_read_is_explained(run: Run, here: Path) -> None:
    (here / "empty.txt").write_bytes(b"")
    ran = run("inspect", "empty.txt")
    assert ran.code in (0, 2, 4)
    assert "empty" in ran.err
