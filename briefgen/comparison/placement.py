"""The theme of each recommendation."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from briefgen.comparison.commonness import Commonness, Term
from briefgen.comparison.features import Ask
from briefgen.model.documents import Corpus
from briefgen.model.themes import ThemeSet

OWN_PASSAGE = 0.06
"""What the theme of its passage counts: another theme must fit its words better by this much (a cosine)."""


class Placement:
    """Finds the theme of recommendations: that of their passage, unless their own words fit another one better."""

    def __init__(
        self,
        corpus: Corpus,
        themes: ThemeSet,
        said: Mapping[str, Counter[str]],
        commonness: Commonness,
    ) -> None:
        """
        Args:
            corpus, themes: the documents and their themes.
            said: in how many of a theme's passages each term stands, by the id of the theme.
            commonness: what a term counts.
        """
        self._theme_of = themes_of(themes)
        self._passage_of = {
            (passage.document, sentence): passage.id for passage in corpus.passages for sentence in passage.sentences
        }
        self._profiles = _profiles(said, commonness)
        self._order = {theme.id: at for at, theme in enumerate(themes.themes)}

    def of(self, ask: Ask) -> str | None:
        """The id of a recommendation's theme, None where no theme has anything of it."""
        return _theme(ask, self._passage_of, self._theme_of, self._profiles, self._order)


def _theme(
    ask: Ask,
    passage_of: Mapping[tuple[str, int], str],
    theme_of: Mapping[str, str],
    profiles: Mapping[str, Mapping[Term, float]],
    order: Mapping[str, int],
) -> str | None:
    votes: Counter[str] = Counter()
    for evidence in ask.recommendation.evidence:
        theme = theme_of.get(passage_of.get((ask.document, evidence.sentence), ""))
        if theme:
            votes[theme] += 1
    total = sum(votes.values())
    fits = {
        theme: round(
            sum(weight * profile.get(term, 0.0) for term, weight in ask.vector.items())
            + (OWN_PASSAGE * votes[theme] / total if total else 0.0),
            6,
        )
        for theme, profile in profiles.items()
    }
    best = min(fits, key=lambda theme: (-fits[theme], order[theme]), default=None)
    return best if best is not None and fits[best] > 0 else None


def themes_of(themes: ThemeSet) -> dict[str, str]:
    """The theme of each passage, by ids; of several the last."""
    return {passage: theme.id for theme in themes.themes for passage in theme.passages}


def _profiles(said: Mapping[str, Counter[str]], commonness: Commonness) -> dict[str, dict[Term, float]]:
    """The words of each theme's passages, as a vector of length one."""
    profiles = {}
    for theme, counts in sorted(said.items()):
        weighted: dict[Term, float] = {
            term: count * commonness.weight(term) for term, count in sorted(counts.items(), key=str)
        }
        length = math.sqrt(sum(weight * weight for weight in weighted.values())) or 1.0
        profiles[theme] = {term: weight / length for term, weight in weighted.items()}
    return profiles
