"""The public names of the package."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import briefgen

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", briefgen.__all__)
def test_every_public_name_is_there_and_listed(name: str) -> None:
    assert getattr(briefgen, name) is not None
    assert name in dir(briefgen)


def test_the_verbs_and_nouns_are_these() -> None:
    assert {name for name in briefgen.__all__ if name[0].islower()} == {"make_brief", "publish_brief"}


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'make_tea'"):
        briefgen.__getattr__("make_tea")


def test_the_version_is_that_of_the_distribution() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"].get("version", briefgen.__version__) == briefgen.__version__


def test_the_readme_example_runs(tmp_path: Path, seeds: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    code = readme.split("In Python:\n\n", 1)[1].split("\n\n|", 1)[0]
    lines = [line.removeprefix("    ") for line in code.splitlines()]
    script = "\n".join(lines).replace("Settings()", 'Settings(page={"formats": ["json"]})')
    (tmp_path / "essays").symlink_to(seeds)
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output" / "latest" / "brief.json").is_file()
