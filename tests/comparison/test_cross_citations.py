"""Who refers to whom, and which works two documents share; doubtful ones are left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.comparison.citations.cited_works import Entry, may_be_one_work
from briefgen.comparison.citations.cross_citations import citations
from briefgen.model.documents import Corpus, Document
from briefgen.model.evidence import Span
from tests.comparison.building import document

RUIZ = document("ruiz", "The canal should be widened.", author="Ana Ruiz")


def between(*documents: Document) -> list[tuple[str, str, str]]:
    found = citations(Corpus(documents=documents))
    return [(item.citing, item.cited, item.quotation.text) for item in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "As Ana Ruiz has shown, canals silt up.",
        "Canals silt up (Ruiz, 2011).",
        "Ruiz (2011) has shown that canals silt up.",
        "Ruiz et al. (2011) agree.",
        "As Ana B. Ruiz has shown, canals silt up.",
    ],
)
def test_an_author_named_in_full_or_with_a_year_is_cited(sentence: str) -> None:
    citing = document("berg", f"Gulls cry. {sentence} Rain falls.", author="Nils Berg")
    assert between(citing, RUIZ) == [("berg", "ruiz", sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Ruiz canal is old.",
        "Carlos Ruiz plays football.",
        "Anita Ruizesa (2011) paints.",
    ],
    ids=["a family name alone", "another given name", "a longer name"],
)
def test_a_name_that_may_be_someone_elses_is_not(sentence: str) -> None:
    assert not between(document("berg", f"Gulls cry. {sentence}", author="Nils Berg"), RUIZ)


def test_nobody_cites_themselves() -> None:
    other = document("ruiz-2", "I, Ana Ruiz, widened it.", author="Ana Ruiz")
    assert not between(other, RUIZ)


def test_an_unsigned_text_is_cited_by_nobody() -> None:
    unsigned = document("canal", "Canals silt up.")
    assert not between(document("berg", "Read canal.txt (2011).", author="Nils Berg"), unsigned)


def test_an_entry_of_the_references_is_quoted_whole() -> None:
    entry = "> Ruiz, A. (2011). Why canals silt up. Port Press."
    citing = document("berg", f"Gulls cry.\n{entry}", author="Nils Berg")
    assert between(citing, RUIZ) == [("berg", "ruiz", entry)]


def test_a_work_in_the_references_of_two_is_shared() -> None:
    one = document(
        "berg", "Gulls cry.\n> Moss, P., The slow death of inland canals (Port Press, 2009).", author="Nils Berg"
    )
    two = document("lind", "Rain falls.\n> Moss, Peter. 2009. The slow death of inland canals.", author="Eva Lind")
    found = citations(Corpus(documents=(one, two)))
    assert [item.citing for item in found] == ["berg", "lind"]
    assert [item.cited for item in found] == [item.quotation.text for item in found], "each prints its own reference"
    assert found[1].quotation.text.endswith("2009. The slow death of inland canals.")


@pytest.mark.parametrize(
    "entry",
    [
        "> Moss, P., The slow death of inland canals (Port Press, 1999).",
        "> Fern, P., The slow death of inland canals (Port Press, 2009).",
        "> Moss, P., A quick tour (Port Press, 2009).",
    ],
    ids=["another year", "another author", "another title"],
)
def test_works_that_only_look_alike_are_not_shared(entry: str) -> None:
    one = document(
        "berg", "Gulls cry.\n> Moss, P., The slow death of inland canals (Port Press, 2009).", author="Nils Berg"
    )
    two = document("lind", f"Rain falls.\n{entry}", author="Eva Lind")
    assert not citations(Corpus(documents=(one, two)))


def test_a_person_whom_one_quotes_and_another_has_among_its_works_is_cited_by_both() -> None:
    quoting = document("berg", "As Eva Moss argues, “canals silt up”. The rest is mud.", author="Nils Berg")
    listing = document("lind", "Rain falls.\n> Moss, Eva L. The slow death of inland canals, 2016.", author="Ida Lind")
    entry = "> Moss, Eva L. The slow death of inland canals, 2016."
    quoted = ("berg", "Eva Moss", "As Eva Moss argues, “canals silt up”.")
    assert between(quoting, listing) == [quoted, ("lind", entry, entry)]


@pytest.mark.parametrize(
    ("sentence", "entry"),
    [
        ("Eva Moss came to the opening.", "> Moss, Eva L. The slow death of inland canals, 2016."),
        ("As Moss argues, “canals silt up”.", "> Moss, Eva L. The slow death of inland canals, 2016."),
        ("As Eva Moss argues, “canals silt up”.", "> Moss, Peter. The slow death of inland canals, 2016."),
    ],
    ids=["not quoted", "not by the full name", "another person"],
)
def test_a_person_who_may_be_another_or_is_only_named_is_not_cited(sentence: str, entry: str) -> None:
    one, two = document("berg", sentence, author="Nils Berg"), document("lind", f"Rain.\n{entry}", author="Ida Lind")
    assert between(one, two) == []


def test_a_person_whom_many_quote_is_told_once_for_each_who_has_the_work() -> None:
    quoting = [document(f"q{at}", "As Eva Moss puts it, “tides rise”.", author=f"Nils B{at}") for at in range(3)]
    having = [document(f"h{at}", "Gulls cry.\n> Moss, Eva L. Tides of the north. 2016.") for at in range(2)]
    cited = [(citing, cited) for citing, cited, _ in between(*quoting, *having)]
    assert len(cited) == len(set(cited))
    assert {citing for citing, _ in cited} == {"q0", "q1", "q2", "h0", "h1"}


def test_a_work_that_very_many_cite_is_found_in_all_of_them_by_few_comparisons() -> None:
    entries: list[tuple[Entry, ...]] = [
        ((Span(0, 9), "Stern N The Economics of Climate Change 2007", ("2007",)),) for _ in range(400)
    ]
    pairs = may_be_one_work(entries)
    assert len(pairs) < 3 * len(entries)
    assert {number for pair in pairs for number in (pair[0], pair[2])} == set(range(400))


WORDS = st.lists(
    st.sampled_from(["Stern", "Nord", "Ruiz", "the", "tide", "rise", "and", "fall"]), min_size=4, max_size=9
)
ENTRIES = st.lists(st.lists(WORDS, max_size=3), min_size=2, max_size=6)


@given(ENTRIES)
def test_who_shares_a_work_with_anybody_is_found_without_looking_at_every_pair(texts: list[list[list[str]]]) -> None:
    entries = [tuple((Span(0, 1), " ".join(words), ("2001",)) for words in own) for own in texts]

    def share(one: list[str], other: list[str]) -> bool:
        heads = [{word for word in words[:3] if word[0].isupper()} for words in (one, other)]
        runs = [{tuple(words[at : at + 4]) for at in range(len(words) - 3)} for words in (one, other)]
        lower = [{tuple(map(str.casefold, run)) for run in found} for found in runs]
        return bool(heads[0] & heads[1] and lower[0] & lower[1])

    sharing = [
        (first, at, second, place)
        for first in range(len(texts))
        for second in range(first + 1, len(texts))
        for at, one in enumerate(texts[first])
        for place, other in enumerate(texts[second])
        if share(one, other)
    ]
    found = may_be_one_work(entries)
    assert set(found) <= set(sharing)

    def told(pairs: list[tuple[int, int, int, int]]) -> list[tuple[int, int]]:
        return list(
            dict.fromkeys(side for first, at, second, place in pairs for side in ((first, at), (second, place)))
        )

    assert told(found) == told(sharing)
