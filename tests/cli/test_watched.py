"""What a watcher looks at beside the documents, and which settings it takes."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from briefgen.cli.session import Session
from briefgen.cli.watched import Watched
from briefgen.errors import UsageError


@pytest.fixture
def project(here: Path, papers: Path) -> Path:
    """A project whose documents are the papers."""
    (here / "briefgen.toml").write_text('[reading]\nsources = "papers"\n')
    return here


def seen(watched: Watched, project: Path) -> set[str]:
    """What it looks at, by paths within the project."""
    return {Path(path).relative_to(project).as_posix() for path in watched.look() or ()}


def picture() -> bytes:
    """A PNG of one point."""
    parts = (b"IHDR" + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0), b"IDAT" + zlib.compress(b"\0\0"), b"IEND")
    chunks = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_all_that_decides_a_brief_is_looked_at_and_nothing_else(project: Path) -> None:
    papers = {"papers/lind.txt", "papers/mora.txt"}
    assert seen(Watched(Session(), [], None), project) == papers | {"briefgen.toml"}
    others = ["output/001/brief.json", ".briefgen/cache/x", "notes.txt", "templates/ours/.template.toml.swp"]
    deciding = ["corrections.toml", "templates/ours/template.toml", "templates/ours/page/print.css", "arms.png"]
    for name in (*others, *deciding, "stakeholders.toml"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_bytes(picture() if name == "arms.png" else b"")
    with (project / "briefgen.toml").open("a") as stream:
        stream.write('[page]\nlogo = "arms.png"\nlogo_text = "Arms"\n')
    looked_at = papers | {"briefgen.toml", *deciding}
    assert seen(Watched(Session(), [], None), project) == looked_at
    with_readers = Watched(Session(), [], None, with_readers=True)
    assert seen(with_readers, project) == looked_at | {"stakeholders.toml"}


def test_a_change_beside_the_documents_is_one_until_it_has_been_looked_at(project: Path) -> None:
    watched = Watched(Session(), [], None)
    watched.look()
    assert not watched.is_other_beside
    (project / "corrections.toml").write_text("")
    assert watched.is_other_beside
    watched.look()
    assert not watched.is_other_beside
    assert watched.documents_of([str(project / "corrections.toml"), str(project / "papers" / "lind.txt")]) == (
        str(project / "papers" / "lind.txt"),
    )


def test_settings_are_taken_when_they_are_others_and_can_be_used(project: Path) -> None:
    watched = Watched(Session(), [], None)
    assert watched.others() is None
    file = project / "briefgen.toml"
    for unusable in ("[page", '[reading]\nsources = "nowhere"\n', '[watch]\nsettle_seconds = "long"\n'):
        file.write_text(unusable)
        assert watched.others() is None
    (project / "more").mkdir()
    file.write_text('[reading]\nsources = "more"\n[watch]\nsettle_seconds = 1.0\n')
    fresh = watched.others()
    assert fresh is not None
    assert watched.folders == [project / "papers"], "not before they are taken"
    watched.take(fresh)
    assert (watched.folders, watched.loaded.settings.watch.settle_seconds) == ([project / "more"], 1.0)
    assert watched.others() is None


def test_a_settings_file_that_is_nearer_than_the_one_in_force_is_noticed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = project / "papers"
    monkeypatch.chdir(below)
    watched = Watched(Session(), [Path()], None)
    watched.look()
    (below / "briefgen.toml").write_text("")
    assert watched.is_other_beside
    fresh = watched.others()
    assert fresh is not None
    assert fresh.project == below


def test_a_template_with_a_fault_is_looked_at_all_the_same(project: Path) -> None:
    (project / "templates" / "brief").mkdir(parents=True)
    (project / "templates" / "brief" / "template.toml").write_text("colours = 3")
    assert "templates/brief/template.toml" in seen(Watched(Session(), [], None), project)


def test_a_source_that_is_not_there_is_refused(project: Path) -> None:
    with pytest.raises(UsageError, match="there is no gone"):
        Watched(Session(), [Path("gone")], None)
