"""The Word twin: the statements of the page in its order, with real headings, tables, footnotes, links and styles."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from briefgen.model.brief import Brief
from briefgen.page import render
from briefgen.page.characters import visible
from briefgen.page.filters import plain_words
from briefgen.page.look import PALETTE, PLAIN, Look
from briefgen.page.templates import find_template
from briefgen.page.to_docx import word_document
from briefgen.page.to_html import print_html
from briefgen.page.word.tables import grid, widths
from briefgen.page.word.xml import WORD
from briefgen.settings import PageSettings
from tests.page.building import build_brief

W = f"{{{WORD}}}"
# The order in which the standard (ISO/IEC 29500-1, annex A) wants these children, as far as they are used.
ORDER = {
    "pPr": ["pStyle", "keepNext", "keepLines", "numPr", "pBdr", "tabs", "spacing", "ind", "jc", "outlineLvl"],
    "rPr": ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "vertAlign", "rtl", "lang"],
    "tblPr": ["tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"],
    "tcPr": ["tcW", "gridSpan", "vMerge", "tcBorders", "shd"],
    "sectPr": ["headerReference", "footerReference", "pgSz", "pgMar", "cols", "titlePg"],
    "style": ["name", "basedOn", "next", "uiPriority", "qFormat", "pPr", "rPr", "tblPr", "tblStylePr"],
    "sdt": ["sdtPr", "sdtContent"],
    "num": ["abstractNumId", "lvlOverride"],
}  # fmt: skip


class Word:
    """A document taken apart."""

    def __init__(self, content: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        self.parts = {name: self.archive.read(name) for name in self.archive.namelist()}
        self.body = self.part("document")[0]
        self.notes = self.part("footnotes")

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[f"word/{name}.xml"])

    @property
    def text(self) -> str:
        return _text(self.body)


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val")


def _text(node: etree._Element) -> str:
    return "".join(one.text or "" for one in node.iter(f"{W}t"))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _page(brief: Brief) -> html.HtmlElement:
    filled = print_html(brief, find_template("brief"), shown=visible, contents=True, lacking="")
    return html.document_fromstring(filled)


def _made(brief: Brief, **settings: object) -> Word:
    (artifact,) = render(brief, PageSettings(formats=("docx",), **settings))  # type: ignore[arg-type]
    return Word(artifact.content)


def _written(body: str, brief: Brief) -> Word:
    """A page of that body as a document."""
    return Word(word_document(f"<html lang='en'><body>{body}</body></html>", brief))


@pytest.fixture(scope="module")
def word(brief: Brief) -> Word:
    return _made(brief)


def test_every_part_has_a_type_and_every_relation_a_target(word: Word) -> None:
    types = etree.fromstring(word.parts["[Content_Types].xml"])
    named = {one.get("PartName") for one in types if one.get("PartName")}
    assert named == {f"/{name}" for name in word.parts if name.endswith(".xml") and name != "[Content_Types].xml"}
    for base, name in (("", "_rels/.rels"), ("word/", "word/_rels/document.xml.rels")):
        relations = etree.fromstring(word.parts[name])
        assert {f"{base}{one.get('Target')}" for one in relations} <= set(word.parts)
        assert len({one.get("Id") for one in relations}) == len(relations)


def test_properties_stand_in_the_order_of_the_standard(word: Word) -> None:
    for name, content in word.parts.items():
        if not name.startswith("word/") or name.endswith(".rels"):
            continue
        for node in etree.fromstring(content).iter():
            kind = etree.QName(node).localname
            children = [etree.QName(child).localname for child in node]
            if kind in ORDER:
                assert children == sorted(children, key=ORDER[kind].index), f"{name}: {kind} {children}"


def test_every_style_that_is_used_is_there(word: Word) -> None:
    known = {one.get(f"{W}styleId") for one in word.part("styles").iter(f"{W}style")}
    used = {
        one.get(f"{W}val")
        for part in ("document", "footnotes", "header1", "footer1", "styles")
        for one in word.part(part).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle", f"{W}basedOn", f"{W}next")
    }
    assert used <= known
    assert {"Title", "Heading1", "Heading2", "Quote", "Caption", "BriefTable", "FootnoteText"} <= used


def test_headings_are_those_of_the_page_with_their_levels(word: Word, brief: Brief) -> None:
    styles = {"h1": ("Title",), "h2": ("Heading1", "HeadingQuiet", "TOCHeading"), "h3": ("Heading2",)}
    page = _page(brief)
    for tag, wanted in styles.items():
        said = [_squeezed(one.text_content()) for one in page.iter(tag)]
        found = [_squeezed(_text(one)) for one in word.body.iter(f"{W}p") if _style(one) in wanted]
        assert found == said
    levels = {
        one.get(f"{W}styleId"): one.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val")
        for one in word.part("styles").iter(f"{W}style")
        if one.find(f"{W}pPr/{W}outlineLvl") is not None
    }
    assert levels == {"Heading1": "0", "Heading2": "1", "Heading3": "2"}


def test_it_says_what_the_page_says_in_the_same_order(word: Word, brief: Brief) -> None:
    page = _page(brief)
    for part in page.xpath("//nav | //*[contains(@class, 'fn') or contains(@class, 'call')] | //svg"):
        part.drop_tree()
    text, at = _squeezed(word.text), 0
    said = [
        _squeezed(one.text_content()) for one in page.xpath("//h1 | //h2 | //h3 | //p[not(.//a)] | //td[not(.//a)]")
    ]
    assert len(said) > 150
    for words in said:
        found = text.find(words, at)
        assert found >= 0, words
        at = found


def test_every_quotation_stands_in_it_letter_for_letter(word: Word, brief: Brief) -> None:
    text = word.text
    for one in brief.comparison.recommendations:
        for evidence in one.evidence:
            assert plain_words(evidence.quotations) in text


def test_notes_are_real_footnotes_in_the_order_of_their_calls(word: Word, brief: Brief) -> None:
    calls = [int(one.get(f"{W}id")) for one in word.body.iter(f"{W}footnoteReference")]
    notes = [one for one in word.notes if one.get(f"{W}type") is None]
    assert calls == list(range(1, len(notes) + 1))
    assert [int(one.get(f"{W}id")) for one in notes] == calls
    said = [
        _squeezed(one.text_content()).removeprefix(str(number))
        for number, one in enumerate(_page(brief).find_class("fn"), start=1)
    ]
    assert [_squeezed(_text(one)) for one in notes] == said
    assert all(one.find(f".//{W}footnoteRef") is not None for one in notes)
    separators = [one.get(f"{W}type") for one in word.notes if one.get(f"{W}type")]
    assert separators == ["separator", "continuationSeparator"]


def test_links_lead_to_bookmarks_that_are_there_once(word: Word) -> None:
    names = [one.get(f"{W}name") for one in word.body.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(names) > 10
    assert all(len(name) <= 40 and name[0].isalpha() for name in names)
    starts = [one.get(f"{W}id") for one in word.body.iter(f"{W}bookmarkStart")]
    assert starts == [one.get(f"{W}id") for one in word.body.iter(f"{W}bookmarkEnd")]
    links = [*word.body.iter(f"{W}hyperlink"), *word.notes.iter(f"{W}hyperlink")]
    assert len(links) > 20
    assert {one.get(f"{W}anchor") for one in links} <= set(names)
    assert all(_text(one).strip() for one in links)


def test_tables_are_tables_with_a_head_that_repeats(word: Word, brief: Brief) -> None:
    tables = list(word.body.iter(f"{W}tbl"))
    assert len(tables) == len(list(_page(brief).iter("table"))) > 3
    for table in tables:
        rows = table.findall(f"{W}tr")
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert heads == [True] + [False] * (len(rows) - 1)
        columns = len(table.find(f"{W}tblGrid"))
        for row in rows:
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
            assert sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) == columns
            assert all(cell[-1].tag == f"{W}p" for cell in row.findall(f"{W}tc"))
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val").startswith("Table ")
        before = table.getprevious()
        assert _style(before) == "Caption" and _text(before).startswith("Table ")
    assert all(not (one.tag == other.tag == f"{W}tbl") for one, other in pairwise(word.body))


def test_the_contents_are_a_field_that_lists_the_headings(word: Word) -> None:
    (contents,) = word.body.iter(f"{W}sdt")
    assert contents.findtext(f".//{W}instrText") == r' TOC \o "1-1" \n \h \z '
    entries = [_text(one) for one in contents.iter(f"{W}p") if _style(one) == "TOC1"]
    assert entries == [_text(one) for one in word.body.iter(f"{W}p") if _style(one) == "Heading1"]
    kinds = [one.get(f"{W}fldCharType") for one in contents.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_it_says_of_itself_what_it_is(word: Word, brief: Brief) -> None:
    core = etree.fromstring(word.parts["docProps/core.xml"])
    said = {etree.QName(one).localname: one.text for one in core}
    assert said["title"] == brief.title
    assert said["language"] == "en"
    assert said["created"] == said["modified"] == "2026-11-22T00:00:00Z"
    assert word.part("styles").find(f".//{W}rPrDefault//{W}lang").get(f"{W}val") == "en"


def test_an_undated_brief_has_no_date() -> None:
    word = _made(build_brief(date=None))
    assert b"dcterms:created" not in word.parts["docProps/core.xml"]


def test_same_brief_same_bytes_and_no_clock(brief: Brief) -> None:
    (first,) = render(brief, PageSettings(formats=("docx",)))
    (again,) = render(build_brief(), PageSettings(formats=("docx",)))
    assert first.content == again.content
    entries = zipfile.ZipFile(io.BytesIO(first.content)).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert entries[0].filename == "[Content_Types].xml"


@pytest.mark.parametrize(("paper", "width"), [("A4", "11906"), ("Letter", "12240")])
def test_the_paper_is_that_of_the_settings(brief: Brief, paper: str, width: str) -> None:
    word = _made(brief, paper=paper)
    assert word.body.find(f"{W}sectPr/{W}pgSz").get(f"{W}w") == width
    room = int(width) - 2 * 1247
    for table in word.body.iter(f"{W}tbl"):
        assert sum(int(one.get(f"{W}w")) for one in table.find(f"{W}tblGrid")) == room


def test_colours_and_fonts_are_those_of_the_template(brief: Brief) -> None:
    look = Look(colours={**PALETTE, "accent": "#00663a"}, fonts={"text": "sans", "heads": "serif"})
    page = "<html lang='en'><body><h1>x</h1></body></html>"
    plain, dressed = (Word(word_document(page, brief, one)).parts["word/styles.xml"] for one in (PLAIN, look))
    assert b'"14507A"' in plain and b'"14507A"' not in dressed
    assert dressed.count(b'"00663A"') == plain.count(b'"14507A"')
    assert dressed.count(b'"Source Serif Pro"') == plain.count(b'"Source Sans Pro"')
    assert b"#" not in dressed and b"Brief S" not in dressed


def test_a_logo_is_written_in_its_words(brief: Brief) -> None:
    assert _text(_written("<p><img src='data:,' alt='Ministry of Water'></p>", brief).body) == "Ministry of Water"


def test_text_that_xml_cannot_hold_is_spelled_out() -> None:
    hostile = "\x00\x0b\ufffe\ud800<w:p/>&amp;]]>\u202e"
    word = _made(build_brief(extra=hostile))
    (title,) = (_text(one) for one in word.body.iter(f"{W}p") if _style(one) == "Title")
    assert "<w:p/>&amp;]]>" in title
    assert "[U+0000" in title and "U+D800]" in title and "[U+202E]" in title


@given(st.text())
def test_any_text_makes_a_document(brief: Brief, text: str) -> None:
    changed = replace(
        brief, title=text or "x", chapters=(), cards=(), agreements=(), tensions=(), lone=(), facing=(), matrix=None
    )
    word = _written(f"<h1>{html.tostring(_holder(visible(text)), encoding='unicode')}</h1>", changed)
    shown = " ".join(visible(text).split(" ")).strip()
    if shown.isprintable() and "  " not in shown:
        assert _text(word.body) == shown


def _holder(text: str) -> html.HtmlElement:
    holder = html.Element("span")
    holder.text = text
    return holder


def test_words_from_right_to_left_and_in_another_language_say_so(brief: Brief) -> None:
    word = _written("<p lang='he'>הצעה</p><blockquote lang='es'><p>“La paz”</p></blockquote>", brief)
    hebrew, spanish = word.body.iter(f"{W}r")
    assert [etree.QName(one).localname for one in hebrew.find(f"{W}rPr")] == ["rtl", "lang"]
    assert hebrew.find(f"{W}rPr/{W}lang").get(f"{W}bidi") == "he"
    assert spanish.find(f"{W}rPr/{W}lang").get(f"{W}val") == "es"


def test_space_is_what_a_reader_sees(brief: Brief) -> None:
    word = _written("<p>  one\n <b> two </b>\n three<br> four </p>", brief)
    assert _text(word.body) == "one two threefour"


def test_lists_are_lists_and_each_starts_at_one(brief: Brief) -> None:
    word = _written(
        "<ol><li>a</li><li>b</li></ol><ul><li>c</li></ul><ol><li>d</li></ol><ul><li><p>e</p></li></ul>", brief
    )
    numbers = [one.get(f"{W}val") for one in word.body.iter(f"{W}numId")]
    assert numbers == ["3", "3", "2", "4"]
    known = {one.get(f"{W}numId") for one in word.part("numbering").iter(f"{W}num")}
    assert set(numbers) <= known


def test_a_shaded_cell_has_its_ink_and_a_raised_number_stands_high(brief: Brief) -> None:
    shaded = "<td class='shade' style='background: #14507a; color: #ffffff'>12</td><td>a<sup>3</sup></td>"
    word = _written(f"<table><tr>{shaded}</tr></table>", brief)
    assert word.body.find(f".//{W}shd").get(f"{W}fill") == "14507A"
    inks = [one.get(f"{W}val") for one in word.body.iter(f"{W}color")]
    assert inks == ["FFFFFF"]
    (raised,) = word.body.iter(f"{W}vertAlign")
    assert _text(raised.getparent().getparent()) == "3"


def test_cells_may_span_rows_and_columns() -> None:
    table = html.fragment_fromstring(
        "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>"
    )
    rows = [[(cell.column, cell.span, cell.merge) for cell in row.cells] for row in grid(table)]
    assert rows == [
        [(0, 1, "restart"), (1, 2, "")],
        [(0, 1, "continue"), (1, 1, ""), (2, 1, "")],
        [(0, 1, ""), (1, 2, "")],
    ]


@given(st.lists(st.lists(st.text("ab cdefgh", max_size=300), min_size=3, max_size=3), min_size=1, max_size=4))
def test_columns_fill_the_table_and_none_vanishes(cells: list[list[str]]) -> None:
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    found = widths(grid(html.fragment_fromstring(f"<table>{lines}</table>")), 9000)
    assert sum(found) == 9000
    assert min(found) > 100
