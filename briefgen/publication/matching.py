"""Which group of the new edition is which of the earlier: one to one, by what they have in common."""

from __future__ import annotations

from collections.abc import Mapping, Set
from fractions import Fraction


def matched(new: Mapping[str, Set[str]], old: Mapping[str, Set[str]], *, least: float = 0.0) -> dict[str, str]:
    """For each new group its old one, each old one given once: the pairs that share most first, ties by name.

    What is shared is counted as the part of both together (P. Jaccard, 1901); pairs that share `least` or less of it
    are none. Exact fractions: no rounding decides.
    """
    holders: dict[str, list[str]] = {}
    for name, members in old.items():
        for member in members:
            holders.setdefault(member, []).append(name)
    pairs: list[tuple[Fraction, str, str]] = []
    for name, members in new.items():
        for other in {other for member in members for other in holders.get(member, ())}:
            share = Fraction(len(members & old[other]), len(members | old[other]))
            if share > Fraction(least):
                pairs.append((-share, name, other))
    found: dict[str, str] = {}
    given: set[str] = set()
    for _, name, other in sorted(pairs):
        if name not in found and other not in given:
            found[name] = other
            given.add(other)
    return found


def distance(one: Set[str], other: Set[str]) -> float:
    """The share of both together that only one of them has: 0 for equal sets, 1 for sets with nothing in common."""
    return len(one ^ other) / len(one | other) if one | other else 0.0
