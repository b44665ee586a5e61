"""What a recommendation turns away from: the alternative it does not want, the place it asks to look beyond."""

from __future__ import annotations

import re

from briefgen.comparison.asks.vocabulary import Vocabulary
from briefgen.model.recommendations import Recommendation

_NEGATED = re.compile(r"\bnon-([a-z]{3,})", re.IGNORECASE)
_FIRST_WORDS = re.compile(r"\W+(?:(?:the|its|their|our|a|an)\s+)?([^\W\d_][\w'’-]*)")
_CLAUSE = re.compile(r"[^,.;:()]{3,90}")
_NOT_BUT = re.compile(r"\bnot\s+(?:only\s+)?([^,.;:()]{3,60}?),?\s+but\b", re.IGNORECASE)


def turns_away_from(of: Recommendation, vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """What the headline or the best sentence asks to look beyond, as (term, words): ("border", "non-border")."""
    found = []
    for text in (of.headline, *(evidence.plain for evidence in of.evidence)):
        found += [
            (vocabulary.term(match[1].casefold()), match.group())
            for match in _NEGATED.finditer(text)
            if match.group().casefold() not in vocabulary.settled_negations
        ]
        for match in vocabulary.lexicon.finditer("{away_from}", text):
            word = _FIRST_WORDS.match(text, match.end())
            if word:
                found.append((vocabulary.term(word[1].casefold()), " ".join(text[match.start() : word.end()].split())))
    return tuple(found)


def what_is_rejected(of: Recommendation, vocabulary: Vocabulary) -> tuple[tuple[frozenset[str], str], ...]:
    """The alternatives that a recommendation names and does not want, each as (terms, words as printed)."""
    found = []
    for text in (of.headline, *(evidence.plain for evidence in of.evidence)):
        phrases = [
            clause
            for match in vocabulary.lexicon.finditer("{rejected_alternative}", text)
            if (clause := _CLAUSE.match(text, match.end()))
        ]
        words = [" ".join(clause.group().split()) for clause in phrases]
        words += [match[1] for match in _NOT_BUT.finditer(text) if "only" not in match.group().casefold()]
        for phrase in words:
            terms = frozenset(term for term, _ in vocabulary.terms(phrase)) - vocabulary.weak
            if terms:
                found.append((terms, phrase))
    return tuple(found)
