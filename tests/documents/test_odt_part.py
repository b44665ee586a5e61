"""An OpenDocument part is read the same however a program writes its XML."""

from __future__ import annotations

import re

import pytest

from briefgen.documents.office.odt_part import part_at_tags
from briefgen.documents.office.odt_styles import Styles
from briefgen.model.documents import BlockKind, Document
from briefgen.model.notices import Notice
from tests.documents.building import left_out_or_read, read
from tests.documents.odt import AUTOMATIC, content, heading, items, note, odt, paragraph, table

PROSE = "The council should open the rooms until nine. It must not close them before that hour on any day. "
BODY = (
    heading("On Rooms")
    + paragraph(f"{PROSE}{note(1, 'Report &amp; annex.')} And <text:span text:style-name='T1'>hidden</text:span> more.")
    + items(paragraph("Open the rooms."), paragraph("Close the doors."))
    + paragraph("Nobody reads anymore.", "P1")
    + table(("Year", "Rooms"), ("2017", "4"))
    + paragraph(PROSE, "P2")
)


def flat(written: str) -> Document:
    document = read(written.replace("document-content", "document"), "paper.fodt")
    assert document.source.media_type.endswith("opendocument.text-flat-xml")
    return document


def told(document: Document) -> object:
    return document.text, document.blocks, document.marks, [notice.slug for notice in document.notices]


def with_other_prefixes(written: str) -> str:
    return re.sub(r"(?<=[</\s])(?=(?:text|style|office):)|(?<=xmlns:)(?=(?:text|style|office)=)", "my-", written)


@pytest.mark.parametrize(
    "other",
    [
        with_other_prefixes,
        lambda written: written.replace("<text:p", "<!-- a note > < --><text:p"),
        lambda written: written.replace("And ", "<![CDATA[And ]]>").replace("Open", "<?mark?>Open"),
        lambda written: written.replace("council", "coun&#99;il").replace("Rooms", "R&#x6f;oms"),
        lambda written: written.replace("<text:h ", '<text:h xmlns:more="urn:more" more:is="1 > 0" '),
        lambda written: written.replace(" until", "\r\nuntil").replace("<text:p ", "<text:p\n\t"),
        lambda written: written.replace('="P1"', "='P1'").replace("</text:p>", "</text:p >"),
    ],
    ids=["prefixes", "comments", "sections", "references", "declarations", "white space", "quotation marks"],
)
def test_a_part_is_the_same_however_it_is_written(other: object) -> None:
    assert callable(other)
    written = content(BODY)
    changed = other(written)
    assert changed != written
    assert told(flat(changed)) == told(flat(written))
    kinds = {block.kind for block in flat(written).blocks}
    assert kinds >= {BlockKind.HEADING, BlockKind.NOTE, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.TABLE}


@pytest.mark.parametrize(
    "broken",
    [
        "<text:p>an end that is missing",
        "<text:p>ends crossed<text:span></text:p></text:span>",
        "<text:p a=1>no quotation marks</text:p>",
        '<text:p a="1" a="2">said twice</text:p>',
        "<nobody:p>declared nowhere</nobody:p>",
        "<text:p>&unknown;</text:p>",
        "<text:p>&#1;</text:p>",
        "<text:p>\x01</text:p>",
    ],
)
def test_what_is_no_xml_is_named(broken: str) -> None:
    notice = left_out_or_read(odt(paragraph(PROSE) + broken), "paper.odt")
    assert isinstance(notice, Notice) and notice.slug == "damaged-file"


def test_the_text_is_read_where_only_the_styles_are_broken() -> None:
    broken = odt(paragraph(PROSE), more={"styles.xml": b"<office:document-styles><style:style"})
    assert PROSE.strip() in read(broken, "paper.odt").text


def test_a_style_is_told_by_those_that_it_is_based_on() -> None:
    styles = Styles(AUTOMATIC.replace("\n", " "), '<style:style style:name="A &amp; B" style:family="text"/>')
    role = styles.look("paragraph", "P1").role
    assert role and role.kind is BlockKind.QUOTATION
    assert styles.look("paragraph", "P2").turns_before and not styles.look("paragraph", "P2").turns_after
    assert styles.look("text", "T1").is_hidden and styles.look("text", "T2").is_raised
    assert not styles.look("text", "A & B").is_hidden and not styles.look("text", None).is_raised


def test_a_file_of_many_elements_in_each_other_is_left_to_the_parser() -> None:
    _, part = part_at_tags(content("<text:section>" * 200 + paragraph(PROSE) + "</text:section>" * 200).encode())
    assert PROSE in "".join(part.texts)
    deep = "<text:section>" * 5_000 + paragraph(PROSE) + "</text:section>" * 5_000
    notice = left_out_or_read(odt(deep), "paper.odt")
    assert isinstance(notice, Notice) and notice.slug == "damaged-file"
