"""What an analyst has joined, cut or named, as the steps of comparing need it: by places in the list of asks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.likeness import Likeness
from briefgen.model.comparison import Ties

GROUND = "as-corrected"


class Tied:
    """Ties by indices into the asks. `groups` are joined; `labels` name the option of an ask."""

    def __init__(self, ties: Ties, asks: Sequence[Ask]) -> None:
        places = {ask.recommendation.id: at for at, ask in enumerate(asks)}
        self.groups: tuple[tuple[int, ...], ...] = tuple(_places(ids, places) for ids in ties.together)
        self.labels: Mapping[int, str] = {places[id]: label for id, label in ties.labels if id in places}
        self._asks = asks
        self._cut = set(_pairs(_places(ids, places) for ids in ties.apart))

    def likeness(self) -> tuple[Likeness, ...]:
        """Full likeness for every joined pair of two documents: what a person has joined needs no other ground."""
        return tuple(
            Likeness(one=one, other=other, score=1.0, terms=self._terms(one, other), ground=GROUND)
            for one, other in sorted(set(_pairs(self.groups)))
            if self._asks[one].document != self._asks[other].document
        )

    def kept_apart(self, apart: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
        """The pairs that must not come into one group: what is cut too, what is joined not."""
        return (set(apart) | self._cut) - set(_pairs(self.groups))

    def cuts(self, one: int, other: int) -> bool:
        """Whether the two are not about one course of action: then there is no tension between them either."""
        return (one, other) in self._cut

    def _terms(self, one: int, other: int) -> tuple[str, ...]:
        return tuple(sorted(set(self._asks[one].asked) & set(self._asks[other].asked)))


def _places(ids: Sequence[str], places: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted({places[id] for id in ids if id in places}))


def _pairs(groups: Collection[tuple[int, ...]] | Iterator[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    return (pair for group in groups for pair in combinations(group, 2))
