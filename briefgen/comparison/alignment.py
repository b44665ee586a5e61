"""Groups recommendations that ask for the same course of action."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from briefgen.comparison.features import Ask
from briefgen.comparison.likeness import DIGITS, Likeness

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
    likeness = {(pair.one, pair.other): pair.score for pair in pairs}
    group_of: dict[int, tuple[int, ...]] = {at: (at,) for at in range(len(asks))}
    for tied in together:
        joined = tuple(sorted({member for at in tied for member in group_of[at]}))
        group_of |= dict.fromkeys(joined, joined)
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.one, pair.other)):
        if pair.score < min_agreement or asks[pair.one].document == asks[pair.other].document:
            continue
        one, other = group_of[pair.one], group_of[pair.other]
        if one == other or _linkage(one, other, likeness) < LINKAGE * min_agreement:
            continue
        if any((min(a, b), max(a, b)) in apart for a in one for b in other):
            continue
        joined = tuple(sorted((*one, *other)))
        for member in joined:
            group_of[member] = joined
    return tuple(sorted(set(group_of.values())))


def _linkage(one: Sequence[int], other: Sequence[int], likeness: Mapping[tuple[int, int], float]) -> float:
    """The mean likeness of the members of one group to those of the other."""
    total = sum(likeness.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
    return round(total / (len(one) * len(other)), DIGITS)
