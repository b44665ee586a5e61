"""When a watcher builds: the rules, with a clock that the test turns."""

from __future__ import annotations

import pytest

from briefgen.watching.passing import is_passing
from briefgen.watching.settling import Settling
from briefgen.watching.snapshots import Signature


def file(size: int, changed: int = 0) -> Signature:
    return size, changed, changed, 1


@pytest.fixture
def settling() -> Settling:
    made = Settling(delay=5, most_wait=60)
    made.start({"a": file(1), "b": file(1)})
    return made


def test_nothing_changed_builds_nothing(settling: Settling) -> None:
    verdict = settling.look({"a": file(1), "b": file(1)}, 100)
    assert (verdict.build, verdict.again_in) == (False, None)


def test_what_is_there_at_the_start_is_built_once_it_has_stood() -> None:
    fresh = Settling(delay=5, most_wait=60)
    assert fresh.look({"a": file(1)}, 0).again_in == 5
    assert fresh.look({"a": file(1)}, 5).build


def test_a_file_is_read_once_size_and_time_have_stood_for_the_delay(settling: Settling) -> None:
    for at in range(10):  # it grows, then is touched without growing: a slow copy
        verdict = settling.look({"a": file(1), "b": file(2 + min(at, 5), at)}, at)
        assert (verdict.build, verdict.unsettled) == (False, ("b",))
    assert not settling.look({"a": file(1), "b": file(7, 9)}, 13.9).build
    assert settling.look({"a": file(1), "b": file(7, 9)}, 14).build


def test_a_burst_is_one_build(settling: Settling) -> None:
    files = {"a": file(1), "b": file(1)}
    builds = 0
    for at in range(500):
        files[f"new-{at}"] = file(1)
        builds += settling.look(dict(files), at / 100).build
    assert builds == 0
    assert settling.look(files, 10).build
    settling.built(files)
    assert not settling.look(files, 11).build


def test_a_file_that_never_settles_is_left_out_and_waited_for_for_ever(settling: Settling) -> None:
    files = {"a": file(2), "b": file(1)}
    for at in range(60):
        assert not settling.look({**files, "log": file(at, at)}, at).build
    verdict = settling.look({**files, "log": file(60, 60)}, 60)
    assert (verdict.build, verdict.unsettled) == (True, ("log",))
    settling.built({**files, "log": file(60, 60)}, verdict.unsettled)
    for at in range(61, 1000, 4):
        assert not settling.look({**files, "log": file(at, at)}, at).build
    assert settling.look({**files, "log": file(997, 997)}, 1002).build


def test_deleting_and_renaming_are_changes_that_settle(settling: Settling) -> None:
    assert settling.look({"a": file(1)}, 0).unsettled == ("b",)
    assert settling.look({"a": file(1)}, 5).build
    settling.built({"a": file(1)})
    assert settling.look({"c": file(1)}, 6).unsettled == ("a", "c")
    assert settling.look({"c": file(1)}, 11).build


def test_what_came_and_went_again_builds_nothing(settling: Settling) -> None:
    assert not settling.look({"a": file(1), "b": file(1), "4913": file(0)}, 0).build
    verdict = settling.look({"a": file(1), "b": file(1)}, 20)
    assert (verdict.build, verdict.again_in) == (False, None)


def test_a_change_during_a_build_makes_another(settling: Settling) -> None:
    settling.look({"a": file(2), "b": file(1)}, 0)
    assert settling.look({"a": file(2), "b": file(1)}, 5).build
    settling.built({"a": file(2), "b": file(1)})  # what was there when it began
    assert not settling.look({"a": file(3), "b": file(1)}, 30).build
    assert settling.look({"a": file(3), "b": file(1)}, 35).build


@pytest.mark.parametrize("changed", [0, -(10**18), 10**19])
def test_the_time_of_a_file_may_be_anything(settling: Settling, changed: int) -> None:
    files = {"a": file(1), "b": file(1, changed), "c": file(1, changed)}
    settling.look(files, 0)
    assert settling.look(files, 5).build
    settling.built(files)
    assert settling.look(files, 6).again_in is None


@pytest.mark.parametrize(
    "name",
    [".paper.txt.swp", "paper.txt~", "#paper.txt#", ".#paper.txt", "~$paper.docx", ".~lock.paper.odt#", "4913",
     "paper.pdf.part", "paper.pdf.crdownload", "~WRL0001.tmp", ".DS_Store", "Thumbs.db", ".goutputstream-X1Y2",
     "paper.txt.tmp", ".nfs0000001", "paper.txt___jb_tmp___"],
)  # fmt: skip
def test_what_programs_keep_on_the_way_is_no_document(name: str) -> None:
    assert is_passing(f"folder/{name}")


@pytest.mark.parametrize("name", ["paper.txt", "part.pdf", "tmp.md", "1984.txt", "~draft.txt", "swp.docx", "lock.odt"])
def test_documents_are(name: str) -> None:
    assert not is_passing(f"folder/{name}")
