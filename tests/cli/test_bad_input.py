"""What a user may put before briefgen by mistake: a message, never a traceback, never half an edition."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ran, Run, tree

JSON_ONLY = ("--format", "json")


def built(run: Run, here: Path, *words: str | Path) -> dict[str, Any]:
    """The brief of a build that must succeed."""
    ran = run("build", *words, *JSON_ONLY)
    assert ran.code == 0, ran.err
    brief: dict[str, Any] = json.loads((here / "output" / "latest" / "brief.json").read_text("utf-8"))
    return brief


def is_explained(ran: Ran, code: int) -> None:
    """Three lines: what, where, a hint."""
    assert ran.code == code
    assert ran.out == ""
    last = [line.partition(":")[0] for line in ran.errors[-3:]]
    assert last in (["error", "at", "hint"], ["warning", "error", "hint"]) or last[-2:] == ["error", "hint"]


def test_no_folder(run: Run, here: Path) -> None:
    ran = run("build", "nowhere")
    is_explained(ran, ran.code)
    assert ran.code in (2, 4)
    assert "nowhere" in ran.err
    assert tree(here) == set()


def test_no_source_named_and_no_project(run: Run, here: Path) -> None:
    is_explained(run("build"), 2)
    assert tree(here) == set()


def test_an_empty_folder(run: Run, here: Path) -> None:
    (here / "empty").mkdir()
    is_explained(run("build", "empty"), 4)
    assert not (here / "output").exists()


def test_only_one_readable_document(run: Run, papers: Path, here: Path) -> None:
    (papers / "mora.txt").write_bytes(b"\x00\x01\x02" * 500)
    ran = run("build", papers)
    is_explained(ran, 4)
    assert not (here / "output").exists()


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _blank(file: Path) -> None:
    file.write_bytes(b" \n\t\r\n \xc2\xa0\n")


def _binary(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 40)


def _undecodable(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00\xd8\x00\xd8" + b"\x81\x8d\x8f\x90\x9d" * 100)


def _too_large(file: Path) -> None:
    file.write_bytes(b"The council should open the rooms. " * 1_000)


def _dangling(file: Path) -> None:
    file.symlink_to("gone.txt")


def _pipe(file: Path) -> None:
    os.mkfifo(file)


@pytest.mark.parametrize("spoilt", [_empty, _blank, _binary, _undecodable, _too_large])
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_compared(
    run: Run, papers: Path, here: Path, spoilt: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoilt(papers / "bad.txt")
    monkeypatch.setenv("BRIEFGEN_READING_MAX_FILE_BYTES", "20000")
    brief = built(run, here, papers)
    assert [one["file"] for one in brief["documents"]] == ["lind.txt", "mora.txt"]
    assert [one["subject"] for one in brief["notices"] if one["severity"] == "warning"] == ["bad.txt"]


@pytest.mark.parametrize("spoilt", [_dangling, _pipe])
def test_what_is_no_file_does_not_stop_the_run(
    run: Run, papers: Path, here: Path, spoilt: Callable[[Path], None]
) -> None:
    spoilt(papers / "odd.txt")
    assert len(built(run, here, papers)["documents"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The library was built in 1904. It has two floors and a garden. Visitors come on foot.",
        "should",
        "The council should open the rooms until nine.",
        "References\n\nLind, K. (2019). Reading rooms. Town Press.\n\nMora, L. (2020). Branches. Town Press.\n",
        "- \n- \n\n---\n\n***\n\n1.\n",
        "\N{RIGHT-TO-LEFT OVERRIDE}\x1b[31mThe council should\x1b[0m open \x07the rooms.\x00",
        "Die Bücherei muss länger öffnen. Die Räume sollten bis neun Uhr zugänglich sein.",
        "𝓣𝓱𝓮 𝓬𝓸𝓾𝓷𝓬𝓲𝓵 𝓼𝓱𝓸𝓾𝓵𝓭 👩‍👩‍👧‍👦 open\u0301 the rooms 図書館は開くべきだ。",
        "word " * 3000,
        "a" * 5000,
    ],
    ids=["no recommendation", "one word", "one sentence", "references", "marks", "controls", "german", "scripts", "no end", "one long word"],
)  # fmt: skip
def test_a_strange_text_is_compared_or_named(run: Run, papers: Path, here: Path, text: str) -> None:
    (papers / "strange.txt").write_text(text, encoding="utf-8")
    brief = built(run, here, papers)
    files = {one["file"] for one in brief["documents"]} | {one["subject"] for one in brief["notices"]}
    assert {"lind.txt", "mora.txt", "strange.txt"} <= files


def test_texts_without_any_recommendation_still_make_a_brief(run: Run, here: Path) -> None:
    folder = here / "papers"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(f"The {name} house was built in 1904. It has two floors. It is red.\n")
    brief = built(run, here, folder)
    assert brief["recommendations"] == []


def test_a_file_twice_is_compared_once_and_named(run: Run, papers: Path, here: Path) -> None:
    (papers / "copy of lind.txt").write_bytes((papers / "lind.txt").read_bytes())
    brief = built(run, here, papers)
    assert len(brief["documents"]) == 2
    assert any("copy of lind.txt" in one["subject"] + one["detail"] for one in brief["notices"])


def test_one_author_for_all_documents_is_said(run: Run, here: Path) -> None:
    folder = here / "papers"
    folder.mkdir()
    for number, what in enumerate(("open the rooms until nine", "buy more books for children"), 1):
        (folder / f"{number}.txt").write_text(
            f"Paper {number} on the library\n\nBy Karin Lind\n\nThe council should {what}. It would help.\n"
        )
    ran = run("build", folder, *JSON_ONLY)
    assert ran.code in (0, 4)
    assert "Karin Lind" in ran.err


def test_control_characters_in_names_and_texts_never_reach_the_terminal(run: Run, papers: Path, here: Path) -> None:
    (papers / "evil\x1b[2J.txt").write_text(
        "Evil \x1b[31mtitle\x1b[0m\n\nBy Eve \x1b[5mBlink\n\nThe council should sleep.\n"
    )
    (papers / "bell\x07.txt").write_text("")
    for words in (
        ("build", papers, *JSON_ONLY),
        ("build", papers, "--dry-run"),
        ("inspect", papers / "evil\x1b[2J.txt"),
    ):
        ran = run(*words)
        assert ran.code == 0, ran.err
        assert not {"\x1b", "\x07"} & set(ran.out + ran.err)


def test_a_file_name_that_is_no_text(run: Run, papers: Path, here: Path) -> None:
    (papers / os.fsdecode(b"\xe9t\xe9.txt")).write_text("The council should open a coffee bar in the rooms.\n")
    assert len(built(run, here, papers, "--format", "html")["documents"]) == 3
    assert "\\xe9t\\xe9.txt" in run("build", papers, "--dry-run").out


def test_a_source_is_never_changed(run: Run, papers: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in papers.iterdir()}
    run("build", papers, *JSON_ONLY)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in papers.iterdir()} == before


@pytest.mark.parametrize("output", ["papers", "papers/lind.txt", "papers/lind.txt/below"])
def test_an_output_that_cannot_be(run: Run, papers: Path, here: Path, output: str) -> None:
    before = tree(here)
    ran = run("build", "papers", "-o", output)
    is_explained(ran, ran.code)
    assert ran.code in (2, 7)
    assert tree(here) == before


@pytest.fixture
def small_disk(here: Path) -> Iterator[Path]:
    """A disk with room for 32 kB."""
    disk = here / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("disks can only be mounted by root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(run: Run, papers: Path, small_disk: Path) -> None:
    (small_disk / "filling").write_bytes(b"x" * 30_000)
    ran = run("build", papers, *JSON_ONLY, "-o", small_disk)
    is_explained(ran, 7)
    assert "free some space" in ran.errors[-1]
    assert tree(small_disk) == {"filling"}


def test_a_disk_that_is_read_only(run: Run, papers: Path, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    ran = run("build", papers, *JSON_ONLY, "-o", small_disk)
    is_explained(ran, 7)
    assert "--output" in ran.errors[-1]
