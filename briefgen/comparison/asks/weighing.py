"""What each term of a recommendation counts: by where it stands, what part it plays, and how common it is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefgen.comparison.asks.commonness import Commonness, Term
from briefgen.comparison.asks.vocabulary import Vocabulary

HEADLINE, QUOTED, SENTENCE, SUPPORT, CONTEXT = 1.0, 0.8, 0.5, 0.3, 0.6
"""What a term counts by where it stands: in the headline (what is asked), in a sentence that the headline only quotes
the start of, in one that asks, in one that argues for it, and, where it names no subject itself, just before it."""
PAIR = 1.3
"""Two neighbouring terms that recur together are surer than two that only both occur."""
BEFORE_ACTOR = 0.4
"""What a term counts before a noun that says who acts ("law enforcement agencies")."""
VERB = 0.25
"""What the verb of the headline counts: "Treat waste" and "Treat patients" are not alike."""
MODIFIER = 0.5
"""What an adjective counts, or a word that may be a verb: it says how or what for, not what."""
NAME = 0.25
"""What a name counts, or a noun for who acts: it says who or where, not what."""
TELLING = 0.3
"""Terms of this weight or more can carry a comparison."""
MOST_REMEMBERED = 100_000
"""Words whose part is remembered: some twenty megabytes."""

Clause = Sequence[tuple[str, str]]
"""The content words of a stretch of text, each as (term, word)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CorpusWords:
    """What is known about the words of a corpus.

    `names` are those of persons, places and bodies, lower case: they say who and where, not what.
    """

    vocabulary: Vocabulary
    commonness: Commonness
    names: frozenset[str] = frozenset()
    parts: dict[tuple[str, str], tuple[bool, float]] = field(default_factory=dict)
    """What was found of terms and words so far: the same ones stand in many recommendations."""

    def is_matter(self, term: str, word: str) -> bool:
        """Whether a term can be what something is about: no adjective, no name, and no noun for who acts."""
        return self.part(term, word)[0]

    def part(self, term: str, word: str) -> tuple[bool, float]:
        """Whether a term can be what something is about, and what it counts by the part that its word plays."""
        known = self.parts.get((term, word))
        if known is None:
            if len(self.parts) >= MOST_REMEMBERED:
                self.parts.clear()
            is_modifier = self.vocabulary.is_modifier(word)
            is_who = word in self.names or term in self.vocabulary.actors
            part = MODIFIER if is_modifier or self.vocabulary.is_verb(word) else NAME if is_who else 1.0
            known = self.parts[term, word] = (not is_who and not is_modifier, part)
        return known


class Weights:
    """The terms of one recommendation, gathered text by text; a term keeps the most it has had."""

    def __init__(self, corpus_words: CorpusWords) -> None:
        self.corpus_words = corpus_words
        self.surfaces: dict[str, str] = {}
        self.matters: set[str] = set()
        self._weights: dict[Term, float] = {}

    def add(self, place: float, clauses: Sequence[Clause], *, opens_with_verb: bool = False) -> None:
        """Adds a text, clause by clause; `place` is what its terms count by where it stands."""
        for number, clause in enumerate(clauses):
            for term, word in clause:
                self.surfaces.setdefault(term, word)
                if self.corpus_words.is_matter(term, word):
                    self.matters.add(term)
            for counted, part in self._parts(clause, opens_with_verb and number == 0):
                weight = place * part * self.corpus_words.commonness.weight(counted)
                self._weights[counted] = max(self._weights.get(counted, 0.0), weight)

    def telling(self, terms: Iterable[str]) -> frozenset[str]:
        """Those of the terms that can carry a comparison."""
        return frozenset(term for term in terms if term in self.matters and self._weights[term] >= TELLING)

    def vector(self) -> dict[Term, float]:
        """The weights as a vector of length one; empty where nothing counts."""
        length = math.sqrt(math.fsum([weight * weight for weight in self._weights.values()]))  # whatever their order
        return {term: weight / length for term, weight in self._weights.items() if weight} if length else {}

    def _parts(self, clause: Clause, opens_with_verb: bool) -> Iterator[tuple[Term, float]]:
        """The terms and neighbouring pairs of a clause, each with what it counts by its part in the clause."""
        actors = self.corpus_words.vocabulary.actors
        parts = [self.corpus_words.part(term, word)[1] for term, word in clause]
        if opens_with_verb and parts:
            parts[0] = VERB
        who = [term in actors for term, _ in clause]
        if True in who:
            parts = [part * BEFORE_ACTOR if True in who[at + 1 : at + 3] else part for at, part in enumerate(parts)]
        for (term, _), part in zip(clause, parts, strict=True):
            yield term, part
        for at in range(len(clause) - 1):
            one, other = clause[at][0], clause[at + 1][0]
            if one != other:
                yield (min(one, other), max(one, other)), PAIR * max(parts[at], parts[at + 1])
