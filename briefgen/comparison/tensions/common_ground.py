"""Likeness that single words do not show: one alternative wanted by both, or nothing but a closer relationship."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.likeness import DIGITS, Likeness
from briefgen.comparison.asks.weighing import CorpusWords
from briefgen.comparison.tensions.direction import CHANGING
from briefgen.comparison.tensions.qualifiers import Qualifier
from briefgen.comparison.tensions.sides import Side

SAME_ALTERNATIVE, IN_BOTH_HEADLINES = 0.5, 0.1
COMMON_AIM = 0.55
SAME_PHRASE = 0.6
CORPUS_SUBJECT = 0.1
"""Terms of this weight or less are what the whole corpus is about: naming them is naming no measure."""


def same_alternative(sides: Sequence[Side], known: CorpusWords) -> tuple[Likeness, ...]:
    """Pairs of two documents that ask for an arrangement of the same kind: a bilateral treaty, a France-Italy pact."""
    by_value: dict[tuple[str, str], list[tuple[int, Qualifier]]] = {}
    asks = [side.ask for side in sides]
    for at, side in enumerate(sides):
        for qualifier in side.qualifiers:
            if qualifier.noun and qualifier.certain and not asks[at].is_against:
                by_value.setdefault((qualifier.set, qualifier.value), []).append((at, qualifier))
    found = []
    for key in sorted(by_value):
        for (one, x), (other, y) in combinations(by_value[key], 2):
            if asks[one].document != asks[other].document:
                asked = all(known.vocabulary.arrangements.intersection(asks[at].headline) for at in (one, other))
                score = SAME_ALTERNATIVE + IN_BOTH_HEADLINES * asked
                terms = (f"{x.surface} {x.noun}", f"{y.surface} {y.noun}")
                found.append(Likeness(one=one, other=other, score=score, terms=terms, ground="same-alternative"))
    return tuple(found)


def same_deed(asks: Sequence[Ask], known: CorpusWords) -> tuple[Likeness, ...]:
    """Pairs that ask to do the same to one thing that the whole corpus speaks of, named by two neighbouring words.

    "Strengthen border controls" and "reinforced border security": a participle before its noun is a deed, too.
    """
    by_deed: dict[tuple[str, tuple[str, str]], dict[int, str]] = {}
    for at, ask in enumerate(asks):
        for kind, pair, words in _deeds(ask, known) if not ask.is_against else ():
            by_deed.setdefault((kind, pair), {}).setdefault(at, words)
    return tuple(
        Likeness(one=one, other=other, score=SAME_PHRASE, terms=(users[one], users[other]))
        for _, users in sorted(by_deed.items())
        for one, other in combinations(users, 2)
        if asks[one].document != asks[other].document
    )


def same_change(sides: Sequence[Side]) -> tuple[Likeness, ...]:
    """Pairs that ask with one verb for the same change of one thing, and share something else that they ask about.

    "Limit deliveries to the morning hours" and "Limit deliveries to the hours before eleven in the morning".
    """
    by_deed: dict[tuple[str, str, tuple[str, ...]], list[int]] = {}
    asks = [side.ask for side in sides]
    for at, side in enumerate(sides):
        move = side.move
        if move and move.kind in CHANGING and side.ask.is_clause:
            by_deed.setdefault((move.kind, move.words, tuple(sorted(move.object))), []).append(at)
    return tuple(
        Likeness(one=one, other=other, score=SAME_PHRASE, terms=(asks[one].phrase(*object_[:2]),))
        for (_, _, object_), users in sorted(by_deed.items())
        for one, other in combinations(users, 2)
        if asks[one].document != asks[other].document
        and (asks[one].asked.keys() & asks[other].asked.keys()) - set(object_)
        and set(object_) <= asks[one].asked.keys()
    )


def _deeds(ask: Ask, known: CorpusWords) -> Iterator[tuple[str, tuple[str, str], str]]:
    """What the headline asks to be done to which two neighbouring terms, with the words as printed."""
    vocabulary = known.vocabulary
    clauses = vocabulary.clauses(ask.recommendation.headline)
    first = [item for item in clauses[0] if item[0] in ask.object][:3] if ask.is_clause else []
    opening = [(ask.kind, one, other) for one, other in pairwise(first)]
    following = [
        (vocabulary.kind_of_action(clause[at][1]), clause[at + 1], clause[at + 2])
        for clause in clauses
        for at in range(len(clause) - 2)
    ]
    for kind, (one, word), (other, next_word) in (*opening, *following):
        if kind not in CHANGING or one == other or not {one, other}.isdisjoint(vocabulary.weak):
            continue
        if not any(item in known.names or vocabulary.is_modifier(item) for item in (word, next_word)):
            yield kind, (min(one, other), max(one, other)), f"{word} {next_word}"


def common_aim(sides: Sequence[Side], known: CorpusWords) -> tuple[Likeness, ...]:
    """Pairs that ask for the relationship itself to be closer or better and name no measure."""
    aims = [(at, word) for at, side in enumerate(sides) if (word := _aim(side, known))]
    return tuple(
        Likeness(one=one, other=other, score=COMMON_AIM, terms=tuple(dict.fromkeys((x, y))), ground="common-aim")
        for (one, x), (other, y) in combinations(aims, 2)
    )


def _aim(side: Side, known: CorpusWords) -> str | None:
    """The word for the relationship, when it is what the headline asks to keep or to better, and all that it names."""
    vocabulary, ask = known.vocabulary, side.ask
    headline = vocabulary.lexicon.pattern(r"(?:,|\s{purpose}).*$").sub("", ask.recommendation.headline)
    kinds = {vocabulary.kind_of_action(word) for word in headline.casefold().split()}
    if ask.is_against or side.away_from:
        return None
    if not (kinds & {"increase", "keep"} or vocabulary.lexicon.search("{better}", headline)):
        return None
    asked = vocabulary.terms(headline)
    aims = [word for term, word in asked if term in vocabulary.common_aims]
    specific = [
        word
        for term, word in asked
        if term not in vocabulary.common_aims
        and known.commonness.weight(term) > CORPUS_SUBJECT
        and not (vocabulary.is_modifier(word) or vocabulary.is_verb(word))
    ]
    return aims[-1] if aims and not specific else None


def surest(*sources: Sequence[Likeness]) -> tuple[Likeness, ...]:
    """One likeness for each pair, the surest of those given, in the order of the pairs."""
    best: dict[tuple[int, int], Likeness] = {}
    for pair in (pair for pairs in sources for pair in pairs):
        known = best.get((pair.one, pair.other))
        if known is None or round(pair.score, DIGITS) > round(known.score, DIGITS):
            best[pair.one, pair.other] = pair
    return tuple(best[key] for key in sorted(best))
