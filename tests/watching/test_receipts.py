"""Receipts of builds do not pile up, and what a killed build left of one goes with the next."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from briefgen.watching.receipts import Asked, Witness, unchanged


def sign(folder: Path, *words: str) -> Asked:
    """A build that is asked for in these words and leaves its receipt."""
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "output" / "001").mkdir(parents=True, exist_ok=True)
    asked = Asked(words=words, folder=folder, settings_file=None, state=folder / ".briefgen")
    witness = Witness(asked, [folder / "sources"], folder / "output")
    witness.sign(folder / "output" / "001", {"said": list(words)})
    return asked


def test_what_a_dead_process_left_half_written_goes_and_what_a_live_one_writes_stays(tmp_path: Path) -> None:
    builds = tmp_path / ".briefgen" / "builds"
    builds.mkdir(parents=True)
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    dead, live = builds / f".{ended.pid}.0a.json", builds / f".{os.getpid()}.0b.json"
    dead.write_text("{")
    live.write_text("{")
    assert unchanged(sign(tmp_path, "build")) == {"said": ["build"]}
    assert (dead.exists(), live.exists()) == (False, True)


def test_the_oldest_receipts_go(tmp_path: Path) -> None:
    first = sign(tmp_path, "build", "0")
    os.utime(first.file, (1, 1))
    for number in range(1, 201):
        last = sign(tmp_path, "build", str(number))
    assert len(list(last.file.parent.iterdir())) == 200
    assert (unchanged(first), unchanged(last)) == (None, {"said": ["build", "200"]})
