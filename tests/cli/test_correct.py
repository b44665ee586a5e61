"""`briefgen correct`: writes corrections that the next build applies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def project(run: Run, papers: Path, here: Path) -> Path:
    """A project folder with a brief of the papers."""
    (here / "briefgen.toml").write_text('[reading]\nsources = "papers"\n[page]\nformats = ["json"]\n')
    assert run("build").code == 0
    return here


def brief(project: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((project / "output/latest/brief.json").read_text(encoding="utf-8"))
    return content


def recommendation(project: Path, words: str) -> dict[str, Any]:
    return next(
        one for one in brief(project)["recommendations"] if words in one["evidence"][0]["text"].replace("\n", " ")
    )


def test_what_is_dropped_is_gone_from_the_next_brief_and_listed(run: Run, project: Path) -> None:
    id = recommendation(project, "be merged")["id"]
    ran = run("correct", "drop", id, "--why", "said in jest")
    assert ran.code == 0
    assert "drop = true" in ran.out
    assert "from the next build on" in ran.err
    assert run("build").code == 0
    made = brief(project)
    assert id not in [one["id"] for one in made["recommendations"]]
    assert [(one["change"], one["why"], one["applied"]) for one in made["corrections"]] == [
        ("left out", "said in jest", True)
    ]
    assert made["edition"]["number"] == 2


def test_corrections_add_up_and_keep_what_was_written_by_hand(run: Run, project: Path) -> None:
    by_hand = '# ours\n[[documents]]\nfile = "lind.txt"\ntitle = "Open rooms"  # as on the cover\n'
    (project / "corrections.toml").write_text(by_hand)
    one, other = recommendation(project, "be merged")["id"], recommendation(project, "closed or merged")["id"]
    words = (
        ("reword", one, "Merge the branch"),
        ("turn", other, "against"),
        ("attribute", one, "the mayor", "--adopted"),
        ("join", one, other, "--label", "The branch"),
        ("document", "mora.txt", "--title", "It stays", "--author", "Luis Mora", "--date", "2024"),
        ("add", "mora.txt", "The town has the money", "--headline", "Spend it on books"),
    )
    for typed in words:
        assert run("correct", *typed).code == 0, typed
    assert (project / "corrections.toml").read_text().startswith(by_hand.rstrip())
    assert run("build").code == 0
    made = brief(project)
    assert [one["applied"] for one in made["corrections"]] == [True] * 7
    assert {one["title"] for one in made["documents"]} == {"Open rooms", "It stays"}
    assert "The branch" in [one["label"] for one in made["options"]]
    listed = run("correct", "list").out.splitlines()
    assert len(listed) == 7
    assert listed[0].startswith("line 2, document lind.txt: title: Open rooms")


def test_a_cut_and_a_theme(run: Run, project: Path) -> None:
    one, other = (recommendation(project, words)["id"] for words in ("in the evening.", "in both houses"))
    theme = brief(project)["themes"][0]["id"]
    assert run("correct", "cut", one, other).code == 0
    assert run("correct", "theme", theme, "--rename", "First of all").code == 0
    assert run("correct", "theme", "Money", "--pin", "We propose a small fund for the late hours").code == 0
    assert run("build").code == 0
    made = brief(project)
    assert [one["applied"] for one in made["corrections"]] == [True] * 3
    assert {"First of all", "Money"} <= {one["label"] for one in made["themes"]}


def test_dry_run_prints_and_writes_nothing(run: Run, project: Path) -> None:
    ran = run("correct", "drop", recommendation(project, "be merged")["id"], "--dry-run")
    assert ran.out.startswith("[[recommendations]]\n")
    assert not (project / "corrections.toml").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("drop", "lind-xxxx"),
        ("theme", "no-such", "--rename", "A"),
        ("document", "mor.txt", "--title", "A"),
        ("join", "a", "b"),
    ],
)
def test_what_the_brief_does_not_have_is_refused_with_the_nearest(
    run: Run, project: Path, words: tuple[str, ...]
) -> None:
    ran = run("correct", *words)
    assert ran.code == 2
    assert "the latest brief has no" in ran.err
    assert not (project / "corrections.toml").exists()


def test_an_entry_that_says_nothing_is_not_written(run: Run, project: Path) -> None:
    ran = run("correct", "theme", brief(project)["themes"][0]["id"])
    assert ran.code == 3
    assert not (project / "corrections.toml").exists()
    assert not list(project.glob(".corrections*"))


def test_a_stale_correction_is_said_by_the_build_and_the_list(run: Run, project: Path) -> None:
    (project / "corrections.toml").write_text(
        '[[recommendations]]\nquote = "Paint the library red at last"\ndrop = true\n'
    )
    ran = run("build")
    assert ran.code == 0
    assert "corrections.toml:1: nothing matches this correction" in ran.err
    assert "fits nothing any more" in run("correct", "list").out
    assert [one["applied"] for one in json.loads(run("correct", "list", "--json").out)] == [False]


def test_without_a_brief_there_is_nothing_to_correct(run: Run, here: Path) -> None:
    ran = run("correct", "drop", "a-1")
    assert ran.code == 2
    assert "briefgen build" in ran.err


@pytest.mark.parametrize("reason", ['say "no"', "a \\ b\nc", "ünï\x7f\u2028😀"])
def test_every_text_can_be_written(run: Run, project: Path, reason: str) -> None:
    assert run("correct", "drop", recommendation(project, "be merged")["id"], "--why", reason).code == 0
    assert run("build").code == 0
    assert brief(project)["corrections"][0]["why"] == reason
