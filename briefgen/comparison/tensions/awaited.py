"""What a refusal waits for: "no new pier until the survey is published" is not against publishing the survey."""

from __future__ import annotations

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.vocabulary import Vocabulary

_TOLD = 1
"""Words of what is awaited that the other need not say: that it "exists", is "ready" or "published"."""


def asks_for_what_is_awaited(asking: Ask, refusing: Ask, vocabulary: Vocabulary) -> bool:
    """Whether one asks for the very thing that must come first for the other: the two may well want the same.

    What is refused anyway is not awaited: who wants no bridge until the bridge is paid for stands against "Build a
    bridge". Nor counts what the asking one names behind a condition of its own.
    """
    before, awaited = _parted(refusing.sentences[0], vocabulary)
    waits = awaited - before
    if not waits:
        return False
    asked, _ = _parted(asking.recommendation.headline, vocabulary)
    return bool(waits & asked) and len(waits - asked) <= _TOLD


def _parted(text: str, vocabulary: Vocabulary) -> tuple[frozenset[str], frozenset[str]]:
    """The terms before the word of waiting, and those behind it up to the next stop; without one all and none."""
    found = vocabulary.lexicon.search(r"\b{awaiting}\s+(?P<what>[^,;:.()]+)", text)
    if found is None:
        return _terms(text, vocabulary), frozenset()
    return _terms(text[: found.start()], vocabulary), _terms(found["what"], vocabulary)


def _terms(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(term for term, _ in vocabulary.terms(text))
