"""Policy options: the groups of recommendations, each under a label that reads as a course of action."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.comparison.asks.features import Ask, affirmed
from briefgen.comparison.asks.likeness import Likeness
from briefgen.comparison.asks.vocabulary import Vocabulary
from briefgen.comparison.asks.weighing import TELLING, CorpusWords
from briefgen.comparison.options.labels import shorten, telling_words
from briefgen.comparison.options.shared_labels import holds_more, shared_label, shared_terms
from briefgen.comparison.tensions.grounds import STANCE
from briefgen.comparison.tensions.qualifiers import Qualifier
from briefgen.comparison.tensions.tension import Pull

NEARLY = 0
"""Digits to which likeness counts when a label is chosen: among nearly equal ones the shorter is better."""
ENOUGH = 3
"""Terms that say what an option is about; more only make its name longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Recommendations (indices into the asks, in order) of one course of action.

    `parts` are the groups of like recommendations that it is made of: more than one where exclusive alternatives of one
    object, or being for it and against it, were brought together. `variants` are the alternatives asked for, by
    recommendation, the surest first.
    """

    members: tuple[int, ...]
    parts: tuple[tuple[int, ...], ...]
    variants: Mapping[int, Qualifier]


def join_alternatives(
    aligned: Sequence[tuple[int, ...]], asks: Sequence[Ask], pulls: Sequence[Pull], min_tension: float
) -> tuple[Group, ...]:
    """Brings groups together that answer one question: in exclusive ways, or one for and one against it.

    One row then shows who wants which.
    """
    part_of = {member: part for part in aligned for member in part}
    family: dict[tuple[int, ...], set[tuple[int, ...]]] = {part: {part} for part in aligned}
    variants: dict[int, Qualifier] = {}
    for pull in sorted(pulls, key=lambda pull: (-pull.score, pull.one, pull.other)):
        is_stance = pull.ground == STANCE and asks[pull.one].is_against != asks[pull.other].is_against
        if pull.score < min_tension or not (is_stance or pull.sides):
            continue
        if pull.sides:
            variants.setdefault(pull.one, pull.sides[0])
            variants.setdefault(pull.other, pull.sides[1])
        joined = family[part_of[pull.one]] | family[part_of[pull.other]]
        for part in joined:
            family[part] = joined
    groups = {frozenset(parts) for parts in family.values()}
    return tuple(
        Group(
            members=tuple(sorted(member for part in parts for member in part)),
            parts=tuple(sorted(parts)),
            variants={member: variant for member, variant in variants.items() if part_of[member] in parts},
        )
        for parts in sorted(groups, key=lambda parts: min(parts))
    )


def label(group: Group, asks: Sequence[Ask], likeness: Mapping[tuple[int, int], Likeness], known: CorpusWords) -> str:
    """What a row of the matrix is called: the headline that is most like the others, cut to a few words.

    An action that its authors only argue against is named without the negation: the cell says that they are against.
    """
    if len({variant.value for variant in group.variants.values()}) > 1:
        return shorten(_alternatives(group, asks, known.vocabulary), known.vocabulary)

    def tells(term: str) -> bool:
        return term not in known.vocabulary.weak and known.commonness.passages.counts[term] > 1

    centrality = dict.fromkeys(group.members, 0.0)
    for one, other in combinations(group.members, 2):
        if (one, other) in likeness:
            centrality[one] += likeness[one, other].score
            centrality[other] += likeness[one, other].score
    names = {at: shorten(_affirmed(asks[at], known.vocabulary), known.vocabulary, tells) for at in group.members}
    best = min(
        group.members,
        key=lambda at: (
            asks[at].is_against,
            not telling_words(names[at], known.vocabulary, tells),
            _reads_badly(asks[at]),
            -round(centrality[at], NEARLY),
            -min(ENOUGH, telling_words(names[at], known.vocabulary, tells)),
            len(names[at].split()),
            at,
        ),
    )
    members = [asks[at] for at in group.members]
    if len({ask.document for ask in members}) < 2:
        return names[best]
    shared = shared_terms(members, known.vocabulary)
    if not holds_more(names[best], shared, known.vocabulary):
        return names[best]
    in_common = shared_label([_affirmed(ask, known.vocabulary) for ask in members], shared, known.vocabulary, tells)
    return in_common if in_common and _says_enough(in_common, known) else names[best]


def _says_enough(name: str, known: CorpusWords) -> bool:
    """Whether a name is more than the one word that the whole corpus is about."""
    terms = [term for term, _ in known.vocabulary.terms(name)]
    return len(terms) > 1 or any(known.commonness.weight(term) >= TELLING for term in terms)


def _affirmed(ask: Ask, vocabulary: Vocabulary) -> str:
    """The headline without the negation that the cell says."""
    return affirmed(ask.recommendation.headline, vocabulary) if ask.is_against else ask.recommendation.headline


def _reads_badly(ask: Ask) -> tuple[bool, bool, bool]:
    """What is no imperative, is cut short or does not name its own subject reads badly in a row of a table."""
    headline = ask.recommendation.headline
    return not ask.is_clause, "…" in headline, ask.core.isdisjoint(ask.object)


def _alternatives(group: Group, asks: Sequence[Ask], vocabulary: Vocabulary) -> str:
    """Alternatives of one object, in the nouns of the documents: "Bilateral or trilateral treaty or perimeter".

    Where adjectives follow they are the texts' own: "Consorcio o autoridad bilateral o trilateral".
    """
    one_each = {asks[at].document: variant for at, variant in reversed(list(group.variants.items()))}
    variants = sorted(one_each.items(), key=lambda item: (item[1].value, item[0]))
    values = list(dict.fromkeys(variant.value for _, variant in variants))
    shared = sorted(frozenset.intersection(*(variant.object for _, variant in variants)))
    nouns = list(dict.fromkeys(variant.noun.casefold() for _, variant in variants if variant.noun)) or shared[:1]
    joint = vocabulary.either
    if vocabulary.is_qualified_before:
        printed = list(dict.fromkeys(variant.surface.casefold() for _, variant in variants))
        return f"{_either(nouns[:3], joint)} {f' {joint} '.join(printed)}"
    return f"{f' {joint} '.join(values)} {_either(nouns[:3], joint)}"


def _either(words: Sequence[str], joint: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def slug(text: str, taken: set[str]) -> str:
    """An id made of the letters and digits of a label, not among those taken."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "option"
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found
