"""`briefgen compare`: what each author says on a question."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_authors_side_by_side(run: Run, papers: Path) -> None:
    ran = run("compare", "reading rooms open until nine", papers)
    assert ran.code == 0
    assert ran.out.startswith("reading rooms open until nine\n\nKarin Lind (lind.txt, undated)\n")
    assert "“The council should keep the reading rooms open\n" not in ran.out, "a quotation stands on one line"
    assert ran.out.count("keep the reading rooms open until nine in the evening") == 2
    assert "paragraph" in ran.out


def test_silence_is_said(run: Run, papers: Path) -> None:
    ran = run("compare", "parking fees", papers)
    lind, mora = ran.out.split("Luis Mora")
    assert "  silent" in lind
    assert "paid from the parking fees" in mora


def test_json_for_programs(run: Run, papers: Path) -> None:
    told = json.loads(run("compare", "parking fees", papers, "--json").out)
    assert told["text"] == "parking fees"
    assert [len(reply["passages"]) for reply in told["replies"]] == [0, 1]
    assert set(told["files"].values()) == {"lind.txt", "mora.txt"}


def test_a_question_without_a_word(run: Run, papers: Path) -> None:
    ran = run("compare", "?", papers)
    assert ran.code == 2
    assert "the question has no word" in ran.err


def test_questions_of_the_project_are_in_every_brief(run: Run, papers: Path, here: Path) -> None:
    (here / "briefgen.toml").write_text('[[questions]]\nask = "parking fees"\n\n[[questions]]\nask = "Sundays"\n')
    ran = run("build", papers, "--format", "json,html", "--output", "out")
    assert ran.code == 0
    page = (here / "out/latest/brief.html").read_text()
    assert '<h3 id="question-parking-fees">Parking fees</h3>' in page
    assert "Silent on it: Lind." in page
    brief = json.loads((here / "out/latest/brief.json").read_text())
    assert [question["text"] for question in brief["questions"]] == ["parking fees", "Sundays"]


def test_a_question_written_wrongly_names_file_and_line(run: Run, papers: Path, here: Path) -> None:
    (here / "briefgen.toml").write_text('[[questions]]\ntext = "parking fees"\n')
    ran = run("build", papers, "--format", "json", "--output", "out")
    assert ran.code == 3
    assert "briefgen.toml:1" in ran.err
    assert "ask" in ran.err
