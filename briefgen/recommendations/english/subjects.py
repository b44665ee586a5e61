"""What a sentence is about: the stems that carry its subject, weighted by how rare they are in the document."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache

from briefgen.language.lexicon import Lexicon
from briefgen.language.tokens import content_words, stems
from briefgen.model.documents import Document
from briefgen.recommendations.english.headlines.headline import headline
from briefgen.recommendations.matching import Context, Match


def cosine(a: dict[str, float], b: dict[str, float]) -> float:
    """Cosine of two sparse vectors, 0 where one is empty."""
    if not a or not b:
        return 0.0
    dot = sum(weight * b[term] for term, weight in sorted(a.items()) if term in b)
    return dot / math.sqrt(
        sum(weight * weight for weight in a.values()) * sum(weight * weight for weight in b.values())
    )


def terms_of(text: str, language: str) -> list[str]:
    return stems(content_words(text, language), language)


def weights_of(document: Document) -> dict[str, float]:
    language = "en" if document.language == "und" else document.language
    counts: Counter[str] = Counter()
    for sentence in document.sentences:
        counts.update(set(terms_of(sentence.text, language)))
    total = max(1, len(document.sentences))
    return {term: math.log(1 + total / count) for term, count in counts.items()}


def asked_of(context: Context, match: Match, weights: dict[str, float]) -> dict[str, float]:
    """What a sentence asks, as its headline puts it, without the names of who acts."""
    words = terms_of(headline(context, match).text, context.lexicon.language)
    stopped = _stopped(context.lexicon, context.founds)
    return {term: weights.get(term, 1.0) for term in sorted(set(words) - stopped)}


@cache
def _stopped(lexicon: Lexicon, founds: bool) -> frozenset[str]:
    """The stems of words without a subject: small and general ones, and verbs that only say that something is asked.
    In a text that `founds` an institution a request or an appeal is a thing."""
    asking = set() if founds else {verb for verb in lexicon.words("recommend_verb") if verb.isalpha()}
    return frozenset(stems(sorted(lexicon.words("stop") | asking), lexicon.language))


def subject_of(context: Context, weights: dict[str, float]) -> dict[str, float]:
    stopped = _stopped(context.lexicon, context.founds)
    return {
        term: weights.get(term, 1.0)
        for term in sorted(set(terms_of(context.text, context.lexicon.language)))
        if term not in stopped
    }


def asks_another(one: tuple[Context, Match], other: tuple[Context, Match]) -> bool:
    """Whether two sentences are addressed to two different bodies, each named in its own. A text that founds an
    institution addresses nobody: it lays down what each of its bodies does."""
    if one[0].founds:
        return False
    first, second = _addressed(*one), _addressed(*other)
    return bool(first and second) and not first & second


def _addressed(context: Context, match: Match) -> set[str]:
    if match.addressee is None:
        return set()
    words = context.text[match.addressee.start : match.addressee.end].lower().split()
    return set(words) - context.lexicon.words("stop")
