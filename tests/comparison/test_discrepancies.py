"""The same fact stated differently: found with both places, and not where two things are meant."""

from __future__ import annotations

import pytest

from briefgen.comparison.asks.vocabulary import vocabulary
from briefgen.comparison.facts import discrepancies as differing
from briefgen.comparison.said import CorpusSaid
from briefgen.model.comparison import Discrepancy
from briefgen.model.documents import Corpus
from tests.comparison.building import PASTIME, document


def discrepancies(corpus: Corpus) -> tuple[Discrepancy, ...]:
    said = CorpusSaid(corpus, vocabulary("en"), None)
    assert len(list(said.passages())) == len(corpus.documents)
    return differing.discrepancies(corpus, said.facts())


def found(*texts: str) -> tuple[Discrepancy, ...]:
    """The discrepancies of documents a, b, ... with these texts."""
    documents = (document(id, f"{PASTIME}\n{text}") for id, text in zip("abcdef", texts, strict=False))
    return discrepancies(Corpus(documents=tuple(documents)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbour Pact, launched in 2008, pays for quays.", "The Harbour Pact was launched in 2007 by both towns."),
        ("The Harbour Pact was approved in 2007 and began to operate in 2008.", "The Harbour Pact started in 2009."),
        ("In 1994, the towns signed the Free Ferry Agreement.", "The Free Ferry Agreement was signed on 1 May 1995."),
        (
            "The Free Ferry Agreement (FFA) was adopted in 1994. Few noticed.",
            "Fares fell once the Free Ferry Agreement was approved in 1993.",
        ),
        ("The Harbour Board has 14 members.", "The Harbour Board has twelve members, who meet monthly."),
        ("The Pâcte Océan was founded in 1990.", "The Pacte Ocean was established in early 1991."),
    ],
)
def test_two_texts_that_state_a_fact_differently(one: str, other: str) -> None:
    (discrepancy,) = found(one, other)
    assert [quotation.locator.document for quotation in discrepancy.quotations] == ["a", "b"]
    assert discrepancy.quotations[0].plain in one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbour Pact was approved in 2007.", "The Harbour Pact was launched in 2008."),
        ("The Harbour Pact was launched in 2007.", "The Harbour Pact was launched again in 2012."),
        ("The Harbour Pact was launched in 2007.", "The Harbour Pact's second phase was launched in 2012."),
        ("The Harbour Pact was signed in 2007.", "The Coast Pact was signed in 2008."),
        ("The Ferry Council launched in 2008 a campaign.", "The Ferry Council launched in 2009 a survey."),
        ("In 2008, President Ada Hill signed the Harbour Pact.", "In 2009, President Ada Hill signed the Coast Pact."),
        ("The Harbour Board has 14 members.", "The Harbour Board has about 15 members."),
        ("The Harbour Board has 14 members.", "In 2010 the Harbour Board had 12 members."),
        ("The Harbour Board has 14 members.", "The Harbour Board has 12 boats."),
        ("The Harbour Pact ran from 2007.", "The Harbour Pact was launched in 2007-2008."),
    ],
)
def test_two_facts_are_no_discrepancy(one: str, other: str) -> None:
    assert found(one, other) == ()


def test_a_text_that_contradicts_itself() -> None:
    (discrepancy,) = found(
        "The plan rests on four main pillars set by the towns. All five pillars of the plan are new."
    )
    assert (discrepancy.kind, discrepancy.subject) == ("number", "pillars")
    assert len(discrepancy.quotations) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The plan has five pillars. Two of the five pillars of the plan are new. The first two pillars of the plan matter.",
        "The plan has five goals. Our school has three goals.",
        "The plan has five goals and the plan has three pillars.",
        "The plan has five goals. The plan has at least six goals.",
    ],
)
def test_parts_and_other_things_are_not_compared(text: str) -> None:
    assert found(text) == ()


def test_numbers_of_parts_are_compared_within_a_text_only() -> None:
    assert found("The plan has five goals for ferries.", "The plan has four goals for ferries.") == ()


def test_a_figure_and_its_rival_each_with_a_source() -> None:
    (discrepancy,) = found(
        "According to the ministry, only 13 naval officers had attended the course. "
        "According to the embassy, the number is 237."
    )
    assert discrepancy.subject == "naval officers"
    assert [quotation.plain[-4:] for quotation in discrepancy.quotations] == ["rse.", "237."]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry counted 13 officers in the course. The number is 13.",
        "According to the ministry, 13 officers attended. According to the embassy, the number rose and now is 237.",
        "According to the ministry, 13 officers attended in 2004. According to the embassy, the number is 237.",
        "Only 13 officers had attended the course. The number of boats is 237.",
    ],
)
def test_no_rival_without_two_sources_or_when_things_changed(text: str) -> None:
    assert found(text) == ()


def test_a_series_is_no_slip() -> None:
    texts = [f"The Harbour Prize was founded in {year}." for year in (1990, 1991, 1992, 1993)]
    assert found(*texts) == ()


def test_the_order_of_documents_decides_only_the_order_of_places() -> None:
    one, other = "The Harbour Pact was launched in 2008.", "The Harbour Pact was launched in 2007."
    (forward,), (backward,) = found(one, other), found(other, one)
    assert {q.plain for q in forward.quotations} == {q.plain for q in backward.quotations}


def test_a_language_without_a_lexicon_of_facts_is_passed_over() -> None:
    from dataclasses import replace

    texts = "The Harbour Pact was launched in 2008.", "The Harbour Pact was launched in 2007."
    documents = tuple(replace(document(id, text), language="tlh") for id, text in zip("ab", texts, strict=True))
    assert discrepancies(Corpus(documents=documents)) == ()


def test_the_reference_essays() -> None:
    from pathlib import Path

    from briefgen.documents import read_corpus
    from briefgen.settings import ReadingSettings

    seeds = Path(__file__).parents[2] / "seeds"
    told = {
        one.subject: {quotation.locator.document for quotation in one.quotations}
        for one in discrepancies(read_corpus([seeds], ReadingSettings()))
    }
    assert told == {
        "Merida Initiative": {"rios", "unsigned"},
        "priorities": {"rios"},
        "Mexican military personnel": {"diez"},
    }
