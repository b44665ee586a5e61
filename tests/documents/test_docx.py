"""DOCX: headings, items, quotations, notes and tracked changes are read; a package that is a trap is named."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefgen.documents.reading import read_content
from briefgen.model.documents import BlockKind, Document, MarkKind
from briefgen.model.notices import Notice
from briefgen.settings import ReadingSettings
from tests.documents.building import body_sentences, left_out_or_read, plain, read
from tests.documents.converting import essays, share_found
from tests.documents.docx import W, as_docx, call, docx, paragraph, run

PROSE = "The council should open the rooms until nine. It must not close them before that hour on any day. "


@pytest.mark.parametrize("essay", essays(), ids=lambda essay: essay.id)
def test_the_reference_essays_are_found_again(essay: Document) -> None:
    converted = read(as_docx(essay), "essay.docx")
    share = share_found(essay, converted)
    print(f"docx {essay.id}: {share.in_text:.4f} in the text, {share.as_sentences:.4f} as sentences")
    assert share.in_text >= 0.995, share.missing
    assert share.as_sentences >= 0.995
    assert converted.id == essay.id
    assert len(plain(converted, BlockKind.HEADING)) == len(plain(essay, BlockKind.HEADING))
    assert len(plain(converted, BlockKind.NOTE)) >= len(plain(essay, BlockKind.NOTE))


def test_structure_survives() -> None:
    document = read(
        docx(
            paragraph(run("On Rooms"), "Title")
            + paragraph(run(PROSE) + call(1))
            + paragraph(run("What to do"), "Heading1")
            + paragraph(run("Open the rooms."), item=True)
            + paragraph(run("Close the doors."), item=True)
            + paragraph(run("Nobody reads anymore."), "Quote")
            + "<w:tbl>" + "".join(f"<w:tr><w:tc>{paragraph(run(a))}</w:tc><w:tc>{paragraph(run(b))}</w:tc></w:tr>" for a, b in (("Year", "Rooms"), ("2017", "4"))) + "</w:tbl>",
            ("Report of 2017.",),
        ),
        "paper.docx",
    )  # fmt: skip
    assert document.title and document.title.text == "On Rooms"
    assert plain(document, BlockKind.HEADING) == ["On Rooms", "What to do"]
    assert plain(document, BlockKind.LIST_ITEM) == ["Open the rooms.", "Close the doors."]
    assert plain(document, BlockKind.QUOTATION) == ["Nobody reads anymore."]
    assert plain(document, BlockKind.TABLE) == ["Year | Rooms 2017 | 4"]
    assert plain(document, BlockKind.NOTE) == ["Report of 2017."]
    assert [document.text[m.span.start : m.span.end] for m in document.marks if m.kind is MarkKind.NOTE] == ["[1]"]
    assert "hour on any day." in body_sentences(document)[1]


def test_insertions_are_text_and_deletions_are_not() -> None:
    body = (
        run("The rooms ")
        + f"<w:ins w:id='1'>{run('should')}</w:ins><w:del w:id='2'><w:r><w:delText>must</w:delText></w:r></w:del>"
        + run(" open.")
    )
    assert body_sentences(read(docx(paragraph(body)), "paper.docx")) == ["The rooms should open."]


def test_the_properties_author_must_stand_in_the_text() -> None:
    for name, found in (("Ada Lind", ["Ada Lind"]), ("Office User", [])):
        content = docx(
            paragraph(run("On Rooms"), "Title") + paragraph(run(PROSE)) + paragraph(run("Ada Lind, 2020")), author=name
        )
        assert [author.name for author in read(content, "a.docx").authors if author.is_named] == found


@pytest.mark.parametrize("name", ["paper.docx", "paper.docm", "paper", "paper.txt", "paper.zip"])
def test_it_is_known_by_its_content(name: str) -> None:
    assert body_sentences(read(docx(paragraph(run(PROSE)), more={"word/vbaProject.bin": b"\0" * 99}), name))


def forged(content: bytes) -> bytes:
    """The package with sizes in its headers that are not true."""
    import struct

    changed = bytearray(content)
    at = changed.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<L", changed, at + 24, 4_000)
        at = changed.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'
    + f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = LAUGHS.replace('"lol"', 'SYSTEM "file:///etc/hostname"')


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (docx(paragraph(run(PROSE * 99)))[:1_500], "damaged-file"),
        (b"PK\x03\x04 no package", "damaged-file"),
        (b"no package at all", "damaged-file"),
        (docx("<w:p><w:broken></w:p>"), "damaged-file"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted-file"),
        (docx("", more={"word/document.xml": b"<w:document xmlns:w='urn:x'><w:body/></w:document>"}), "damaged-file"),
        (docx(""), "empty-file"),
        (docx("", more={"word/document.xml": LAUGHS.encode()}), "damaged-file"),
        (docx("", more={"word/document.xml": OUTSIDE.encode("utf-16")}), "damaged-file"),
        (docx("", more={"word/more.xml": b"<a>" + b" " * 60_000_000 + b"</a>"}), "package-too-large"),
        (forged(docx("", more={"word/more.xml": b"<a>" + b" " * 60_000_000 + b"</a>"})), "damaged-file"),
        (docx("", more={f"word/{n}.xml": b"<a/>" for n in range(1_200)}), "package-too-large"),
        (docx("<w:p>" * 3_000 + "</w:p>" * 3_000), "damaged-file"),
        (docx(paragraph(run(" ".join(map(str, range(400_000)))))), "text-too-long"),
    ],
    ids=["cut", "zip", "text", "xml", "encrypted", "namespace", "empty", "entities", "outside", "bomb", "forged", "entries", "nested", "long"],
)  # fmt: skip
def test_why_a_file_is_left_out_is_said(content: bytes, slug: str) -> None:
    result = left_out_or_read(content, "paper.docx")
    assert isinstance(result, Notice) and result.slug == slug, result
    assert result.detail and result.remedy


def test_the_ratio_is_watched_past_a_megabyte() -> None:
    small = docx(paragraph(run(PROSE)), more={"word/more.xml": b"<a>" + b" " * 900_000 + b"</a>"})
    assert isinstance(left_out_or_read(small, "paper.docx"), Document)
    large = docx(paragraph(run(PROSE)), more={"word/more.xml": b"<a>" + b" " * 20_000_000 + b"</a>"})
    result = left_out_or_read(large, "paper.docx")
    assert isinstance(result, Notice) and "times its size" in result.detail


def test_pictures_are_not_unpacked_and_count_nothing() -> None:
    content = docx(paragraph(run(PROSE)), more={"word/media/a.png": bytes(60_000_000)})
    assert isinstance(left_out_or_read(content, "paper.docx"), Document)


def test_the_limits_are_settings() -> None:
    content = docx(paragraph(run(PROSE)))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        entries = len(package.infolist())
    for settings in (ReadingSettings(max_entries=entries - 1), ReadingSettings(max_unpacked_bytes=500)):
        result = read_content("paper.docx", content, settings)
        assert isinstance(result, Notice) and result.slug == "package-too-large"
