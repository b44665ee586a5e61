"""What the reader is told about documents in which nothing was found or looked for."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.lexicon import load_lexicon
from briefgen.model.documents import Corpus
from briefgen.model.notices import Notice, Severity
from briefgen.model.recommendations import Recommendation


def notices(corpus: Corpus, recommendations: Sequence[Recommendation]) -> tuple[Notice, ...]:
    """A notice for every document whose language has no lexicon, and for every other one without a recommendation.

    Args:
        corpus: the documents that were searched.
        recommendations: everything that was found in them.

    Returns:
        notices in document order, slugs `language-unsupported` and `no-recommendation`.
    """
    speaking = {recommendation.document for recommendation in recommendations}
    found = []
    for document in corpus.documents:
        if document.language != "und" and load_lexicon(document.language) is None:
            found.append(
                Notice(
                    slug="language-unsupported",
                    severity=Severity.WARNING,
                    subject=document.source.path,
                    detail=f"There are no rules for its language ({document.language}): no recommendation was sought.",
                    remedy="Read it by hand, or add a lexicon for the language.",
                )
            )
        elif document.id not in speaking:
            found.append(
                Notice(
                    slug="no-recommendation",
                    severity=Severity.INFO,
                    subject=document.source.path,
                    detail="No sentence of it recommends anything, as far as the rules can tell.",
                    remedy="Look at it with `briefgen inspect`; lower recommendations.min_score if one was missed.",
                )
            )
    return tuple(found)
