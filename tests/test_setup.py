"""Setting up a machine: what is missing is named in one command, and a wheel has all that the program needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ("bash", "cat", "cksum", "dirname", "env", "grep", "mktemp", "rm")


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """A checkout on a machine with a package manager and no more: no Python, no sudo, and the user is not root."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        assert found, name
        (tools / name).symlink_to(found)
    for name, answer in (("id", "echo 1000"), ("apt-get", "exit 100")):
        (tools / name).write_text(f"#!{shutil.which('bash')}\n{answer}\n")
        (tools / name).chmod(0o755)
    checkout = tmp_path / "checkout with spaces"
    shutil.copytree(ROOT / "scripts", checkout / "scripts")
    for name in ("pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, checkout)
    return checkout


def _setup(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [shutil.which("bash") or "bash", str(checkout / "scripts" / "setup"), *arguments],
        env={"PATH": str(checkout.parent / "bin"), "HOME": str(checkout.parent)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_a_user_must_install_is_one_command(bare_machine: Path) -> None:
    result = _setup(bare_machine, "tests")
    commands = [line for line in result.stderr.splitlines() if "type:" in line]
    assert result.returncode == 6
    assert len(commands) == 1
    assert "apt-get install" in commands[0]
    assert {"python3", "python3-pip", "libpango-1.0-0", "libharfbuzz-subset0", "poppler-utils"} <= set(
        commands[0].split()
    )


def test_the_brief_alone_asks_for_less_than_the_tests(bare_machine: Path) -> None:
    assert "poppler" not in _setup(bare_machine, "brief").stderr


def test_only_the_conversions_ask_for_the_programs_that_convert(bare_machine: Path) -> None:
    assert "pandoc" not in _setup(bare_machine, "tests").stderr
    assert {"pandoc", "libreoffice-writer", "poppler-utils"} <= set(_setup(bare_machine, "formats").stderr.split())
    assert {"chromium", "libreoffice-writer", "poppler-utils"} <= set(_setup(bare_machine, "browser").stderr.split())


def test_a_setup_that_cannot_be_done_leaves_nothing_behind(bare_machine: Path) -> None:
    _setup(bare_machine, "tests")
    assert sorted(path.name for path in bare_machine.iterdir()) == ["pyproject.toml", "requirements.lock", "scripts"]


def test_an_unknown_kind_of_setup_is_refused(bare_machine: Path) -> None:
    assert _setup(bare_machine, "everything").returncode == 2


def test_a_wheel_has_the_templates_and_the_data(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)],
        cwd=ROOT, env={**os.environ, "HATCH_BUILD_NO_HOOKS": "true"}, capture_output=True, check=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("briefgen-*.whl")
    shipped = set(zipfile.ZipFile(wheel).namelist())
    in_package = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "briefgen").rglob("*")
        if path.suffix in {".py", ".typed", ".toml", ".json", ".conf"} and path.is_file()
    }
    templates = {f"briefgen/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "templates").rglob("*.*")}
    assert templates
    assert in_package | templates <= shipped
