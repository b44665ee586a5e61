"""`briefgen inspect`: how one document was read."""

from __future__ import annotations

import json
import re
import zipfile
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


def test_several_files_are_shown_one_after_the_other(run: Run, paper: Path, here: Path) -> None:
    (here / "plain.txt").write_text("the rooms were opened in 1904 and the town has used them since then.\n")
    ran = run("inspect", paper, "plain.txt")
    assert ran.code == 0, ran.err
    assert [line for line in ran.out.splitlines() if not line.startswith((" ", "line", "set"))] == [
        "paper.md",
        "",
        "plain.txt",
    ]
    texts = json.loads(run("inspect", paper, "plain.txt", "--text", "--json").out)
    assert [one["file"] for one in texts] == ["paper.md", "plain.txt"]
    assert run("inspect", paper, "plain.txt", "--text").out.startswith("paper.md\nThe council")
    assert run("inspect", paper, "plain.txt", "--dropped").out.startswith("paper.md\nset aside: 1")


def test_one_that_cannot_be_read_hides_no_other(run: Run, paper: Path, here: Path) -> None:
    (here / "empty.txt").write_bytes(b"")
    ran = run("inspect", "empty.txt", paper)
    assert ran.code == 2
    assert "Karin Lind" in ran.out
    assert ran.err.count("the file holds no text") == 1
    seen = json.loads(run("inspect", "empty.txt", paper, "--json").out)
    assert [one["file"] for one in seen] == ["paper.md", "empty.txt"]
    assert seen[1]["slug"] == "empty-file"


def test_an_archive_and_what_lies_in_it(run: Run, here: Path) -> None:
    with zipfile.ZipFile(here / "papers.zip", "w") as archive:
        archive.writestr("deep/paper.md", PAPER)
        archive.writestr("plain.txt", "The rooms are old. They must be opened.")
        archive.writestr("../evil.txt", "Evil words.")
        archive.writestr("more.zip", b"PK\x05\x06" + bytes(18))
    whole = run("inspect", "papers.zip")
    assert whole.code == 2
    assert "leads out of the archive" in whole.err
    assert "inside an archive" in whole.err
    assert "papers.zip/deep/paper.md" in whole.out and "papers.zip/plain.txt" in whole.out and "Evil" not in whole.out
    one = run("inspect", "papers.zip/deep/paper.md", "--json")
    assert (one.code, json.loads(one.out)["file"]) == (0, "papers.zip/deep/paper.md")
    assert run("inspect", "papers.zip/deep", "--text").out.startswith("papers.zip/deep/paper.md\nThe council")
    for name, reason in (("papers.zip/nothing.txt", "no such entry"), ("papers.zip/../evil.txt", "leads out")):
        ran = run("inspect", name)
        assert (ran.code, reason in ran.err) == (2, True), ran.err


def test_what_would_act_on_a_terminal_is_shown_as_text(run: Run, here: Path) -> None:
    name = "\x1b[31mred\u202etxt.md"
    (here / name).write_text(
        "# Title \x1b]0;owned\x07 \u202eevil\n\nBy Ada Lind\n\nThe council \x9b31m must act.\x08 It should.\n"
    )
    for options in ((), ("--text",), ("--dropped",), ("--json",)):
        ran = run("inspect", name, *options)
        assert ran.code == 0, ran.err
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ran.out + ran.err)
    assert "\\x1b[31mred\\u202etxt.md" in run("inspect", name).out


def test_pages_are_named_where_there_are_pages(run: Run, here: Path) -> None:
    from tests.documents.converting import printed

    long = "<p>The council should open the rooms until nine, and the staff should be paid.</p>" * 90
    (here / "paper.pdf").write_bytes(printed(f"<h1>On rooms</h1><p>By Ada Lind</p>{long}"))
    ran = run("inspect", "paper.pdf")
    assert ran.code == 0, ran.err
    assert re.search(r"title +“On rooms”  \(rule [a-z ]+, page 1, line 1\)", ran.out)
    seen = json.loads(run("inspect", "paper.pdf", "--json").out)
    assert seen["pages"] > 1
    assert seen["title"]["found"]["page"] == 1
    assert f"{seen['pages']} pages" in ran.out
