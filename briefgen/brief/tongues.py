"""The language that a brief is written in, and the one that most of its texts are written in."""

from __future__ import annotations

from collections import Counter

from briefgen.language.catalogue import LANGUAGES
from briefgen.model.documents import Corpus

AUTO = "auto"
UNKNOWN = "und"


def page_language(corpus: Corpus, wanted: str) -> str:
    """The language of the fixed words.

    Args:
        wanted: a language of the catalogue, or "auto": then that of most documents; English where that is another.
    """
    if wanted != AUTO:
        return wanted
    common = most_written(corpus)
    return common if common in LANGUAGES else LANGUAGES[0]


def most_written(corpus: Corpus) -> str:
    """The language of most documents; of two that are equally common that in which more words are written, then one
    that a brief can be written in. English where no document's language is known."""
    documents = [document for document in corpus.documents if document.language != UNKNOWN]
    counts = Counter(document.language for document in documents)
    if len(counts) == 1:
        return next(iter(counts))
    lengths: Counter[str] = Counter()
    for document in documents:
        lengths[document.language] += document.words
    ranked = sorted(counts, key=lambda one: (-counts[one], -lengths[one], one not in LANGUAGES, one))
    return ranked[0] if ranked else LANGUAGES[0]
