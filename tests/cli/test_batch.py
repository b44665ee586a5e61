"""`briefgen batch`, on real files."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run, tree

PLAN = """
sources = "papers"
[defaults]
page.formats = ["json"]
[[brief]]
name = "plain"
[[brief]]
name = "french"
page.language = "fr"
"""


def test_a_table_says_what_became_of_each_brief(run: Run, papers: Path, here: Path) -> None:
    plan = here / "plan.toml"
    plan.write_text(PLAN.replace("papers", papers.name), encoding="utf-8")

    ran = run("batch", plan, "--date", "2026-11-22")

    assert ran.code == 0, ran.err
    assert ran.out.splitlines() == [
        "plain   made     edition 1, 2 documents",
        "french  made     edition 1, 2 documents",
        "2 made",
    ]
    assert tree(here / "output" / "french" / "001-2026-11-22") == {"brief.json", "manifest.json", "record.json"}
    assert run("batch", plan, "--date", "2026-11-22", "--only", "french").out.splitlines()[-1] == "1 kept"


def test_the_exit_code_is_that_of_the_first_failure_and_the_outcome_is_json(run: Run, papers: Path, here: Path) -> None:
    plan = here / "plan.toml"
    plan.write_text(
        PLAN.replace("papers", papers.name) + '[[brief]]\nname = "gone"\nsources = "nowhere"\n', encoding="utf-8"
    )

    ran = run("batch", plan, "--json")

    assert ran.code == 2
    told = json.loads(ran.out)
    assert told["counts"] == {"made": 2, "kept": 0, "planned": 0, "failed": 1}
    assert [one["state"] for one in told["briefs"]] == ["made", "made", "failed"]
    assert told["briefs"][2]["error"]["exit_code"] == 2
    assert "gone: " in ran.err


def test_a_name_that_the_plan_has_not_is_refused(run: Run, papers: Path, here: Path) -> None:
    plan = here / "plan.toml"
    plan.write_text(PLAN.replace("papers", papers.name), encoding="utf-8")

    ran = run("batch", plan, "--only", "german")

    assert ran.code == 2
    assert "the plan has no brief german" in ran.err
    assert "plain, french" in ran.err
