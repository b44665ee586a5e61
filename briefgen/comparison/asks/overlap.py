"""What two recommendations have in common in what they ask about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.weighing import CorpusWords

_JOINED = re.compile(r"\s(?:and|or)\s")
_REMEMBERED = 4096
"""Phrases remembered: the same ones are asked for pair by pair."""
FIRM = 0.6
"""What a single shared term must count, by its places in both headlines, to be the object of both."""
LEAST = 0.3
"""The least that the lighter side counts for when it is said how much of it is shared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """The common ground of two recommendations.

    `terms` are those that both ask about, what counts most first; `phrases` the neighbouring pairs that recur in both
    and belong to what both ask about, `telling` what these count together; `covered` is how much of the lighter side is
    shared, `firm` what the term that counts most does, each 0 to 1.
    """

    terms: tuple[str, ...]
    phrases: tuple[tuple[str, str], ...]
    telling: float
    covered: float
    firm: float
    is_of_several_objects: bool

    @property
    def is_of_one_object(self) -> bool:
        """Whether the two can be held against each other.

        They share a phrase, or several terms that are half of what one of them asks about, or its very object.
        """
        if self.phrases:
            return self.covered >= 0.25
        return self.covered >= 0.5 and (len(self.terms) > 1 or self.firm >= FIRM)


def overlap(a: Ask, b: Ask, known: CorpusWords) -> Overlap:
    """What two recommendations share, weighed by place in the headline and by rarity in the corpus."""
    weight, asked = known.commonness.weight, b.asked
    strength = {term: own * asked[term] for term, own in a.asked.items() if term in asked}
    mass = {term: both * weight(term) for term, both in strength.items()}
    lighter = min(a.asked_mass, b.asked_mass)
    phrases = [pair for pair in a.asked_pairs & b.asked_pairs if not (_is_listed(pair, a) or _is_listed(pair, b))]
    return Overlap(
        terms=tuple(sorted(mass, key=lambda term: (-round(mass[term], 6), term))),
        phrases=tuple(sorted(phrases, key=lambda pair: (-round(a.vector[pair] * b.vector[pair], 6), pair))),
        telling=round(sum([weight(pair) for pair in sorted(phrases)]), 6),
        firm=round(max(strength.values(), default=0.0), 6),
        is_of_several_objects=sum([both >= FIRM for both in strength.values()]) > 1,
        covered=round(min(1.0, sum(mass.values()) / max(LEAST, lighter)), 6),
    )


def _is_listed(pair: tuple[str, str], ask: Ask) -> bool:
    """Whether two neighbouring terms are only two things of a list: "treaties and patrols"."""
    return _joins(ask.phrase(*pair))


@lru_cache(_REMEMBERED)
def _joins(phrase: str) -> bool:
    return _JOINED.search(phrase) is not None
