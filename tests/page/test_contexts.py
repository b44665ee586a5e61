"""Quoted words in their paragraphs: marked where they stand, with the way back to every place that quotes them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from briefgen.model.brief import Brief
from briefgen.model.documents import Block, BlockKind, Corpus, Document, Mark, MarkKind, Source
from briefgen.model.evidence import Span
from briefgen.page import contexts, render
from briefgen.page.contexts import Context, SourceBook
from briefgen.settings import PageSettings
from tests.page.building import build_brief

HEADING, FIRST = "What to do", "The sea rises. Towns must build dikes.[1] They should  build\nthem soon."
SECOND, THIRD = "Money is short.", "word " * 900 + "Nobody else pays. " + "word " * 900
TEXT = f"{HEADING}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}"

BRIEF = build_brief(voices=2, options=2, themes=1)


def _document(text: str = TEXT) -> Document:
    parts, blocks, at = text.split("\n\n"), [], 0
    for number, part in enumerate(parts):
        kind = BlockKind.PARAGRAPH if number else BlockKind.HEADING
        blocks.append(Block(kind=kind, span=Span(at, at + len(part)), number=number or None))
        at += len(part) + 2
    marks = tuple(Mark(kind=MarkKind.NOTE, span=Span(at, at + 3)) for at in [text.find("[1]")] if at >= 0)
    source = Source(path="a.txt", media_type="text/plain", sha256="0" * 64)
    return Document(id="a", source=source, text=text, blocks=tuple(blocks), marks=marks)


def _book(document: Document) -> SourceBook:
    return SourceBook(replace(BRIEF, corpus=Corpus(documents=(document,))))


def _span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def _of(*quoted: str) -> tuple[Context, ...]:
    document = _document()
    book = _book(document)
    for number, words in enumerate(quoted):
        assert book.anchors([document.quote(_span(words))], f"call-{number}") == (f"in-a-{_span(words).start}",)
    return book.of("a")


def test_a_paragraph_is_shown_whole_with_the_quoted_words_marked() -> None:
    (context,) = _of("Towns must build dikes.")
    assert [(part.text, part.quoted) for part in context.parts] == [
        ("The sea rises. ", False),
        ("Towns must build dikes.", True),
        (" They should build them soon.", False),
    ]
    assert context.under == HEADING
    assert (context.locator.line, context.locator.paragraph) == (3, 1)


def test_a_short_paragraph_is_shown_between_its_neighbours() -> None:
    (context,) = _of(SECOND)
    assert context.before == "The sea rises. Towns must build dikes. They should build them soon."
    assert context.after.startswith("word word") and context.after.endswith("word …")
    assert len(context.after) < 260


def test_of_a_long_paragraph_what_is_near_is_shown() -> None:
    (context,) = _of("Nobody else pays.")
    assert (context.before, context.after) == ("…", "…")
    shown = "".join(part.text for part in context.parts)
    assert 1100 < len(shown) < 1300
    assert set(shown.split()) == {"word", "Nobody", "else", "pays."}


def test_quotations_of_one_paragraph_are_shown_once_and_may_overlap() -> None:
    (context,) = _of("Towns must build dikes.", "must build dikes.[1] They should", "Towns must build dikes.")
    start = TEXT.index("Towns")
    assert [(part.text, part.anchor, part.asked) for part in context.parts if part.quoted] == [
        ("Towns ", f"in-a-{start}", ("call-0", "call-2")),
        ("must build dikes.", f"in-a-{start + 6}", ("call-1",)),
        (" They should", "", ()),
    ]


def test_words_outside_any_paragraph_have_a_place_too() -> None:
    document = replace(_document(), blocks=())
    book = _book(document)
    assert book.anchors([document.quote(_span("Money is"))], "rec-x")
    (context,) = book.of("a")
    assert [part.text for part in context.parts] == ["Money is"]


def test_there_is_an_end_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contexts, "MOST_CHARACTERS", 1_500)
    document = _document()
    book = _book(document)
    assert book.anchors([document.quote(_span("Towns"))], "call-1")
    assert book.anchors([document.quote(_span("Money")), document.quote(_span("Nobody"))], "call-2")[1:] == ()
    assert book.anchors([document.quote(_span("sea"))], "call-3"), "a paragraph that is shown costs no more room"
    assert book.left_out == 1


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), min_size=1, max_size=6))
def test_every_quotation_is_marked_letter_for_letter(places: list[tuple[int, int]]) -> None:
    document = _document()
    book = _book(document)
    start = TEXT.index(FIRST)
    quoted = [
        document.quote(Span(start + at, min(start + at + length, start + len(FIRST))))
        for at, length in places
        if at < len(FIRST)
    ]
    book.anchors(quoted, "call-1")
    (context,) = book.of("a")
    for quotation in quoted:
        parts = iter(context.parts)
        first = next(part for part in parts if part.anchor == f"in-a-{quotation.locator.span.start}")
        marked = first.text + "".join(part.text for part in parts if part.quoted)
        assert " ".join(marked.split()).startswith(quotation.plain) or not quotation.plain
    whole = " ".join("".join(part.text for part in context.parts).split())
    assert whole == document.plain(Span(start, start + len(FIRST)))


def test_every_quotation_of_the_page_leads_to_its_words_and_back(brief: Brief) -> None:
    (artifact,) = render(brief, PageSettings(formats=("html",)))
    page = html.document_fromstring(artifact.content.decode("utf-8"))
    quotations = page.find_class("verbatim")
    assert len(quotations) > 25
    for quotation in quotations:
        link = quotation.xpath("following-sibling::a[@class='context'][1]")[0]
        (place,) = page.xpath(f"//mark[@id='{link.get('href')[1:]}']")
        assert place.text_content() in quotation.text_content()
        call = quotation.xpath("following-sibling::sup[1]/a/@id")[0]
        back = place.xpath("following-sibling::span[@class='back'][1]/a/@href")
        assert f"#{call}" in back
    assert {link[1:] for link in page.xpath("//a/@href")} <= set(page.xpath("//@id"))


def test_the_printed_page_has_none_of_it(brief: Brief) -> None:
    from briefgen.page.templates import find_template
    from briefgen.page.to_html import print_html

    printed = print_html(brief, find_template("brief"), shown=str, contents=True, lacking="")
    page = html.document_fromstring(printed)
    assert not page.xpath("//mark | //script | //input | //*[@class='context' or @id='contexts' or @id='find']")


def test_the_same_places_in_the_same_order_from_the_same_brief() -> None:
    first, again = (render(build_brief(), PageSettings(formats=("html",)))[0].content for _ in range(2))
    assert first == again
