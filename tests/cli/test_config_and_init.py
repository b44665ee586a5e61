"""`briefgen config` and `briefgen init`."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run, tree

WRONG = '[themes]\nnumbers = 4\nseed = -1\n\n[pages]\ntitle = "x"\n'


def test_show_prints_every_value_with_its_origin_as_toml(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "briefgen.toml").write_text("[themes]\nseed = 4\n")
    monkeypatch.setenv("BRIEFGEN_THEMES_NUMBER", "6")
    ran = run("config", "show")
    assert ran.code == 0
    shown = tomllib.loads(ran.out)
    assert (shown["themes"]["seed"], shown["themes"]["number"], shown["output"]["jobs"]) == (4, 6, 1)
    assert [line.partition("# ")[2] for line in ran.out.splitlines() if line.startswith(("seed", "number", "jobs"))] == [
        "BRIEFGEN_THEMES_NUMBER", "briefgen.toml:2", "default",
    ]  # fmt: skip


def test_show_has_json(run: Run) -> None:
    shown = json.loads(run("config", "show", "--json").out)
    assert shown["page.formats"] == {"value": ["pdf", "html", "json"], "origin": "default"}


def test_check_is_content_with_right_settings(run: Run, here: Path) -> None:
    assert run("config", "check").out.startswith("settings are right: 0 given")
    (here / "briefgen.toml").write_text("[themes]\nseed = 4\n")
    assert "1 given" in run("config", "check").out


def test_check_names_every_fault_with_its_line(run: Run, here: Path) -> None:
    (here / "briefgen.toml").write_text(WRONG)
    ran = run("config", "check")
    assert ran.code == 3
    assert ran.errors == [
        "error: 3 settings are wrong",
        "  briefgen.toml:2: section themes has no key numbers; did you mean number?",
        "  briefgen.toml:3: themes.seed must be greater than or equal to 0; it is -1",
        "  briefgen.toml:5: there is no section pages; did you mean page?",
        "hint: correct each of them; `briefgen config check` looks again",
    ]


@pytest.mark.parametrize("command", [("build", "papers"), ("config", "show"), ("inspect", "papers/lind.txt")])
def test_wrong_settings_stop_every_command_that_needs_them(
    run: Run, here: Path, papers: Path, command: tuple[str, ...]
) -> None:
    (here / "briefgen.toml").write_text(WRONG)
    ran = run(*command)
    assert ran.code == 3
    assert len(ran.errors) == 5
    assert not (here / "output").exists()


def test_the_schema_takes_right_files_and_refuses_wrong_ones(run: Run) -> None:
    schema = json.loads(run("config", "schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate({"themes": {"number": "auto"}, "output": {"date": "2026-11-22"}}, schema)
    for wrong in ({"pages": {}}, {"themes": {"numbers": 4}}, {"themes": {"number": "many"}}, {"output": {"jobs": 0}}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


def test_init_makes_a_project(run: Run, here: Path) -> None:
    ran = run("init", "question")
    assert ran.code == 0
    assert tree(here) == {"question/briefgen.toml"}
    assert (here / "question" / "sources").is_dir()
    assert ran.out.endswith("then briefgen build question\n")
    assert run("-c", "question/briefgen.toml", "config", "check").out.startswith("settings are right: 0 given")


def test_init_names_the_program_as_it_can_be_typed(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.argv", [".venv/bin/briefgen"])
    assert run("init", "two words", "--sample").out.endswith("next: .venv/bin/briefgen build 'two words'\n")
    assert run("init", "--sample").out.endswith("next: .venv/bin/briefgen build\n")


def test_init_overwrites_nothing(run: Run, here: Path) -> None:
    run("init", "--sample")
    (here / "briefgen.toml").write_text("[themes]\nseed = 4\n")
    (here / "sources" / "traders.md").write_text("mine")
    ran = run("init", "--sample")
    assert ran.code == 0
    assert "kept  briefgen.toml" in ran.out
    assert (here / "briefgen.toml").read_text() == "[themes]\nseed = 4\n"
    assert (here / "sources" / "traders.md").read_text() == "mine"


def test_init_where_a_file_stands_is_an_error_with_a_hint(run: Run, here: Path) -> None:
    (here / "taken").write_text("text")
    ran = run("init", "taken")
    assert (ran.code, ran.errors[-1]) == (7, "hint: name another folder: briefgen init DIR")
    assert (here / "taken").read_text() == "text"
