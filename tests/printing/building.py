"""Builds whole briefs for the checks of the printed page, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.printing.corpus import write_corpus

ROOT = Path(__file__).parents[2]
DATE = "2026-11-22"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A brief that was built: its name in tables, its folder, its data."""

    name: str
    folder: Path
    brief: dict[str, Any]

    @property
    def pdf(self) -> Path:
        return self.folder / "brief.pdf"


def build(name: str, sources: Path, folder: Path, *options: str, seed: str = "1", zone: str = "Asia/Tokyo") -> Built:
    """Builds a brief in `folder`, with another hash seed and time zone if wanted.

    Raises:
        RuntimeError: the build failed; what it said.
    """
    command = [
        sys.executable,
        "-m",
        "briefgen",
        "build",
        str(sources),
        "--output",
        str(folder),
        "--date",
        DATE,
        *options,
    ]
    surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=sources.parent, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    latest = folder / "latest"
    return Built(name=name, folder=latest, brief=json.loads((latest / "brief.json").read_text("utf-8")))


def sources(name: str, folder: Path) -> Path:
    """The sources of one of the two sets that are judged: "seeds", or "twelve" authors with long names."""
    if name == "seeds":
        import shutil

        return Path(shutil.copytree(ROOT / "seeds", folder / "seeds", dirs_exist_ok=True))
    return write_corpus(folder / "twelve", 12)
