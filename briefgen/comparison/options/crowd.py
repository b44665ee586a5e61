"""Very many recommendations: what most documents ask for is compared in full, the rest is put beside it.

All pairs of some hundred recommendations can be looked at, not those of a hundred thousand. But of so many most say the
same again. So those with the same object, kind of action and sense are bundled; of the bundles that most documents are
in, a few recommendations each are compared like those of a small corpus; a smaller bundle joins the one that is likest
among those that share its terms (blocking: H. Dunn, Record linkage, 1946; the cap on each block is that of the sorted
neighbourhood, M. Hernandez and S. Stolfo, 1995). Time grows with the number of recommendations, not of pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.likeness import likeness_of
from briefgen.comparison.asks.overlap import FIRM
from briefgen.comparison.asks.weighing import CorpusWords
from briefgen.model.recommendations import Recommendation

MOST_COMPARED = 1_500
"""Recommendations of which all pairs with a common term are looked at: some 300 essays. Beyond, they are bundled."""

BUNDLES = 120
"""Bundles that are compared; a brief prints fewer options by far."""

VOICES = 3
"""Recommendations that speak for a bundle, each of another document: an agreement needs two."""

BLOCK = 4
"""Bundles that a term suggests to a smaller bundle, those of most documents first."""

Make = Callable[[Recommendation], Ask]
Key = tuple[str, bool, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """`compared` are the recommendations that are compared, in their order; `behind` are, for the id of one of them,
    the others of its bundle; `apart` are those of no bundle that is compared."""

    compared: tuple[Recommendation, ...]
    behind: Mapping[str, tuple[Recommendation, ...]]
    apart: tuple[Recommendation, ...]


@dataclass(slots=True)
class _Bundle:
    """Recommendations (indices) of one key; `terms` are what they are about, rarest first."""

    key: Key
    terms: tuple[str, ...]
    members: list[int] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)


def crowd_of(ordered: Sequence[Recommendation], make: Make, known: CorpusWords, least: float) -> Crowd:
    """Bundles recommendations, and chooses which of them are compared.

    Args:
        ordered: by document and place.
        make: what a recommendation asks for; called as it is needed, so that memory does not grow with their number.
        known: what the words of the corpus count.
        least: likeness (0 to 1) from which on a smaller bundle joins a larger one.
    """
    bundles = _bundles(ordered, make, known)
    leading, others = bundles[:BUNDLES], bundles[BUNDLES:]
    voices = {bundle.key: _voices(bundle, ordered) for bundle in leading}
    speaking = {at for chosen in voices.values() for at in chosen}
    behind: dict[str, list[Recommendation]] = defaultdict(list)
    for bundle in leading:
        first = ordered[voices[bundle.key][0]].id
        behind[first] += (ordered[at] for at in bundle.members if at not in speaking)
    asks = {bundle.key: make(ordered[voices[bundle.key][0]]) for bundle in leading}
    suggested: dict[str, list[_Bundle]] = defaultdict(list)
    for bundle in leading:
        for term in bundle.terms:
            if len(suggested[term]) < BLOCK:
                suggested[term].append(bundle)
    apart: list[int] = []
    for bundle in others:
        near = dict.fromkeys(
            one.key for term in bundle.terms for one in suggested.get(term, ()) if one.key[1] == bundle.key[1]
        )
        joined = _likest(make(ordered[bundle.members[0]]), near, asks, known, least) if near else None
        if joined is None:
            apart += bundle.members
        else:
            behind[asks[joined].id] += (ordered[at] for at in bundle.members)
    return Crowd(
        compared=tuple(ordered[at] for at in sorted(speaking)),
        behind={id: tuple(found) for id, found in behind.items() if found},
        apart=tuple(ordered[at] for at in sorted(apart)),
    )


def _bundles(ordered: Sequence[Recommendation], make: Make, known: CorpusWords) -> list[_Bundle]:
    """Those first that most documents are in."""
    found: dict[Key, _Bundle] = {}
    for at, recommendation in enumerate(ordered):
        ask = make(recommendation)
        terms = _about(ask, known)
        key = (ask.kind or "", ask.refuses, terms or (recommendation.id,))
        bundle = found.setdefault(key, _Bundle(key, terms))
        bundle.members.append(at)
        bundle.documents.add(recommendation.document)
    return sorted(found.values(), key=lambda bundle: (-len(bundle.documents), -len(bundle.members), bundle.members[0]))


def _about(ask: Ask, known: CorpusWords) -> tuple[str, ...]:
    """What is the object of what is asked, the rarest terms first: at most three."""
    weight = known.commonness.weight
    firm = [term for term, counts in ask.asked.items() if counts >= FIRM and term in ask.matters]
    return tuple(sorted(firm, key=lambda term: (-weight(term), term))[:3])


def _voices(bundle: _Bundle, ordered: Sequence[Recommendation]) -> tuple[int, ...]:
    """The plainest and surest recommendations, one of each document."""
    chosen: dict[str, int] = {}
    for at in sorted(bundle.members, key=lambda at: (not ordered[at].explicit, -ordered[at].score, at)):
        if len(chosen) < VOICES:
            chosen.setdefault(ordered[at].document, at)
    return tuple(chosen.values())


def _likest(ask: Ask, near: Iterable[Key], asks: Mapping[Key, Ask], known: CorpusWords, least: float) -> Key | None:
    found = [(-likeness_of(ask, asks[key], known), key) for key in near]
    best = min(found, default=None)
    return best[1] if best and -best[0] >= least else None
