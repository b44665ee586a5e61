"""The theme of each recommendation."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from briefgen.comparison.asks.commonness import Commonness, Term
from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.likeness import Likeness
from briefgen.language.tokens import content_words, stems
from briefgen.model.documents import Corpus
from briefgen.model.themes import ThemeSet

OWN_PASSAGE = 0.12
"""What the theme of its passage counts: another theme must fit its words better by this much (a cosine)."""
GENERAL = 0.04
"""What the general theme must fit better by than one that says what it is about."""
NEAREST, TOLD_ALIKE = 3, 0.5
"""So many recommendations that ask for most nearly the same have a say, each by its likeness (0 to 1) times this.

All four were looked at on fourteen groupings of the reference essays (ten seeds, five numbers of themes): the V-measure
is the same to .005 for a passage of .10 to .15, .04 or .05 for the general theme, three or five neighbours."""


class Placement:
    """Finds the theme of recommendations: that of their passage, unless their own words fit another one better.

    What asks for much the same is told in one place, and nothing in the general theme that fits one with a subject.
    """

    def __init__(
        self,
        corpus: Corpus,
        themes: ThemeSet,
        said: Mapping[str, Counter[str]],
        commonness: Commonness,
        language: str,
    ) -> None:
        """
        Args:
            corpus, themes: the documents and their themes.
            said: in how many of a theme's passages each term stands, by the id of the theme.
            commonness: what a term counts.
            language: of most documents, in which themes and options are named.
        """
        self._corpus = corpus
        self._theme_of = themes_of(themes)
        self._profiles = _profiles(said, commonness)
        self._order = {theme.id: at for at, theme in enumerate(themes.themes)}
        self._general = {theme.id for theme in themes.themes if theme.is_general}
        self._language = language
        self._named = {theme.id: self._said(theme.label) for theme in themes.themes if not theme.is_general}

    def of(self, ask: Ask) -> str | None:
        """The id of a recommendation's theme by itself, None where no theme has anything of it."""
        return self._best(self._fits(ask))

    def of_all(self, asks: Sequence[Ask], likeness: Sequence[Likeness]) -> tuple[str | None, ...]:
        """The theme of each of `asks`; those that ask for much the same draw each other to one theme."""
        near: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for pair in likeness:
            near[pair.one].append((-pair.score, pair.other))
            near[pair.other].append((-pair.score, pair.one))
        own = [self._fits(ask) for ask in asks]
        placed = []
        for at, fits in enumerate(own):
            drawn = dict(fits)
            for score, other in sorted(near[at])[:NEAREST]:
                for theme in drawn:
                    drawn[theme] -= TOLD_ALIKE * score * own[other][theme]
            placed.append(self._best(drawn))
        return tuple(placed)

    def named(self, label: str) -> str | None:
        """The id of the theme that an option is called like ("Border security", "Share intelligence"): all words of the
        theme's label are among the option's; the one with most words, None where there is no such theme."""
        said = self._said(label)
        fitting = [theme for theme, words in self._named.items() if words and words <= said]
        return min(fitting, key=lambda theme: (-len(self._named[theme]), self._order[theme]), default=None)

    def _said(self, text: str) -> set[str]:
        return set(stems(content_words(text, self._language), self._language))

    def _fits(self, ask: Ask) -> dict[str, float]:
        """How well each theme fits: the cosine with its passages, and the themes of the recommendation's own."""
        votes: Counter[str] = Counter()
        for evidence in ask.recommendation.evidence:
            theme = self._theme_at(ask.document, evidence.sentence)
            if theme:
                votes[theme] += 1
        total = sum(votes.values())
        return {
            theme: sum(weight * profile.get(term, 0.0) for term, weight in ask.vector.items())
            + (OWN_PASSAGE * votes[theme] / total if total else 0.0)
            for theme, profile in self._profiles.items()
        }

    def _theme_at(self, document: str, sentence: int) -> str | None:
        """The theme of the passage that a sentence stands in, of several the last."""
        passages = self._corpus.document(document).passages
        holding = (passage.id for passage in reversed(passages) if sentence in passage.sentences)
        return self._theme_of.get(next(holding, ""))

    def _best(self, fits: Mapping[str, float]) -> str | None:
        """The theme that fits best, the general one only if no other does about as well; None where nothing fits."""
        even = {theme: round(fit - GENERAL * (theme in self._general), 6) for theme, fit in fits.items() if fit > 0}
        return min(even, key=lambda theme: (-even[theme], self._order[theme]), default=None)


def themes_of(themes: ThemeSet) -> dict[str, str]:
    """The theme of each passage, by ids; of several the last."""
    return {passage: theme.id for theme in themes.themes for passage in theme.passages}


def _profiles(said: Mapping[str, Counter[str]], commonness: Commonness) -> dict[str, dict[Term, float]]:
    """The words of each theme's passages, as a vector of length one."""
    profiles: dict[str, dict[Term, float]] = {}
    for theme, counts in sorted(said.items()):
        weighted: dict[Term, float] = {
            term: count * commonness.weight(term) for term, count in sorted(counts.items(), key=str)
        }
        length = math.sqrt(sum(weight * weight for weight in weighted.values())) or 1.0
        profiles[theme] = {term: weight / length for term, weight in weighted.items()}
    return profiles
