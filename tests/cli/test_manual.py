"""Every command that the manual shows does what it says: each is run, page by page, in the order of the page."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import PAPERS, Run

ROOT = Path(__file__).resolve().parents[2]
ID = "smith-1a2b3c"
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
    return folder


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
        if ID in words:
            folder = "out" if "out" in command else "output"
            brief = json.loads((here / folder / "latest" / "brief.json").read_text("utf-8"))
            words[words.index(ID)] = brief["recommendations"][0]["id"]
        ran = run(*words)
        assert ran.code == 0, (command, ran.err)
        assert ran.out
