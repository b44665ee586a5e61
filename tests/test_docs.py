"""What the manual says is there, is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from briefgen import errors
from briefgen.cli.program import app

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("seeds/*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")
TYPED = sorted(set(re.findall(r"^    briefgen ([^\n#]+?)\s*(?:#.*)?$", README, flags=re.MULTILINE)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_readme_lists_the_exit_codes() -> None:
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.BriefgenError)
    ]
    codes = {kind.exit_code for kind in kinds} | {0, errors.EXIT_INTERRUPTED}
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", README, flags=re.MULTILINE)} == codes


def test_the_readme_shows_commands() -> None:
    assert len(TYPED) >= 6


@pytest.mark.parametrize("typed", TYPED)
def test_a_command_in_the_readme_can_be_typed(typed: str) -> None:
    command = get_command(app)
    words = shlex.split(typed)
    while words and hasattr(command, "commands"):
        name = words.pop(0)
        assert name in command.commands
        command = command.commands[name]
    options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    assert [word for word in words if word.startswith("-") and word not in options] == []


def test_make_help_lists_every_target_of_the_readme() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    described = set(re.findall(r"^([a-z-]+):.*## ", makefile, flags=re.MULTILINE))
    named = set(re.findall(r"(?:`|^    )make ([a-z]+)", README, flags=re.MULTILINE))
    assert named
    assert named <= described
