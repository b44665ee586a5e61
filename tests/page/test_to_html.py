"""The HTML twin: one file, nothing outside it, every quotation linked to its place and back, text as data."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace

import pytest
from lxml import html

from briefgen.model.brief import Brief
from briefgen.model.comparison import PositionKind
from briefgen.page import render
from briefgen.page.filters import plain_words
from briefgen.settings import PageSettings
from tests.page.building import build_brief

HOSTILE = (
    "<script>alert(1)</script><link rel=attachment href=file:///etc/passwd>{{ 7 * 7 }}{% raw %}"
    "\"'><img src=x onerror=alert(1)>&amp;\u202egnp.exe\x07"
)


@pytest.fixture(scope="module")
def page(files: dict[str, bytes]) -> html.HtmlElement:
    return html.document_fromstring(files["brief.html"].decode("utf-8"))


def test_nothing_outside_the_file_is_asked_for(page: html.HtmlElement, files: dict[str, bytes]) -> None:
    assert not page.xpath("//link | //iframe | //img | //object | //embed | //form | //base | //@style")
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//@src | //@*[starts-with(name(), 'on')]")
    assert all(target.startswith("#") for target in page.xpath("//@href"))
    assert not re.search(rb"url\(|@import|@font-face", files["brief.html"])


def test_every_anchor_is_there_once_and_every_link_leads_to_one(page: html.HtmlElement) -> None:
    anchors = Counter(page.xpath("//@id"))
    assert max(anchors.values()) == 1
    assert {target[1:] for target in page.xpath("//@href")} <= set(anchors)


def test_every_quotation_has_a_note_that_leads_to_its_place_and_back(page: html.HtmlElement) -> None:
    quotations = page.xpath("//q[@class='verbatim']")
    assert len(quotations) > 25
    for quotation in quotations:
        call = quotation.getnext()
        (number,) = (call.xpath("string(a)"),)
        (note,) = page.xpath(f"//*[@id='note-{number}']")
        assert note.xpath("a[1]/@href") == [f"#call-{number}"]
        (place,) = note.xpath("a[2]/@href")
        (entry,) = page.xpath(f"//*[@id='{place[1:]}']")
        assert quotation.text_content() in entry.text_content()
        assert f"#call-{number}" in entry.xpath(".//@href")


def test_every_recommendation_stands_in_the_annex_with_its_words(page: html.HtmlElement, brief: Brief) -> None:
    for one in brief.comparison.recommendations:
        (entry,) = page.xpath(f"//*[@id='rec-{one.id}']")
        assert one.headline in entry.text_content()
        for evidence in one.evidence:
            assert f"“{plain_words(evidence.quotations)}”" in entry.text_content()


def test_who_is_addressed_stands_in_the_annex_as_inside_a_sentence(brief: Brief) -> None:
    one = next(one for one in brief.comparison.recommendations if one.addressee)
    called = replace(brief, annex=replace(brief.annex, addressees=((one.id, "dike wardens"),)))
    (artifact,) = render(called, PageSettings(formats=("html",)))
    (entry,) = html.document_fromstring(artifact.content.decode("utf-8")).xpath(f"//*[@id='rec-{one.id}']")
    assert "to dike wardens;" in entry.text_content()


def test_headings_skip_no_level(page: html.HtmlElement) -> None:
    levels = [int(tag.tag[1]) for tag in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))


def test_every_voice_has_the_same_place_in_every_table(page: html.HtmlElement, brief: Brief) -> None:
    names = [voice.short for voice in brief.voices]
    for kind in ("matrix", "heat"):
        (table,) = page.xpath(f"//table[contains(@class, '{kind}')]")
        assert [cell.text_content() for cell in table.xpath(".//thead//th")][1:] == names
        assert all(cell.text_content().strip() for cell in table.xpath(".//td"))


def test_text_is_data() -> None:
    hostile = build_brief(extra=HOSTILE)
    (artifact,) = render(hostile, PageSettings(formats=("html",)))
    text = artifact.content.decode("utf-8")
    page = html.document_fromstring(text)
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//link | //img")
    shown = page.xpath("string(//h1)")
    assert "<script>alert(1)</script><link rel=attachment href=file:///etc/passwd>{{ 7 * 7 }}{% raw %}" in shown
    assert "[U+202E]gnp.exe[U+0007]" in shown
    assert "49" not in shown


def test_a_brief_of_many_voices_names_them_in_columns_of_position() -> None:
    many = build_brief(voices=12)
    (artifact,) = render(many, PageSettings(formats=("html",)))
    page = html.document_fromstring(artifact.content.decode("utf-8"))
    counts, names = page.xpath("//table[contains(@class, 'matrix')]")
    heads = [cell.text_content() for cell in counts.xpath(".//thead//th")][1:]
    assert heads == ["For", "With conditions", "Against", "Silent"]
    first = [cell.text_content().strip() for cell in counts.xpath(".//tbody/tr[1]/td")]
    assert sum(int(count) for count in first if count != "none") == 12
    assert "Núñez" in names.xpath(".//tbody/tr")[0].text_content()


def test_a_text_that_was_not_read_is_not_counted_as_silent() -> None:
    many = build_brief(voices=12)
    assert many.matrix is not None
    cells = [
        replace(cell, kind=PositionKind.SILENT, word="Not read") if cell.document == "d03" else cell
        for cell in many.matrix.rows[0].cells
    ]
    rows = (replace(many.matrix.rows[0], cells=tuple(cells)),)
    (artifact,) = render(replace(many, matrix=replace(many.matrix, rows=rows)), PageSettings(formats=("html",)))
    counts = html.document_fromstring(artifact.content.decode("utf-8")).xpath("//table[contains(@class, 'counts')]")[0]
    assert [cell.text_content() for cell in counts.xpath(".//thead//th")][-2:] == ["Silent", "Not read"]
    assert counts.xpath(".//tbody/tr/td")[-1].text_content().strip() == "1"


def test_words_in_another_language_say_so() -> None:
    spanish = build_brief()
    documents = (replace(spanish.corpus.documents[0], language="es"), *spanish.corpus.documents[1:])
    (artifact,) = render(
        replace(spanish, corpus=replace(spanish.corpus, documents=documents)), PageSettings(formats=("html",))
    )
    page = html.document_fromstring(artifact.content.decode("utf-8"))
    quoted = page.xpath("//q[@lang='es']")
    assert quoted and all("Ana Núñez" in words.text_content() for words in quoted)
    assert not page.xpath("//q[not(@lang) and contains(., 'Ana Núñez means')]")


def test_same_brief_same_bytes(brief: Brief, files: dict[str, bytes]) -> None:
    (again,) = render(brief, PageSettings(formats=("html",)))
    assert again.content == files["brief.html"]


def test_a_brief_without_themes_matrix_or_findings_is_still_a_page() -> None:
    bare = replace(
        build_brief(chapters=False), matrix=None, facing=(), tensions=(), agreements=(), lone=(), cards=(), care=()
    )
    (artifact,) = render(bare, PageSettings(formats=("html",)))
    page = html.document_fromstring(artifact.content.decode("utf-8"))
    assert {target[1:] for target in page.xpath("//@href")} <= set(page.xpath("//@id"))
    assert not page.xpath("//table[contains(@class, 'matrix')]")
