"""How much of the same wording two texts have: the share of their runs of five words that they have in common.

Resemblance and containment are those of A. Z. Broder, "On the resemblance and containment of documents" (1997). Up to
400,000 words in all, every run counts. Above, pairs are first sought by a sample: the runs whose digest is divisible
by a power of two, which is the same choice in every text (his mod m sketch); what the sample suggests is then counted
in full. Time grows with the number of words, not of pairs: a run in many texts pairs each with the next few only.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Runs = NDArray[np.uint64]

_WORD = re.compile(r"[^\W_]+")
_RUN = 5
_EXACT_UP_TO = 400_000
_NEXT = 8
_FACTOR = 0x9E3779B97F4A7C15
_SUGGESTED = 0.2
"""Share of the shorter sample from which on a pair is counted in full: less than what is said, since samples err."""


def wording(text: str) -> str:
    """The words of a text and nothing else: no marks, no case, no difference between signs that look alike."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("\xad", "")))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Worded:
    """The wording of a text as it is compared: how many words, a digest of them ("" of none), and its runs.

    `is_running` tells whether it is that of the running text, not of all there is; only that is kept.
    """

    words: int
    digest: str
    runs: Runs
    is_running: bool = True

    def to_bytes(self) -> bytes:
        """As it is kept between runs of the program."""
        return f"{self.words} {self.digest}\n".encode() + self.runs.astype("<u8").tobytes()

    @staticmethod
    def from_bytes(kept: bytes) -> Worded:
        """What `to_bytes` has made.

        Raises:
            ValueError: it has not.
        """
        import numpy as np

        head, _, runs = kept.partition(b"\n")
        words, digest = head.decode("ascii").split(" ")
        return Worded(words=int(words), digest=digest, runs=np.frombuffer(runs, dtype="<u8").astype(np.uint64))


def worded(wording: str, *, is_running: bool = True) -> Worded:
    """A wording as it is compared."""
    digest = hashlib.sha256(wording.encode("utf-8", "surrogatepass")).hexdigest() if wording else ""
    words = wording.count(" ") + bool(wording)
    return Worded(words=words, digest=digest, runs=_runs(wording), is_running=is_running)


class Wordings:
    """Texts whose wording is compared, by their place in a sequence."""

    def __init__(self, wordings: Sequence[Worded]) -> None:
        self._wordings = wordings
        self._shared: dict[tuple[int, int], int] = {}

    def likely_pairs(self) -> list[tuple[int, int]]:
        """The pairs, first before second, that may have a good part of their wording in common; in order."""
        import numpy as np

        words = sum(max(1, wording.words) for wording in self._wordings)
        step = 1
        while words / step > _EXACT_UP_TO:
            step *= 2
        samples = [self._sample(at, step) for at in range(len(self._wordings))]
        sizes = np.array([len(sample) for sample in samples], dtype=np.int64)
        runs = np.concatenate([np.empty(0, dtype=np.uint64), *samples])
        holders = np.repeat(np.arange(len(samples)), sizes)
        order = np.lexsort((holders, runs))
        runs, holders = runs[order], holders[order]
        met = [np.empty(0, dtype=np.int64)]
        for apart in range(1, _NEXT + 1):
            same = runs[apart:] == runs[:-apart]
            met.append(holders[:-apart][same] * len(samples) + holders[apart:][same])
        pairs, counts = np.unique(np.concatenate(met), return_counts=True)
        ones, others = np.divmod(pairs, max(1, len(samples)))
        likely = counts >= _SUGGESTED * np.minimum(sizes[ones], sizes[others])
        return list(zip(ones[likely].tolist(), others[likely].tolist(), strict=True))

    def resemblance(self, one: int, other: int) -> float:
        """The runs that both have among those that either has, 0 to 1."""
        shared = self._common(one, other)
        return round(shared / max(1, len(self._all(one)) + len(self._all(other)) - shared), 6)

    def containment(self, one: int, other: int) -> float:
        """The runs that both have among those of the shorter, 0 to 1."""
        return round(self._common(one, other) / max(1, min(len(self._all(one)), len(self._all(other)))), 6)

    def _common(self, one: int, other: int) -> int:
        import numpy as np

        pair = (min(one, other), max(one, other))
        if pair not in self._shared:
            self._shared[pair] = len(np.intersect1d(self._all(one), self._all(other), assume_unique=True))
        return self._shared[pair]

    def _all(self, at: int) -> Runs:
        return self._wordings[at].runs

    def _sample(self, at: int, step: int) -> Runs:
        if step == 1:
            return self._all(at)
        import numpy as np

        runs = self._all(at)
        return np.compress(runs % np.uint64(step) == 0, runs)


def _runs(wording: str) -> Runs:
    """Every five words that follow each other, as the sorted digests of each, once; of a shorter text, the whole.

    Digests of 64 bits: among ten million runs one pair of different ones is taken for the same in one case of 300,000.
    """
    import numpy as np

    words = wording.split(" ")
    words += [""] * (_RUN - len(words))
    digests = np.array([_digest(word) for word in words], dtype=np.uint64)
    number = len(words) - _RUN + 1
    runs = np.zeros(number, dtype=np.uint64)
    for at in range(_RUN):  # a polynomial in an odd number: unsigned integers wrap around
        runs = runs * np.uint64(_FACTOR) + digests[at : at + number]
    return np.unique(runs)


@lru_cache(100_000)
def _digest(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
