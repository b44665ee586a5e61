"""The brief of the five reference essays: what it must show, and that it is the same wherever it is made."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
DATE = "2026-11-22"

PROPOSALS = {
    "the treaty": "the creation of a new bilateral treaty is necessary.",
    "its intelligence core": "At the heart of this treaty is to have an intelligence core within a binational law enforcement body",
    "the perimeter deal": "It is worth considering a Mexico-U.S. Perimeter Security deal similar to that signed with Canada",
    "the working groups": "through the creation of working groups, is an obvious starting point and their expansion to a trilateral",
    "2024, first": "RECOMMENDATION #1: Extend the collaboration between Mexico and the United States to non-border states.",
    "2024, second": "RECOMMENDATION #2: Define the rules of the game related to legal marijuana trade",
    "2024, third": "RECOMMENDATION #3: Professionalize the justice system in both countries at the same level",
    "2024, fourth": "RECOMMENDATION #4: Develop joint technologies to prevent cyber crime.",
    "2024, fifth": "RECOMMENDATION #5: Facilitate procedures so that Mexican civil society can gain access",
    "the survey's strategy": "This evolution necessitates a comprehensive strategy that includes intelligence sharing, joint operations",
    "the survey's cyber training": "Enhanced cybersecurity measures and joint training programs in this area will be crucial",
}


def build(folder: Path, *, hash_seed: str, zone: str) -> Path:
    """Builds the brief of a copy of the essays in `folder` and gives the edition's folder."""
    shutil.copytree(SEEDS, folder / "seeds")
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "TZ": zone, "NO_COLOR": "1"}
    command = [sys.executable, "-m", "briefgen", "build", "seeds", "--output", "output", "--date", DATE]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "output" / "latest"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("here"), hash_seed="1", zone="Asia/Tokyo")


@pytest.fixture(scope="module")
def brief(edition: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((edition / "brief.json").read_text("utf-8"))
    return loaded


def read_pdf(edition: Path) -> str:
    done = subprocess.run(["pdftotext", "-raw", edition / "brief.pdf", "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode("utf-8").split())


@pytest.fixture(scope="module")
def printed(edition: Path) -> str:
    return read_pdf(edition)


@pytest.mark.parametrize("name", ["brief.pdf", "brief.html", "brief.json"])
def test_the_same_input_gives_the_same_bytes_elsewhere(edition: Path, tmp_path: Path, name: str) -> None:
    again = build(tmp_path / "there and elsewhere", hash_seed="2", zone="America/Mexico_City")
    assert (again / name).read_bytes() == (edition / name).read_bytes()


@pytest.mark.parametrize("proposal", PROPOSALS)
def test_the_pdf_quotes_the_proposal(printed: str, proposal: str) -> None:
    assert PROPOSALS[proposal] in printed


@pytest.mark.parametrize("voice", ["Vidal Terrazas", "Wood", "Díez", "Rios", "Unsigned"])
def test_every_voice_is_quoted_with_its_place(printed: str, voice: str) -> None:
    assert re.search(rf"{voice}[^.]{{0,80}}(para\.|line|p\.) ?\d+", printed)


def test_every_quotation_in_the_json_is_verbatim(brief: dict[str, Any]) -> None:
    texts = {d["id"]: (SEEDS / d["file"]).read_text("utf-8") for d in brief["documents"]}
    evidence = [(r["document"], e) for r in brief["recommendations"] for e in r["evidence"]]
    assert len(evidence) > 50
    for document, quoted in evidence:
        assert texts[document][quoted["start"] : quoted["end"]] == quoted["text"]


def test_the_essays_are_never_given_what_they_do_not_state(brief: dict[str, Any]) -> None:
    unsigned = [d for d in brief["documents"] if not d["authors"]]
    assert [(d["title"], d["file"][:3]) for d in unsigned] == [(None, "004")]
    assert [d["date"] for d in brief["documents"]] == [None] * 5


def test_the_first_page_carries_the_whole_story(edition: Path) -> None:
    command = ["pdftotext", "-l", "1", "-layout", edition / "brief.pdf", "-"]
    page = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    for part in ("Key messages", "Vidal Terrazas", "Wood", "Díez", "Rios", "Unsigned", "Silent", "Read with care"):
        assert part.casefold() in page.casefold(), part
