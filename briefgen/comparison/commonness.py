"""How much a word tells two recommendations apart: what the whole corpus talks about tells nothing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WEAK = 0.08
"""Weight of words that most advice contains, and of words that the whole corpus is about. Not 0: they break ties."""
RARE = 0.04
"""Terms in at most this share of the passages all weigh 1: being rarer still says nothing about the subject."""
COMMON = 0.3
"""Terms in this share of the passages or more are what the corpus is about."""

Term = str | tuple[str, str]
"""A stem, or two neighbouring ones in alphabetical order ("exchange of intelligence" and "intelligence exchange")."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Commonness:
    """In how many passages each term occurs."""

    passages: int
    counts: Counter[Term]
    weak: frozenset[str]

    def weight(self, term: Term) -> float:
        """What a term counts in a comparison: 1 for one of few passages, `WEAK` for one that says nothing."""
        if isinstance(term, tuple):
            parts = (self.weight(term[0]), self.weight(term[1]))
            if term[0] in self.weak or term[1] in self.weak or max(parts) <= WEAK:
                return 0.0
            if min(parts) <= WEAK:
                return round(max(parts) / 2, 6)
        elif term in self.weak:
            return WEAK
        share = (self.counts[term] + 1) / (self.passages + 2)
        scaled = math.log(COMMON / share) / math.log(COMMON / RARE)
        return round(min(1.0, max(WEAK, scaled)), 6)


def count_terms(passages: Iterable[Sequence[Sequence[str]]], weak: frozenset[str]) -> Commonness:
    """Counts the terms of the passages of a corpus, given clause by clause, each passage once."""
    counts: Counter[Term] = Counter()
    number = 0
    for clauses in passages:
        number += 1
        counts.update({term for clause in clauses for term in clause})
        counts.update({pair for clause in clauses for pair in neighbours(clause)})
    return Commonness(passages=number, counts=counts, weak=weak)


def neighbours(terms: Sequence[str]) -> set[tuple[str, str]]:
    """The pairs of different terms that stand next to each other."""
    return {(min(a, b), max(a, b)) for a, b in zip(terms, terms[1:]) if a != b}
