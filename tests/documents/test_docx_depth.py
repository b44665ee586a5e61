"""DOCX in depth: boxes, fields, controls, equations, review marks, pages, strict files."""

from __future__ import annotations

import pytest

from briefgen.model.documents import BlockKind, Document, MarkKind
from tests.documents.building import body_sentences, plain, read
from tests.documents.docx import W, call, docx, paragraph, run

PROSE = "The council should open the rooms until nine. It must not close them before that hour on any day. "
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def paper(*paragraphs: str, **parts: str) -> Document:
    more = {f"word/{name}.xml": text.encode() for name, text in parts.items()}
    return read(docx("".join(paragraphs), more=more), "paper.docx")


def field(instruction: str, inner: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark("begin") + told + mark("separate") + inner + mark("end")


def styled(text: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    "inner",
    [
        f"<w:hyperlink>{run('The rooms should')}</w:hyperlink>{run(' open.')}",
        f"<w:smartTag>{run('The rooms')}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>{run(' should open.')}</w:sdtContent></w:sdt>",
        f"{run('The ')}{field(' HYPERLINK x ', run('rooms'))}<w:fldSimple w:instr='REF y'>{run(' should')}</w:fldSimple>{run(' open.')}",
        f"<w:moveFrom>{run('Maybe ')}</w:moveFrom>{run('The rooms')}<w:moveTo>{run(' should')}</w:moveTo>{run(' open.')}<w:del><w:r><w:delText>Not.</w:delText></w:r></w:del>",
        "<w:r><w:t>The</w:t><w:tab/><w:t>rooms</w:t><w:br/><w:t>sho</w:t><w:softHyphen/><w:t>uld</w:t><w:cr/><w:t>open.</w:t></w:r>",
        f"{run('The rooms should')}{styled(' not', '<w:vanish/>')}{styled(' open.', '<w:vanish w:val=' + chr(34) + '0' + chr(34) + '/>')}",
        "<w:r><w:ruby><w:rt><w:r><w:t>over</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>The rooms</w:t></w:r></w:rubyBase></w:ruby><w:t> should open.</w:t></w:r>",
    ],
    ids=["link", "control", "field", "moved", "breaks", "hidden", "ruby"],
)
def test_words_come_back_from_inside(inner: str) -> None:
    assert " ".join(paper(paragraph(inner)).text.split()) == "The rooms should open."


def test_comments_deletions_and_hidden_words_are_counted() -> None:
    inner = (
        run("The rooms ")
        + f"<w:del>{run('must')}</w:del><w:r><w:commentReference w:id='0'/></w:r>"
        + styled("or not", "<w:vanish/>")
        + run("open.")
    )
    told = {notice.slug: notice.detail for notice in paper(paragraph(inner)).notices}
    assert told["review-marks"].startswith("not read: 1 comment and 1 tracked deletion;")
    assert told["hidden-text"].startswith("2 words")


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{run('The rooms ')}</w:p>"
    assert paper(first, paragraph(run("should open."))).text == "The rooms should open.\n"


def test_a_box_is_read_once_and_comes_after_its_paragraph() -> None:
    def box(text: str) -> str:
        return f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"

    drawn = f"<mc:AlternateContent {MC}><mc:Choice Requires='wps'><w:drawing>{box('In a box.')}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box('In a box.')}</w:pict></mc:Fallback></mc:AlternateContent>"
    assert (
        paper(paragraph(run("First.") + f"<w:r>{drawn}</w:r>" + run(" Second."))).text
        == "First. Second.\n\nIn a box.\n"
    )


def test_endnotes_and_typed_calls() -> None:
    endnotes = f'<w:endnotes {W}><w:endnote w:id="0" w:type="separator"><w:p/></w:endnote><w:endnote w:id="2"><w:p>{run("Report of 2018.")}</w:p></w:endnote></w:endnotes>'
    raised = '<w:vertAlign w:val="superscript"/>'
    inner = (
        run("It is so.")
        + '<w:r><w:endnoteReference w:id="2"/></w:r>'
        + run(" Elsewhere too.")
        + styled("3", raised)
        + run(" 20 km")
        + styled("2", raised)
        + run(" of it.")
    )
    document = paper(paragraph(inner), endnotes=endnotes)
    assert [document.text[m.span.start : m.span.end] for m in document.marks if m.kind is MarkKind.NOTE] == ["[1]", "3"]
    assert plain(document, BlockKind.NOTE) == ["Report of 2018."]
    assert body_sentences(document)[-1] == "20 km2 of it."


def test_levels_come_from_styles_and_from_the_outline() -> None:
    styles = (
        f"<w:styles {W}><w:style w:type='paragraph' w:styleId='a'><w:name w:val='heading 2'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='b'><w:name w:val='My Own'/><w:basedOn w:val='a'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='c'><w:name w:val='Other'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='d'><w:name w:val='List Bullet'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style></w:styles>"
    )
    document = paper(
        paragraph(run("By name"), "b"), paragraph(run("By level"), "c"), paragraph(run("An item."), "d"),
        f"<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr>{run('By itself')}</w:p>",
        f"<w:p><w:pPr><w:pStyle w:val='a'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>{run('Numbered')}</w:p>",
        f"<w:p><w:pPr><w:pStyle w:val='d'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>{run(PROSE)}</w:p>",
        styles=styles,
    )  # fmt: skip
    levels = [(document.plain(b.span), b.level) for b in document.blocks if b.kind is BlockKind.HEADING]
    assert levels == [("By name", 2), ("By level", 3), ("By itself", 1), ("Numbered", 2)]
    assert plain(document, BlockKind.LIST_ITEM) == ["An item."]


def test_fields_set_contents_and_sources_apart() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin = mark.format("begin") + "<w:r><w:instrText> TOC \\o </w:instrText></w:r>" + mark.format("separate")
    document = paper(
        paragraph(begin + run("What to do 2")), paragraph(run("Who pays 3") + mark.format("end")), paragraph(run(PROSE)),
        paragraph(field(" ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", run("Lind, A. (2017). Rooms."))),
    )  # fmt: skip
    assert plain(document, BlockKind.FURNITURE) == ["What to do 2", "Who pays 3"]
    assert plain(document, BlockKind.REFERENCE) == ["Lind, A. (2017). Rooms."]


def test_equations_symbols_and_hyphens() -> None:
    inner = (
        run("Where ")
        + f"<m:oMath {MATH}><m:r><m:t>a=b</m:t></m:r></m:oMath>"
        + '<w:r><w:t xml:space="preserve"> well</w:t><w:noBreakHyphen/><w:t>known</w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:char="00B1"/></w:r>'
    )
    assert paper(paragraph(inner)).text == "Where a=b well\u2011known±\n"


def test_pages_are_those_that_word_noted() -> None:
    turned = "<w:r><w:lastRenderedPageBreak/></w:r>"
    document = paper(
        paragraph(run("The council should open") + turned + run(" the rooms until nine on every day of the week.")),
        paragraph(run("Done.") + '<w:r><w:br w:type="page"/></w:r>'),
        paragraph(turned + run("The doors must stay open.")),
    )
    assert [block.page for block in document.blocks] == [1, 2, 2, 3]
    assert body_sentences(document)[0] == "The council should open the rooms until nine on every day of the week."
    assert {
        b.page for b in paper(paragraph(run("A.") + '<w:r><w:br w:type="page"/></w:r>'), paragraph(run("B."))).blocks
    } == {None}


def test_strict_files_and_other_names_of_the_main_part() -> None:
    strict = W.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    body = paragraph(run(PROSE + "It is so.") + call(1), "Quote")
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/text/main.xml"/></Relationships>'
    )
    own = relations.replace('officeDocument"', 'footnotes"').replace("/text/main.xml", "notes7.xml")
    more = {
        "_rels/.rels": relations.encode(),
        "text/main.xml": f"<w:document {strict}><w:body>{body}</w:body></w:document>".encode(),
        "text/_rels/main.xml.rels": own.encode(),
        "text/notes7.xml": f'<w:footnotes {strict}><w:footnote w:id="1"><w:p>{run("Report.")}</w:p></w:footnote></w:footnotes>'.encode(),
    }
    document = read(docx("", more=more), "paper.docx")
    assert "until nine" in document.text and plain(document, BlockKind.NOTE) == ["Report."]


def test_tables_in_controls_and_for_the_layout() -> None:
    def cell(text: str) -> str:
        return f"<w:tc>{paragraph(run(text))}</w:tc>"

    def row(*cells: str, deleted: bool = False) -> str:
        return f"<w:tr>{'<w:trPr><w:del/></w:trPr>' if deleted else ''}{''.join(map(cell, cells))}</w:tr>"

    data = f"<w:tbl>{row('Year', 'Rooms')}<w:sdt><w:sdtContent>{row('2017', '4')}</w:sdtContent></w:sdt>{row('2016', '3', deleted=True)}</w:tbl>"
    document = paper(data, f"<w:tbl>{row(PROSE * 4, 'A note in the margin.')}</w:tbl>")
    assert plain(document, BlockKind.TABLE) == ["Year | Rooms 2017 | 4"]
    assert len(body_sentences(document)) == 9


def test_indented_on_both_sides_it_is_a_quotation() -> None:
    def indented(text: str, right: int) -> str:
        return f'<w:p><w:pPr><w:ind w:left="720" w:right="{right}"/></w:pPr>{run(text)}</w:p>'

    document = paper(
        paragraph(run(PROSE * 5)),
        indented("Nobody reads anymore in any of the rooms.", 720),
        indented("The rooms should open.", 0),
    )
    assert plain(document, BlockKind.QUOTATION) == ["Nobody reads anymore in any of the rooms."]
    layout = paper(*(indented(PROSE, 720) for _ in range(3)), paragraph(run(PROSE)))
    assert not plain(layout, BlockKind.QUOTATION)
