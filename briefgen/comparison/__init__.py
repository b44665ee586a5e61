"""Puts the recommendations of different documents side by side."""

from __future__ import annotations

from briefgen.execution import NoProgress, Progress
from briefgen.model.comparison import Comparison, Ties
from briefgen.model.documents import Corpus
from briefgen.model.recommendations import Recommendation
from briefgen.model.themes import ThemeSet
from briefgen.settings import ComparisonSettings
from briefgen.store import Cache

__all__ = ["compare"]

NO_PROGRESS = NoProgress()
NO_TIES = Ties()


def compare(
    corpus: Corpus,
    themes: ThemeSet,
    recommendations: tuple[Recommendation, ...],
    settings: ComparisonSettings,
    *,
    ties: Ties = NO_TIES,
    cache: Cache | None = None,
    progress: Progress = NO_PROGRESS,
) -> Comparison:
    """Finds which recommendations are one course of action, where each document stands on it, and who disagrees.

    Args:
        corpus: the documents.
        themes: their themes; a recommendation gets that of its passage unless its words fit another one better.
        recommendations: of these documents, in any order.
        settings: from which likeness on two recommendations count as agreeing, or as pulling apart.
        ties: what an analyst has joined, cut or named; ids of recommendations that are not there say nothing.
        cache: where what each document says by itself is kept between runs; changes nothing in the result.
        progress: told of the step.

    Returns:
        the same for the same documents and recommendations, in whatever order they are given.

    Raises:
        KeyError: a recommendation is of a document that is not in the corpus.
        ConfigurationError: a file of the lexicon cannot be used.
    """
    from briefgen.comparison.assembly import assemble

    progress.start("comparison", total=None)
    compared = assemble(corpus, themes, recommendations, settings, ties, cache)
    progress.finish()
    return compared
