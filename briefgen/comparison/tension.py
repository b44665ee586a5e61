"""Pairs of recommendations that pull apart, on explicit grounds only; all else is merely different."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from briefgen.comparison.answers import answers
from briefgen.comparison.common_ground import OPPOSABLE
from briefgen.comparison.direction import direction
from briefgen.comparison.features import Ask
from briefgen.comparison.grounds import RULES
from briefgen.comparison.likeness import DIGITS, Likeness
from briefgen.comparison.pairs import Pair, Side
from briefgen.comparison.qualifiers import Qualifier, qualifiers
from briefgen.comparison.quantities import amounts, wanted_quantity
from briefgen.comparison.rejection import turns_away_from, what_is_rejected
from briefgen.comparison.vocabulary import Vocabulary
from briefgen.comparison.weighing import CorpusWords

DOUBTFUL = 0.8
"""What remains of a tension's score when it is quite unsure that one of the two sentences is advice at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """Two recommendations (indices, `one` < `other`) that pull apart.

    `terms` are the opposed words of the one and of the other; `matter` is what they are opposed about: the set of
    exclusive alternatives or the question, or "". `sides` are then the two qualifiers.
    """

    one: int
    other: int
    score: float
    ground: str
    terms: tuple[str, str]
    matter: str = ""
    sides: tuple[Qualifier, Qualifier] | None = None


def tensions(asks: Sequence[Ask], pairs: Sequence[Likeness], known: CorpusWords) -> tuple[Pull, ...]:
    """All pairs of different documents that pull apart, in the order of the asks; one ground each, the surest."""
    sides = _with_known_alternatives([_side(ask, known) for ask in asks])
    found = []
    for one, other in sorted({(pair.one, pair.other) for pair in pairs} | _opposable(sides)):
        a, b = sides[one], sides[other]
        if a.ask.document == b.ask.document:
            continue
        pair = Pair(a=a, b=b, known=known)
        if not pair.can_pull:
            continue
        verdicts = [verdict for rule in RULES if (verdict := rule(pair))]
        if verdicts:
            surest = max(verdicts, key=lambda verdict: (round(verdict.score, DIGITS), verdict.ground))
            doubt = DOUBTFUL + (1 - DOUBTFUL) * min(a.ask.recommendation.score, b.ask.recommendation.score)
            found.append(
                Pull(
                    one=one,
                    other=other,
                    score=round(min(surest.score, 1.0) * doubt, DIGITS),
                    ground=surest.ground,
                    terms=surest.terms,
                    matter=surest.sides[0].set if surest.sides else surest.question,
                    sides=surest.sides,
                )
            )
    return tuple(found)


def _with_known_alternatives(sides: Sequence[Side]) -> list[Side]:
    """The sides without alternatives that are only implied where nobody names them.

    "The three countries" means a trilateral arrangement among texts of which one says "trilateral".
    """
    named = {(q.set, q.value) for side in sides for q in side.qualifiers if q.certain}
    return [
        replace(side, qualifiers=tuple(q for q in side.qualifiers if q.certain or (q.set, q.value) in named))
        for side in sides
    ]


def _side(ask: Ask, known: CorpusWords) -> Side:
    vocabulary = known.vocabulary
    return Side(
        ask=ask,
        qualifiers=qualifiers(ask, vocabulary, known.names),
        away_from=turns_away_from(ask, vocabulary),
        rejected=what_is_rejected(ask, vocabulary),
        amounts=amounts(ask, vocabulary),
        wanted=wanted_quantity(ask, vocabulary),
        answers=answers(ask, vocabulary),
        deeds=frozenset(_deeds(ask, vocabulary)),
        move=direction(ask, vocabulary),
    )


def _deeds(ask: Ask, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """What the headline says is to be done to what: "Prohibit smoking", "a prohibition of smoking"."""
    for clause in vocabulary.clauses(ask.recommendation.headline):
        for at, (_, word) in enumerate(clause):
            kind = vocabulary.kind_of_action(word)
            for term, _ in clause[at + 1 : at + 3] if kind in OPPOSABLE else ():
                if term in ask.matters and term not in vocabulary.weak:
                    yield kind or "", term


def _opposable(sides: Sequence[Side]) -> set[tuple[int, int]]:
    """Pairs that need not be alike to pull apart, found without looking at every pair."""
    by_set: dict[str, list[int]] = {}
    by_term: dict[str, list[int]] = {}
    for at, side in enumerate(sides):
        for name in sorted({qualifier.set for qualifier in side.qualifiers}):
            by_set.setdefault(name, []).append(at)
        for name in sorted(side.answers):
            by_set.setdefault(f"answers {name}", []).append(at)
        for kind, term in sorted(side.deeds):
            by_set.setdefault(f"deed {kind} {term}", []).append(at)
        for unit in sorted({amount.unit for amount in side.amounts}):
            by_set.setdefault(f"amounts {unit}", []).append(at)
        for term in sorted({terms[-1] for terms, _ in side.wanted.values()}):
            by_set.setdefault(f"wanted {term}", []).append(at)
        for term in sorted(set(side.ask.headline)):
            by_term.setdefault(term, []).append(at)
    found = {pair for members in by_set.values() for pair in combinations(members, 2)}
    for at, side in enumerate(sides):
        terms = {term for term, _ in side.away_from} | {term for rejected, _ in side.rejected for term in rejected}
        for term in sorted(terms):
            found |= {(min(at, other), max(at, other)) for other in by_term.get(term, ()) if other != at}
    return found
