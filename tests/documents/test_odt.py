"""OpenDocument text: styles, lists, notes, pages and tracked changes are read; a package that is a trap is named."""

from __future__ import annotations

import pytest

from briefgen.model.documents import BlockKind, Document, MarkKind
from briefgen.model.notices import Notice
from tests.documents.building import body_sentences, left_out_or_read, plain, read
from tests.documents.converting import essays, share_found
from tests.documents.odt import as_odt, content, heading, items, note, odt, paragraph, table

PROSE = "The council should open the rooms until nine. It must not close them before that hour on any day. "


@pytest.mark.parametrize("essay", essays(), ids=lambda essay: essay.id)
def test_the_reference_essays_are_found_again(essay: Document) -> None:
    converted = read(as_odt(essay), "essay.odt")
    share = share_found(essay, converted)
    print(f"odt {essay.id}: {share.in_text:.4f} in the text, {share.as_sentences:.4f} as sentences")
    assert share.in_text >= 0.995, share.missing
    assert share.as_sentences >= 0.995
    assert converted.id == essay.id
    assert len(plain(converted, BlockKind.HEADING)) == len(plain(essay, BlockKind.HEADING))


def test_structure_survives() -> None:
    document = read(
        odt(
            heading("On Rooms")
            + paragraph(PROSE + note(1, "Report of 2017."))
            + heading("What to do", 2)
            + items(paragraph("Open the rooms.") + items(paragraph("All of them.")), paragraph("Close the doors.") + paragraph("Late."))
            + paragraph("Nobody reads anymore.", "P1")
            + table(("Year", "Rooms"), ("2017", "4"))
        ),
        "paper.odt",
    )  # fmt: skip
    assert document.title and document.title.text == "On Rooms"
    assert plain(document, BlockKind.HEADING) == ["On Rooms", "What to do"]
    assert plain(document, BlockKind.LIST_ITEM) == ["Open the rooms.", "All of them.", "Close the doors."]
    assert plain(document, BlockKind.QUOTATION) == ["Nobody reads anymore."]
    assert plain(document, BlockKind.TABLE) == ["Year | Rooms 2017 | 4"]
    assert plain(document, BlockKind.NOTE) == ["Report of 2017."]
    assert [document.text[m.span.start : m.span.end] for m in document.marks if m.kind is MarkKind.NOTE] == ["[1]"]
    assert (
        next(b for b in document.blocks if document.plain(b.span) == "Late.").reason
        == "goes on with the list item above"
    )


def test_white_space_breaks_and_raised_figures() -> None:
    document = read(
        odt(
            paragraph('One<text:s text:c="3"/>two<text:tab/>three\n  four<text:line-break/>five')
            + paragraph('A word<text:span text:style-name="T2">12</text:span> and 5 m<text:span text:style-name="T2">2</text:span>.')
        ),
        "paper.odt",
    )  # fmt: skip
    assert document.text == "One two three four\nfive\n\nA word12 and 5 m2.\n"
    assert plain(document, BlockKind.PARAGRAPH)[1] == "A word and 5 m2."


def test_deletions_comments_and_hidden_words_are_not_text_but_counted() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>never</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        + paragraph("The rooms <office:annotation><text:p>Really?</text:p></office:annotation>should "
        '<text:change-start/>now<text:change-end/><text:span text:style-name="T1"> or not</text:span> open.')
    )  # fmt: skip
    document = read(odt(body), "paper.odt")
    assert body_sentences(document) == ["The rooms should now open."]
    told = {notice.slug: notice.detail for notice in document.notices}
    assert told["review-marks"].startswith("not read: 1 comment and 1 tracked deletion;")
    assert told["hidden-text"].startswith("2 words")


def test_pages_are_counted_where_the_file_says_where_they_turn() -> None:
    body = (
        paragraph("The council should open<text:soft-page-break/> the rooms until nine on every day of the week.")
        + paragraph("The doors must stay open.", "P2")
        + paragraph("It costs little.")
    )
    document = read(odt(body), "paper.odt")
    assert [block.page for block in document.blocks] == [1, 2, 3, 3]
    assert body_sentences(document)[0] == "The council should open the rooms until nine on every day of the week."
    assert [document.quote_sentence(document.sentences[0])[at].locator.page for at in (0, 1)] == [1, 2]
    assert {block.page for block in read(odt(paragraph(PROSE) + paragraph(PROSE, "P2")), "a.odt").blocks} == {None}


def test_boxes_come_after_their_paragraph_and_a_table_of_contents_is_furniture() -> None:
    body = (
        "<text:table-of-content><text:index-body>" + paragraph("What to do 2") + "</text:index-body></text:table-of-content>"
        + paragraph(f"First.<draw:frame><draw:text-box>{paragraph('In a box.')}</draw:text-box></draw:frame> Second.")
        + f"<text:section>{paragraph('In a section.')}</text:section>"
    )  # fmt: skip
    document = read(odt(body), "paper.odt")
    assert document.text.split("\n\n") == ["What to do 2", "First. Second.", "In a box.", "In a section.\n"]
    assert plain(document, BlockKind.FURNITURE) == ["What to do 2"]


def test_a_table_for_the_layout_is_read_as_text() -> None:
    document = read(odt(table((PROSE * 4, PROSE))), "paper.odt")
    assert not plain(document, BlockKind.TABLE) and len(body_sentences(document)) == 10


def test_properties_count_where_the_text_prints_them() -> None:
    body = paragraph("On Rooms") + paragraph("Ada Lind") + paragraph(PROSE)
    document = read(odt(body, author="Ada Lind", title="on rooms"), "paper.odt")
    assert document.title and document.title.text == "On Rooms" and document.title.found.span
    assert [author.name for author in document.authors] == ["Ada Lind"]
    other = read(odt(body, author="Office User", title="Template 3"), "paper.odt")
    assert all(author.name != "Office User" for author in other.authors)


@pytest.mark.parametrize("name", ["paper.odt", "paper.ott", "paper", "paper.txt", "paper.zip", "paper.docx"])
def test_it_is_known_by_its_content(name: str) -> None:
    assert len(body_sentences(read(odt(paragraph(PROSE)), name))) == 2


def test_flat_files_are_read_too() -> None:
    flat = content(paragraph(PROSE)).replace("document-content", "document")
    assert len(body_sentences(read(flat, "paper.fodt"))) == 2


LOCKED = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"
LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>' + content(paragraph("PLACE")).replace("PLACE", "&b;")
).encode()


@pytest.mark.parametrize(
    ("file", "slug"),
    [
        (odt(paragraph(PROSE * 99))[:900], "damaged-file"),
        (b"PK\x03\x04 no package", "damaged-file"),
        (b"no package at all", "damaged-file"),
        (odt("<text:p>"), "damaged-file"),
        (odt("", more={"META-INF/manifest.xml": LOCKED}), "encrypted-file"),
        (odt(""), "empty-file"),
        (odt("", more={"content.xml": LAUGHS}), "damaged-file"),
        (odt(" " * 60_000_000), "package-too-large"),
        (odt("", more={f"more/{n}.xml": b"<a/>" for n in range(1_200)}), "package-too-large"),
        (odt("<text:p>" * 3_000 + "</text:p>" * 3_000), "damaged-file"),
        (odt(paragraph(" ".join(map(str, range(400_000))))), "text-too-long"),
    ],
    ids=["cut", "zip", "text", "xml", "encrypted", "empty", "entities", "bomb", "entries", "nested", "long"],
)
def test_why_a_file_is_left_out_is_said(file: bytes, slug: str) -> None:
    result = left_out_or_read(file, "paper.odt")
    assert isinstance(result, Notice) and result.slug == slug, result
    assert result.detail and result.remedy
