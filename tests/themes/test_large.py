"""Themes of very many passages: counted once, grouped by a sample, named by their central passages."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.language.tokens import content_words, stems
from briefgen.model.documents import Corpus
from briefgen.settings import ThemeSettings
from briefgen.themes import find_themes
from briefgen.themes.anew import CONSENSUS_UP_TO
from briefgen.themes.counting import Counts, count_passages
from briefgen.themes.large import group_many
from tests.themes.building import SUBJECTS, corpus, document, essays, subject_of

WORDS = {subject: sorted({word for one in said for word in one.split()}) for subject, said in SUBJECTS.items()}


def _passage(subject: str, draw: random.Random) -> str:
    """A sentence of the subject, with a few words exchanged for others of the same subject."""
    words = draw.choice(SUBJECTS[subject]).split()
    for at in draw.sample(range(len(words)), 3):
        words[at] = draw.choice(WORDS[subject])
    return " ".join(words)


def _crowd(texts: int, passages: int) -> Corpus:
    draw = random.Random(texts)
    subjects = sorted(SUBJECTS)
    return corpus(
        *(
            document(f"t{number:04}", [_passage(subjects[(number + at) % 4], draw) for at in range(passages)])
            for number in range(texts)
        )
    )


def _subject(number: int, at: int) -> str:
    return sorted(SUBJECTS)[(number + at) % 4]


@pytest.fixture(scope="module")
def crowd() -> Corpus:
    """As many passages on four subjects as are no longer all compared with each other."""
    return _crowd(CONSENSUS_UP_TO // 5 + 1, 5)


def _as_words(counts: Counts, vocabulary: list[str]) -> list[dict[str, int]]:
    return [
        {vocabulary[column]: int(times) for column, times in enumerate(row) if times}
        for row in counts.stems.toarray().tolist()
    ]


@given(st.lists(st.lists(st.text("abé 'U.-sS\n", max_size=30), min_size=1, max_size=4), min_size=1, max_size=4))
@settings(max_examples=60)
def test_counts_are_those_of_the_stems_of_each_piece(texts: list[list[str]]) -> None:
    documents = [document(f"d{at}", passages) for at, passages in enumerate(texts)]
    expected: list[dict[str, int]] = []
    for passage in (passage for one in documents for passage in one.passages):
        found: dict[str, int] = {}
        for stem in (s for piece in passage.text.split() for s in stems(content_words(piece, "en"), "en")):
            found[stem] = found.get(stem, 0) + 1
        if found:
            expected.append(found)
    vocabulary = sorted({stem for row in expected for stem in row})
    counts = count_passages(documents)
    assert _as_words(counts, vocabulary) == expected
    assert len(counts.passages) == len(counts.documents) == len(expected)


def test_words_are_read_as_in_smaller_corpora() -> None:
    one = document(
        "d", ["Cross-border programmes of the U.S. (see https://example.org/tariffs) defend labour’s ports."]
    )
    vocabulary = sorted(["cross", "border", "program", "see", "unitedst", "defend", "labor", "port"])
    (row,) = _as_words(count_passages([one]), vocabulary)
    assert {"cross", "border", "program", "defend", "labor", "port"} <= set(row)


def test_each_document_is_read_in_its_own_language() -> None:
    counts = count_passages([document("a", ["the ports"]), document("b", ["los puertos"], language="es")])
    assert counts.stems.toarray().tolist() == [[1, 0], [0, 1]]


def test_many_passages_are_grouped_without_comparing_all_pairs(crowd: Corpus) -> None:
    counts = count_passages(crowd.documents)
    found = group_many(counts, groups=4, seed=0)
    subjects = [_subject(number, at) for number in range(len(crowd.documents)) for at in range(5)]
    agreed = [
        max(np.bincount(found.labels[np.array(subjects) == subject])) / subjects.count(subject) for subject in SUBJECTS
    ]
    assert min(agreed) > 0.97
    assert float(found.nearness.max()) <= 1.0


def test_themes_of_a_crowd_are_named_by_their_subjects(crowd: Corpus) -> None:
    found = find_themes(crowd, ThemeSettings(number=4))
    assert sorted(id for theme in found.themes for id in theme.passages) == sorted(one.id for one in crowd.passages)
    said = [f"{theme.label} {' '.join(theme.keywords)}".casefold() for theme in found.themes]
    for telling in ("container ships", "teachers", "mangrove forests", "solar panels"):
        assert sum(telling in one for one in said) == 1, said
    assert len({theme.id for theme in found.themes}) == 4
    shares = [theme.share for theme in found.themes]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1.0, abs=1e-5)
    assert found.quality is not None
    assert (found.quality.reseeded, found.quality.shared) == (None, 1.0)


def test_the_order_of_files_changes_no_theme_of_a_crowd(crowd: Corpus) -> None:
    shuffled = list(crowd.documents)
    random.Random(1).shuffle(shuffled)
    once, again = (find_themes(Corpus(documents=tuple(one)), ThemeSettings()) for one in (crowd.documents, shuffled))
    assert [(one.id, one.label, one.keywords, set(one.passages)) for one in once.themes] == [
        (one.id, one.label, one.keywords, set(one.passages)) for one in again.themes
    ]


def test_passages_of_a_theme_are_in_the_order_of_the_corpus(crowd: Corpus) -> None:
    place = {passage.id: at for at, passage in enumerate(crowd.passages)}
    for theme in find_themes(crowd, ThemeSettings(number=4)).themes:
        places = [place[passage] for passage in theme.passages]
        assert places == sorted(places)


def test_the_same_letter_sent_in_a_thousand_times_is_heard_once_when_themes_are_named() -> None:
    letter = [
        "Give our small theatres the money that the grand opera has wasted.",
        "No theatres no life, says the whole town about its small theatres.",
    ]
    sent = [document(f"l{number:04}", letter) for number in range(CONSENSUS_UP_TO // 4)]
    others = _crowd(CONSENSUS_UP_TO // 5, 5)
    found = find_themes(Corpus(documents=(*sent, *others.documents)), ThemeSettings(number=5))
    assert sum(len(theme.passages) for theme in found.themes) == 2 * len(sent) + len(others.passages)
    assert any("container ships" in f"{theme.label} {theme.keywords}".casefold() for theme in found.themes)


@pytest.mark.parametrize("text", ["Port.", "The of and."])
def test_very_many_passages_of_one_word_or_none_break_nothing(text: str) -> None:
    same = corpus(*(document(f"d{number:03}", [text] * 10) for number in range(CONSENSUS_UP_TO // 10 + 1)))
    found = find_themes(same, ThemeSettings())
    assert sum(len(theme.passages) for theme in found.themes) in (0, len(same.passages))


def test_few_passages_can_be_grouped_by_their_sample_alone() -> None:
    texts = essays()
    counts = count_passages(texts.documents)
    assert len(group_many(counts, groups=4, seed=0).labels) == len(counts)
    words = {passage.id: passage.text for passage in texts.passages}
    labels = group_many(counts, groups=4, seed=0).labels.tolist()
    pairs = {(subject_of(words[id]), label) for id, label in zip(counts.passages, labels, strict=True)}
    assert len(pairs) < 10
