"""How alike short texts are: 0 to 1, symmetric, by what they say and not by what everybody says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.language.similarity import DIGITS, ViewWeights, cosine, similarities
from briefgen.language.tokens import split_compounds
from briefgen.language.vectors import count, vectorise, weighted

DREDGE = "Dredge the harbour channel for larger ships"
DREDGE_TOO = "The channel of the harbour should be dredged"
TEACH = "Train more teachers for rural schools"


def test_a_text_is_like_itself_and_unlike_another_subject() -> None:
    found = similarities([DREDGE, DREDGE_TOO, TEACH])
    assert np.diag(found) == pytest.approx(1.0)
    assert found[0, 1] > 0.3
    assert found[0, 2] < 0.1


def test_letters_see_through_compounds_and_endings() -> None:
    words_only = ViewWeights(words=1, stems=0, characters=0)
    letters_only = ViewWeights(words=0, stems=0, characters=1)
    pair = ["cyberattack", "cyberattacks on grids"]
    assert similarities(pair, weights=words_only)[0, 1] == 0
    assert similarities(pair, weights=letters_only)[0, 1] > 0.3


def test_what_the_background_says_everywhere_weighs_little() -> None:
    texts = ["Strengthen harbour security", "Strengthen school security"]
    background = [
        "Security matters to the harbour town",
        "Security of pupils",
        "Security of ships",
        "More security",
    ] * 3
    assert similarities(texts, background=background)[0, 1] < similarities(texts)[0, 1]


def test_rows_and_columns_can_be_different_texts() -> None:
    found = similarities([DREDGE, TEACH], [TEACH, DREDGE_TOO, ""])
    assert found.shape == (2, 3)
    assert found.argmax(axis=1).tolist() == [1, 0]
    assert found[:, 2].tolist() == [0, 0]


@pytest.mark.parametrize(
    ("texts", "others"), [([], None), ([], ["a"]), (["a"], []), ([""], None), (["the of"], ["and"])]
)
def test_nothing_to_compare_is_no_similarity(texts: list[str], others: list[str] | None) -> None:
    found = similarities(texts, others)
    assert found.shape == (len(texts), len(texts if others is None else others))
    assert not found.any()


def test_vectors_can_be_made_once_and_compared_often() -> None:
    vectors = vectorise([DREDGE, DREDGE_TOO, TEACH])
    assert np.array_equal(cosine(vectors, slice(0, 1), slice(1, 3)), similarities([DREDGE, DREDGE_TOO, TEACH])[:1, 1:])


@given(st.lists(st.text(alphabet="abcde fgh", max_size=30), max_size=6))
@settings(max_examples=25)
def test_similarities_are_symmetric_rounded_and_within_bounds(texts: list[str]) -> None:
    found = similarities(texts)
    assert np.array_equal(found, found.T)
    assert ((found >= 0) & (found <= 1)).all()
    assert np.array_equal(found, np.round(found, DIGITS))


def test_counts_leave_out_rare_and_common_words() -> None:
    texts = [["a", "b", "c"], ["a", "b"], ["a", "d"], ["a"]]
    assert count(texts, min_texts=2, max_share=0.5).toarray().tolist() == [[1], [1], [0], [0]]
    assert count(texts, min_texts=9).shape == (4, 1)
    assert not count(texts, min_texts=9).toarray().any()


def test_weighted_rows_have_length_one() -> None:
    rows = weighted(count([["a", "b", "b"], ["b"], []])).toarray()
    assert np.linalg.norm(rows, axis=1).tolist() == pytest.approx([1, 1, 0])


def test_compounds_are_split_throughout() -> None:
    assert split_compounds([["cybersecurity"], ["cyber", "security"]]) == [["cyber", "security"], ["cyber", "security"]]
