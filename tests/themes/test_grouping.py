"""The steps of grouping, one by one: views, consensus, shared subjects, the general group, stability."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

from briefgen.settings import ThemeSettings
from briefgen.themes import views
from briefgen.themes.anew import number_of_themes
from briefgen.themes.consensus import agree, attachment, renumber, together
from briefgen.themes.crossing import give_shared_terms_a_group, shared_terms
from briefgen.themes.general import general_groups
from briefgen.themes.indices import adjusted_rand, median, shared_information, voices
from briefgen.themes.k_means import k_means, spread_out
from briefgen.themes.quality import judge
from briefgen.themes.reading import Reading, read_passages
from briefgen.themes.views import DIMENSIONS, embed, smooth
from tests.themes.building import corpus, document, essays, subject_of


def _reading(*passages: tuple[str, str]) -> Reading:
    """Passages given as (document, words)."""
    tokens = tuple(tuple(words.split()) for _, words in passages)
    return Reading(
        passages=tuple(f"p{at:03}" for at in range(len(passages))),
        documents=tuple(name for name, _ in passages),
        words=tokens,
        stems=tokens,
    )


@pytest.mark.parametrize(("passages", "expected"), [(40, 4), (200, 10), (288, 12), (100_000, 12), (3, 3), (0, 0)])
def test_the_number_of_themes_grows_with_the_root_of_the_passages(passages: int, expected: int) -> None:
    assert number_of_themes(passages, ThemeSettings()) == expected


def test_a_number_asked_for_is_taken_but_never_more_than_passages() -> None:
    assert number_of_themes(50, ThemeSettings(number=20)) == 20
    assert number_of_themes(5, ThemeSettings(number=20)) == 5


def test_passages_are_read_in_the_order_of_their_ids() -> None:
    texts = corpus(document("b", ["harbour"]), document("a", ["quay", "..."]))
    assert read_passages(texts).passages == ("a-p1", "b-p1")


def test_views_have_a_row_for_every_passage_and_no_more_dimensions_than_are_used() -> None:
    reading = read_passages(essays())
    for view in embed(reading, groups=4):
        assert view.shape == (len(reading), min(DIMENSIONS, len(reading)))


def test_smoothing_brings_passages_together_that_share_neighbours_only() -> None:
    cosines = np.array([[1.0, 0.5, 0.0, 0.0], [0.5, 1.0, 0.5, 0.0], [0.0, 0.5, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0]])
    smoothed = smooth(cosines, neighbours=1)
    assert smoothed[0, 2] > 0
    assert smoothed[0, 3] == 0
    assert np.diag(smoothed) == pytest.approx(1)


@given(st.integers(2, 30), st.integers(0, 10_000))
def test_few_passages_are_smoothed_as_many_are_to_the_last_digit(size: int, seed: int) -> None:
    rows = np.random.default_rng(seed).integers(0, 4, size=(size, 6)) + np.eye(size, 6)  # many alike, to make ties
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    few = smooth(rows @ rows.T)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(views, "_EXACT_BELOW", 1)  # scipy's product, as above four hundred
        assert np.array_equal(smooth(rows @ rows.T), few)


@given(st.lists(st.floats(-9, 9), min_size=1, max_size=9))
def test_the_median_is_numpy_s_to_the_last_digit(values: list[float]) -> None:
    assert median(np.array(values)) == np.median(values)


def test_consensus_keeps_together_what_most_runs_put_together() -> None:
    shared = np.array([[1.0, 0.9, 0.1, 0.0], [0.9, 1.0, 0.2, 0.1], [0.1, 0.2, 1.0, 0.8], [0.0, 0.1, 0.8, 1.0]])
    assert agree(shared, groups=2).tolist() == [0, 0, 1, 1]
    assert agree(shared, groups=1).tolist() == [0, 0, 0, 0]
    assert agree(shared[:1, :1], groups=3).tolist() == [0]


def test_attachment_leaves_the_passage_itself_out() -> None:
    shared = np.array([[1.0, 0.6, 0.0], [0.6, 1.0, 0.2], [0.0, 0.2, 1.0]])
    assert attachment(shared, np.array([0, 0, 1])).tolist() == [[0.6, 0.0], [0.6, 0.2], [0.1, 0.0]]


def test_shares_are_symmetric_and_complete() -> None:
    reading = read_passages(essays())
    shared = together(embed(reading, groups=4), reading.documents, groups=4, members=2, seed=0)
    assert np.array_equal(shared, shared.T)
    assert np.diag(shared).tolist() == [1.0] * len(reading)


CORNERS = np.array([[[0.0, 0.0], [0.0, 1.0], [9.0, 9.0], [9.0, 8.0]], [[5.0, 5.0], [0.0, 0.0], [5.0, 6.0], [0.0, 1.0]]])


def test_every_set_of_points_is_grouped_for_itself() -> None:
    assert k_means(CORNERS, CORNERS[:, :2]).tolist() == [[0, 0, 1, 1], [0, 1, 0, 1]]


def test_a_centre_without_points_stays() -> None:
    far = np.array([[[0.0, 0.0], [99.0, 99.0]]])
    assert k_means(CORNERS[:1], far).tolist() == [[0, 0, 0, 0]]


def test_starting_centres_are_points_that_lie_apart() -> None:
    for seed in range(9):
        labels = k_means(CORNERS, spread_out(CORNERS, 2, np.random.default_rng(seed)))
        assert all(len(set(found)) == 2 for found in labels.tolist())
    same = np.ones((1, 5, 3))
    assert spread_out(same, 4, np.random.default_rng(0)).tolist() == [[[1.0, 1.0, 1.0]] * 4]


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from("abc")), min_size=2, max_size=30))
def test_indices_are_those_of_scikit_learn(pairs: list[tuple[int, str]]) -> None:
    one, other = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    assert adjusted_rand(one, other) == pytest.approx(adjusted_rand_score(one, other))
    if len(set(one)) > 1 and len(set(other)) > 1:
        assert shared_information(one, other) == pytest.approx(normalized_mutual_info_score(one, other))


@given(st.lists(st.integers(min_value=0, max_value=9), min_size=1, max_size=30))
def test_groups_are_numbered_by_their_first_passage(labels: list[int]) -> None:
    numbered = renumber(np.array(labels)).tolist()
    first_seen = list(dict.fromkeys(numbered))
    assert first_seen == list(range(len(first_seen)))
    assert all(
        (a == b) == (x == y)
        for a, x in zip(labels, numbered, strict=True)
        for b, y in zip(labels, numbered, strict=True)
    )


CROSSING = _reading(
    *(("a", f"harbour quay ship crane pilot tide{n % 3}") for n in range(8)),
    *(("b", f"school pupil teacher book class term{n % 3}") for n in range(8)),
    ("a", "cyber cyber attack harbour quay"),
    ("a", "cyber cyber defence harbour ship"),
    ("b", "cyber cyber attack school pupil"),
    ("b", "cyber cyber training school teacher"),
)
"""Two subjects of two authors, and four passages on a third that both write about, two in each author's theme."""
SPLIT = np.array([0] * 8 + [1] * 8 + [0, 0, 1, 1])


def test_a_subject_that_both_authors_dwell_on_gets_a_group() -> None:
    shared = (SPLIT[:, None] == SPLIT[None, :]).astype(float)
    labels, anchors = give_shared_terms_a_group(CROSSING, shared, SPLIT, most=3)
    assert labels[16:].tolist() == [2, 2, 2, 2]
    assert labels[:16].tolist() == SPLIT[:16].tolist()
    assert [anchor.stems for anchor in anchors] == [("cyber",)]
    assert labels[anchors[0].row] == 2


def test_no_group_is_made_where_none_may_be() -> None:
    shared = (SPLIT[:, None] == SPLIT[None, :]).astype(float)
    labels, anchors = give_shared_terms_a_group(CROSSING, shared, SPLIT, most=0)
    assert (labels.tolist(), anchors) == (SPLIT.tolist(), ())


def test_a_subject_that_has_its_group_already_gets_no_other() -> None:
    labels = np.array([0] * 8 + [1] * 8 + [2] * 4)
    shared = (labels[:, None] == labels[None, :]).astype(float)
    found, anchors = give_shared_terms_a_group(CROSSING, shared, labels, most=3)
    assert (found.tolist(), anchors) == (labels.tolist(), ())


def test_words_of_one_author_or_only_mentioned_are_no_shared_term() -> None:
    found = {term.stems for term in shared_terms(CROSSING)}
    assert ("cyber",) in found
    assert not any("harbour" in stems or "attack" in stems for stems in found)


GENERAL = _reading(
    *(("a", f"harbour quay ship crane pilot tide dock mole rare{n}") for n in range(6)),
    *(("b", f"school pupil teacher book class desk chalk bell seldom{n}") for n in range(6)),
    *((name, "harbour quay ship crane school pupil teacher book dock desk") for name in "aabb"),
)
"""Two subjects with rare words, and four passages by both authors that only use the words of all."""
WITH_GENERAL = np.array([0] * 6 + [1] * 6 + [2] * 4)


def test_the_general_group_says_what_all_say() -> None:
    assert general_groups(GENERAL, WITH_GENERAL) == (2,)
    assert general_groups(GENERAL, WITH_GENERAL, kept=frozenset({2})) == ()


def test_an_overview_of_one_author_alone_is_not_general() -> None:
    one_voice = _reading(*zip((*GENERAL.documents[:12], "a", "a", "a", "a"), map(" ".join, GENERAL.words), strict=True))
    assert general_groups(one_voice, WITH_GENERAL) == ()


def test_an_overview_of_one_author_joins_the_general_group() -> None:
    overview = "quay ship harbour crane teacher pupil school book desk dock"
    reading = _reading(
        *zip(GENERAL.documents, map(" ".join, GENERAL.words), strict=True),
        *(("c", overview) for _ in range(4)),
    )
    labels = np.array([*WITH_GENERAL.tolist(), 3, 3, 3, 3])
    assert general_groups(reading, labels) == (2, 3)
    assert general_groups(reading, labels, kept=frozenset({2})) == ()
    assert general_groups(reading, labels, kept=frozenset({3})) == (2,)


def test_quality_is_perfect_for_clear_subjects_and_sees_themes_that_are_authors() -> None:
    reading = read_passages(essays())
    views = embed(reading, groups=4)
    settings = ThemeSettings(number=4, members=4, min_passages=20)
    words = {passage.id: passage.text for passage in essays().passages}
    subjects = np.unique([subject_of(words[passage]) for passage in reading.passages], return_inverse=True)[1]
    quality = judge(reading, views, subjects, settings, groups=4)
    assert quality.reseeded == 1.0
    assert quality.one_author_left_out == 1.0
    assert quality.author_information == 0.0
    assert quality.shared == 1.0
    authors = np.unique(reading.documents, return_inverse=True)[1]
    by_author = voices(reading.documents, authors)
    assert (by_author.author_information, by_author.shared) == (1.0, 0.0)
    assert by_author.reseeded is None
