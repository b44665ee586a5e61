"""RTF: characters of any code page, styles, lists, notes, tables and tracked changes are read; pictures are passed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.documents.from_rtf import RtfReader
from briefgen.documents.limits import limits_of
from briefgen.documents.office.rtf_tokens import tokens
from briefgen.model.documents import BlockKind, Document, MarkKind, Source
from briefgen.model.notices import Notice
from tests.documents.building import SETTINGS, body_sentences, left_out_or_read, plain, read
from tests.documents.converting import essays, share_found
from tests.documents.rtf import as_rtf, escaped, item, note, paragraph, row, rtf

PROSE = "The council should open the rooms until nine. It must not close them before that hour on any day. "


def text_of(inner: str) -> str:
    return read(rtf(paragraph(inner)), "paper.rtf").text.strip()


@pytest.mark.parametrize("essay", essays(), ids=lambda essay: essay.id)
def test_the_reference_essays_are_found_again(essay: Document) -> None:
    converted = read(as_rtf(essay), "essay.rtf")
    share = share_found(essay, converted)
    print(f"rtf {essay.id}: {share.in_text:.4f} in the text, {share.as_sentences:.4f} as sentences")
    assert share.in_text >= 0.995, share.missing
    assert share.as_sentences >= 0.995
    assert converted.id == essay.id
    assert len(plain(converted, BlockKind.HEADING)) == len(plain(essay, BlockKind.HEADING))


def test_structure_survives() -> None:
    document = read(
        rtf(
            paragraph("On Rooms", r"\s4\qc")
            + paragraph(PROSE + note("Report of 2017."))
            + paragraph("What to do", r"\outlinelevel1")
            + item("Open the rooms.")
            + item("Close the doors" + note("Report of 2018.") + ".", "2.")
            + paragraph("Late.", r"{\listtext\tab}\ls1\li720")
            + paragraph("Nobody reads anymore.", r"\s3")
            + paragraph("Nobody, indeed, reads.", r"\li1200\ri600")
            + row("Year", "Rooms")
            + row("2017", r"4\par four")
            + paragraph(PROSE)
        ),
        "paper.rtf",
    )
    assert document.title and document.title.text == "On Rooms"
    assert [(document.plain(b.span), b.level) for b in document.blocks if b.kind is BlockKind.HEADING] == [
        ("On Rooms", 1),
        ("What to do", 2),
    ]
    assert plain(document, BlockKind.LIST_ITEM) == ["Open the rooms.", "Close the doors."]
    assert (
        next(b for b in document.blocks if document.plain(b.span) == "Late.").reason
        == "goes on with the list item above"
    )
    assert plain(document, BlockKind.QUOTATION) == ["Nobody reads anymore.", "Nobody, indeed, reads."]
    assert plain(document, BlockKind.TABLE) == ["Year | Rooms 2017 | 4 four"]
    assert plain(document, BlockKind.NOTE) == ["Report of 2017.", "Report of 2018."]
    assert [document.text[m.span.start : m.span.end] for m in document.marks if m.kind is MarkKind.NOTE] == [
        "[1]",
        "[2]",
    ]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"caf\'e9 na\u239\'efve \u8220?x\u8221?", "café naïve “x”"),
        (r"\f1 \'cc\'e8\'f0\f0  and \'e9", "Мир and é"),
        (r"\f2 \'93\'fa\'96\'7b text", "日本 text"),
        (r"{\uc2 \u26085ab\u26412\'96\'7b}c", "日本c"),
        (r"a\u-10179?\u-8704?!", "a😀!"),
        (r"{\uc0\u8364}5 \emdash\~a\_b\-c\{\}\\", "€5 —\u00a0a\u2011bc{}\\"),
        ("a\\\nb", "a\n\nb"),
        (r"a\line b\tab c", "a\nb c"),
        (r"{\f3 \'b7}x", "•x"),
        (r"a\bin5 }}{{\b", "ab"),
    ],
)  # fmt: skip
def test_characters(written: str, text: str) -> None:
    assert text_of(written) == text


@pytest.mark.parametrize(
    "written",
    [
        r"The {\pict\pngblip 89504e470d0a}rooms{\*\bkmkstart x} open.",
        r"The {\object{\*\objdata 0102}{\result rooms}} open.",
        r"The {\field{\*\fldinst HYPERLINK x}{\fldrslt rooms}} open.",
        r"{\header a head}{\footerf a foot}The {\*\unknown {what}ever}rooms open.",
        r"The {\v secret} rooms {\deleted must not}{\revised} open.",
        r"{\upr{The room}{\*\ud{The roms}}}The rooms open.",
    ],
)  # fmt: skip
def test_what_is_not_the_documents_text_is_passed_over(written: str) -> None:
    assert " ".join(text_of(written).split()) == "The rooms open."


def test_comments_deletions_and_hidden_words_are_counted() -> None:
    document = read(
        rtf(paragraph(r"The rooms {\*\atnid AL}{\*\annotation Really?}{\deleted never }should {\v or not }open.")),
        "a.rtf",
    )
    told = {notice.slug: notice.detail for notice in document.notices}
    assert told["review-marks"].startswith("not read: 1 comment and 1 tracked deletion;")
    assert told["hidden-text"].startswith("2 words")


def test_boxes_come_after_their_paragraph() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn fill}{\sv 0}}{\shptxt\pard In a box.\par}}{\shprslt{\*\do}x}}"
    assert read(rtf(paragraph(f"First.{box} Second.")), "a.rtf").text == "First. Second.\n\nIn a box.\n"


def test_properties_count_where_the_text_prints_them() -> None:
    body = paragraph("On Rooms") + paragraph("Ada Lind") + paragraph(PROSE)
    document = read(rtf(body, r"{\title On Rooms}{\author Ada Lind}{\operator Office User}"), "paper.rtf")
    assert document.title and document.title.text == "On Rooms"
    assert [author.name for author in document.authors] == ["Ada Lind"]


@pytest.mark.parametrize("name", ["paper.rtf", "paper", "paper.doc", "paper.txt", "paper.docx"])
def test_it_is_known_by_its_content(name: str) -> None:
    assert len(body_sentences(read(rtf(paragraph(PROSE)), name))) == 2


@pytest.mark.parametrize(
    ("file", "slug"),
    [
        (b"no such file", "damaged-file"),
        (b"{\\rtf1", "empty-file"),
        (rtf(r"{\pict 00}"), "empty-file"),
        (rtf("{" * 3_000), "damaged-file"),
        (rtf(" ".join(map(str, range(400_000)))), "text-too-long"),
    ],
    ids=["text", "cut", "empty", "nested", "long"],
)
def test_why_a_file_is_left_out_is_said(file: bytes, slug: str) -> None:
    result = left_out_or_read(file, "paper.rtf")
    assert isinstance(result, Notice) and result.slug == slug, result
    assert result.detail and result.remedy


def test_a_file_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = rtf(paragraph(PROSE) + paragraph(PROSE + note("Report.")))
    assert len(body_sentences(read(whole[:-20], "paper.rtf"))) == 4


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp"]), max_size=60))
def test_every_character_comes_back(text: str) -> None:
    document = RtfReader().read_within(
        Source(path="a.rtf", media_type="", sha256=""), rtf(paragraph("x" + escaped(text) + "x")), limits_of(SETTINGS)
    )
    assert document.text.split() == f"x{text}x".split()


@given(st.text("\\{}*'abfu0 \n\x00é-7", max_size=300))
def test_whatever_is_in_it_blocks_lie_in_order(text: str) -> None:
    content = rtf(text)
    document = RtfReader().read_within(Source(path="a.rtf", media_type="", sha256=""), content, limits_of(SETTINGS))
    ends = [0, *(block.span.end for block in document.blocks)]
    assert all(end <= block.span.start for end, block in zip(ends, document.blocks, strict=False))
    assert all(kind is not None for kind, _, _ in tokens(content.decode("latin-1")))
