"""What the reader is told about documents in which nothing was found or looked for."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.lexicon import load_lexicon
from briefgen.model.documents import Corpus
from briefgen.model.notices import Notice, Severity
from briefgen.model.recommendations import Recommendation


def notices(corpus: Corpus, recommendations: Sequence[Recommendation]) -> tuple[Notice, ...]:
    """A notice for every document whose language has no lexicon, and for every other one without a recommendation.

    One more where the documents are in several languages: recommendations of two languages share few words.

    Args:
        corpus: the documents that were searched.
        recommendations: everything that was found in them.

    Returns:
        notices in document order, slugs `language-unsupported` and `no-recommendation`, then `mixed-languages`.
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
    languages = sorted({document.language for document in corpus.documents} - {"und"})
    if len(languages) > 1:
        found.append(
            Notice(
                slug="mixed-languages",
                severity=Severity.WARNING,
                subject=", ".join(languages),
                detail="Each text was read by the rules of its own language. Across languages recommendations are "
                "compared only by the words that both share, so agreement and tension between them are mostly missed.",
                remedy="Compare the texts of one language with each other, or join options in corrections.toml.",
            )
        )
    return tuple(found)
