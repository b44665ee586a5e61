"""Every command that the manual shows does what it says: each is run, page by page, in the order of the page."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import PAPERS, Run

ROOT = Path(__file__).resolve().parents[2]
IDS = ("smith-1a2b3c", "jones-4d5e6f")
THEME = "opening-hours"
"""Stand in the manual for ids of the brief: a recommendation of each author, a theme."""
NOT_RUN = {"briefgen --install-completion", "briefgen doctor", "briefgen doctor --json"}
"""The first would change the shell of whoever runs the tests; the others are run by test_doctor.py."""


def shown(page: str) -> list[str]:
    """The commands of a page, from its indented lines."""
    text = (ROOT / page).read_text("utf-8")
    return re.findall(r"^    (briefgen [^\n#]+?)\s*(?:#.*)?$", text, flags=re.MULTILINE)


@pytest.fixture
def essays(here: Path) -> Path:
    """The papers under the names that the manual uses."""
    folder = here / "essays"
    folder.mkdir()
    smith, jones = PAPERS.values()
    (folder / "smith.txt").write_text(smith.replace("Karin Lind", "Karin Smith"), encoding="utf-8")
    (folder / "jones.txt").write_text(jones.replace("Luis Mora", "Luis Jones"), encoding="utf-8")
    reader = '[[stakeholder]]\nname = "Ana Díaz"\nemail = "ana@example.org"\n'
    (here / "stakeholders.toml").write_text(reader, encoding="utf-8")
    plan = 'sources = "essays"\ndefaults.page.formats = ["json"]\n[[brief]]\nname = "one"\n'
    (here / "briefs.toml").write_text(plan, encoding="utf-8")
    return folder


def real_ids(output: Path) -> dict[str, str]:
    """What the ids in the manual stand for in the latest brief; nothing before there is one."""
    made = output / "latest" / "brief.json"
    if not made.exists():
        return {}
    brief = json.loads(made.read_text("utf-8"))
    first = {one["document"]: one["id"] for one in reversed(brief["recommendations"])}
    return {id: first[id.partition("-")[0]] for id in IDS} | {THEME: brief["themes"][0]["id"]}


@pytest.mark.slow
@pytest.mark.parametrize("page", ["README.md", "docs/cli.md"])
def test_the_commands_of_a_page_can_be_typed_one_after_the_other(run: Run, essays: Path, here: Path, page: str) -> None:
    commands = [command for command in shown(page) if command not in NOT_RUN]
    assert len(commands) > 6
    run("build", essays, "--format", "json")
    for command in commands:
        if command == "briefgen build my-question --date today":
            for paper in essays.iterdir():
                (here / "my-question" / "sources" / paper.name).write_bytes(paper.read_bytes())
        words = shlex.split(command.removeprefix("briefgen "))
        ids = real_ids(here / ("out" if "out" in command else "output"))
        ran = run(*(ids.get(word, word) for word in words))
        assert ran.code == 0, (command, ran.err)
        assert ran.out
