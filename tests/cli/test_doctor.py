"""`briefgen doctor`: each missing thing is named with what to type."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli import probes
from briefgen.errors import MissingDependency
from briefgen.page import fonts
from tests.cli.conftest import Run


def test_on_a_machine_that_has_all_every_probe_is_good(run: Run, here: Path) -> None:
    ran = run("doctor", "--json")
    found = json.loads(ran.out)
    assert [one["probe"] for one in found] == [
        "Python", "packages", "analysis", "Pango and HarfBuzz", "fonts", "trial PDF", "settings", "output folder",
    ]  # fmt: skip
    assert [one for one in found if not one["good"]] == []
    assert (ran.code, ran.err) == (0, "")
    assert list(here.iterdir()) == []


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Probes in other processes are taken for good."""
    monkeypatch.setattr(probes, "_tried", lambda probe, *_, **__: probes.Finding(probe=probe, good=True, detail=""))


@pytest.mark.usefixtures("quick")
def test_wrong_settings_are_a_finding(run: Run, here: Path) -> None:
    (here / "briefgen.toml").write_text("[pages]\n")
    ran = run("doctor")
    assert ran.code == 3
    assert "briefgen config check" in ran.out


@pytest.mark.usefixtures("quick")
def test_an_output_folder_that_is_a_file_is_a_finding(run: Run, here: Path) -> None:
    (here / "output").write_text("")
    ran = run("doctor")
    assert (ran.code, len(ran.errors)) == (7, 3)


@pytest.mark.usefixtures("quick")
def test_missing_fonts_and_packages_are_findings_with_the_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> tuple[()]:
        raise MissingDependency("the font file X is not installed", hint="python -m pip install font-x")

    monkeypatch.setattr(fonts, "faces", missing)
    monkeypatch.setattr(probes, "_PACKAGES", ("typer", "no-such-package"))
    ran = run("doctor")
    assert ran.code == 6
    assert "pip install font-x" in ran.out
    assert "pip install no-such-package" in ran.out


def test_a_library_that_crashes_costs_only_its_probe() -> None:
    crash = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
    found = probes._tried("Pango", crash, good="", remedy=probes.PANGO)
    assert (found.good, found.detail, found.remedy) == (False, "ended with code -11", probes.PANGO)


def test_a_missing_library_is_said_in_its_own_words() -> None:
    found = probes._tried("Pango", "raise OSError('cannot load library libpango-1.0-0')", good="", remedy="install it")
    assert found.detail == "OSError: cannot load library libpango-1.0-0"


def test_without_pango_the_exit_code_is_6_and_the_package_is_named(here: Path) -> None:
    """The libraries are hidden by a loader that finds nothing."""
    (here / "sitecustomize.py").write_text(
        "import cffi\n"
        "def missing(self, name, *rest, **kept):\n"
        "    raise OSError(f'cannot load library {name!r}')\n"
        "cffi.FFI.dlopen = missing\n"
    )
    environment = os.environ | {"PYTHONPATH": str(here)}
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", "doctor"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 6, done.stdout + done.stderr
    assert "libpango-1.0-0" in done.stderr
    assert "MISSING  Pango and HarfBuzz" in done.stdout
