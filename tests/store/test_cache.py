"""The cache: what is put in comes out whole or not at all."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.store import Cache, stamp_of_program


def key(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", 1_000_000)


def entries(cache: Cache) -> list[Path]:
    return sorted(path for path in cache.folder.rglob("*") if path.is_file())


def test_what_was_put_in_comes_out(cache: Cache) -> None:
    assert cache.get(key("a")) is None
    cache.put(key("a"), b"value\nof two lines")
    assert cache.get(key("a")) == b"value\nof two lines"
    assert cache.get(key("b")) is None


def test_a_value_is_replaced(cache: Cache) -> None:
    cache.put(key("a"), b"old")
    cache.put(key("a"), b"new")
    assert cache.get(key("a")) == b"new"
    assert len(entries(cache)) == 1


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 80])
def test_a_damaged_entry_is_no_entry_and_can_be_written_anew(cache: Cache, damage: bytes) -> None:
    cache.put(key("a"), b"value")
    (file,) = entries(cache)
    file.write_bytes(damage)
    assert cache.get(key("a")) is None
    cache.put(key("a"), b"value")
    assert cache.get(key("a")) == b"value"


def test_an_entry_cut_anywhere_is_no_entry(cache: Cache) -> None:
    cache.put(key("a"), b"a value of some length")
    (file,) = entries(cache)
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert cache.get(key("a")) is None


def test_pruning_removes_what_was_not_used_for_longest(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 3 * 165)
    for at, name in enumerate("abcd"):
        cache.put(key(name), b"x" * 100)
        file = next(path for path in entries(cache) if path.name == key(name)[2:])
        os.utime(file, (at, at))
    assert cache.get(key("a")) is not None  # used just now
    cache.prune()
    assert [name for name in "abcd" if cache.get(key(name)) is not None] == ["a", "c", "d"]


def test_pruning_removes_what_a_dead_process_left_and_leaves_what_a_living_one_writes(cache: Cache) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    cache.put(key("a"), b"value")
    folder = entries(cache)[0].parent
    dead = folder / f".{ended.pid}.{key('b')[2:]}"
    alive = folder / f".{os.getpid()}.{key('c')[2:]}"
    for file in (dead, alive):
        file.write_bytes(b"half")
    cache.prune()
    assert (dead.exists(), alive.exists()) == (False, True)
    assert cache.get(key("a")) == b"value"


def test_a_place_that_cannot_be_written_keeps_nothing_and_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "cache", 1_000)
    cache.put(key("a"), b"value")
    assert cache.get(key("a")) is None
    cache.prune()


def test_two_processes_write_the_same_entries_at_once(tmp_path: Path) -> None:
    work = (
        "import hashlib, sys\nfrom pathlib import Path\nfrom briefgen.store import Cache\n"
        "cache = Cache(Path(sys.argv[1]), 10**6)\n"
        "for at in range(150):\n"
        "    key = hashlib.sha256(str(at % 15).encode()).hexdigest()\n"
        "    found = cache.get(key)\n"
        "    assert found in (None, str(at % 15).encode() * 2000), found\n"
        "    cache.put(key, str(at % 15).encode() * 2000)\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", work, str(tmp_path)]) for _ in range(2)]
    assert [one.wait() for one in running] == [0, 0]
    cache = Cache(tmp_path, 10**6)
    assert len(entries(cache)) == 15
    assert all(cache.get(path.parent.name + path.name) for path in entries(cache))


def test_the_stamp_of_the_program_stays_while_the_program_does() -> None:
    assert stamp_of_program() == stamp_of_program()
    assert len(stamp_of_program()) == 64
