"""`briefgen build`, on real files."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path

import pytest

from briefgen.publication import staging
from tests.cli.conftest import Run, tree

JSON_ONLY = ("--format", "json")


def test_a_build_says_where_the_brief_is_and_what_it_came_to(run: Run, papers: Path, here: Path) -> None:
    ran = run("build", papers, *JSON_ONLY, "--date", "2026-11-22")
    assert ran.code == 0, ran.err
    lines = ran.out.splitlines()
    assert lines[1] == "edition 1 of 2026-11-22: output/001-2026-11-22"
    assert lines[2].split()[0] == "brief.json"
    assert lines[3].startswith("2 documents, ")
    assert "recommendations" in lines[3]
    assert tree(here / "output" / "latest") == {"brief.json", "manifest.json", "record.json"}


def test_the_outcome_as_json_is_all_that_is_on_standard_output(run: Run, papers: Path, here: Path) -> None:
    ran = run("build", papers, *JSON_ONLY, "--json", "-v")
    outcome = json.loads(ran.out)
    assert outcome["edition"]["number"] == 1
    assert Path(outcome["folder"]) == here / "output" / "001"
    assert [one["file"] for one in outcome["files"]] == ["brief.json"]
    assert outcome["counts"]["documents"] == 2
    assert isinstance(outcome["notices"], list)
    assert "step 1" in ran.err


def test_formats_may_be_repeated_or_joined_and_are_written_once(run: Run, papers: Path, here: Path) -> None:
    run("build", papers, "--format", "json,html", "--format", "json")
    assert tree(here / "output" / "latest") == {"brief.json", "brief.html", "manifest.json", "record.json"}


def test_what_fits_a_pattern_is_not_read(run: Run, papers: Path, here: Path) -> None:
    (papers / "drafts").mkdir()
    for name in ("drafts/a.txt", "b.bak.txt"):
        (papers / name).write_text("The council must sell the rooms. It should not wait.")
    ran = run("build", papers, *JSON_ONLY, "--exclude", "drafts/", "--exclude", "*.bak.*", "--dry-run", "--json")
    assert ran.code == 0, ran.err
    planned = json.loads(ran.out)
    assert sorted(one["file"] for one in planned["documents"]) == ["lind.txt", "mora.txt"]


def test_title_themes_and_output_reach_the_brief(run: Run, papers: Path, here: Path) -> None:
    ran = run("build", papers, *JSON_ONLY, "--title", "Late hours", "--themes", "2", "-o", "elsewhere", "--jobs", "2")
    assert ran.code == 0, ran.err
    brief = json.loads((here / "elsewhere" / "latest" / "brief.json").read_text("utf-8"))
    assert brief["title"] == "Late hours"
    manifest = json.loads((here / "elsewhere" / "latest" / "manifest.json").read_text("utf-8"))
    assert manifest["settings"]["themes"]["number"] == 2


def test_without_a_date_the_clock_stays_out(run: Run, papers: Path, here: Path) -> None:
    run("build", papers, *JSON_ONLY)
    assert json.loads((here / "output" / "latest" / "brief.json").read_text("utf-8"))["edition"]["date"] is None


def test_today_is_the_way_to_the_clock(run: Run, papers: Path, here: Path) -> None:
    before = datetime.date.today()
    run("build", papers, *JSON_ONLY, "--date", "today")
    date = json.loads((here / "output" / "latest" / "brief.json").read_text("utf-8"))["edition"]["date"]
    assert before <= datetime.date.fromisoformat(date) <= datetime.date.today()


def test_the_same_again_is_the_same_edition_and_another_text_the_next(run: Run, papers: Path, here: Path) -> None:
    for _ in range(2):
        assert "edition 1," in run("build", papers, *JSON_ONLY).out
    paper = papers / "lind.txt"
    paper.write_text(paper.read_text("utf-8") + "The council should also buy more chairs.\n", encoding="utf-8")
    assert "edition 2," in run("build", papers, *JSON_ONLY).out
    edition = json.loads((here / "output" / "latest" / "brief.json").read_text("utf-8"))["edition"]
    assert (edition["number"], edition["supersedes"]) == (2, 1)


def test_an_output_folder_in_the_folder_of_sources_is_never_read(run: Run, papers: Path) -> None:
    first = run("build", papers, "--format", "json,html", "-o", papers / "output", "--json")
    second = run("build", papers, "--format", "json,html", "-o", papers / "output", "--json")
    assert json.loads(first.out) == json.loads(second.out)


def test_artifacts_hold_no_path_of_the_machine(run: Run, papers: Path, here: Path) -> None:
    run("build", papers, "--format", "json,html", "--date", "2026-11-22")
    for file in (here / "output" / "latest").iterdir():
        assert os.fsencode(here) not in file.read_bytes()


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(run: Run, papers: Path, here: Path) -> None:
    before = tree(here)
    ran = run("build", papers, "--dry-run", "--date", "2026-11-22")
    assert ran.code == 0, ran.err
    lines = ran.out.splitlines()
    assert lines[0] == "would compare 2 documents:"
    assert "lind.txt: Karin Lind, “Keep the reading rooms open”, undated" in lines[1]
    assert lines[3] == "would write pdf, html, json and a manifest into output/001-2026-11-22"
    planned = json.loads(run("build", papers, "--dry-run", "--json").out)
    assert [one["authors"] for one in planned["documents"]] == [["Karin Lind"], ["Luis Mora"]]
    assert tree(here) == before
    assert not (here / "output").exists()


def test_the_sample_project_builds_at_once(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init", "trial", "--sample")
    monkeypatch.chdir(here / "trial")
    ran = run("build", *JSON_ONLY)
    assert ran.code == 0, ran.err
    brief = json.loads((here / "trial" / "output" / "latest" / "brief.json").read_text("utf-8"))
    assert {name for one in brief["documents"] for name in one["authors"]} == {
        "Ines Halvorsen", "Tomas Brandt", "Mirela Okafor"
    }  # fmt: skip
    assert {one["kind"] for one in brief["comparisons"]} >= {"agreement", "tension"}


def test_a_project_folder_may_be_named_instead_of_its_sources(run: Run, here: Path) -> None:
    run("init", "trial", "--sample")
    (here / "trial" / "briefgen.toml").write_text('[page]\ntitle = "From its own settings"\n')
    ran = run("build", "trial", *JSON_ONLY)
    assert ran.out.splitlines()[0] == "From its own settings"
    assert (here / "trial" / "output" / "latest" / "brief.json").is_file()


def test_strict_publishes_nothing_when_there_are_warnings(run: Run, papers: Path, here: Path) -> None:
    (papers / "empty.txt").write_text("")
    ran = run("build", papers, *JSON_ONLY, "--strict")
    assert ran.code == 5
    assert any("empty.txt" in line for line in ran.errors)
    assert [line.partition(":")[0] for line in ran.errors[-3:]] == ["error", "at", "hint"]
    assert not (here / "output").exists()
    assert run("build", papers, *JSON_ONLY, "--strict", "--dry-run").code == 5


def test_a_notice_is_one_line_with_its_remedy_and_quiet_silences_it(run: Run, papers: Path) -> None:
    (papers / "empty.txt").write_text("")
    ran = run("build", papers, *JSON_ONLY)
    assert ran.code == 0
    [line] = [line for line in ran.errors if "empty.txt" in line]
    assert line.startswith("warning: ")
    assert line.endswith(")")
    assert run("-q", "build", papers, *JSON_ONLY).err == ""


def test_messages_as_json_name_the_notice(run: Run, papers: Path) -> None:
    (papers / "empty.txt").write_text("")
    ran = run("--log-format", "json", "build", papers, *JSON_ONLY)
    notices = [message for line in ran.errors if (message := json.loads(line))["level"] == "warning"]
    assert [(one["subject"], bool(one["hint"])) for one in notices] == [("empty.txt", True)]


@pytest.mark.parametrize(
    ("option", "code", "hint"),
    [
        (("--format", "pdfs"), 2, "did you mean 'pdf'?"),
        (("--date", "yesterday"), 2, ""),
        (("--themes", "one"), 2, ""),
        (("--themes", "1"), 2, ""),
        (("--jobs", "0"), 2, ""),
        (("--template", "briefs"), 3, ""),
        (("--output", ""), 2, ""),
        (("--format", ""), 2, ""),
    ],
)
def test_a_wrong_option_is_named_before_anything_is_read(
    run: Run, papers: Path, here: Path, option: tuple[str, str], code: int, hint: str
) -> None:
    (papers / "lind.txt").unlink()  # too few to compare: a build that got so far would say that
    ran = run("build", papers, *option)
    assert (ran.code, len(ran.errors)) == (code, 3)
    assert hint in ran.errors[-1]
    assert not (here / "output").exists()


def test_open_opens_the_first_format(run: Run, papers: Path, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("typer.launch", opened.append)
    run("build", papers, "--format", "html,json", "--open")
    assert opened == [str(here / "output" / "001" / "brief.html")]


def test_an_interrupted_build_leaves_nothing(
    run: Run, papers: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(staging, "_write", interrupted)
    ran = run("build", papers, *JSON_ONLY)
    assert (ran.code, ran.errors) == (130, ["interrupted"])
    assert not (here / "output").exists()


def test_a_brief_is_never_compared_with_an_earlier_one(run: Run, papers: Path, here: Path) -> None:
    assert run("build", papers, "--format", "html,json", "-o", papers / "out").code == 0
    ran = run("build", papers, *JSON_ONLY)
    assert ran.code == 0
    assert next(line for line in ran.errors if "out: " in line).startswith("info: out: editions that briefgen made")
    brief = json.loads((here / "output" / "latest" / "brief.json").read_text("utf-8"))
    assert [document["file"] for document in brief["documents"]] == ["lind.txt", "mora.txt"]
    assert run("build", papers, *JSON_ONLY).code == 0
    assert not (here / "output" / "002").exists()


@pytest.mark.parametrize("typed", [("build", ""), ("build", "--", ""), ("inspect", ""), ("build", "papers", "")])
def test_an_empty_argument_is_not_the_folder_one_is_in(run: Run, papers: Path, typed: tuple[str, ...]) -> None:
    ran = run(*typed)
    assert (ran.code, ran.out) == (2, "")
    assert ran.errors == [
        "error: an argument is empty",
        "at: briefgen " + typed[0],
        "hint: name a folder or a file; a dot is the folder you are in",
    ]


def test_an_empty_title_is_refused_in_plain_words(run: Run, papers: Path) -> None:
    assert run("build", papers, "--title", "").errors[:2] == ["error: page.title must not be empty", "at: --title"]
