"""How much a word tells two recommendations apart: what the whole corpus talks about tells nothing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

WEAK = 0.08
"""Weight of words that most advice contains, and of words that the whole corpus is about. Not 0: they break ties."""
COMMON = 0.3
"""Terms in this share of the texts or more are what the corpus is about."""
RARE_IN_PASSAGES, RARE_IN_ADVICE = 0.04, 0.1
"""Terms in at most this share of the texts weigh 1: being rarer still says nothing about the subject."""
PRIOR = 30
"""Texts without the term that are imagined beside the real ones, so that a few short texts do not make it common."""

MOST_PAIRS = 2_000_000
"""Pairs that are counted at a time, a third of a gigabyte."""

MOST_KNOWN = 500_000
"""Terms whose weight is remembered."""

Term = str | tuple[str, str]
"""A stem, or two neighbouring ones in alphabetical order ("exchange of intelligence" and "intelligence exchange")."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tally:
    """In how many texts each term occurs; `rare` is the share of texts up to which a term is a telling one.

    In `pairs` are two neighbouring terms, as one string parted by a blank.
    """

    texts: int
    counts: Counter[str]
    pairs: Counter[str]
    rare: float

    def weight(self, term: Term) -> float:
        held = self.counts[term] if isinstance(term, str) else self.pairs[" ".join(term)]
        share = max(0.5, held) / (self.texts + PRIOR)
        scaled = math.log(COMMON / share) / math.log(COMMON / self.rare)
        return round(min(1.0, max(WEAK, scaled)), 6)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Commonness:
    """How common each term is in the passages of the corpus and in what is recommended."""

    passages: Tally
    advice: Tally
    weak: frozenset[str]
    known: dict[Term, float] = field(default_factory=dict)

    def weight(self, term: Term) -> float:
        """What a term counts in a comparison: 1 for one of few texts, `WEAK` (a pair 0) for one that tells nothing."""
        if term not in self.known:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            self.known[term] = self._weight(term)
        return self.known[term]

    def _weight(self, term: Term) -> float:
        own = min(self.passages.weight(term), self.advice.weight(term))
        if isinstance(term, str):
            return WEAK if term in self.weak else own
        parts = sorted(self.weight(part) for part in term)
        if not self.weak.isdisjoint(term) or parts[1] <= WEAK:
            return 0.0
        return own if parts[0] > WEAK else round(min(own, parts[1] / 2), 6)


def count_terms(texts: Iterable[Sequence[Sequence[str]]], rare: float) -> Tally:
    """Counts the terms and neighbouring pairs of texts, given clause by clause, each text once."""
    counts: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    number = 0
    for clauses in texts:
        number += 1
        counts.update({term for clause in clauses for term in clause})
        pairs.update(pairs_of(clauses))
        forget_rare(pairs)
    return Tally(texts=number, counts=counts, pairs=pairs, rare=rare)


def forget_rare(pairs: Counter[str]) -> None:
    """Where more than `MOST_PAIRS` are counted, forgets those counted least, until half as many are left.

    A pair weighs 1 whether it stands in one text or in one of a hundred, and what a common one is counted short by is
    next to nothing (G. Manku and R. Motwani, Approximate frequency counts over data streams, 2002).
    """
    if len(pairs) <= MOST_PAIRS:
        return
    least = 1
    while len(pairs) > MOST_PAIRS // 2:
        for pair in [pair for pair, times in pairs.items() if times <= least]:
            del pairs[pair]
        least *= 2


def pairs_of(clauses: Iterable[Sequence[str]]) -> set[str]:
    """The neighbouring pairs of a text, given clause by clause, each as a `Tally` counts it."""
    return {
        f"{one} {two}" if one < two else f"{two} {one}"
        for clause in clauses
        for one, two in pairwise(clause)
        if one != two
    }


def neighbours(terms: Sequence[str]) -> set[tuple[str, str]]:
    """The pairs of different terms that stand next to each other."""
    return {(a, b) if a < b else (b, a) for a, b in pairwise(terms) if a != b}
