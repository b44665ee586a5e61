"""Two recommendations side by side: what in each can set it against another, and what they share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from briefgen.comparison.asks.likeness import similarity
from briefgen.comparison.asks.overlap import Overlap, overlap
from briefgen.comparison.asks.weighing import CorpusWords
from briefgen.comparison.tensions.sides import Side


@dataclass(frozen=True, kw_only=True, eq=False)
class Pair:
    """Two recommendations of different documents, with what they share and what is known of them.

    What they share is looked up when a rule asks for it: few of the pairs come so far. (Hence no slots.)
    """

    a: Side
    b: Side
    known: CorpusWords

    @cached_property
    def shared(self) -> Overlap:
        """What both ask about."""
        return overlap(self.a.ask, self.b.ask, self.known)

    @cached_property
    def likeness(self) -> float:
        """The cosine of all they say, 0 to 1."""
        return similarity(self.a.ask, self.b.ask)

    @property
    def is_of_one_object(self) -> bool:
        """Whether half of what one of them asks about is shared, words that may be verbs apart."""
        is_action = self.known.vocabulary.is_action
        is_named = any(not is_action(self.a.ask.surfaces[term]) for term in self.shared.terms)
        return (is_named or bool(self.shared.phrases)) and self.shared.is_of_one_object

    @property
    def object(self) -> tuple[str, str]:
        """What both ask about, in the words of each."""
        is_action = self.known.vocabulary.is_action
        nouns = [pair for pair in self.shared.phrases if not any(is_action(self.a.ask.surfaces[term]) for term in pair)]
        parts = next(iter((*nouns, *self.shared.phrases)), self.shared.terms[:1])
        return self.a.ask.phrase(*parts), self.b.ask.phrase(*parts)

    @property
    def both_ways(self) -> tuple[tuple[Side, Side, bool], ...]:
        """The two sides in both orders, and whether they are swapped."""
        return (self.a, self.b, False), (self.b, self.a, True)
