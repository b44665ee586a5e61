"""EPUB: the pages of the spine in their order, notes and metadata; a locked book or a trap is named."""

from __future__ import annotations

import pytest

from briefgen.model.documents import BlockKind, Document, MarkKind
from briefgen.model.notices import Notice
from tests.documents.building import body_sentences, left_out_or_read, plain, read
from tests.documents.converting import as_html, essays, share_found
from tests.documents.epub import FONTS_ONLY, LOCKED, epub

PROSE = "<p>The council should open the rooms until nine. It must not close them before that hour on any day.</p>"


@pytest.mark.parametrize("essay", essays(), ids=lambda essay: essay.id)
def test_the_reference_essays_are_found_again(essay: Document) -> None:
    body = as_html(essay).partition("<body>")[2].partition("</body>")[0]
    converted = read(epub(body), "essay.epub")
    share = share_found(essay, converted)
    assert share.in_text >= 0.995, share.missing
    assert share.as_sentences >= 0.995
    assert converted.id == essay.id
    for kind in (BlockKind.HEADING, BlockKind.NOTE, BlockKind.QUOTATION):
        assert len(plain(converted, kind)) == len(plain(essay, kind)), kind


def test_pages_come_in_the_order_of_the_spine_and_notes_last() -> None:
    call = '<a epub:type="noteref" href="notes.xhtml#n1">1</a>'
    note = '<aside epub:type="footnote" id="n1"><p>Report of 2017.</p></aside>'
    document = read(
        epub(f"<h1>On Rooms</h1>{PROSE}", f"<h2>What to do</h2><p>Open the rooms{call} now.</p>", last=note), "b.epub"
    )
    assert plain(document, BlockKind.HEADING) == ["On Rooms", "What to do"]
    assert body_sentences(document)[-1] == "Open the rooms now."
    assert plain(document, BlockKind.NOTE) == ["Report of 2017."]
    assert [document.text[m.span.start : m.span.end] for m in document.marks if m.kind is MarkKind.NOTE] == ["1"]
    assert "Contents of the book" not in document.text


def test_what_a_publisher_prints_around_the_text_is_furniture() -> None:
    book = epub(
        "<section epub:type='copyright-page'><p>All rights reserved by the press.</p></section>",
        "<section epub:type='landmarks'><p>Cover</p></section>",
        PROSE,
    )
    assert plain(read(book, "b.epub"), BlockKind.FURNITURE) == ["All rights reserved by the press.", "Cover"]


def test_what_the_book_states_of_itself() -> None:
    metadata = (
        '<dc:title>On Rooms</dc:title><dc:creator id="a">Ada Lind</dc:creator><dc:creator opf:role="trl">Bo Ek</dc:creator>'
        '<dc:creator id="c">Cy Orr</dc:creator><meta refines="#c" property="role">ill</meta><dc:creator>Unknown</dc:creator>'
        '<dc:date opf:event="modification">2024-01-01</dc:date><dc:date>2021-03-12T00:00:00Z</dc:date>'
    )
    document = read(epub(f"<p>On Rooms</p>{PROSE * 3}", metadata=metadata), "b.epub")
    assert document.title and document.title.text == "On Rooms"
    assert [author.name for author in document.authors] == ["Ada Lind"]
    assert document.issued and document.issued.iso == "2021-03-12"


@pytest.mark.parametrize("name", ["book.epub", "book", "book.zip", "book.odt"])
def test_it_is_known_by_its_content(name: str) -> None:
    assert len(body_sentences(read(epub(PROSE), name))) == 2


def test_fonts_that_are_made_unreadable_do_not_lock_a_book() -> None:
    assert body_sentences(read(epub(PROSE, more={"META-INF/encryption.xml": FONTS_ONLY}), "b.epub"))


@pytest.mark.parametrize(
    ("file", "slug"),
    [
        (epub(PROSE * 99)[:700], "damaged-file"),
        (b"no package at all", "damaged-file"),
        (epub(PROSE, more={"META-INF/container.xml": "<container/>"}), "damaged-file"),
        (epub(PROSE, more={"OPS/book.opf": "<package>"}), "damaged-file"),
        (epub(PROSE, more={"META-INF/encryption.xml": LOCKED}), "encrypted-file"),
        (epub(), "empty-file"),
        (epub(f"<p>{' ' * 60_000_000}</p>"), "package-too-large"),
        (epub(PROSE, more={f"more/{n}.xml": b"<a/>" for n in range(1_200)}), "package-too-large"),
        (epub(f"<p>{' '.join(map(str, range(400_000)))}</p>"), "text-too-long"),
        (epub(PROSE, more={"META-INF/container.xml": "<!DOCTYPE c [<!ENTITY a 'b'>]><c>&a;</c>"}), "damaged-file"),
    ],
    ids=["cut", "text", "container", "xml", "locked", "empty", "bomb", "entries", "long", "entities"],
)
def test_why_a_file_is_left_out_is_said(file: bytes, slug: str) -> None:
    result = left_out_or_read(file, "book.epub")
    assert isinstance(result, Notice) and result.slug == slug, result
    assert result.detail and result.remedy


def test_what_lies_outside_the_package_is_not_asked_for() -> None:
    away = epub("<p><img src='file:///etc/hostname'/><iframe src='http://127.0.0.1:9/'>x</iframe>Open the rooms.</p>")
    assert read(away, "b.epub").text == "Open the rooms.\n"
