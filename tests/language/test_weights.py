"""Weights of terms without scikit-learn: the same as with it, in fewer words."""

from __future__ import annotations

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


def test_rows_are_summed_by_group() -> None:
    rows = weigh([["tax"], ["tax"], ["mill"], ["road"]])  # columns: mill, road, tax
    assert rows.summed(np.array([0, 0, 1, -1]), 3).tolist() == [[0, 0, 2], [1, 0, 0], [0, 0, 0]]


def test_texts_without_words_are_rows_of_nothing() -> None:
    assert weigh([[], []]).cosines().tolist() == [[0, 0], [0, 0]]
    assert weigh([]).cosines().shape == (0, 0)


def test_what_goes_on_needs_no_scikit_learn() -> None:
    import subprocess
    import sys

    program = "import sys, briefgen.themes.finding, briefgen.language.weights; print('sklearn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout == "False\n"
