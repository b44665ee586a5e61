"""What must be kept in mind is said on page 1, and only what is so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.brief.care import CHARACTERS, care
from briefgen.brief.material import material
from briefgen.model.comparison import Citation, Comparison, Discrepancy
from briefgen.model.documents import Corpus, DatePrecision, Document, IssueDate
from briefgen.model.notices import Notice, Severity
from briefgen.model.themes import ThemeQuality, ThemeSet
from tests.brief.building import COMPARISON, CORPUS, DIEZ, DOCUMENTS, FOUND, SURVEY, THEMES, VIDAL, WOOD, document


def said(
    corpus: Corpus = CORPUS,
    comparison: Comparison = COMPARISON,
    themes: ThemeSet = THEMES,
    notices: tuple[Notice, ...] = (),
) -> str:
    return " ".join(remark.text for remark in care(material(corpus, themes, comparison), notices))


def dated(text: Document) -> Document:
    return replace(text, issued=IssueDate(iso="2020", precision=DatePrecision.YEAR, found=FOUND))


def test_undated_texts_are_named_and_never_given_a_date() -> None:
    assert "Undated: Vidal, Wood and the unsigned text." in said()
    assert "ndated" not in said(Corpus(documents=tuple(dated(text) for text in DOCUMENTS)))


def test_when_no_text_is_dated_the_latest_years_stand_in() -> None:
    undated = Corpus(documents=(VIDAL, WOOD))
    nothing = Comparison(recommendations=(), options=(), findings=())
    text = said(undated, nothing)
    assert "None of the two authors states its date. Latest years mentioned: Vidal (2018)." in text


def test_unsigned_texts_are_counted() -> None:
    assert "One text is unsigned" in said()
    signed = Corpus(documents=(VIDAL, WOOD, DIEZ))
    nothing = Comparison(recommendations=(), options=(), findings=())
    assert "unsigned" not in said(signed, nothing)


def test_two_texts_by_one_author_are_not_independent() -> None:
    twice = Corpus(documents=(VIDAL, replace(WOOD, authors=VIDAL.authors), DIEZ, SURVEY))
    assert "Two texts are by Irving Vidal: what they agree on is not independent." in said(twice)


@pytest.mark.parametrize(("words", "remark"), [(60, "more than half of all words"), (10, "")])
def test_one_text_that_outweighs_the_others_is_named(words: int, remark: str) -> None:
    long = document("d3", "Word " * words + "ends.", author="Jordi Díez")
    texts = Corpus(documents=(document("d1", "Short text here."), document("d2", "Other text here."), long))
    nothing = Comparison(recommendations=(), options=(), findings=())
    assert (remark or "more than half") in said(texts, nothing)


def test_a_text_that_recommends_nothing_is_named() -> None:
    compared = replace(COMPARISON, recommendations=COMPARISON.recommendations[:1], findings=(), options=())
    assert "No recommendation was found in: Wood, Díez and the unsigned text." in said(comparison=compared)


def test_a_text_that_cites_nothing_is_named_where_others_cite() -> None:
    citation = Citation(citing="d3", cited="d2", quotation=DIEZ.quote_sentence(DIEZ.sentences[0])[0])
    short = ThemeSet(themes=(), criterion="", grouped=True)
    text = said(comparison=replace(COMPARISON, citations=(citation,)), themes=short)
    assert "Vidal, Wood and the unsigned text cite no source that could be found." in text
    assert "cite no source" not in said()


@pytest.mark.parametrize(
    ("quality", "remark"),
    [
        ((0.5, 0.9), "not firm: another random start changes part of them (agreement 0.50"),
        ((0.9, 0.5), "depend on which texts are compared"),
        ((0.9, 0.9), ""),
        ((None, None), ""),
    ],
)
def test_unsure_themes_are_said_to_be_unsure(quality: tuple[float | None, float | None], remark: str) -> None:
    reseeded, left_out = quality
    measured = ThemeQuality(reseeded=reseeded, one_author_left_out=left_out, author_information=0.3, shared=1.0)
    text = said(themes=replace(THEMES, quality=measured))
    assert remark in text
    assert ("themes" in text) is bool(remark)


def test_terms_are_not_called_themes() -> None:
    assert "stand in for themes" in said(themes=replace(THEMES, grouped=False))


def test_small_sets_are_no_sample() -> None:
    assert "Four texts are no sample" in said()


def test_discrepancies_and_notices_are_pointed_to() -> None:
    quotations = VIDAL.quote_sentence(VIDAL.sentences[0])
    compared = replace(
        COMPARISON, discrepancies=(Discrepancy(kind="date", subject="treaty", quotations=quotations * 2),)
    )
    notice = Notice(slug="empty", severity=Severity.WARNING, subject="a.txt", detail="Empty.", remedy="Fill it.")
    text = said(comparison=compared, notices=(notice,))
    assert "The texts tell one fact differently: see “Facts that are told differently”." in text
    assert "one notice" in text


def test_the_remarks_fit_the_margin() -> None:
    many = Corpus(documents=tuple(document(f"d{n}", "A text.", author=f"Ann Longname{n}") for n in range(1, 40)))
    nothing = Comparison(recommendations=(), options=(), findings=())
    assert len(said(many, nothing)) <= CHARACTERS


def test_a_remark_on_facts_leads_to_their_section() -> None:
    quotations = VIDAL.quote_sentence(VIDAL.sentences[0])
    facts = (Discrepancy(kind="date", subject="treaty", quotations=quotations * 2),) * 3
    compared = replace(COMPARISON, discrepancies=facts)
    leading = {remark.text: remark.target for remark in care(material(CORPUS, THEMES, compared), ()) if remark.target}
    assert leading == {
        "The texts tell three facts differently: see “Facts that are told differently”.": "discrepancies"
    }
