"""A project with an edition, a list of stakeholders, and a mail server to send through."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.model.publication import Artifact
from tests.publication.building import DATED, issue
from tests.publication.post import PASSWORD, USER, Post, serving

PEOPLE = ("Ana", "Ben", "Cleo")


@dataclass(frozen=True, kw_only=True)
class Ran:
    """What a run came to."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def brief_json(number: int = 1, *, title: str = "Water rights", headline: str = "Meter every well") -> bytes:
    """A brief as its JSON file has it, as small as a mail needs."""
    themes = [{"id": "wells", "label": "Wells", "keywords": ["deep wells"], "share": 1.0, "passages": []}]
    advice = {"id": "d1-1", "document": "d1", "theme": "wells", "headline": headline, "stance": "for", "option": None}
    content = {
        "format": "briefgen.brief/1",
        "title": title,
        "edition": {"number": number, "date": "2026-11-22"},
        "language": "en",
        "selection": "",
        "documents": [
            {"id": "d1", "file": "a.txt", "authors": ["Luis Mora"]},
            {"id": "d2", "file": "b.txt", "authors": []},
        ],
        "themes": themes,
        "recommendations": [{**advice, "evidence": [{"text": "Every well needs a meter."}]}],
        "options": [],
        "statements": [{"id": "key-1", "text": "Both texts want “meters & gauges” <now>."}],
        "changes": None,
    }
    return json.dumps(content).encode()


def edition(project: Path, *texts: str, pdf: bytes = b"%PDF-1.7 as published", **given: str) -> Path:
    """Publishes an edition of a project, as `build` does; gives its folder."""
    number = 1 + len(list((project / "output").glob("0*")))
    files = (
        Artifact(name="brief.pdf", media_type="application/pdf", content=pdf),
        Artifact(name="brief.json", media_type="application/json", content=brief_json(number, **given)),
    )
    return issue(project / "output", *(texts or ("a", "b")), settings=DATED, files=files).folder


def list_people(project: Path, *names: str) -> None:
    """Writes stakeholders.toml with an address for each name."""
    entries = [f'[[stakeholder]]\nname = "{name}"\nemail = "{name.lower()}@example.org"\n' for name in names]
    (project / "stakeholders.toml").write_text("\n".join(entries), encoding="utf-8")


def configure(project: Path, post: Post, **more: object) -> None:
    """Writes briefgen.toml with the mail server."""
    given = {
        "host": "127.0.0.1", "port": post.port, "user": USER, "sender": "Policy Unit <unit@example.org>",
        "authority": str(post.authority), "seconds": 20, "reply_seconds": 20,
    } | more  # fmt: skip
    lines = [f"{key} = {json.dumps(value)}" for key, value in given.items() if value is not None]
    (project / "briefgen.toml").write_text("[mail]\n" + "\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with one edition and three stakeholders; the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFGEN_MAIL_PASSWORD", PASSWORD)
    (tmp_path / "briefgen.toml").write_text("", encoding="utf-8")
    edition(tmp_path)
    list_people(tmp_path, *PEOPLE)
    return tmp_path


@pytest.fixture
def post(project: Path) -> Iterator[Post]:
    """A mail server with STARTTLS and AUTH, and the project set up to use it."""
    with serving(project) as post:
        configure(project, post)
        yield post


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Types words after `briefgen`, in the project."""

    def typed(*words: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err or "-vv" in words
        return Ran(code=code, out=captured.out, err=captured.err)

    return typed


@pytest.fixture
def states(run: Run) -> Callable[[], dict[str, str]]:
    """Where each recipient's delivery stands, by name."""

    def found() -> dict[str, str]:
        return {one["recipient"]: one["state"] for one in json.loads(run("deliveries", "--json").out)}

    return found
