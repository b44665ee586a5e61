"""Texts as rows of term weights, with numpy alone: where a few products are wanted, loading scikit-learn costs more.

The weights are those of `briefgen.language.vectors.weighted`: TF-IDF with damped counts, rows of length one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

_AT_ONCE = 2_000_000
"""Numbers of a stretch of rows written out in full: 16 megabytes."""

_PAIRS_AT_ONCE = 250_000
"""Pairs of terms of two texts multiplied at once: some ten megabytes."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """What each text's terms weigh: the term in column `columns[i]` weighs `weights[i]` in text `rows[i]`; by text,
    then by column. `width` is the number of columns, `number` that of texts."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    weights: NDArray[np.float64]
    number: int
    width: int

    def summed(self, groups: NDArray[np.int64], number: int) -> NDArray[np.float64]:
        """The sum of the rows of each group: an array of shape (number, width).

        Args:
            groups: the group of each text, -1 for none.
            number: of groups.
        """
        of = groups[self.rows]
        kept = of >= 0
        cells = of[kept] * self.width + self.columns[kept]
        sums = np.bincount(cells, self.weights[kept], minlength=number * self.width)
        return np.asarray(sums, dtype=np.float64).reshape(number, self.width)

    def dense(self, chosen: NDArray[np.int64]) -> NDArray[np.float64]:
        """The rows of some texts written out, in their order: an array of shape (chosen, width)."""
        place = np.full(self.number, -1, dtype=np.int64)
        place[chosen] = np.arange(len(chosen))
        return self.summed(place, len(chosen))

    def cosines(self) -> NDArray[np.float64]:
        """The cosine of every two texts: an array of shape (number, number)."""
        found = np.empty((self.number, self.number))
        stretches = list(self._stretches())
        for one in stretches:
            left = self.dense(one)
            for other in stretches:
                if other[0] <= one[0]:
                    right = left if other is one else self.dense(other)
                    product = left @ right.T
                    found[one[0] : one[-1] + 1, other[0] : other[-1] + 1] = product
                    found[other[0] : other[-1] + 1, one[0] : one[-1] + 1] = product.T
        return found

    def products(self) -> NDArray[np.float64]:
        """The dot product of every two rows, to the last digit the same on every machine: an array (number, number).

        Each is added up in the order of the columns, as in scipy's product of sparse matrices, whose import takes
        longer than all products of a small corpus.
        """
        by_column = np.argsort(self.columns, kind="stable")
        held = np.bincount(self.columns, minlength=self.width)
        begin = (np.cumsum(held) - held)[self.columns]
        partners = held[self.columns]
        of_row = np.concatenate(([0], np.cumsum(np.bincount(self.rows, minlength=self.number))))
        pairs = np.concatenate(([0], np.cumsum(partners)))
        found = np.empty((self.number, self.number))
        first = 0
        while first < self.number:
            most = pairs[of_row[first]] + _PAIRS_AT_ONCE
            last = max(first + 1, int(np.searchsorted(pairs[of_row], most, side="right")) - 1)
            entries = np.arange(of_row[first], of_row[last])
            each = np.repeat(entries, partners[entries])
            other = by_column[np.arange(len(each)) + pairs[of_row[first]] - pairs[each] + begin[each]]
            cells = (self.rows[each] - first) * self.number + self.rows[other]
            sums = np.bincount(cells, self.weights[each] * self.weights[other], minlength=(last - first) * self.number)
            found[first:last] = sums.reshape(last - first, self.number)
            first = last
        return found

    def holders(self) -> NDArray[np.int64]:
        """How many texts hold each column's term."""
        return np.bincount(self.columns, minlength=self.width)

    def _stretches(self) -> Iterator[NDArray[np.int64]]:
        step = max(1, _AT_ONCE // max(1, self.width))
        for start in range(0, self.number, step):
            yield np.arange(start, min(start + step, self.number))


def weigh(texts: Sequence[Sequence[str]], *, min_texts: int = 1, max_share: float = 1.0) -> Rows:
    """The weights of tokenised texts, columns in alphabetical order of tokens; arguments as in `tally`."""
    return tf_idf(tally(texts, min_texts=min_texts, max_share=max_share))


def tally(texts: Sequence[Sequence[str]], *, min_texts: int = 1, max_share: float = 1.0) -> Rows:
    """How often each token occurs in each text, as its weight; columns in alphabetical order of tokens.

    Args:
        texts: the tokens of each.
        min_texts: tokens in fewer texts are left out.
        max_share: tokens in a larger share of the texts (0 to 1) are left out.
    """
    counts = [Counter(tokens) for tokens in texts]
    seen: Counter[str] = Counter()
    for count in counts:
        seen.update(count.keys())
    limit = max(min_texts, int(max_share * len(texts)))
    vocabulary = sorted(token for token, times in seen.items() if min_texts <= times <= limit)
    column_of = {token: at for at, token in enumerate(vocabulary)}
    rows = np.repeat(np.arange(len(texts)), [len(count) for count in counts])
    columns = np.array([column_of.get(token, -1) for count in counts for token in count], dtype=np.int64)
    times = np.array([number for count in counts for number in count.values()], dtype=np.float64)
    order = np.lexsort((columns, rows))
    order = order[columns[order] >= 0]
    return Rows(
        rows=rows[order],
        columns=columns[order],
        weights=times[order],
        number=len(texts),
        width=max(1, len(vocabulary)),
    )


def tf_idf(counts: Rows) -> Rows:
    """Counts to TF-IDF with damped counts, rows of length one."""
    rarity = np.log((1 + counts.number) / (1 + counts.holders())) + 1
    weights = (np.log(counts.weights) + 1) * rarity[counts.columns]
    length = np.sqrt(np.bincount(counts.rows, weights * weights, minlength=counts.number))
    return replace(counts, weights=weights / length[counts.rows])
