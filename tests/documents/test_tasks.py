"""Files dealt out to workers: each once, the largest first, none waited for at the end."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefgen.documents import read_corpus
from briefgen.documents.finding.archives import Entry
from briefgen.documents.finding.discovery import Found
from briefgen.documents.tasks import Task, dealt_out
from tests.documents.building import SETTINGS
from tests.documents.test_corpus import ONE, TWO


def tasks(*sizes: int) -> list[Task]:
    """Tasks for entries of an archive that have these sizes."""
    return [
        Task(
            Found(
                Path("papers.zip"),
                f"papers.zip/{at}.txt",
                Entry(
                    name=b"%d.txt" % at, mode=0, is_encrypted=False, method=0, checksum=0, packed=size, size=size,
                    at=0, archive=(0, 0),
                ),
            ),
            SETTINGS,
        )
        for at, size in enumerate(sizes)
    ]  # fmt: skip


@given(st.lists(st.integers(0, 10_000), max_size=300))
def test_every_file_is_dealt_out_once_and_the_larger_before_the_smaller(sizes: list[int]) -> None:
    pieces = list(dealt_out(tasks(*sizes)))
    order = [at for piece in pieces for at in piece]
    assert order == sorted(range(len(sizes)), key=lambda at: (-sizes[at], at))
    assert all(1 <= len(piece) <= 8 for piece in pieces)
    assert all(64 * sum(sizes[at] for at in piece) <= sum(sizes) for piece in pieces if len(piece) > 1)


def test_a_large_file_goes_alone_and_the_last_pieces_are_small() -> None:
    pieces = list(dealt_out(tasks(*[10] * 400, 9_000)))
    assert pieces[0] == [400]
    assert pieces[1] == [0, 1, 2, 3, 4, 5, 6, 7]
    assert [len(piece) for piece in pieces[-8:]] == [1] * 8


def test_files_that_are_gone_come_last(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    found = [Found(tmp_path / name, name) for name in ("gone.txt", "a.txt")]
    assert list(dealt_out([Task(one, SETTINGS) for one in found])) == [[1], [0]]


def test_a_corpus_of_files_of_all_sizes_is_the_same_whoever_reads_it(tmp_path: Path) -> None:
    for at in range(12):
        (tmp_path / f"{at:02d}.txt").write_text((ONE, TWO)[at % 2].replace("nine", f"{at}") * (1 + at * 7 % 5))
    (tmp_path / "07.txt").write_bytes(b"\x00\x01" * 400)
    (tmp_path / "double.md").write_text((tmp_path / "03.txt").read_text())
    alone = read_corpus([tmp_path], SETTINGS)
    assert {notice.slug for notice in alone.notices} >= {"not-text", "duplicate"}
    assert read_corpus([tmp_path], SETTINGS, jobs=2) == alone
