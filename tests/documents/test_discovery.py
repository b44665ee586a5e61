"""Which files are taken, under which paths, and what becomes of names and files that mean no good."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.documents import read_corpus
from briefgen.documents.faults import Unreadable
from briefgen.documents.finding.discovery import Found, discover
from briefgen.documents.finding.opening import opened, read_whole, real_path
from briefgen.documents.finding.patterns import is_excluded
from briefgen.documents.reading import read_file
from briefgen.documents.tasks import Task
from briefgen.model.notices import Notice
from briefgen.settings import ReadingSettings
from tests.documents.building import SETTINGS

TEXT = b"On Rooms\n\nThe council should open the rooms until nine. It must not close them.\n"


def laid(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(TEXT + name.encode())
    return folder


def paths(*sources: Path, exclude: tuple[str, ...] = ()) -> list[str]:
    found, _ = discover(sources, ReadingSettings(exclude=exclude))
    return [one.path for one in found]


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        ("*.bak", ["a.bak", "deep/er/b.bak"], ["a.bak.txt", "bak"]),
        ("drafts", ["drafts/a.txt", "x/drafts/b/c.txt", "drafts"], ["drafts.txt", "my drafts/a.txt"]),
        ("drafts/", ["drafts/a.txt", "x/drafts/b.txt"], ["drafts", "x/drafts"]),
        ("/drafts", ["drafts/a.txt"], ["x/drafts/a.txt"]),
        ("drafts/*.md", ["drafts/a.md"], ["drafts/a.txt", "x/drafts/a.md", "drafts/deep/a.md"]),
        ("drafts/*", ["drafts/a.md", "drafts/deep/a.md"], ["a.md"]),
        ("**/old/*.pdf", ["old/a.pdf", "x/y/old/a.pdf"], ["old/x/a.pdf", "older/a.pdf"]),
        ("a/**/z.txt", ["a/z.txt", "a/b/c/z.txt"], ["z.txt", "b/a/z.txt"]),
        ("draft-[0-9]?.txt", ["draft-1a.txt"], ["draft-a1.txt", "draft-1.txt"]),
        ("papers.zip/old/", ["papers.zip/old/a.pdf"], ["papers.zip/a.pdf"]),
        ("[", ["["], ["a"]),
        ("", [], ["a", "a/b"]),
        ("/", [], ["a", "a/b"]),
        ("**", ["a", "a/b"], []),
    ],
)
def test_patterns_are_those_of_gitignore(pattern: str, fitting: list[str], others: list[str]) -> None:
    assert [path for path in fitting if not is_excluded(path, [pattern])] == []
    assert [path for path in others if is_excluded(path, [pattern])] == []


@given(st.lists(st.sampled_from(["a", "b", "ab", "a.b"]), min_size=1, max_size=5), st.text("ab*?[]!/.", max_size=12))
def test_what_lies_in_an_excluded_folder_is_excluded(names: list[str], pattern: str) -> None:
    if is_excluded("/".join(names), [pattern]):
        assert is_excluded("/".join([*names, "more"]), [pattern])
    assert is_excluded("/".join(names), ["**/" + names[-1]])


def test_many_stars_take_no_time() -> None:
    assert not is_excluded("/".join("a" * 30 for _ in range(30)), ["**/a*/" * 20 + "*a*a*a*a*a*a*b"])


def test_files_that_are_still_being_written_are_not_read_and_named(tmp_path: Path) -> None:
    laid(tmp_path, "a.txt", "b.txt", "c.txt")
    settings = ReadingSettings(unsettled=("b.txt",))
    for sources in ([tmp_path], [tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"]):
        found, notices = discover(sources, settings)
        assert [one.path for one in found] == ["a.txt", "c.txt"]
        assert [(one.slug, one.subject, one.severity.value) for one in notices] == [
            ("unfinished-file", "b.txt", "warning")
        ]


def test_excluded_files_are_not_read_and_not_named(tmp_path: Path) -> None:
    laid(tmp_path, "a.txt", "drafts/b.txt", "deep/drafts/c.txt", "d.bak", "e.mp3")
    found, notices = discover([tmp_path], ReadingSettings(exclude=("drafts/", "*.bak", "*.mp3")))
    assert ([one.path for one in found], notices) == (["a.txt"], ())


def test_folders_of_one_name_are_told_apart(tmp_path: Path) -> None:
    folders = [laid(tmp_path / name / "papers", "a.txt") for name in ("x", "y", "z")]
    expected = ["x/papers/a.txt", "y/papers/a.txt", "z/papers/a.txt"]
    assert paths(*folders) == paths(*reversed(folders)) == expected
    assert paths(folders[0], laid(tmp_path / "other", "a.txt")) == ["other/a.txt", "papers/a.txt"]


def test_files_named_themselves_keep_their_names_as_far_as_they_differ(tmp_path: Path) -> None:
    laid(tmp_path, "x/a.txt", "y/a.txt", "y/b.txt")
    assert paths(tmp_path / "x/a.txt", tmp_path / "y/b.txt") == ["a.txt", "b.txt"]
    assert paths(tmp_path / "x/a.txt", tmp_path / "y/a.txt", tmp_path / "y/b.txt") == ["b.txt", "x/a.txt", "y/a.txt"]


def test_what_is_named_twice_is_taken_once_whatever_the_order(tmp_path: Path) -> None:
    laid(tmp_path / "papers", "a.txt", "deep/b.txt")
    sources = [tmp_path / "papers", tmp_path / "papers" / "deep", tmp_path / "papers" / "a.txt"]
    assert paths(*sources) == paths(*reversed(sources)) == ["papers/a.txt", "papers/deep/b.txt"]


@pytest.mark.skipif(os.name == "nt", reason="such names are POSIX")
def test_names_that_mean_no_good_are_only_names(tmp_path: Path) -> None:
    names = [
        b"-rf.txt", b"a\nb.txt", b"'; rm -rf ~; '.txt", b'"quoted".txt', b"\x1b[31mred\x1b[0m.txt", b"%s%n.txt", b"{{ 7*7 }}.txt",
        "\u202etxt.exe.txt".encode(), b"\xe9\xff.txt", b"x" * 246 + b".txt", b"con.txt", b"a\\b.txt", b"<b>.txt",
    ]  # fmt: skip
    for at, name in enumerate(names):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(TEXT + b"%d" % at)
    corpus = read_corpus([tmp_path], SETTINGS)
    assert len(corpus.documents) == len(names)
    assert corpus.notices == ()
    for document in corpus.documents:
        document.source.path.encode()


def test_names_that_are_written_alike_are_numbered(tmp_path: Path) -> None:
    for name in (b"\xe9.txt", b"\\xe9.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(TEXT + name)
    assert paths(tmp_path) == ["\\xe9.txt", "\\xe9.txt (2)"]


def test_what_is_no_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, "a.txt", "folder.txt/b.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("socket.txt")
        found, notices = discover([tmp_path], SETTINGS)
    assert [one.path for one in found] == ["a.txt", "folder.txt/b.txt"]
    assert [(one.slug, one.subject) for one in notices] == [("not-a-file", "pipe.txt"), ("not-a-file", "socket.txt")]


def test_a_folder_that_may_not_be_entered_is_named(tmp_path: Path) -> None:
    laid(tmp_path, "a.txt", "closed/b.txt")
    (tmp_path / "closed").chmod(0)
    try:
        if os.access(tmp_path / "closed", os.R_OK):
            pytest.skip("this user may enter any folder")
        _, notices = discover([tmp_path], SETTINGS)
        assert [(one.slug, one.subject) for one in notices] == [("unreadable", "closed")]
    finally:
        (tmp_path / "closed").chmod(0o755)


def test_folders_as_deep_as_the_system_allows(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    try:
        for _ in range(1_500):
            os.mkdir("d", dir_fd=here)
            deeper = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = deeper
        laid(tmp_path, "a.txt", "d/d/b.txt")
        assert paths(tmp_path) == ["a.txt", "d/d/b.txt"]
    finally:
        os.close(here)
        subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)  # deeper than Python, and pytest with it, can remove


def test_the_parts_of_a_saved_web_page_are_named_once(tmp_path: Path) -> None:
    laid(
        tmp_path,
        "Rooms.html",
        "Rooms_files/a.js",
        "Rooms_files/b.txt",
        "Halls.htm",
        "Halls-Dateien/c.txt",
        "Rooms/d.txt",
    )
    found, notices = discover([tmp_path], SETTINGS)
    assert [one.path for one in found] == ["Halls.htm", "Rooms.html", "Rooms/d.txt"]
    assert [(one.slug, one.subject) for one in notices] == [
        ("saved-page-parts", "Halls-Dateien"), ("saved-page-parts", "Rooms_files"),
    ]  # fmt: skip


def given_up(task: Task) -> str:
    result = read_file(task)
    assert isinstance(result, Notice) and result.detail and result.remedy
    return result.slug


def test_a_file_that_is_gone_replaced_or_grown_is_noticed(tmp_path: Path) -> None:
    file = real_path(laid(tmp_path, "a.txt") / "a.txt")
    task = Task(Found(file, "a.txt"), SETTINGS)
    with pytest.raises(Unreadable) as fault, opened(file) as stream:
        stream.read(3)
        file.write_bytes(TEXT + TEXT)
    assert fault.value.slug == "changed-while-read"
    file.unlink()
    assert given_up(task) == "changed-while-read"
    os.mkfifo(file)
    assert given_up(task) == "not-a-file"
    file.unlink()
    (tmp_path / "secret.txt").write_bytes(b"secret")
    file.symlink_to(tmp_path / "secret.txt")
    assert given_up(task) == "not-a-file"
    file.unlink()
    file.mkdir()
    assert given_up(task) == "not-a-file"


def test_a_folder_on_the_way_that_became_a_link_is_noticed(tmp_path: Path) -> None:
    file = real_path(laid(tmp_path, "papers/a.txt", "elsewhere/a.txt") / "papers" / "a.txt")
    (tmp_path / "papers").rename(tmp_path / "old")
    (tmp_path / "papers").symlink_to(tmp_path / "elsewhere")
    assert given_up(Task(Found(file, "a.txt"), SETTINGS)) == "changed-while-read"


def test_never_more_than_the_limit_is_read(tmp_path: Path) -> None:
    file = real_path(laid(tmp_path, "a.txt") / "a.txt")
    assert len(read_whole(file, 999)) == file.stat().st_size
    with pytest.raises(Unreadable) as fault:
        read_whole(file, 10)
    assert fault.value.slug == "too-large"


def test_a_file_that_is_longer_than_it_says_is_not_read_for_ever() -> None:
    endless = Path("/proc/self/maps")  # says that it has 0 bytes
    if not endless.exists():
        pytest.skip("only Linux has such files")
    with pytest.raises(Unreadable) as fault:
        read_whole(endless.parent.resolve() / "maps", 10)
    assert fault.value.slug == "changed-while-read"


def test_five_thousand_files_are_found(tmp_path: Path) -> None:
    for at in range(5_000):
        folder = tmp_path / f"{at % 50}"
        folder.mkdir(exist_ok=True)
        (folder / f"{at}.txt").write_bytes(b"x")
    assert len(paths(tmp_path)) == 5_000
