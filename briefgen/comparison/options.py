"""Policy options: the groups of recommendations, each under a label that reads as a course of action."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.comparison.features import Ask
from briefgen.comparison.likeness import DIGITS, Likeness
from briefgen.comparison.tension import EXCLUSIVE, Pull
from briefgen.comparison.vocabulary import Vocabulary

LABEL_WORDS = 8
_NEGATION = re.compile(r"^(?:do not|don't|don’t|never|avoid|oppose|reject)\s+", re.IGNORECASE)
_LOOSE_END = re.compile(
    r"(?:[,;:–-]|\s(?:and|or|of|the|a|an|to|for|in|on|with|that|which|by|its|their|as|at|from|between|both))+$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Recommendations (indices into the asks, in order) of one course of action.

    `parts` are the groups of like recommendations that it is made of: more than one where exclusive alternatives of one
    object were brought together. `variants` maps a recommendation to its alternative, in its document's word.
    """

    members: tuple[int, ...]
    parts: tuple[tuple[int, ...], ...]
    variants: Mapping[int, str]


def join_alternatives(
    aligned: Sequence[tuple[int, ...]], pulls: Sequence[Pull], min_tension: float
) -> tuple[Group, ...]:
    """Brings groups together that ask for exclusive alternatives of one object: one row shows who wants which."""
    part_of = {member: part for part in aligned for member in part}
    family: dict[tuple[int, ...], set[tuple[int, ...]]] = {part: {part} for part in aligned}
    variants: dict[int, str] = {}
    for pull in sorted(pulls, key=lambda pull: (-pull.score, pull.one, pull.other)):
        if pull.ground != EXCLUSIVE or pull.score < min_tension:
            continue
        variants.setdefault(pull.one, pull.terms[0])
        variants.setdefault(pull.other, pull.terms[1])
        joined = family[part_of[pull.one]] | family[part_of[pull.other]]
        for part in joined:
            family[part] = joined
    groups = {frozenset(parts) for parts in family.values()}
    return tuple(
        Group(
            members=tuple(sorted(member for part in parts for member in part)),
            parts=tuple(sorted(parts)),
            variants={member: variants[member] for part in sorted(parts) for member in part if member in variants},
        )
        for parts in sorted(groups, key=lambda parts: min(parts))
    )


def label(group: Group, asks: Sequence[Ask], pairs: Sequence[Likeness], vocabulary: Vocabulary) -> str:
    """What a row of the matrix is called: the headline that is most like the others, at most `LABEL_WORDS` words.

    An action that its authors only argue against is named without the negation: the cell says that they are against.
    """
    if len(group.parts) > 1 and len(set(map(str.casefold, group.variants.values()))) > 1:
        return _alternatives(group, asks, vocabulary)
    centrality = dict.fromkeys(group.members, 0.0)
    for pair in pairs:
        if pair.one in centrality and pair.other in centrality:
            centrality[pair.one] += pair.score
            centrality[pair.other] += pair.score
    best = min(
        group.members,
        key=lambda at: (asks[at].is_against, _reads_badly(asks[at]), -round(centrality[at], DIGITS), at),
    )
    headline = asks[best].recommendation.headline
    if asks[best].is_against:
        headline = _NEGATION.sub("", headline)
    return shorten(headline)


def shorten(text: str) -> str:
    """At most `LABEL_WORDS` words, cut where a phrase ends, first letter a capital."""
    text = text.strip().rstrip(".…").strip()
    words = text.split()
    if len(words) > LABEL_WORDS:
        short = " ".join(words[:LABEL_WORDS])
        comma = short.rfind(",")
        if comma > 0 and len(short[:comma].split()) >= 3:
            short = short[:comma]
        text = _LOOSE_END.sub("", short)
    return text[:1].upper() + text[1:]


def _reads_badly(ask: Ask) -> tuple[bool, int]:
    """Quotations cut short read worse than imperatives; long ones worse than short ones."""
    headline = ask.recommendation.headline
    return "…" in headline, max(0, len(headline.split()) - LABEL_WORDS)


def _alternatives(group: Group, asks: Sequence[Ask], vocabulary: Vocabulary) -> str:
    """Alternatives of one object: "Bilateral or trilateral security arrangement"."""
    values = list(dict.fromkeys(_value(group.variants[at], vocabulary) for at in group.members if at in group.variants))
    first, second = (
        next(at for at in group.variants if _value(group.variants[at], vocabulary) == v) for v in values[:2]
    )
    shared = [term for term in asks[first].headline if term in asks[second].headline or term in asks[second].vector]
    nouns = [term for term in shared if term not in vocabulary.weak and term not in vocabulary.kinds]
    noun = asks[first].surfaces[nouns[-1]] + " " if nouns else ""
    return shorten(f"{' or '.join(values)} {noun}arrangement")


def _value(surface: str, vocabulary: Vocabulary) -> str:
    entry = vocabulary.alternatives.get(surface.casefold())
    return entry[1] if entry else vocabulary.name_pair[1]


def slug(text: str, taken: set[str]) -> str:
    """An id made of the letters and digits of a label, not among those taken."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "option"
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found
