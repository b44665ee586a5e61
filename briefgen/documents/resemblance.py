"""How much of the same wording two texts have: the share of their runs of five words that they have in common.

Resemblance and containment are those of A. Z. Broder, "On the resemblance and containment of documents" (1997). Up to
400,000 words in all, every run counts. Above, pairs are first sought by a sample: the runs whose checksum is divisible
by a power of two, which is the same choice in every text (his mod m sketch); what the sample suggests is then counted
in full. Time grows with the number of words, not of pairs: a run in many texts pairs each with the next few only.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+")
_RUN = 5
_EXACT_UP_TO = 400_000
_NEXT = 8
_SUGGESTED = 0.2
"""Share of the shorter sample from which on a pair is counted in full: less than what is said, since samples err."""


def wording(text: str) -> str:
    """The words of a text and nothing else: no marks, no case, no difference between signs that look alike."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("\xad", "")))


class Wordings:
    """Texts whose wording is compared, by their place in a sequence."""

    def __init__(self, wordings: Sequence[str]) -> None:
        self._wordings = wordings
        self._runs: dict[int, frozenset[str]] = {}

    def likely_pairs(self) -> list[tuple[int, int]]:
        """The pairs, first before second, that may have a good part of their wording in common; in order."""
        words = sum(wording.count(" ") + 1 for wording in self._wordings)
        step = 1
        while words / step > _EXACT_UP_TO:
            step *= 2
        samples = [self._sample(at, step) for at in range(len(self._wordings))]
        seen: set[str] = set()
        repeated: set[str] = set()
        for sample in samples:
            repeated |= seen & sample
            seen |= sample
        holders: dict[str, list[int]] = {}
        for at, sample in enumerate(samples):
            for run in sample & repeated:  # most runs stand in one text only
                holders.setdefault(run, []).append(at)
        size = len(samples)
        shared = Counter(  # of pairs, each as one number: there may be millions
            one * size + other
            for texts in holders.values()
            for at, one in enumerate(texts, 1)
            for other in texts[at : at + _NEXT]
        )
        counted = ((*divmod(pair, size), count) for pair, count in shared.items())
        return sorted(
            (one, other)
            for one, other, count in counted
            if count >= _SUGGESTED * min(len(samples[one]), len(samples[other]))
        )

    def resemblance(self, one: int, other: int) -> float:
        """The runs that both have among those that either has, 0 to 1."""
        mine, its = self._all(one), self._all(other)
        return round(len(mine & its) / max(1, len(mine | its)), 6)

    def containment(self, one: int, other: int) -> float:
        """The runs that both have among those of the shorter, 0 to 1."""
        mine, its = self._all(one), self._all(other)
        return round(len(mine & its) / max(1, min(len(mine), len(its))), 6)

    def _all(self, at: int) -> frozenset[str]:
        if at not in self._runs:
            self._runs[at] = frozenset(_runs(self._wordings[at]))
        return self._runs[at]

    def _sample(self, at: int, step: int) -> frozenset[str]:
        if step == 1:
            return self._all(at)
        return frozenset([run for run in _runs(self._wordings[at]) if zlib.crc32(run.encode()) % step == 0])


def _runs(wording: str) -> Iterable[str]:
    """Every five words that follow each other; of a shorter text, the whole."""
    words = wording.split(" ")
    if len(words) <= _RUN:
        return (wording,)
    return map(" ".join, zip(*(words[at:] for at in range(_RUN)), strict=False))
