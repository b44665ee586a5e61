"""What lies in folders, and whether it is still the same."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from briefgen.watching.snapshots import documents_below, is_same, take


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sources"
    (made / "deep" / "er").mkdir(parents=True)
    (made / "a.txt").write_text("a")
    (made / "deep" / "er" / "b.txt").write_text("b")
    return made


def later() -> int:
    """A time at which no file is fresh any more."""
    return time.time_ns() + 10**10


def test_what_was_not_touched_is_the_same(folder: Path) -> None:
    assert is_same(take([folder]), [folder], [], later())


def test_a_file_of_the_same_bytes_is_the_same_whatever_its_times_say(folder: Path) -> None:
    before = take([folder])
    for moment in (0, 10**9, 2**33 * 10**9):
        os.utime(folder / "a.txt", ns=(moment, moment))
        assert is_same(before, [folder], [], later())


def test_other_bytes_are_noticed_even_of_one_length_and_time(folder: Path) -> None:
    before = take([folder])
    status = (folder / "a.txt").stat()
    (folder / "a.txt").write_text("x")
    os.utime(folder / "a.txt", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert not is_same(before, [folder], [], later())


def test_a_file_changed_within_the_step_of_the_clock_is_opened(folder: Path) -> None:
    before = take([folder])
    stamps = {path: (seen[0], "another digest") for path, seen in before.items()}
    assert is_same(stamps, [folder], [], later())
    assert not is_same(stamps, [folder], [], time.time_ns())


@pytest.mark.parametrize("change", ["new", "hidden", "gone", "renamed", "folder", "pipe"])
def test_what_came_or_went_is_noticed(folder: Path, change: str) -> None:
    before = take([folder])
    if change == "new":
        (folder / "c.txt").write_text("c")
    elif change == "hidden":
        (folder / ".c.txt").write_text("c")
    elif change == "gone":
        (folder / "a.txt").unlink()
    elif change == "renamed":
        (folder / "a.txt").rename(folder / "z.txt")
    elif change == "folder":
        (folder / "deep").rename(folder / "other")
    else:
        (folder / "a.txt").unlink()
        os.mkfifo(folder / "a.txt")
    assert not is_same(before, [folder], [], later())


def test_what_is_closed_and_what_briefgen_keeps_there_do_not_count(folder: Path) -> None:
    (folder / "output").mkdir()
    before = take([folder], [folder / "output"])
    (folder / "output" / "brief.pdf").write_text("made")
    (folder / ".briefgen").mkdir()
    (folder / ".briefgen" / "kept").write_text("kept")
    (folder / "way-in").symlink_to(folder / "output")
    (folder / "way-in").unlink()
    assert is_same(before, [folder], [folder / "output"], later())


def test_roots_may_lie_in_each_other_and_may_be_missing(folder: Path) -> None:
    roots = [folder, folder / "deep", folder / "a.txt", folder / "missing"]
    before = take(roots)
    assert is_same(before, roots, [], later())
    (folder / "missing").write_text("here")
    assert not is_same(before, roots, [], later())


def test_documents_are_without_what_programs_keep_and_none_when_the_folder_is_gone(folder: Path) -> None:
    (folder / ".a.txt.swp").write_text("x")
    (folder / "a.txt~").write_text("x")
    found = documents_below([folder], [])
    assert found is not None
    assert [Path(path).name for path in sorted(found)] == ["a.txt", "b.txt"]
    assert documents_below([folder / "unmounted"], []) is None
