"""From sources on disk to a corpus: what is read, what is left out with which reason, and what is an error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.documents import read_corpus, read_document
from briefgen.errors import NothingToCompare, UsageError
from briefgen.model.notices import Severity
from briefgen.settings import ReadingSettings
from tests.documents.building import SETTINGS, read_folder

ONE = "On Rooms\n\nBy Ada Lind\n\nThe council should open the rooms until nine. It must not close them.\n"
TWO = "On Books\n\nBy Leo Mora\n\nThe library needs more books. We propose a fund for the branches in the north.\n"
GOOD: dict[str, str | bytes] = {"a.txt": ONE, "b.md": TWO}


def test_documents_are_ordered_by_path_and_folders_are_walked(tmp_path: Path) -> None:
    corpus = read_folder(tmp_path, {"z.txt": ONE, "deep/er/a.md": TWO})
    assert [document.source.path for document in corpus.documents] == ["deep/er/a.md", "z.txt"]
    assert corpus.notices == ()


@pytest.mark.parametrize(
    ("name", "content", "slug"),
    [
        ("c.txt", b"", "empty-file"),
        ("c.txt", b" \n\t\xc2\xa0\n", "empty-file"),
        ("c.txt", bytes(range(256)) * 40, "not-text"),
        ("c.txt", b"\xff\xfe\x00\xd8\x00\xd8" + b"\x81\x8d\x8f\x90\x9d" * 100, "not-text"),
        ("c.txt", b"%PDF-1.7\n%\xe2\xe3", "damaged-file"),
        ("c.html", b"<!-- nothing -->", "damaged-file"),
        ("c.docx", b"PK\x03\x04", "damaged-file"),
        ("c.zip", b"PK\x03\x04", "damaged-file"),
        ("c.xyz", b"text", "unsupported-type"),
        (
            "c.txt",
            b"References\n\nLind, A. (2019). Rooms. Town Press.\n\nMora, L. (2020). Books. Town Press.\n",
            "no-running-text",
        ),
        ("c.txt", b"word " * 400_100, "text-too-long"),
        ("c.txt", ONE.encode(), "duplicate"),
        ("c.txt.part", b"half", "unfinished-file"),
        ("README.md", b"About", "about-the-folder"),
    ],
)
def test_every_file_left_out_or_doubtful_is_named(tmp_path: Path, name: str, content: bytes, slug: str) -> None:
    corpus = read_folder(tmp_path, {**GOOD, name: content})
    assert [(notice.slug, notice.subject) for notice in corpus.notices] == [(slug, name)]
    assert {document.source.path for document in corpus.documents} >= {"a.txt", "b.md"}
    assert all(notice.detail and notice.remedy for notice in corpus.notices)


def test_a_large_file_is_not_even_opened(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_bytes(b"x" * 2_000)
    read = ReadingSettings(max_file_bytes=1_000)
    (tmp_path / "a.txt").write_text(ONE)
    (tmp_path / "b.txt").write_text(TWO)
    assert [notice.slug for notice in read_corpus([tmp_path], read).notices] == ["too-large"]


def test_hidden_and_project_files_and_the_output_are_passed_over(tmp_path: Path) -> None:
    files = {
        **GOOD,
        ".hidden.txt": ONE,
        ".DS_Store": b"\0\0\0\1Bud1",
        "._a.txt": b"\0\5\x16\7",
        ".briefgen/x.txt": ONE,
        "briefgen.toml": "",
        "corrections.toml": "",
        "output/old.txt": TWO,
        "templates/t.txt": TWO,
        "out/1.txt": TWO,
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    corpus = read_corpus([tmp_path], SETTINGS, exclude=[tmp_path / "out"])
    assert [document.source.path for document in corpus.documents] == ["a.txt", "b.md"]
    assert [(one.slug, one.subject, one.severity) for one in corpus.notices] == [
        ("hidden-file", ".hidden.txt", Severity.INFO)  # it may be a document; the others cannot
    ]


def test_editions_made_earlier_are_no_sources(tmp_path: Path) -> None:
    manifest = '{"format": "briefgen.manifest/1"}'
    for name in ("out/001", "out/002", "deep/er/001"):
        read_folder(tmp_path, {**GOOD, f"{name}/manifest.json": manifest, f"{name}/brief.html": f"<p>{ONE}</p>"})
    (tmp_path / "out" / "latest").symlink_to("002")
    corpus = read_corpus([tmp_path], SETTINGS)
    assert [document.source.path for document in corpus.documents] == ["a.txt", "b.md"]
    assert [(one.slug, one.subject, one.severity) for one in corpus.notices] == [
        ("own-edition", "deep/er", Severity.INFO)
    ]
    with pytest.raises(NothingToCompare, match="editions that briefgen made"):
        read_corpus([tmp_path / "out" / "001"], SETTINGS)


@pytest.mark.parametrize("manifest", ["", "[]", "[" * 9999, '{"format": "other/1"}', '{"format": null}', "\udcff"])
def test_a_folder_with_another_manifest_is_read(tmp_path: Path, manifest: str) -> None:
    content = manifest.encode("utf-8", "surrogateescape")
    corpus = read_folder(tmp_path, {**GOOD, "more/manifest.json": content, "more/c.txt": ONE + "More."})
    assert "more/c.txt" in [document.source.path for document in corpus.documents]


def test_a_pipe_in_the_place_of_a_manifest_stops_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "manifest.json")
    assert [notice.slug for notice in read_folder(tmp_path, GOOD).notices] == ["not-a-file"]


def test_excluded_by_pattern(tmp_path: Path) -> None:
    for name, content in {**GOOD, "drafts/c.txt": ONE + "More.", "d.txt": TWO + "More."}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(str(content))
    corpus = read_corpus([tmp_path], ReadingSettings(exclude=("drafts/*", "d.txt")))
    assert [document.source.path for document in corpus.documents] == ["a.txt", "b.md"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text(ONE + "Secret words.")
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "link.txt").symlink_to(outside)
    (folder / "inside.txt").symlink_to("a.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "more").symlink_to(tmp_path)
    (folder / "loop-1.txt").symlink_to("loop-2.txt")
    (folder / "loop-2.txt").symlink_to("loop-1.txt")
    (folder / "itself").symlink_to(folder)
    corpus = read_folder(folder, GOOD)
    assert [(notice.slug, notice.subject) for notice in corpus.notices] == [
        ("not-a-file", "gone.txt"), ("not-a-file", "itself"), ("link-leaves-folder", "link.txt"),
        ("not-a-file", "loop-1.txt"), ("not-a-file", "loop-2.txt"), ("link-leaves-folder", "more"),
    ]  # fmt: skip
    assert not any("Secret" in document.text for document in corpus.documents)


def test_a_pipe_is_named_and_does_not_stop_the_run(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [notice.slug for notice in read_folder(tmp_path, GOOD).notices] == ["not-a-file"]


def test_a_file_named_itself_is_read_whatever_its_name(tmp_path: Path) -> None:
    for name, content in {"README.md": ONE, "b.txt": TWO}.items():
        (tmp_path / name).write_text(content)
    corpus = read_corpus([tmp_path / "b.txt", tmp_path / "README.md"], SETTINGS)
    assert [document.source.path for document in corpus.documents] == ["README.md", "b.txt"]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder, content in {"x": ONE, "y": TWO}.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "paper.txt").write_text(content)
    corpus = read_corpus([tmp_path / "x" / "paper.txt", tmp_path / "y" / "paper.txt"], SETTINGS)
    assert len({document.source.path for document in corpus.documents}) == 2
    assert [d.source.path for d in read_corpus([tmp_path / "x", tmp_path / "y"], SETTINGS).documents] == [
        "x/paper.txt",
        "y/paper.txt",
    ]


def test_two_documents_are_needed(tmp_path: Path) -> None:
    with pytest.raises(NothingToCompare) as none:
        read_corpus([tmp_path], SETTINGS)
    assert none.value.hint
    (tmp_path / "a.txt").write_text(ONE)
    (tmp_path / "bad.txt").write_bytes(b"")
    with pytest.raises(NothingToCompare, match=r"a\.txt.*bad\.txt"):
        read_corpus([tmp_path], SETTINGS)


def test_a_missing_source_and_too_many_files_are_errors_of_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        read_corpus([tmp_path / "nowhere"], SETTINGS)
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(ONE + str(number))
    with pytest.raises(UsageError, match="max_documents"):
        read_corpus([tmp_path], ReadingSettings(max_documents=2))


def test_inspecting_a_file_that_is_no_text_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 9)
    with pytest.raises(UsageError) as error:
        read_document(tmp_path / "a.txt", SETTINGS)
    assert error.value.slug == "not-text" and error.value.hint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1252", "utf-32"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = (
        "Sobre la cooperación\n\nEl Gobierno de México debería crear una agencia común – “ahora”, según la señora Núñez, y también ampliar los fondos públicos de los municipios.\n"
        * 3
    )
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    corpus = read_folder(tmp_path, {**GOOD, "c.txt": mark + text.encode(encoding)})
    document = corpus.documents[-1]
    assert document.source.path == "c.txt"
    assert document.text == text
    assert [n.severity for n in corpus.notices] == ([Severity.INFO] if encoding == "windows-1252" else [])


def test_ids_are_told_apart_and_one_person_has_one(tmp_path: Path) -> None:
    other = TWO.replace("Leo Mora", "Ada Lind").replace("Books", "Shelves")
    namesake = TWO.replace("Leo Mora", "Eva Lind").replace("Books", "Chairs")
    corpus = read_folder(
        tmp_path,
        {
            "1.txt": ONE,
            "2.txt": other,
            "3.txt": namesake,
            "4.txt": "We should read. They must too.",
            "5.txt": "We should not. They may.",
        },
    )
    assert [document.id for document in corpus.documents] == ["lind", "lind-2", "lind-3", "unsigned", "unsigned-2"]
    assert [document.authors[0].id for document in corpus.documents] == [
        "lind",
        "lind",
        "lind-2",
        "unsigned",
        "unsigned-2",
    ]
    assert [document.voice for document in corpus.documents][3:] == ["Unsigned 1", "Unsigned 2"]
    assert all(
        passage.id.startswith(f"{d.id}-p") and passage.document == d.id
        for d in corpus.documents
        for passage in d.passages
    )


def test_one_author_for_all_documents_is_said(tmp_path: Path) -> None:
    corpus = read_folder(tmp_path, {"a.txt": ONE, "b.txt": TWO.replace("Leo Mora", "Ada Lind")})
    assert [(notice.slug, notice.subject) for notice in corpus.notices] == [("one-author", "Ada Lind")]


def test_a_file_name_that_is_no_text_is_written_out(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xe9t\xe9.txt")).write_text(ONE + "More.")
    corpus = read_folder(tmp_path, GOOD)
    assert [document.source.path for document in corpus.documents] == ["\\xe9t\\xe9.txt", "a.txt", "b.md"]
