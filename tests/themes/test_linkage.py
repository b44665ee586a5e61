"""Average linkage: scipy's merges, of equal distances, too."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import squareform

from briefgen.themes.linkage import average_linkage


@given(size=st.integers(2, 40), groupings=st.integers(1, 30), seed=st.integers(0, 1_000))
def test_merges_are_those_of_scipy(size: int, groupings: int, seed: int) -> None:
    groups = np.random.default_rng(seed).integers(0, max(2, size // 4), size=(groupings, size))
    apart = np.round(1.0 - (groups[:, :, None] == groups[:, None, :]).mean(axis=0), 9)
    tree = linkage(squareform(apart, checks=False), "average")

    assert average_linkage(apart) == [(int(one), int(other)) for one, other in tree[:, :2]]


@pytest.mark.parametrize(("size", "merges"), [(0, []), (1, []), (2, [(0, 1)]), (3, [(0, 1), (2, 3)])])
def test_points_at_one_place_are_merged_in_their_order(size: int, merges: list[tuple[int, int]]) -> None:
    assert average_linkage(np.zeros((size, size))) == merges


def test_distances_are_left_as_they_were() -> None:
    apart = np.array([[0.0, 0.2, 0.9], [0.2, 0.0, 0.8], [0.9, 0.8, 0.0]])
    before = apart.copy()

    average_linkage(apart)

    assert np.array_equal(apart, before)
