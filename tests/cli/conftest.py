"""The program as a user has it: words typed in a folder, two streams, an exit code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.cli import main

PAPERS = {
    "lind.txt": """Keep the reading rooms open

By Karin Lind

The library of our town closes at five, when most people leave work. That is the wrong hour. Nine in ten visitors come
after school or after work, and the rooms stand empty in the morning. The council should keep the reading rooms open
until nine in the evening. The staff need to be paid for the late hours. I recommend that the branch at the station be
merged with the main house, because two half-empty houses help nobody. Opening on Sundays would help families.
""",
    "mora.txt": """The branch at the station must stay

By Luis Mora

The branch at the station is the only one that people without a car can reach. It must not be closed or merged. The
council should keep the reading rooms open until nine in the evening, in both houses. Volunteers could look after the
rooms on Sundays. We propose a small fund for the late hours, paid from the parking fees. The town has the money, and
what it lacks is the will to spend it on books. The council should publish the number of visitors every month.
""",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a run came to."""

    code: int
    out: str
    err: str

    @property
    def errors(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


Run = Callable[..., Ran]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(here: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Types words after `briefgen`, in the working folder."""

    def typed(*words: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Ran(code=code, out=captured.out, err=captured.err)

    return typed


@pytest.fixture
def papers(here: Path) -> Path:
    """Two short papers on one question."""
    folder = here / "papers"
    folder.mkdir()
    for name, text in PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def tree(folder: Path) -> set[str]:
    """Every file in a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
