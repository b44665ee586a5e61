"""What of a headline is asked first: "bus lanes" before "on main roads", before "to save time"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from briefgen.comparison.asks.vocabulary import Vocabulary
from briefgen.comparison.asks.weighing import TELLING, CorpusWords

BY_PHRASE = (1.0, 0.6, 0.4, 0.3)
"""What a term counts by the phrase it stands in: the object itself, what follows a first preposition, a second one."""
SUBJECT = 0.8
"""What a term of the sentence's subject counts where the verb has no object: "The charge should rise to two pounds"."""
BORROWED = 0.5
"""What a term counts that the headline does not name: its sentence does, or those before it."""
ACTOR = 0.5
"""What part of its weight a word keeps that says who should act, where the headline is a whole sentence."""
ACTION = 0.5
"""What part of its weight a word keeps that may be a verb: "sharing intelligence" is about intelligence."""
SHORTEST = 3
"""Letters of a stem that can be an object: "re" and "un" are beginnings of words."""
_WORDS = re.compile(r"[\w'’-]+|[,;:]")
_RELATIVE = re.compile(r"\s(?:who|that|which|whose)\s")
_JOINING = ("and", "or")


def asked_terms(
    headline: str, addressee: str, known: CorpusWords, *, is_clause: bool, otherwise: Sequence[str]
) -> dict[str, float]:
    """The terms that a recommendation asks about, each with what it counts, 0 to 1.

    Args:
        headline: without a negation at its start.
        addressee: who or what should do it, "" where the text does not say.
        known: what the words of the corpus count; terms that tell nothing are left out.
        is_clause: whether the headline opens with its verb, which is no object.
        otherwise: the terms to take where the headline names no matter.
    """
    found: dict[str, float] = {}
    phrases = _phrases(headline.rstrip("…. "), known.vocabulary, opens_with_verb=is_clause)
    actors: Collection[str] = ()
    if not is_clause:
        actors = {term for term, _ in known.vocabulary.terms(addressee)}
    rank = 0
    for at, phrase in enumerate(phrases):
        weights = _weights(phrase, known)
        if at == 0 and not weights and addressee:
            subject = _RELATIVE.split(addressee)[0]
            found = {term: SUBJECT * weight for term, weight in _weights(subject, known).items()}
        for term, weight in weights.items():
            weight *= ACTOR if term in actors else 1.0
            found[term] = max(found.get(term, 0.0), BY_PHRASE[min(rank, len(BY_PHRASE) - 1)] * weight)
        rank += any(weight == 1 for weight in weights.values())
    if not any(weight >= ACTION for weight in found.values()):
        for term in otherwise:
            if len(term) >= SHORTEST:
                found[term] = max(found.get(term, 0.0), BORROWED)
    return found


def _phrases(headline: str, vocabulary: Vocabulary, *, opens_with_verb: bool) -> list[str]:
    """A headline cut before every word that opens a new phrase; "and" and "or" join."""
    phrases: list[list[str]] = [[]]
    for word in _WORDS.findall(headline)[opens_with_verb:]:
        low = word.casefold()
        if (low in vocabulary.boundaries and low not in _JOINING) or low in ",;:":
            phrases.append([])
        else:
            phrases[-1].append(word)
    return [" ".join(phrase) for phrase in phrases]


def _weights(phrase: str, known: CorpusWords) -> Mapping[str, float]:
    """The telling terms of a phrase, each with 1, or `ACTION` where the word may be a verb."""
    weights: dict[str, float] = {}
    for term, word in known.vocabulary.terms(phrase):
        is_object = len(term) >= SHORTEST and term not in known.vocabulary.measures and known.is_matter(term, word)
        if not is_object or known.commonness.weight(term) < TELLING:
            continue
        weights[term] = max(weights.get(term, 0.0), ACTION if known.vocabulary.is_action(word) else 1.0)
    return weights
