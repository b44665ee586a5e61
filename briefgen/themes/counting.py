"""Very many passages as counts of stems, read once and in batches: nothing is kept of a passage but its numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from briefgen.language.tokens import content_words, stems
from briefgen.model.documents import Document

_BATCH = 200_000
"""Pieces of text gathered before they are put away as numbers."""

_MOST_PIECES = 1_000_000
"""Pieces of one language that are remembered; beyond, they are found out again."""

_LONGEST = 60
"""Letters of a piece that is remembered: longer ones are addresses, or a language without blanks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The passages that have words to compare, in the order of the corpus, and how often each holds which stem.

    `passages` are their ids, `documents` those of their documents, `order` the rows sorted by id of the passage, so
    that what is drawn in this order does not depend on the order of files. `stems` is a sparse matrix of counts with a
    row for each passage and a column for each stem, columns in alphabetical order.
    """

    passages: tuple[str, ...]
    documents: tuple[str, ...]
    order: NDArray[np.int64]
    stems: Any

    def __len__(self) -> int:
        return len(self.passages)


class _Columns(dict[str, int]):
    """What each piece of text between blanks counts as, in one language, found out once.

    The column of its stem; -1 for none; for a piece of several words -2, -3 and so on, each a place in `several`. The
    columns are those of all languages.
    """

    def __init__(self, language: str, columns: dict[str, int], several: list[tuple[int, ...]]) -> None:
        super().__init__()
        self._language, self._columns, self._several = language, columns, several

    def __missing__(self, piece: str) -> int:
        found = stems(content_words(piece, self._language), self._language)
        held = tuple(self._columns.setdefault(stem, len(self._columns)) for stem in found)
        if len(held) > 1:
            self._several.append(held)
        place = (held or (-1,))[0] if len(held) < 2 else -1 - len(self._several)
        if len(piece) <= _LONGEST:
            self[piece] = place
        return place


def count_passages(documents: Iterable[Document]) -> Counts:
    """Counts the stems of the passages of documents, each read in its document's language.

    Words are those that smaller corpora are compared by, but that what stands between two blanks is read by itself:
    words written as one are not split, and "United States" is two words where "U.S." is one.
    """
    columns: dict[str, int] = {}
    by_language: dict[str, _Columns] = {}
    ids: list[str] = []
    of: list[str] = []
    blocks = []
    several: list[tuple[int, ...]] = []
    found, ends = array("i"), array("q", [0])
    for document in documents:
        known = by_language.get(document.language)
        if known is None:
            known = by_language[document.language] = _Columns(document.language, columns, several)
        for passage in document.passages:
            found.extend(map(known.__getitem__, passage.text.split()))
            ends.append(len(found))
            ids.append(passage.id)
            of.append(document.id)
        if len(found) > _BATCH:
            blocks.append(_block(found, ends, several))
            found, ends = array("i"), array("q", [0])
            for pieces in by_language.values():
                if len(pieces) > _MOST_PIECES:
                    pieces.clear()
    blocks.append(_block(found, ends, several))
    return _with_words(ids, of, _joined(blocks, columns))


def _block(found: array[int], ends: array[int], several: Sequence[tuple[int, ...]]) -> csr_array:
    """Pieces row after row as a sparse matrix of counts."""
    pieces = np.array(found, dtype=np.int64)
    rows = np.repeat(np.arange(len(ends) - 1), np.diff(np.array(ends)))
    joined = np.flatnonzero(pieces < -1)
    parts = [several[-2 - piece] for piece in pieces[joined].tolist()]
    columns = np.concatenate((pieces, np.array([column for part in parts for column in part], dtype=np.int64)))
    rows = np.concatenate((rows, np.repeat(rows[joined], [len(part) for part in parts])))
    kept = columns >= 0
    shape = (len(ends) - 1, int(columns.max(initial=0)) + 1)
    ones = np.ones(int(kept.sum()), dtype=np.float32)
    return csr_array(coo_array((ones, (rows[kept], columns[kept])), shape=shape))


def _joined(blocks: Sequence[csr_array], columns: dict[str, int]) -> Any:
    """The blocks one under the other, columns in alphabetical order of their stems."""
    place = np.empty(max(1, len(columns)), dtype=np.int32)
    place[[columns[stem] for stem in sorted(columns)]] = np.arange(len(columns), dtype=np.int32)
    rows = np.concatenate([np.diff(block.indptr) for block in blocks])
    data = np.concatenate([block.data for block in blocks])
    indices = np.concatenate([place[block.indices] for block in blocks])
    return csr_array((data, indices, np.concatenate(([0], np.cumsum(rows)))), shape=(len(rows), len(place)))


def _with_words(ids: Sequence[str], of: Sequence[str], stems: Any) -> Counts:
    telling = np.flatnonzero(np.diff(stems.indptr)).tolist()
    passages = tuple(ids[row] for row in telling)
    return Counts(
        passages=passages,
        documents=tuple(of[row] for row in telling),
        order=np.array(sorted(range(len(passages)), key=passages.__getitem__), dtype=np.int64),
        stems=stems if len(telling) == len(ids) else stems[telling],
    )
