"""Archives of documents: read like a folder, within limits, and nothing in them can pass for something else."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.documents import read_corpus
from briefgen.documents.faults import Unreadable
from briefgen.documents.finding.archives import list_entries, read_entry
from briefgen.documents.finding.opening import real_path
from briefgen.model.documents import Corpus
from briefgen.settings import ReadingSettings
from tests.documents.building import SETTINGS

ONE = b"On Rooms\n\nBy Ada Lind\n\nThe council should open the rooms until nine. It must not close them.\n"
TWO = b"On Books\n\nBy Leo Mora\n\nThe library needs more books. We propose a fund for the branches in the north.\n"
GOOD = {"a.txt": ONE, "deep/b.md": TWO}


def packed(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def read(folder: Path, content: bytes, settings: ReadingSettings = SETTINGS, name: str = "papers.zip") -> Corpus:
    """The corpus of a folder that holds an archive, and two documents so that there is always something to compare."""
    (folder / "1.txt").write_bytes(ONE.replace(b"nine", b"ten"))
    (folder / "2.txt").write_bytes(TWO.replace(b"north", b"south"))
    (folder / name).write_bytes(content)
    return read_corpus([folder], settings)


def documents(corpus: Corpus) -> list[str]:
    return [document.source.path for document in corpus.documents if document.source.path not in ("1.txt", "2.txt")]


def notices(corpus: Corpus) -> list[tuple[str, str]]:
    return [(notice.slug, notice.subject) for notice in corpus.notices]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_is_read_like_a_folder(tmp_path: Path, method: int) -> None:
    corpus = read(tmp_path, packed(GOOD, method=method))
    assert documents(corpus) == ["papers.zip/a.txt", "papers.zip/deep/b.md"]
    assert corpus.notices == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.txt", "2.txt", "papers.zip"], (
        "nothing is unpacked to disk"
    )


def test_one_named_on_the_command_line_is_enough(tmp_path: Path) -> None:
    (tmp_path / "papers.zip").write_bytes(packed(GOOD))
    corpus = read_corpus([tmp_path / "papers.zip"], SETTINGS)
    assert [document.source.path for document in corpus.documents] == ["papers.zip/a.txt", "papers.zip/deep/b.md"]
    assert corpus == read_corpus([tmp_path / "papers.zip"], SETTINGS, jobs=2)


def test_what_stands_before_an_archive_does_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(b"#!/bin/sh\n" + packed(GOOD))
    entries = list_entries(real_path(file), SETTINGS)
    assert [read_entry(real_path(file), entry, 999) for entry in entries] == [ONE, TWO]


def test_the_rules_of_a_folder_hold_inside(tmp_path: Path) -> None:
    inside = {
        **GOOD,
        "README.md": b"About",
        "paper.docx.part": b"half",
        ".hidden.txt": ONE,
        ".git/config.txt": ONE,
        "__MACOSX/a.txt": b"\0",
        "briefgen.toml": b"",
        "output/old.txt": TWO,
        "old/001/manifest.json": b'{"format": "briefgen.manifest/1"}',
        "old/001/brief.html": b"<p>x</p>",
        "drafts/c.txt": ONE + b"More.",
        "song.mp3": b"ID3",
        "more.zip": packed(GOOD),
        "page.html": b"<html><body><p>The council should open the rooms. It must.</p></body></html>",
        "page_files/style.css": b"p {}",
        "plain": b"A text without an ending. It should be read.",
    }
    corpus = read(tmp_path, packed(inside), ReadingSettings(exclude=("drafts/",)))
    assert documents(corpus) == [f"papers.zip/{name}" for name in ("a.txt", "deep/b.md", "page.html", "plain")]
    assert notices(corpus) == [
        ("hidden-file", "papers.zip/.hidden.txt"),
        ("about-the-folder", "papers.zip/README.md"),
        ("archive-in-archive", "papers.zip/more.zip"),
        ("own-edition", "papers.zip/old/001"),
        ("saved-page-parts", "papers.zip/page_files"),
        ("unfinished-file", "papers.zip/paper.docx.part"),
        ("unsupported-type", "papers.zip/song.mp3"),
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../evil.txt", "leads out"),
        ("a/../../evil.txt", "leads out"),
        ("..\\evil.txt", "leads out"),
        ("/etc/evil.txt", "absolute"),
        ("\\\\server\\evil.txt", "absolute"),
        ("C:\\evil.txt", "absolute"),
        ("c:evil.txt", "absolute"),
        ("a//evil.txt", "no proper path"),
        ("./evil.txt", "no proper path"),
    ],
)
def test_unsafe_names_are_refused_by_name(tmp_path: Path, name: str, reason: str) -> None:
    corpus = read(tmp_path, packed({**GOOD, name: ONE + b"Evil."}))
    assert documents(corpus) == ["papers.zip/a.txt", "papers.zip/deep/b.md"]
    [notice] = corpus.notices
    assert (notice.slug, notice.subject) == ("unsafe-entry", f"papers.zip/{name}".replace("\\", "/"))
    assert reason in notice.detail
    assert not (tmp_path.parent / "evil.txt").exists()


def test_links_pipes_doubles_and_names_that_are_no_text_are_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", ONE)
        for name, kind in (("link.txt", stat.S_IFLNK), ("pipe.txt", stat.S_IFIFO)):
            info = zipfile.ZipInfo(name)
            info.create_system = 3
            info.external_attr = (kind | 0o644) << 16
            archive.writestr(info, b"/etc/passwd")
        archive.writestr("twice.txt", ONE + b"First.")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("twice.txt", ONE + b"Second.")
        archive.writestr("Qt.txt", TWO)
    content = stream.getvalue().replace(b"Qt.txt", b"\xe9t.txt")
    corpus = read(tmp_path, content)
    assert documents(corpus) == ["papers.zip/a.txt"]
    assert notices(corpus) == [
        ("unsafe-entry", f"papers.zip/{name}") for name in ("\\xe9t.txt", "link.txt", "pipe.txt", "twice.txt")
    ]


def test_a_name_in_utf_8_needs_no_flag(tmp_path: Path) -> None:
    content = packed({"a-----.txt": ONE}).replace(b"a-----.txt", "añ-é.txt".encode())
    assert documents(read(tmp_path, content)) == ["papers.zip/añ-é.txt"]


def test_encrypted_entries_are_named_and_the_others_read(tmp_path: Path) -> None:
    content = bytearray(packed(GOOD))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    corpus = read(tmp_path, bytes(content))
    assert documents(corpus) == ["papers.zip/deep/b.md"]
    assert notices(corpus) == [("encrypted-file", "papers.zip/a.txt")]


@pytest.mark.parametrize(
    ("limits", "slug"),
    [
        ({"max_archive_bytes": 100}, "package-too-large"),
        ({"max_archive_unpacked_bytes": 150}, "package-too-large"),
        ({"max_archive_entries": 1}, "package-too-large"),
    ],
)
def test_an_archive_past_a_limit_is_named_and_left_out(tmp_path: Path, limits: dict[str, int], slug: str) -> None:
    corpus = read(tmp_path, packed(GOOD), ReadingSettings(**limits))
    assert (documents(corpus), notices(corpus)) == ([], [(slug, "papers.zip")])
    assert next(iter(limits)) in corpus.notices[0].detail


def test_an_entry_past_the_limit_of_a_file_is_left_out_alone(tmp_path: Path) -> None:
    corpus = read(tmp_path, packed({**GOOD, "c.txt": b"long " * 999}), ReadingSettings(max_file_bytes=999))
    assert documents(corpus) == ["papers.zip/a.txt", "papers.zip/deep/b.md"]
    assert notices(corpus) == [("too-large", "papers.zip/c.txt")]


@pytest.mark.parametrize("files", [{}, {"folder/": b""}, {"__MACOSX/a.txt": b"\0", "briefgen.toml": b""}])
def test_an_archive_without_a_document_is_named(tmp_path: Path, files: dict[str, bytes]) -> None:
    corpus = read(tmp_path, packed(files))
    assert (documents(corpus), notices(corpus)) == ([], [("empty-file", "papers.zip")])


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    corpus = read(tmp_path, packed({"a.txt": b"0" * 15_000_000}))
    assert notices(corpus) == [("package-too-large", "papers.zip")]
    assert "100 times" in corpus.notices[0].detail


def test_an_entry_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    content = packed({"a.txt": b"0" * 900_000, "b.txt": ONE})
    at = content.index(b"PK\x01\x02") + 24
    corpus = read(tmp_path, content[:at] + struct.pack("<L", 9) + content[at + 4 :])
    assert documents(corpus) == ["papers.zip/b.txt"]
    assert notices(corpus) == [("damaged-file", "papers.zip/a.txt")]


def test_entries_that_share_bytes_are_refused(tmp_path: Path) -> None:
    content = bytearray(packed({"a.txt": ONE, "b.txt": TWO}))
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<L", 0)
    assert notices(read(tmp_path, bytes(content))) == [("damaged-file", "papers.zip")]


@pytest.mark.parametrize("cut", [4, 60, -1, -22, -30])
def test_a_damaged_archive_is_named_and_the_rest_is_read(tmp_path: Path, cut: int) -> None:
    assert notices(read(tmp_path, packed(GOOD)[:cut])) == [("damaged-file", "papers.zip")]


def test_an_archive_that_changes_between_looking_and_reading_is_noticed(tmp_path: Path) -> None:
    file = real_path(tmp_path / "a.zip")
    file.write_bytes(packed(GOOD))
    [entry, _] = list_entries(file, SETTINGS)
    file.write_bytes(packed({**GOOD, "a.txt": TWO}))
    with pytest.raises(Unreadable) as fault:
        read_entry(file, entry, 999)
    assert fault.value.slug == "changed-while-read"


@given(st.data())
def test_no_damage_is_more_than_a_fault(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    content = bytearray(packed(GOOD))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    file = real_path(tmp_path_factory.getbasetemp() / "damaged.zip")
    file.write_bytes(content)
    try:
        for entry in list_entries(file, SETTINGS):
            assert len(read_entry(file, entry, 500)) <= 500
    except Unreadable as fault:
        assert fault.detail and fault.remedy
