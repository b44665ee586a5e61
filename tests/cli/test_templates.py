"""`briefgen templates`: what there is, and copies that never overwrite."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_every_template_is_listed_with_what_it_is_for_and_where(run: Run, here: Path) -> None:
    ran = run("templates", "list")
    assert ran.code == 0
    assert "brief (in use)" in ran.out
    assert "parliamentary note" in ran.out
    (brief, note) = json.loads(run("templates", "list", "--json").out)
    assert (brief["name"], brief["extends"], brief["in_use"]) == ("brief", None, True)
    assert (note["name"], note["extends"]) == ("note", "brief")
    assert Path(note["folders"][0], "template.toml").is_file()


def test_the_template_in_use_is_that_of_the_settings(run: Run, here: Path) -> None:
    (here / "briefgen.toml").write_text('[page]\ntemplate = "note"\n', "utf-8")
    assert "note (in use)" in run("templates", "list").out


def test_a_template_is_copied_into_the_project(run: Run, here: Path) -> None:
    ran = run("templates", "eject", "note")
    assert ran.code == 0
    copied = {path.name for path in (here / "templates" / "note").iterdir()}
    assert {"template.toml", "front.html.j2", "print.css"} <= copied
    assert "macros.html.j2" not in copied, "what it takes from the template that it extends stays there"
    assert all(f"copied  templates/note/{name}" in ran.out for name in copied)
    listed = json.loads(run("templates", "list", "--json").out)
    assert listed[1]["folders"][0] == str((here / "templates" / "note").resolve())


def test_what_is_there_is_kept(run: Run, here: Path) -> None:
    own = here / "templates" / "note" / "front.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text("mine", "utf-8")
    ran = run("templates", "eject", "note")
    assert own.read_text("utf-8") == "mine"
    assert "kept  templates/note/front.html.j2" in ran.out
    assert (own.parent / "print.css").is_file()


def test_one_file_alone_can_be_copied_and_changes_the_brief_alone(run: Run, here: Path, papers: Path) -> None:
    assert run("templates", "eject", "brief", "--file", "front.html.j2").code == 0
    folder = here / "templates" / "brief"
    assert [path.name for path in folder.iterdir()] == ["front.html.j2"]
    (folder / "front.html.j2").write_text("<h1>Ministry: {{ brief.title | marked }}</h1>", "utf-8")
    assert run("build", papers, "--format", "html").code == 0
    html = (here / "output" / "latest" / "brief.html").read_text("utf-8")
    assert "<h1>Ministry: " in html
    assert "All recommendations" in html


def test_a_dry_run_copies_nothing(run: Run, here: Path) -> None:
    ran = run("templates", "eject", "brief", "own", "--dry-run")
    assert "would copy  own/brief/front.html.j2" in ran.out
    assert not (here / "own").exists()


def test_a_file_or_template_that_is_not_there_is_named_with_the_nearest(run: Run) -> None:
    ran = run("templates", "eject", "brief", "--file", "front.html")
    assert ran.code == 2
    assert "did you mean front.html.j2?" in ran.err
    ran = run("templates", "eject", "notes")
    assert ran.code == 3
    assert "did you mean 'note'?" in ran.err


def test_a_folder_that_cannot_be_written_is_no_traceback(run: Run, here: Path) -> None:
    (here / "file").write_text("", "utf-8")
    ran = run("templates", "eject", "note", "file")
    assert ran.code == 7
    assert "Traceback" not in ran.err
