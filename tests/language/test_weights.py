"""Weights of terms without scikit-learn: the same as with it, in fewer words."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.language import weights
from briefgen.language.vectors import count, weighted
from briefgen.language.weights import weigh

TEXTS = st.lists(st.lists(st.sampled_from(["tax", "levy", "ferry", "bridge", "mill", "road"]), max_size=12), max_size=9)


@given(TEXTS.filter(lambda texts: any(texts)), st.sampled_from([(1, 1.0), (2, 0.5)]))
def test_the_weights_are_those_of_the_library(texts: list[list[str]], limits: tuple[int, float]) -> None:
    fewest, share = limits
    theirs = weighted(count(texts, min_texts=fewest, max_share=share)).toarray()
    ours = weigh(texts, min_texts=fewest, max_share=share).dense(np.arange(len(texts)))
    np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=0)


@given(TEXTS.filter(lambda texts: any(texts)), st.sampled_from([1, 7, 10_000]))
def test_cosines_are_the_same_in_however_many_stretches(texts: list[list[str]], at_once: int) -> None:
    rows = weigh(texts)
    whole = rows.dense(np.arange(len(texts)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weights, "_AT_ONCE", at_once)
        found = rows.cosines()
    np.testing.assert_allclose(found, whole @ whole.T, atol=1e-12)
    assert (found == found.T).all()


@given(TEXTS.filter(lambda texts: any(texts)), st.sampled_from([1, 7, 10_000]))
def test_products_are_those_of_scipy_to_the_last_digit(texts: list[list[str]], at_once: int) -> None:
    theirs = weighted(count(texts))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weights, "_PAIRS_AT_ONCE", at_once)
        found = weigh(texts).products()
    assert np.array_equal(found, (theirs @ theirs.T).toarray())


def test_rows_are_summed_by_group() -> None:
    rows = weigh([["tax"], ["tax"], ["mill"], ["road"]])  # columns: mill, road, tax
    assert rows.summed(np.array([0, 0, 1, -1]), 3).tolist() == [[0, 0, 2], [1, 0, 0], [0, 0, 0]]


def test_texts_without_words_are_rows_of_nothing() -> None:
    for rows, empty in ((weigh([[], []]), [[0, 0], [0, 0]]), (weigh([]), [])):
        assert rows.cosines().tolist() == rows.products().tolist() == empty


@pytest.mark.parametrize("module", ["finding, briefgen.language.weights", "anew"])
def test_small_corpora_need_neither_scikit_learn_nor_scipy(module: str) -> None:
    program = f"import sys, briefgen.themes.{module}; print({{'sklearn', 'scipy'}} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout == "set()\n"
