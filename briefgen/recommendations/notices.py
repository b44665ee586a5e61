"""What the reader is told about documents in which nothing was found or looked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.language.lexicon import load_lexicon
from briefgen.model.documents import Corpus, Document
from briefgen.model.notices import Notice, Severity
from briefgen.model.recommendations import Recommendation
from briefgen.settings import RecommendationSettings


def notices(
    corpus: Corpus, recommendations: Sequence[Recommendation], settings: RecommendationSettings
) -> tuple[Notice, ...]:
    """A notice for every document whose language has no lexicon, for every other one without a recommendation, and for
    every one with more sentences that recommend than are taken.

    One more where the documents are in several languages: recommendations of two languages share few words.

    Args:
        corpus: the documents that were searched.
        recommendations: everything that was found in them.
        settings: which sentences counted.

    Returns:
        notices in document order, slugs `language-unsupported`, `no-recommendation` and `too-many-recommendations`,
        then `mixed-languages`.
    """
    speaking: Counter[str] = Counter()
    for recommendation in recommendations:
        speaking[recommendation.document] += len(recommendation.evidence)
    told = (_of(document, speaking[document.id], settings) for document in corpus.documents)
    found = [notice for notice in told if notice is not None]
    languages = sorted({document.language for document in corpus.documents} - {"und"})
    if len(languages) > 1:
        found.append(_mixed(languages))
    return tuple(found)


def _of(document: Document, taken: int, settings: RecommendationSettings) -> Notice | None:
    """What there is to say of a document of which so many sentences were taken."""
    if document.language != "und" and load_lexicon(document.language) is None:
        return Notice(
            slug="language-unsupported",
            severity=Severity.WARNING,
            subject=document.source.path,
            detail=f"There are no rules for its language ({document.language}): no recommendation was sought.",
            remedy="Read it by hand, or add a lexicon for the language.",
        )
    if not taken:
        return Notice(
            slug="no-recommendation",
            severity=Severity.INFO,
            subject=document.source.path,
            detail="No sentence of it recommends anything, as far as the rules can tell.",
            remedy="Look at it with `briefgen inspect`; lower recommendations.min_score if one was missed.",
        )
    if taken >= settings.max_sentences:
        return Notice(
            slug="too-many-recommendations",
            severity=Severity.WARNING,
            subject=document.source.path,
            detail=f"{settings.max_sentences:,} of its sentences recommend something, as many as are taken of one text "
            "(recommendations.max_sentences): those after them were not looked at.",
            remedy="Part the document, or raise the limit under [recommendations] in briefgen.toml.",
        )
    return None


def _mixed(languages: Sequence[str]) -> Notice:
    return Notice(
        slug="mixed-languages",
        severity=Severity.WARNING,
        subject=", ".join(languages),
        detail="Each text was read by the rules of its own language. Across languages recommendations are "
        "compared only by the words that both share, so agreement and tension between them are mostly missed.",
        remedy="Compare the texts of one language with each other, or join options in corrections.toml.",
    )
