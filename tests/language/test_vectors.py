"""Counting and weighing words: the numbers of scikit-learn, without its import."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer, TfidfVectorizer

from briefgen.language.vectors import count, vectorise, weighted

WORDS = st.lists(st.lists(st.sampled_from(["levy", "water", "farm", "dyke", "él", "ß", "a"]), max_size=9), max_size=8)


def as_given(tokens: Sequence[str]) -> Sequence[str]:
    return tokens


def same(one: Any, other: Any) -> None:
    """Two sparse matrices of one shape with the same numbers, but for the last digits."""
    other.sort_indices()
    assert one.shape == other.shape
    assert np.array_equal(one.indptr, other.indptr)
    assert np.array_equal(one.indices, other.indices)
    assert np.allclose(one.data, other.data, rtol=1e-13, atol=0)


@given(texts=WORDS.filter(any))
def test_counts_and_weights_are_those_of_scikit_learn(texts: list[list[str]]) -> None:
    counted = CountVectorizer(analyzer=as_given, dtype=np.float64).fit_transform(texts)

    same(count(texts), counted)
    same(weighted(count(texts)), TfidfTransformer(sublinear_tf=True).fit_transform(counted))


@pytest.mark.parametrize("least, share, kept", [(1, 1.0, 4), (2, 1.0, 2), (1, 0.5, 3), (3, 0.1, 1)])
def test_rare_and_common_tokens_can_be_left_out(least: int, share: float, kept: int) -> None:
    texts = [["levy", "water"], ["levy", "farm"], ["levy", "water", "dyke"], []]

    assert count(texts, min_texts=least, max_share=share).shape == (4, kept)


@pytest.mark.parametrize("texts", [[], [[]], [[], []], [["once"]]])
def test_where_no_token_is_left_there_is_one_empty_column(texts: list[list[str]]) -> None:
    counts = count(texts, min_texts=2)

    assert counts.shape == (len(texts), 1)
    assert weighted(counts).nnz == 0


def test_parts_of_words_are_those_of_scikit_learn() -> None:
    texts = ["A levy on cyber attacks", "Cybersecurity is no ox", "", "Él pagó"]
    words = vectorise(texts, language="und")
    plain = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, lowercase=False)

    same(words.characters, plain.fit_transform(["levy cyber attacks", "cybersecurity ox", "", "él pagó"]))


def test_rows_have_length_one_or_nothing_in_them() -> None:
    vectors = vectorise(["The levy on water", "A levy", "of the"])

    for matrix in (vectors.words, vectors.stems, vectors.characters):
        assert np.allclose(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel(), [1, 1, 0])


def test_scikit_learn_is_not_imported_for_it() -> None:
    program = "import sys; import briefgen.language.vectors; print('sklearn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
