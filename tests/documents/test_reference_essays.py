"""The five reference essays: every trap that they hold, read as it must be."""

from __future__ import annotations

import pytest

from briefgen.documents import read_corpus
from briefgen.model.documents import BODY_KINDS, BlockKind, Corpus, Document, MarkKind
from tests.documents.building import SEEDS, SETTINGS, body_sentences, plain


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus([SEEDS], SETTINGS)


def of(corpus: Corpus, number: str) -> Document:
    return next(document for document in corpus.documents if document.source.path.startswith(number))


@pytest.mark.parametrize(
    ("number", "id", "author", "short", "title", "rule"),
    [
        ("000", "vidal-terrazas", "Irving Vidal Terrazas", "Vidal Terrazas", "The Spirit of North Americanism for Security and Diplomacy: A Case Study of the U.S. – Mexico", "byline"),
        ("001", "wood", "Duncan Wood", "Wood", "Working with Mexico, not against it, would bolster security", "biography"),
        ("002", "diez", "Jordi Díez", "Díez", "North America's Security Perimeter", "name under the title"),
        ("003", "rios", "Viridiana Rios", "Rios", "Security Cooperation between the United States and Mexico: Today, Yesterday, and the Future We Want", "byline"),
    ],
)  # fmt: skip
def test_title_and_author(corpus: Corpus, number: str, id: str, author: str, short: str, title: str, rule: str) -> None:
    document = of(corpus, number)
    assert document.title and document.title.text == title
    assert [(one.name, one.short, one.found.rule) for one in document.authors] == [(author, short, rule)]
    assert document.id == id
    span = document.authors[0].found.span
    assert span and author in document.text[span.start : span.end]
    assert document.text[document.title.found.span.start : document.title.found.span.end].strip("# ") == title  # type: ignore[union-attr]


def test_an_unsigned_text_is_its_own_author(corpus: Corpus) -> None:
    document = of(corpus, "004")
    assert document.title is None
    assert [(one.name, one.short, one.is_named) for one in document.authors] == [
        (document.source.path, "Unsigned", False)
    ]
    assert document.id == "unsigned"


def test_no_date_is_guessed(corpus: Corpus) -> None:
    assert [document.issued for document in corpus.documents] == [None] * 5
    assert [document.latest_year for document in corpus.documents] == [2013, 2012, 2007, 2016, 2016]


def test_affiliations(corpus: Corpus) -> None:
    assert of(corpus, "001").authors[0].affiliation == "Mexico Institute at the Wilson Center in Washington, D.C."
    assert of(corpus, "002").authors[0].affiliation == "University of Guelph, Canada"


@pytest.mark.parametrize(
    ("number", "line"),
    [
        ("000", "top of page"), ("000", "bottom of page"), ("001", "Homeland Security"), ("001", "The views expressed by contributors are their own and not the views of The Hill."),
        ("002", "North America's Security Perimeter"), ("003", "Security Cooperation between the United States and Mexico"), ("003", "ABOUT THIS PROJECT"),
        ("003", "Return to the table of contents here."), ("003", "To increase the size of the text, type: Ctrl +"), ("003", "LATEST NEWS"), ("003", "43 Kidnapped Students"),
    ],
)  # fmt: skip
def test_what_the_page_prints_is_furniture(corpus: Corpus, number: str, line: str) -> None:
    document = of(corpus, number)
    assert line in plain(document, BlockKind.FURNITURE)
    assert line not in body_sentences(document)


def test_a_placeholder_is_parted_from_the_paragraph_behind_it(corpus: Corpus) -> None:
    document = of(corpus, "001")
    assert any(
        document.text[b.span.start : b.span.end] == "{mosads}" for b in document.blocks if b.kind is BlockKind.FURNITURE
    )
    assert any(sentence.startswith("Throughout the 15-year period") for sentence in body_sentences(document))


def test_the_biography_is_a_byline(corpus: Corpus) -> None:
    assert any(line.startswith("Duncan Wood is the director") for line in plain(of(corpus, "001"), BlockKind.BYLINE))


def test_a_running_head_does_not_cut_a_sentence(corpus: Corpus) -> None:
    document = of(corpus, "002")
    cut = [sentence for sentence in document.sentences if len(sentence.spans) > 1]
    assert len(cut) == 11, "one at each of the page breaks inside a sentence"
    whole = next(
        s for s in document.sentences if "prospects for the establishment of such structure remain bleak" in s.text
    )
    assert len(whole.spans) == 2 and "Security Perimeter ##" not in whole.text
    assert not any(s.text.startswith("prospects for") for s in document.sentences)
    one, two = (document.block_at(span.start) for span in whole.spans)
    assert one and two and one.number == two.number and two.continues == document.blocks.index(one)


def test_notes_and_sources_are_set_apart(corpus: Corpus) -> None:
    perimeter = of(corpus, "002")
    assert len(plain(perimeter, BlockKind.NOTE)) == 27
    assert sum("Mexico" in text for text in plain(perimeter, BlockKind.REFERENCE)) > 5
    assert [len(plain(of(corpus, n), BlockKind.NOTE)) for n in ("000", "003")] == [4, 4]
    assert len(plain(of(corpus, "003"), BlockKind.REFERENCE)) == 13


def test_note_calls_are_marks_and_not_read(corpus: Corpus) -> None:
    document = of(corpus, "000")
    calls = [document.text[m.span.start : m.span.end] for m in document.marks if m.kind is MarkKind.NOTE]
    assert "[1]" in calls
    assert any(
        sentence.endswith("such as the Border Violence Prevention Protocols.") for sentence in body_sentences(document)
    )
    assert not any("<sup>" in sentence for sentence in body_sentences(of(corpus, "002")))


def test_numbered_headings_and_run_in_headings(corpus: Corpus) -> None:
    document = of(corpus, "003")
    headings = plain(document, BlockKind.HEADING)
    assert "HOW SHOULD RELATIONS BETWEEN THE U.S. AND MEXICO BE IN 2024, AND HOW TO GET THERE?" in headings
    assert "CONCLUSION" in headings
    assert (
        "RECOMMENDATION #3: Professionalize the justice system in both countries at the same level so they can collaborate."
        in body_sentences(document)
    )


def test_epigraphs_are_quotations(corpus: Corpus) -> None:
    assert len(plain(of(corpus, "003"), BlockKind.QUOTATION)) == 2


def test_a_table_is_no_sentence(corpus: Corpus) -> None:
    document = of(corpus, "004")
    assert len(plain(document, BlockKind.TABLE)) == 1
    assert not any("|" in sentence for sentence in body_sentences(document))


def test_passages_are_as_long_as_the_settings_say(corpus: Corpus) -> None:
    assert 190 <= len(corpus.passages) <= 210
    for passage in corpus.passages:
        words = len(passage.text.split())
        assert words <= SETTINGS.passage_words + SETTINGS.passage_tail_words or len(passage.sentences) == 1


def test_languages(corpus: Corpus) -> None:
    assert {document.language for document in corpus.documents} == {"en"}


def test_every_label_but_plain_text_has_a_reason(corpus: Corpus) -> None:
    for document in corpus.documents:
        assert all(block.reason for block in document.blocks if block.kind not in BODY_KINDS)
