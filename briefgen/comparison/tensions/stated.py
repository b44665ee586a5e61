"""What a recommendation says by itself that can set it against another, whatever other texts there are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.vocabulary import Vocabulary
from briefgen.comparison.tensions.answers import Answer, answers
from briefgen.comparison.tensions.direction import CHANGING, Direction, direction
from briefgen.comparison.tensions.qualifiers import Written, written_qualifiers
from briefgen.comparison.tensions.quantities import Amount, Wanted, amounts, wanted_quantity
from briefgen.comparison.tensions.rejection import turns_away_from, what_is_rejected
from briefgen.language.kept import each
from briefgen.model.recommendations import Recommendation
from briefgen.store import Cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The words of one recommendation, looked through for every ground on which another may pull apart from it.

    `deeds` are what is to be done to what, each as (kind of action, term); the others are what the function of
    their name, or of their class, says.
    """

    qualifiers: tuple[Written, ...]
    away_from: tuple[tuple[str, str], ...]
    rejected: tuple[tuple[frozenset[str], str], ...]
    amounts: tuple[Amount, ...]
    wanted: tuple[Wanted, ...]
    answers: tuple[Answer, ...]
    deeds: tuple[tuple[str, str], ...]
    move: Direction | None


@dataclass(frozen=True, slots=True)
class AllStated:
    """What the recommendations of one document state, in their order."""

    stated: tuple[Stated, ...]


def all_stated(asks: Sequence[Ask], vocabulary: Vocabulary, cache: Cache | None) -> list[Stated]:
    """What each of the asks states, in their order; taken from the `cache` where a document's were looked through.

    Args:
        asks: those of one document stand together.
    """
    own = [list(group) for _, group in groupby(asks, key=lambda ask: ask.document)]

    def work(asks: Sequence[Ask]) -> AllStated:
        return AllStated(tuple(_stated(ask, vocabulary) for ask in asks))

    found = each(own, cache, AllStated, work, digest=_digest, also=(vocabulary.language,))
    return [said for of in found for said in of.stated]


def _digest(asks: Sequence[Ask]) -> str:
    """A digest of all that `_stated` looks at."""
    said = [
        (
            ask.recommendation.headline,
            ask.recommendation.addressee,
            ask.refuses,
            ask.is_clause,
            [(evidence.plain, evidence.explicit) for evidence in ask.recommendation.evidence],
        )
        for ask in asks
    ]
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def _stated(ask: Ask, vocabulary: Vocabulary) -> Stated:
    of = ask.recommendation
    return Stated(
        qualifiers=written_qualifiers(of, vocabulary),
        away_from=turns_away_from(of, vocabulary),
        rejected=what_is_rejected(of, vocabulary),
        amounts=amounts(of, vocabulary),
        wanted=wanted_quantity(of, vocabulary),
        answers=answers(of, vocabulary),
        deeds=tuple(_deeds(of, vocabulary)),
        move=direction(of, vocabulary, refuses=ask.refuses, is_clause=ask.is_clause),
    )


def _deeds(of: Recommendation, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """What the headline says is to be done to what: "Prohibit smoking", "a prohibition of smoking"."""
    for clause in vocabulary.clauses(of.headline):
        for at, (_, word) in enumerate(clause):
            kind = vocabulary.kind_of_action(word)
            for term, _ in clause[at + 1 : at + 3] if kind in CHANGING else ():
                if term not in vocabulary.weak:
                    yield kind or "", term
