"""An edition appears whole or not at all."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.errors import OutputFailed, UsageError
from briefgen.model.documents import Corpus
from briefgen.publication import check_folder, next_edition, publish, staging
from tests.publication.building import DATED, artifact, brief, corpus, issue, tree

ROOT = Path(__file__).resolve().parents[2]


def test_an_edition_has_its_files_a_manifest_and_is_the_latest(tmp_path: Path) -> None:
    published = issue(tmp_path, "a", "b")
    assert published.folder == tmp_path / "001-2026-11-22"
    found = tree(tmp_path)
    assert found.pop("001-2026-11-22/manifest.json")
    assert found == {
        "001-2026-11-22/brief.json": b"json",
        "001-2026-11-22/brief.pdf": b"pdf",
        "latest": "001-2026-11-22",
    }


def test_the_manifest_says_what_it_was_made_from_and_what_it_holds(tmp_path: Path) -> None:
    published = issue(tmp_path, "a", "b")
    manifest = json.loads((published.folder / "manifest.json").read_text("utf-8"))
    assert manifest["edition"]["digest"] == published.edition.digest
    assert [one["file"] for one in manifest["inputs"]] == ["paper-1.txt", "paper-2.txt"]
    assert manifest["inputs"][0]["sha256"] == hashlib.sha256(b"a").hexdigest()
    held = {one["file"]: one["sha256"] for one in manifest["artifacts"]}
    assert held == {"brief.json": hashlib.sha256(b"json").hexdigest(), "brief.pdf": hashlib.sha256(b"pdf").hexdigest()}
    assert manifest["settings"]["themes"]["seed"] == 0
    assert str(tmp_path) not in json.dumps(manifest)


def test_the_same_again_is_not_written_again(tmp_path: Path) -> None:
    first = issue(tmp_path, "a", "b").folder
    before = {path: path.stat().st_mtime_ns for path in first.iterdir()}
    inode = first.stat().st_ino
    assert issue(tmp_path, "a", "b").folder == first
    assert {path: path.stat().st_mtime_ns for path in first.iterdir()} == before
    assert first.stat().st_ino == inode


def test_a_format_made_later_joins_the_edition(tmp_path: Path) -> None:
    issue(tmp_path, "a", "b", files=(artifact("brief.json", b"json"),))
    published = issue(tmp_path, "a", "b", files=(artifact("brief.pdf", b"pdf"),))
    assert {path.name for path in published.folder.iterdir()} == {"brief.json", "brief.pdf", "manifest.json"}
    manifest = json.loads((published.folder / "manifest.json").read_text("utf-8"))
    assert [one["file"] for one in manifest["artifacts"]] == ["brief.json", "brief.pdf"]


def test_a_file_lost_or_changed_by_hand_is_restored(tmp_path: Path) -> None:
    first = issue(tmp_path, "a", "b").folder
    whole = tree(tmp_path)
    (first / "brief.pdf").unlink()
    (first / "brief.json").write_bytes(b"changed")
    issue(tmp_path, "a", "b")
    assert tree(tmp_path) == whole


def test_files_of_an_edition_that_came_out_otherwise_are_not_mixed(tmp_path: Path) -> None:
    issue(tmp_path, "a", "b")
    published = issue(tmp_path, "a", "b", files=(artifact("brief.json", b"other"),))
    assert {path.name for path in published.folder.iterdir()} == {"brief.json", "manifest.json"}


@pytest.mark.parametrize("pdf", [b"pdf", b"another pdf"], ids=["a format more", "other bytes"])
def test_what_others_have_put_into_an_edition_stays_when_it_is_written_anew(tmp_path: Path, pdf: bytes) -> None:
    folder = issue(tmp_path, "a", "b").folder
    (folder / "outbox").mkdir()
    (folder / "outbox" / "1-ada.eml").write_bytes(b"Subject: a brief")
    (folder / "notes.txt").write_text("call Ada", encoding="utf-8")
    (folder / "outbox" / "away").symlink_to("/nowhere")
    again = issue(tmp_path, "a", "b", files=(artifact("brief.pdf", pdf), artifact("brief.html", b"html"))).folder
    assert again == folder
    assert (folder / "outbox" / "1-ada.eml").read_bytes() == b"Subject: a brief"
    assert (folder / "notes.txt").read_text("utf-8") == "call Ada"
    assert (folder / "outbox" / "away").readlink() == Path("/nowhere")
    assert (folder / "brief.pdf").read_bytes() == pdf
    assert (folder / "brief.json").exists() == (pdf == b"pdf")


def test_the_edition_before_stays_as_it_is(tmp_path: Path) -> None:
    first = issue(tmp_path, "a", "b").folder
    before = tree(first)
    second = issue(tmp_path, "a", "c").folder
    assert tree(first) == before
    assert (tmp_path / "latest").resolve() == second


def test_missing_folders_are_made(tmp_path: Path) -> None:
    assert issue(tmp_path / "x" / "y", "a", "b").folder.is_dir()


FAILING: dict[str, tuple[object, str, int]] = {
    "writing a file": (staging, "_write", errno.ENOSPC),
    "syncing": (os, "fsync", errno.EIO),
    "renaming": (Path, "rename", errno.EROFS),
    "linking": (Path, "symlink_to", errno.EDQUOT),
}


@pytest.fixture(params=FAILING)
def broken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Makes one operation of the disk fail once it is called."""
    owner, name, code = FAILING[request.param]

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    yield lambda: monkeypatch.setattr(owner, name, fail)


def test_whatever_fails_all_is_as_it_was_before(
    tmp_path: Path, broken: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    issue(output, "a", "b")
    before = tree(output)
    broken()
    with pytest.raises(OutputFailed) as caught:
        issue(output, "a", "c")
    assert caught.value.hint
    monkeypatch.undo()
    assert tree(output) == before
    assert {path.name for path in output.iterdir()} == {"001-2026-11-22", "latest"}


def test_a_folder_made_for_an_edition_that_failed_goes_again(tmp_path: Path, broken: Callable[[], None]) -> None:
    broken()
    with pytest.raises(OutputFailed):
        issue(tmp_path / "x" / "y", "a", "b", files=(artifact("brief.json", b"json"),))
    assert list(tmp_path.iterdir()) == []


def test_a_replacement_that_fails_half_way_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issue(tmp_path, "a", "b")
    before = tree(tmp_path)
    rename = Path.rename
    calls: list[str] = []

    def fail_second(self: Path, target: Path) -> Path:
        calls.append(self.name)
        if len(calls) == 2:
            raise OSError(errno.EIO, "the disk is broken")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_second)
    with pytest.raises(OutputFailed):
        issue(tmp_path, "a", "b", files=(artifact("brief.json", b"other"),))
    assert tree(tmp_path) == before


def _limited(folder: Path, setup: str) -> subprocess.CompletedProcess[str]:
    """Publishes a file of 2 MB in a process of its own, after some setup."""
    code = f"""
import sys
from pathlib import Path
{setup}
from briefgen.errors import OutputFailed
from tests.publication.building import artifact, issue
try:
    issue(Path(sys.argv[1]), "a", "c", files=(artifact("brief.pdf", b"x" * 2_000_000),))
except OutputFailed as error:
    print(error.what, "|", error.hint)
    sys.exit(error.exit_code)
"""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", code, str(folder)], env=environment, capture_output=True, text=True, check=False
    )


def test_a_limit_on_the_size_of_files_is_an_error_with_a_hint(tmp_path: Path) -> None:
    issue(tmp_path, "a", "b")
    before = tree(tmp_path)
    done = _limited(tmp_path, "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))")
    assert done.returncode == 7, done.stderr
    assert "ulimit" in done.stdout
    assert tree(tmp_path) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("disks can only be mounted by root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_an_error_with_a_hint(small_disk: Path) -> None:
    issue(small_disk, "a", "b")
    before = tree(small_disk)
    done = _limited(small_disk, "")
    assert done.returncode == 7, done.stderr
    assert "No space left" in done.stdout
    assert "free some space" in done.stdout
    assert tree(small_disk) == before
    assert issue(small_disk, "a", "c").edition.number == 2


def test_a_disk_that_is_read_only_is_refused_before_any_work(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(OutputFailed, match="not writable"):
        check_folder([], small_disk / "output")
    with pytest.raises(OutputFailed) as caught:
        issue(small_disk, "a", "b")
    assert "read-only" in str(caught.value.hint)


def _killed(output: Path, moment: str) -> None:
    """Publishes another edition in a process that is killed just before it renames."""
    code = f"""
import os, signal, sys
from pathlib import Path
from tests.publication.building import artifact, issue
calls = []
rename = Path.rename
def killed(self, target):
    calls.append(self)
    if len(calls) == {moment}:
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(self, target)
Path.rename = killed
issue(Path(sys.argv[1]), "a", "b", files=(artifact("brief.json", b"other"),))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(output)], env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == -9


@pytest.mark.parametrize("moment", ["1", "2"])
def test_what_a_killed_run_left_is_cleaned_by_the_next(tmp_path: Path, moment: str) -> None:
    issue(tmp_path, "a", "b")
    before = tree(tmp_path)
    _killed(tmp_path, moment)
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    issue(tmp_path, "a", "b")
    assert tree(tmp_path) == before


def test_what_another_run_is_writing_is_left_alone(tmp_path: Path) -> None:
    writing = tmp_path / ".new-002-2026-11-22-1"
    writing.mkdir()
    descriptor = os.open(writing, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        issue(tmp_path, "a", "b")
        assert writing.is_dir()
    finally:
        os.close(descriptor)


def test_a_number_that_another_run_took_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    of = corpus("a", "b")
    slow = next_edition(of, DATED, tmp_path)
    issue(tmp_path, "a", "c")
    before = tree(tmp_path)
    with pytest.raises(OutputFailed) as caught:
        publish(brief(slow, of), (artifact("brief.json", b"json"),), tmp_path, DATED)
    assert caught.value.hint == "run the command again"
    assert tree(tmp_path) == before


def test_a_folder_called_latest_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "latest").mkdir()
    (tmp_path / "latest" / "mine").write_text("kept")
    with pytest.raises(OutputFailed, match="latest"):
        issue(tmp_path, "a", "b")
    assert tree(tmp_path) == {"latest/mine": b"kept"}


def test_a_disk_without_links_gets_its_edition_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "symlink_to", fail)
    assert issue(tmp_path, "a", "b").folder.is_dir()
    assert not (tmp_path / "latest").exists()


@pytest.mark.parametrize("name", ["papers", "papers/one.txt", "papers/deep"])
def test_a_source_in_the_output_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "papers" / "deep").mkdir(parents=True)
    (tmp_path / "papers" / "one.txt").write_text("text")
    with pytest.raises(UsageError) as caught:
        check_folder([tmp_path / name], tmp_path / "papers")
    assert caught.value.slug == "source-in-output"


def test_an_output_folder_among_the_sources_is_allowed(tmp_path: Path) -> None:
    check_folder([tmp_path], tmp_path / "output")
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_an_output_folder_that_is_a_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("text")
    with pytest.raises(OutputFailed, match="is a file"):
        check_folder([], tmp_path / name)


def test_a_source_whose_name_is_no_text_is_in_the_manifest(tmp_path: Path) -> None:
    of = corpus("a", "b")
    source = replace(of.documents[0].source, path=os.fsdecode(b"\xe9t\xe9.txt"))
    of = Corpus(documents=(replace(of.documents[0], source=source), of.documents[1]))
    published = publish(brief(next_edition(of, DATED, tmp_path), of), (), tmp_path, DATED)
    manifest = json.loads((published.folder / "manifest.json").read_text("utf-8"))
    assert os.fsencode(manifest["inputs"][0]["file"]) == b"\xe9t\xe9.txt"
