"""Small subjects that several authors share, which grouping leaves spread over larger themes.

A reader of a comparison most wants what several authors speak of, but eight passages out of two hundred are drawn to
whatever larger theme each stands nearest to. So after grouping, terms are sought that several documents use, that
their passages dwell on, and that no theme holds; the passages that sit loosely in their theme move to one of their own.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefgen.themes.consensus import Groups, attachment, renumber
from briefgen.themes.indices import median
from briefgen.themes.reading import Reading

MIN_PASSAGES = 4
"""A subject of fewer passages is an aside."""

MIN_DOCUMENTS = 2
"""A subject of one author is that author's theme, which grouping finds."""

MAX_ONE_VOICE = 0.5
"""Share of a new group's passages that one of three or more documents may have: a subject mostly one author's does not
cross authors. Of two documents one may have two thirds."""

MAX_HELD = 0.6
"""If one theme holds more of a term's passages than this, the subject has its theme."""

_PAIR_WITHIN = 3
"""Two stems form a term if the second is at most the third word after the first, stop words not counted."""

_PAIR_ASSOCIATION = 0.35
"""Normalised pointwise mutual information above which two stems belong together (0 chance, 1 always together)."""

_DWELLING = 1.5
"""Mean number of times that a passage says a word it is about; words only mentioned stand once.

Source: S. Katz, Distribution of content words and phrases in text and language modelling, 1996."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTerm:
    """One or two stems, the rows of the passages that hold them, and the rows that dwell on them."""

    stems: tuple[str, ...]
    rows: tuple[int, ...]
    central: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A group made for a shared term: one of its passages, by which it is found again, and the term's stems."""

    row: int
    stems: tuple[str, ...]


def give_shared_terms_a_group(
    reading: Reading, shared: NDArray[np.float64], labels: Groups, *, most: int
) -> tuple[Groups, tuple[Anchor, ...]]:
    """Groups with up to `most` new ones for terms that several documents share and no group holds.

    To a new group go the passages that dwell on the term, and those that hold it and sit loosely where they are (below
    the median share with their own group): so no theme loses its core. A term for the same matter as an earlier one, in
    other words ("exchange of information" after "intelligence sharing"), brings its passages to that one's group.

    Returns:
        the groups, and for each new one a passage of it and its term.
    """
    if len(reading) < 2 or most < 1:
        return labels, ()
    own = attachment(shared, labels)[np.arange(len(labels)), labels]
    loose = frozenset(np.flatnonzero(own < median(own)).tolist())
    moved = labels.copy()
    taken: set[int] = set()
    anchors: list[Anchor] = []
    before = int(labels.max()) + 1
    for term in _ranked(_open_terms(reading, labels), reading):
        rows = sorted(_movable(term, loose) - taken)
        if any(set(term.stems) & set(anchor.stems) for anchor in anchors) or not _crosses(rows, reading):
            continue
        matters = _matters(term.stems, reading)
        same = next((at for at, anchor in enumerate(anchors) if matters & _matters(anchor.stems, reading)), None)
        if same is None and len(anchors) < most:
            anchors.append(Anchor(row=rows[0], stems=term.stems))
            same = len(anchors) - 1
        if same is not None:
            taken.update(rows)
            moved[rows] = before + same
    return renumber(moved), tuple(anchors)


def _matters(stems: Sequence[str], reading: Reading) -> set[str]:
    return {reading.matters.get(stem, stem) for stem in stems}


def shared_terms(reading: Reading) -> tuple[SharedTerm, ...]:
    """Words that passages dwell on and pairs of words that belong together, each in enough passages and documents."""
    singles: dict[str, dict[int, int]] = defaultdict(dict)
    for row, stems in enumerate(reading.stems):
        for stem in stems:
            times = singles[stem]
            times[row] = times.get(row, 0) + 1
    usual = {stem for stem, times in singles.items() if len(times) >= MIN_PASSAGES}
    pairs = _pairs(reading, usual)
    found = [
        SharedTerm(
            stems=(stem,), rows=tuple(sorted(times)), central=tuple(sorted(row for row in times if times[row] > 1))
        )
        for stem, times in singles.items()
        if sum(times.values()) >= _DWELLING * len(times)
    ]
    found += [
        SharedTerm(stems=pair, rows=tuple(sorted(rows)), central=())
        for pair, rows in pairs.items()
        if len(rows) >= MIN_PASSAGES
        and _association(len(rows), len(singles[pair[0]]), len(singles[pair[1]]), len(reading)) >= _PAIR_ASSOCIATION
    ]
    enough = (term for term in found if len(term.rows) >= MIN_PASSAGES)
    return tuple(term for term in enough if len({reading.documents[row] for row in term.rows}) >= MIN_DOCUMENTS)


def _pairs(reading: Reading, usual: Set[str]) -> dict[tuple[str, str], set[int]]:
    """Two of the usual stems that stand near each other, in alphabetical order, and the rows in which they do."""
    pairs: dict[tuple[str, str], set[int]] = defaultdict(set)
    for row, stems in enumerate(reading.stems):
        for at, stem in enumerate(stems):
            if stem in usual:
                for other in stems[at + 1 : at + 1 + _PAIR_WITHIN]:
                    if other in usual and other != stem:
                        pairs[(stem, other) if stem < other else (other, stem)].add(row)
    return pairs


def _open_terms(reading: Reading, labels: Groups) -> list[SharedTerm]:
    """Terms that no group holds, and that are too small for a theme that grouping would have found."""
    largest = len(reading) / (int(labels.max()) + 1)
    return [
        term
        for term in shared_terms(reading)
        if len(term.rows) <= largest
        and max(Counter(labels[list(term.rows)].tolist()).values()) <= MAX_HELD * len(term.rows)
    ]


def _ranked(terms: Sequence[SharedTerm], reading: Reading) -> list[SharedTerm]:
    """Those terms first whose passages are most, and spread most evenly over most documents."""

    def rank(term: SharedTerm) -> tuple[float, tuple[str, ...]]:
        voices = Counter(reading.documents[row] for row in term.rows)
        return -round(_effective_number(tuple(voices.values())) * math.log2(len(term.rows)), 6), term.stems

    return sorted(terms, key=rank)


def _movable(term: SharedTerm, loose: frozenset[int]) -> frozenset[int]:
    return loose.intersection(term.rows).union(term.central)


def _crosses(rows: Sequence[int], reading: Reading) -> bool:
    """Whether the passages are enough for a theme, and not of one document with a stray one."""
    voices = Counter(reading.documents[row] for row in rows)
    most = MAX_ONE_VOICE if len(voices) > 2 else 2 / 3
    return len(rows) >= MIN_PASSAGES and max(voices.values()) <= most * len(rows)


def _association(together: int, first: int, second: int, total: int) -> float:
    """Normalised pointwise mutual information (G. Bouma, 2009) of two words by the passages that hold them."""
    if together >= total:
        return 1.0
    return math.log(together * total / (first * second)) / -math.log(together / total)


def _effective_number(counts: Sequence[int]) -> float:
    """How many equal shares would be as evenly spread: the exponential of the entropy."""
    total = sum(counts)
    return math.exp(-sum(count / total * math.log(count / total) for count in counts))
