"""HTML and saved web pages: the document's text is kept whole, the page around it is told apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.documents.from_html import HtmlReader
from briefgen.documents.limits import limits_of
from briefgen.model.documents import BODY_KINDS, BlockKind, Document, MarkKind, Source
from briefgen.model.notices import Notice
from tests.documents.building import SETTINGS, body_sentences, left_out_or_read, plain, read
from tests.documents.converting import as_html, essays, share_found

PROSE = "<p>The council should open the rooms until nine. It must not close them before that hour on any day.</p>" * 3


def page(body: str, head: str = "") -> Document:
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", "page.html")


@pytest.mark.parametrize("essay", essays(), ids=lambda essay: essay.id)
def test_the_reference_essays_are_found_again(essay: Document) -> None:
    converted = read(as_html(essay), "essay.html")
    share = share_found(essay, converted)
    print(f"html {essay.id}: {share.in_text:.4f} in the text, {share.as_sentences:.4f} as sentences")
    assert share.in_text >= 0.995, share.missing
    assert share.as_sentences >= 0.995
    assert converted.id == essay.id
    for kind in (BlockKind.HEADING, BlockKind.NOTE, BlockKind.REFERENCE, BlockKind.QUOTATION):
        assert len(plain(converted, kind)) == len(plain(essay, kind)), kind


def test_structure_survives() -> None:
    document = page(
        "<h1>On Rooms</h1><p>We ask for <em>two</em> things, and for <b>two</b> only:</p>"
        "<ol><li>Open the rooms.<ul><li>All of them.</li></ul></li><li><p>Close the doors.</p><p>Late.</p></li></ol>"
        "<blockquote><p>Nobody reads.</p><p>Nobody.</p></blockquote>"
        "<table><caption>Rooms</caption><tr><th>Year<th>Rooms<tr><td>2017<td>4</table><dl><dt>Room<dd>A place.</dl>"
    )
    assert plain(document, BlockKind.HEADING)[0] == "On Rooms"
    assert plain(document, BlockKind.LIST_ITEM) == ["Open the rooms.", "All of them.", "Close the doors."]
    assert plain(document, BlockKind.QUOTATION) == ["Nobody reads.", "Nobody."]
    assert plain(document, BlockKind.TABLE) == ["Rooms", "Year | Rooms 2017 | 4"]
    assert "We ask for two things, and for two only:" in plain(document, BlockKind.PARAGRAPH)


def test_line_breaks_and_the_space_around_tags() -> None:
    document = page("<p>One<br>two <b> three</b> ,<i>four</i>five<br><br>Next\xa0one.</p>soft\xadhyphen<div>a</div>b")
    assert document.text == "One\ntwo three ,fourfive\n\nNext\xa0one.\n\nsofthyphen\n\na\n\nb\n"


def test_what_the_page_prints_around_the_text_is_furniture() -> None:
    document = page(
        "<header class=site-header><a href=/>The Site</a></header><nav><ul><li><a href=/>Home</a></ul></nav>"
        f"<div class='content-with-sidebar'><h1>On Rooms</h1>{PROSE}<ul><li><a href=/1>One</a><li><a href=/2>Two</a><li><a href=/3>Three</a></ul>"
        "<div class=comments><p>First!</p></div></div><div id=cookieConsent>We use cookies.</div><footer><p>All rights.</p></footer>"
    )
    assert plain(document, BlockKind.FURNITURE) == [
        "The Site", "Home", "One", "Two", "Three", "First!", "We use cookies.", "All rights."
    ]  # fmt: skip
    assert len(body_sentences(document)) == 6


def test_outside_the_main_text_only_the_title_is_the_documents() -> None:
    document = page(f"<h1>On Rooms</h1><p>Elsewhere: a storm.</p><main>{PROSE}</main><div>Most read</div>")
    assert document.title and document.title.text == "On Rooms"
    assert plain(document, BlockKind.FURNITURE) == ["Elsewhere: a storm.", "Most read"]


def test_a_page_laid_out_by_tables_is_read_as_text() -> None:
    document = page(f"<table><tr><td><a href=/>Home</a></td><td><h1>On Rooms</h1>{PROSE}</td></tr></table>")
    assert len(body_sentences(document)) >= 6 and not plain(document, BlockKind.TABLE)


def test_a_name_that_sounds_like_chrome_does_not_hide_a_text() -> None:
    document = page(
        f"<div class='sidebar widget'><form id=aspnetForm>{PROSE}</form></div><section id=social-policy><p>Share the rooms fairly.</p></section>"
    )
    assert len(body_sentences(document)) == 7


def test_notes_and_their_calls() -> None:
    document = page(
        '<p>The rooms are closed.<sup><a href="#fn1">1</a></sup> They measure 40 m<sup>2</sup><a href="#n2" role="doc-noteref">[2]</a> each.<sup>3</sup></p>'
        '<section role="doc-endnotes"><ol><li id="fn1">Report of 2017. <a href="#r1">↩</a></li></ol></section><p id="_ftn2">See there.</p>'
    )
    assert body_sentences(document) == ["The rooms are closed.", "They measure 40 m2 each."]
    assert plain(document, BlockKind.NOTE) == ["Report of 2017.", "See there."]
    calls = [document.text[m.span.start : m.span.end] for m in document.marks if m.kind is MarkKind.NOTE]
    assert calls == ["1", "[2]", "3"]


def test_scripts_are_no_text_and_hidden_words_are_counted() -> None:
    document = page(
        f"<script>var a = '<p>bad</p>'</script><style>p {{}}</style>{PROSE}<p style='display: none'>three hidden words</p>"
    )
    assert "bad" not in document.text and "hidden" not in document.text
    assert [(n.slug, n.detail[:7]) for n in document.notices] == [("hidden-text", "3 words")]


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="Ada Lind"><meta property="article:published_time" content="2018-08-24T10:00:00Z">',
        '<meta name="citation_author" content="Lind, Ada"><meta name="citation_publication_date" content="2018/08/24">',
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "Ada Lind"}], "datePublished": "2018-08-24"}]}</script>',
    ],
)
def test_what_the_page_declares(head: str) -> None:
    document = page(f"<h1>On Rooms</h1>{PROSE}", head + "<title>On Rooms | The Site</title>")
    assert document.title and document.title.text == "On Rooms"
    assert [author.name for author in document.authors] == ["Ada Lind"]
    assert document.issued and document.issued.iso == "2018-08-24"


def test_a_declared_name_printed_above_the_text_is_no_text() -> None:
    document = page(f"<h1>On Rooms</h1><p>By Ada Lind</p>{PROSE}", '<meta name="author" content="Ada Lind">')
    assert plain(document, BlockKind.BYLINE) == ["By Ada Lind"]


def test_the_pages_title_serves_where_there_is_no_heading() -> None:
    document = page(PROSE, "<title>A Longer Hour for Rooms | The Site</title>")
    assert document.title and document.title.text == "A Longer Hour for Rooms"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("<meta charset=iso-8859-1><p>“Señor” – año</p>".encode("cp1252"), "cp1252"),
        ('<?xml version="1.0" encoding="windows-1250"?><html><body><p>Łódź</p></body></html>'.encode("cp1250"), "cp1250"),
        ("\ufeff<p>año</p>".encode("utf-16"), "utf-16-le"),
        ("\ufeff<p>año</p>".encode(), "utf-8"),
    ],
)  # fmt: skip
def test_encodings(content: bytes, encoding: str) -> None:
    document = read(content, "page.html")
    assert document.encoding == encoding
    assert any(word in document.text for word in ("año", "Łódź"))


def test_a_wrong_byte_costs_a_character_and_not_the_page() -> None:
    content = f"<meta charset=utf-8>{PROSE}<p>caf".encode() + b"\xe9 open.</p>"
    document = read(content, "page.html")
    assert document.encoding == "utf-8" and "caf\ufffd open." in document.text


def test_a_page_is_known_by_its_first_words() -> None:
    assert plain(read("<!doctype HTML><h1>On Rooms</h1><p>Text.</p>", "page.txt"), BlockKind.HEADING) == ["On Rooms"]


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 50_000 + "deep" + "</div>" * 50_000,
        "<p>x" + "<!--" * 100_000,
        "<sup>" * 20_000 + "1",
        "<table><tr><td>" * 5_000 + "x",
        "<ul><li>a" * 5_000,
        '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><p>&b; text</p>',
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><p>&f; text</p>',
        "<p>\x00\x01 text \ud800</p>".encode("utf-8", "surrogatepass"),
    ],
    ids=["nested", "comments", "raised", "tables", "lists", "entities", "external", "controls"],
)
def test_hostile_pages_are_read_or_named_in_time(content: str | bytes) -> None:
    result = left_out_or_read(content, "page.html")
    if isinstance(result, Notice):
        assert result.slug in {"damaged-file", "empty-file", "not-text"}
    else:
        assert "\x00" not in result.text and "root:" not in result.text


def test_a_text_past_the_limit_is_named() -> None:
    result = left_out_or_read("<p>word word word word</p>" * 110_000, "page.html")
    assert isinstance(result, Notice) and result.slug == "text-too-long"


TAGS = ["<p>", "</p>", "<div>", "</div>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<sup>", "</sup>", "<a href='#x'>", "</a>", "<h2>", "</h2>", "<br>", "<pre>", "</pre>", "<nav>", "</nav>", "<main>", "</main>", "<blockquote>", "</blockquote>", " ", "\n", "1", "Words here.", "<"]  # fmt: skip


@given(st.lists(st.sampled_from(TAGS), max_size=40))
def test_any_tags_in_any_order_give_ordered_blocks_that_hold_all_text(tags: list[str]) -> None:
    source = Source(path="p.html", media_type="text/html", sha256="0" * 64)
    document = HtmlReader().read_within(source, ("<p>Begin." + "".join(tags)).encode(), limits_of(SETTINGS))
    spans = [block.span for block in document.blocks]
    assert all(one.end < two.start for one, two in pairwise(spans))
    outside = document.text
    for span in reversed(spans):
        outside = outside[: span.start] + outside[span.end :]
    assert not outside.strip()
    assert all(document.block_at(mark.span.start) for mark in document.marks)
    assert any(block.kind in BODY_KINDS | {BlockKind.FURNITURE} for block in document.blocks)


ARTICLE = """<!DOCTYPE html><!-- saved from url=(0033)https://news.example.org/rooms --><html lang="en"><head><title>On Rooms | The Daily</title>
<script type="application/ld+json">{"@type":"OpinionNewsArticle","headline":"On Rooms","author":{"@type":"Person","name":"Ada Lind"},"datePublished":"2021-03-12T08:00:00Z"}</script></head>
<body><div id="onetrust-consent-sdk"><div role="dialog"><h2>We value your privacy</h2><p>You should accept all cookies of our partners.</p><button>Accept</button></div></div>
<div class="top"><a href="/">Home</a> <a href="/o">Opinion</a> <a href="/s">Sport</a></div><div class="wrapper"><h1>On Rooms</h1>
<div class="byline">By <a href="/lind">Ada Lind</a></div><div class="share-buttons"><span>Share this article</span><a href="#">Facebook</a><a href="#">X</a></div>
<figure><img src="a.jpg"><figcaption>A room in the old town. Photo: Bo Ek</figcaption></figure><div class="article-body">
<div>The council should open the rooms until nine. It must not close them before that hour on any day.</div>
<div>Many people read in the evening.<br><br>They need a place that is warm.<br>&nbsp;<br>Nobody else offers one.</div>
<div class="related-articles"><h3>Read more</h3><ul><li><a href="/1">Why the rooms closed</a></li><li><a href="/2">What a room costs</a></li></ul></div>
<h2>What to do</h2><div>First, the council should count the readers.</div>
<div class="newsletter-signup"><h3>Sign up</h3><p>You should subscribe to our best stories now.</p><input type="email"></div></div>
<div class="tags">Topics: <a href="/t/1">Rooms</a>, <a href="/t/2">Council</a></div>
<section id="comments"><h3>2 Comments</h3><ol class="comment-list"><li><p>You should all go home, said nobody ever.</p></li></ol></section>
<div class="recommended"><h3>Recommended for you</h3><div class="card"><a href="/3">Ten rooms you should see</a><p>The mayor should read this before summer.</p></div></div>
</div><footer><p>© The Daily 2021. All rights reserved.</p></footer></body></html>"""


def test_a_page_saved_by_a_browser_keeps_the_article_alone() -> None:
    document = read(ARTICLE, "saved.html")
    assert document.title and document.title.text == "On Rooms"
    assert [author.name for author in document.authors] == ["Ada Lind"]
    assert document.issued and document.issued.iso == "2021-03-12"
    assert plain(document, BlockKind.HEADING) == ["On Rooms", "What to do"]
    assert body_sentences(document) == [
        "The council should open the rooms until nine.", "It must not close them before that hour on any day.",
        "Many people read in the evening.", "They need a place that is warm.", "Nobody else offers one.",
        "First, the council should count the readers.",
    ]  # fmt: skip
    assert plain(document, BlockKind.TABLE) == ["A room in the old town. Photo: Bo Ek"]


def test_a_page_without_paragraphs_keeps_its_text_whatever_it_is_called() -> None:
    lines = "".join(f"<div>The council should open room {number} until nine.</div>" for number in "ABCDE")
    document = page(
        f"<div class='content-with-sidebar'>{lines}</div><div class='sidebar'><div>Most read now.</div></div>"
    )
    assert plain(document, BlockKind.FURNITURE) == ["Most read now."]
    assert len(body_sentences(document)) == 5


@pytest.mark.parametrize("kind", ["footer", "header"])
def test_heads_and_feet_that_an_office_program_writes_are_furniture(kind: str) -> None:
    assert plain(page(f"<div title={kind}><p>Volume 3</p></div>{PROSE}"), BlockKind.FURNITURE) == ["Volume 3"]


def test_notes_that_an_office_program_writes_are_notes_and_a_heading_is_no_source() -> None:
    document = page(
        f'{PROSE}<p>It is so.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p><h2 id="references">References</h2>'
        '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Report of 2017.</p></div>'
    )
    assert plain(document, BlockKind.NOTE) == ["Report of 2017."]
    assert plain(document, BlockKind.HEADING) == ["References"]


def test_what_stands_behind_the_end_of_the_page_is_read_as_browsers_show_it() -> None:
    document = page("<p>First.</p></body></html><p>And then the rest.</p> Loose words.")
    assert plain(document, BlockKind.PARAGRAPH) == ["First.", "And then the rest.", "Loose words."]


def test_numbers_of_items_that_are_set_beside_them_are_marks() -> None:
    beside = '<span style="display:block;float:left;min-width:0cm;">{}</span>{}'
    items = "".join(f"<li><p>{beside.format(label, 'Open the rooms.')}</p></li>" for label in ("1.", "b)", "•.", "iv."))
    document = read(
        f"<html><ol>{items}<li><p>{beside.format('In all,', 'we say so.')}</p></li></ol>".encode(), "a.html"
    )
    assert plain(document, BlockKind.LIST_ITEM) == ["Open the rooms."] * 4 + ["In all,we say so."]
