"""Recommendations with everything in them that can set one against another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.weighing import CorpusWords
from briefgen.comparison.tensions.answers import Answer
from briefgen.comparison.tensions.direction import Direction
from briefgen.comparison.tensions.qualifiers import Qualifier, qualifiers
from briefgen.comparison.tensions.quantities import Amount
from briefgen.comparison.tensions.stated import Stated

ENDING = ("end", "forbid")
"""Kinds of action after which a thing is no more."""


class Has:
    """What a side has in it that a rule asks for, as bits of `Side.has`: numbers, since every pair is looked at."""

    QUALIFIERS, AWAY_FROM, REJECTED, AMOUNTS, WANTED, ANSWERS, MOVES, KEEPS, ENDS = (1 << at for at in range(9))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Side:
    """One recommendation with everything in it that can set it against another; `has` tells at one look what."""

    ask: Ask
    qualifiers: tuple[Qualifier, ...]
    away_from: tuple[tuple[str, str], ...]
    rejected: tuple[tuple[frozenset[str], str], ...]
    amounts: tuple[Amount, ...] = ()
    wanted: Mapping[str, tuple[tuple[str, ...], str]]
    answers: Mapping[str, Answer]
    deeds: frozenset[tuple[str, str]]
    move: Direction | None
    has: int


def sides_of(asks: Sequence[Ask], stated: Sequence[Stated], known: CorpusWords) -> list[Side]:
    """What is asked, each with what it states; in the order of the asks.

    Alternatives that are only implied count where somebody names them: "The three countries" means a trilateral
    arrangement among texts of which one says "trilateral".
    """
    every = [qualifiers(said.qualifiers, known.names) for said in stated]
    named = {(q.set, q.value) for own in every for q in own if q.certain}
    return [
        _side(ask, said, tuple([q for q in own if q.certain or (q.set, q.value) in named]))
        for ask, said, own in zip(asks, stated, every, strict=True)
    ]


def _side(ask: Ask, said: Stated, own: tuple[Qualifier, ...]) -> Side:
    move = said.move
    parts: tuple[object, ...] = (own, said.away_from, said.rejected, said.amounts, said.wanted, said.answers)
    parts = (*parts, move, move and move.against, ask.kind in ENDING)
    return Side(
        ask=ask,
        qualifiers=own,
        away_from=said.away_from,
        rejected=said.rejected,
        amounts=said.amounts,
        wanted={way: (terms, words) for way, terms, words in said.wanted},
        answers={answer.question: answer for answer in said.answers},
        deeds=frozenset([deed for deed in said.deeds if deed[1] in ask.matters]),
        move=move,
        has=sum([1 << at for at, part in enumerate(parts) if part]),
    )
