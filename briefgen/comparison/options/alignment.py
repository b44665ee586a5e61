"""Groups recommendations that ask for the same course of action."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.likeness import DIGITS, Likeness

LINKAGE = 0.8
"""Two groups join when the mean likeness of their members is this share of what a single pair needs."""


def align(
    asks: Sequence[Ask],
    pairs: Sequence[Likeness],
    min_agreement: float,
    apart: Collection[tuple[int, int]] = (),
    together: Collection[tuple[int, ...]] = (),
) -> tuple[tuple[int, ...], ...]:
    """Groups of indices into the asks, each the recommendations of one course of action; single ones too.

    The likest pairs join first (average linkage): a recommendation joins a group because it resembles the group, not
    because it resembles one member of it. Ties go to the pair that comes first.

    Args:
        asks: in document and reading order.
        pairs: their likenesses.
        min_agreement: pairs of two documents less alike than this do not join, 0 to 1.
        apart: pairs (first index smaller) that must not come into one group.
        together: what an analyst has joined: in one group whatever their likeness.
    """
    groups = _Groups(len(asks), pairs, apart, together)
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.one, pair.other)):
        if pair.score < min_agreement:
            break
        if asks[pair.one].document != asks[pair.other].document:
            groups.join(pair.one, pair.other, LINKAGE * min_agreement)
    return tuple(sorted(tuple(sorted(members)) for members in groups.members.values()))


class _Groups:
    """Groups of asks, each under the number of its first, with what they have to do with each other kept up to date:
    `likeness` sums that of the members of two groups, `apart` has the groups that one must not join."""

    def __init__(
        self,
        number: int,
        pairs: Sequence[Likeness],
        apart: Collection[tuple[int, int]],
        together: Collection[tuple[int, ...]],
    ) -> None:
        self.members = {at: {at} for at in range(number)}
        self._group_of = list(range(number))
        self._likeness: dict[int, dict[int, float]] = {at: {} for at in range(number)}
        self._apart: dict[int, set[int]] = {at: set() for at in range(number)}
        for pair in pairs:
            self._likeness[pair.one][pair.other] = self._likeness[pair.other][pair.one] = pair.score
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)
        for tied in together:
            for at in tied[1:]:
                self._merge(self._group_of[tied[0]], self._group_of[at])

    def join(self, one: int, other: int, least: float) -> None:
        """Makes the groups of two asks one, if their mean likeness is enough and nothing keeps them apart."""
        a, b = sorted((self._group_of[one], self._group_of[other]))
        if a == b or b in self._apart[a]:
            return
        mean = self._likeness[a].get(b, 0.0) / (len(self.members[a]) * len(self.members[b]))
        if round(mean, DIGITS) >= least:
            self._merge(a, b)

    def _merge(self, one: int, other: int) -> None:
        if one == other:
            return
        kept, gone = sorted((one, other))
        for at in self.members[gone]:
            self._group_of[at] = kept
        self.members[kept] |= self.members.pop(gone)
        for near, score in self._likeness.pop(gone).items():
            del self._likeness[near][gone]
            if near != kept:
                total = self._likeness[kept].get(near, 0.0) + score
                self._likeness[kept][near] = self._likeness[near][kept] = total
        for far in self._apart.pop(gone):
            self._apart[far].discard(gone)
            if far != kept:
                self._apart[kept].add(far)
                self._apart[far].add(kept)
