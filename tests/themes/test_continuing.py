"""Themes go on from edition to edition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.documents import read_corpus
from briefgen.model.documents import Corpus
from briefgen.model.editions import EarlierThemes
from briefgen.model.themes import ThemeSet
from briefgen.publication.record import as_earlier
from briefgen.settings import EditionSettings, ReadingSettings, ThemeSettings
from briefgen.themes import find_themes

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
FEW = ThemeSettings(members=2)
SHARE = EditionSettings().refound_share


@pytest.fixture(scope="module")
def seeds() -> Corpus:
    return read_corpus([SEEDS], ReadingSettings())


def without(corpus: Corpus, at: int) -> Corpus:
    return replace(corpus, documents=tuple(one for place, one in enumerate(corpus.documents) if place != at))


def after(corpus: Corpus, found: ThemeSet) -> EarlierThemes:
    return EarlierThemes(themes=as_earlier(found, corpus, ()), grouped=found.grouped, found_with="")


def stayed(old: ThemeSet, new: ThemeSet) -> float:
    """The share of the passages of both in the theme of the same id."""
    before = {passage: theme.id for theme in old.themes for passage in theme.passages}
    now = {passage: theme.id for theme in new.themes for passage in theme.passages}
    both = before.keys() & now.keys()
    return sum(before[one] == now[one] for one in both) / len(both)


@pytest.mark.slow
@pytest.mark.parametrize("at", range(5))
def test_dropping_or_adding_an_essay_leaves_nine_tenths_of_the_others_where_they_were(seeds: Corpus, at: int) -> None:
    fewer = without(seeds, at)
    for first, second in ((seeds, fewer), (fewer, seeds)):
        old = find_themes(first, FEW)
        new = find_themes(second, FEW, earlier=after(first, old), most_changed=SHARE)
        assert stayed(old, new) >= 0.9
        assert new.joined == (0 if second is fewer else len(seeds.passages) - len(fewer.passages))
        assert sum(len(theme.passages) for theme in new.themes) == len(second.passages)
        labels = {theme.id: theme.label for theme in old.themes}
        assert all(labels[theme.id] == theme.label for theme in new.themes)


def test_the_same_passages_are_the_same_themes(seeds: Corpus) -> None:
    old = find_themes(seeds, FEW)
    new = find_themes(seeds, FEW, earlier=after(seeds, old), most_changed=SHARE)
    assert [(one.id, one.label, one.passages, one.share) for one in new.themes] == [
        (one.id, one.label, one.passages, one.share) for one in old.themes
    ]
    assert new.criterion != old.criterion


def test_themes_are_found_anew_once_too_much_has_changed(seeds: Corpus) -> None:
    few = replace(seeds, documents=seeds.documents[:2])
    old = find_themes(few, FEW)
    new = find_themes(seeds, FEW, earlier=after(few, old), most_changed=SHARE)
    assert new.joined is None


def test_a_theme_keeps_its_label_until_half_of_it_is_new_and_its_id_even_then(seeds: Corpus) -> None:
    old = find_themes(seeds, FEW)
    earlier = after(seeds, old)
    outgrown = replace(earlier.themes[0], label="An older name", named_for=())
    themes = (outgrown, replace(earlier.themes[1], label="A name that stays"), *earlier.themes[2:])
    new = find_themes(seeds, FEW, earlier=replace(earlier, themes=themes), most_changed=SHARE, relabel=0.5)
    labels = {theme.id: theme.label for theme in new.themes}
    assert labels[earlier.themes[1].id] == "A name that stays"
    assert labels[outgrown.id] not in ("An older name", "")


def test_a_keyword_that_no_passage_says_any_more_goes(seeds: Corpus) -> None:
    old = find_themes(seeds, FEW)
    earlier = after(seeds, old)
    marked = replace(earlier.themes[0], keywords=("a word of no text", *earlier.themes[0].keywords))
    new = find_themes(
        seeds,
        FEW,
        earlier=replace(earlier, themes=(marked, *earlier.themes[1:])),
        most_changed=SHARE,
    )
    assert next(one for one in new.themes if one.id == marked.id).keywords == old.themes[0].keywords
