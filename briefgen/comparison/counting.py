"""Sentences that only count or list other advice of their document: "We recommend five improvements: (1) ..."."""

from __future__ import annotations

import re

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.vocabulary import Vocabulary

ENUMERATOR = re.compile(r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)")
LISTED = 3
"""Items from which on a sentence is a list."""
REACH = 3
"""Words after a number among which the noun stands that it counts: "five specific improvements"."""


def is_list(text: str) -> bool:
    """Whether a sentence numbers what it names: (1) to (3) at least."""
    return len(ENUMERATOR.findall(text)) >= LISTED


def only_counts(ask: Ask, others: int, vocabulary: Vocabulary) -> bool:
    """Whether a recommendation lists others, or says how many there are and nothing of the matter.

    Args:
        ask: what is looked at.
        others: how many other recommendations its document has; a list is all there is where these are few.
        vocabulary: of its language.
    """
    if others < LISTED:
        return False
    if is_list(ask.sentences[0]):
        return True
    headline = ask.recommendation.headline
    words = [word.strip(".,;:…()").casefold() for word in headline.split()]
    nouns = vocabulary.lexicon.words("counted_advice")
    counted = any(
        (word.isdigit() or word in vocabulary.numbers) and not nouns.isdisjoint(words[at + 1 : at + 1 + REACH])
        for at, word in enumerate(words)
    )
    return counted and not any(
        term not in vocabulary.weak and word not in nouns and word not in vocabulary.numbers
        for term, word in vocabulary.terms(headline)
    )
