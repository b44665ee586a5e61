"""The numbers in what is asked: how many, how long, from which year on, and whether there should be more or fewer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.comparison.asks.commonness import neighbours
from briefgen.comparison.asks.vocabulary import Vocabulary
from briefgen.model.recommendations import Recommendation

_CLAUSE = re.compile(r"[,;:()—]|\.\s|\s[–-]\s")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_ENDS = r"(?=\s*(?:[,.;:]|$)|\s+(?:and|or|but|for|since|because|so|in)\b)"
_ALONE = rf"\b(?:to|at|of|than|exceed|below|above|from)\s+({{number}}){_ENDS}"
_PERIOD = r"\b({number}|an?|each|every)[\s-]+(?:[\w-]+\s+)?({units})\b"
_BOUND = re.compile(r"([^\W\d_]{3,})\s+of\s+(?:(?:about|around|at least|at most|up to|some|only)\s+)?$", re.IGNORECASE)
_AFTER = re.compile(r"\s+((?:[\w'’-]+\s*){1,3})")
ONE = ("a", "an", "each", "every")
Wanted = tuple[str, tuple[str, ...], str]
"""More or fewer, of what, in which words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its unit (a term; "" for a bare one), as printed in `words`.

    `noun` is the term of what it is the size of ("a charge of five pounds"), or ""; `around` are the terms of its
    clause, in order; `in_office` says that it is how long somebody serves.
    """

    unit: str
    number: str
    words: str
    noun: str
    around: tuple[str, ...]
    in_office: bool = False

    @property
    def phrases(self) -> set[tuple[str, str]]:
        return neighbours([term for term in self.around if term != self.unit])


def amounts(of: Recommendation, vocabulary: Vocabulary) -> tuple[Amount, ...]:
    """The amounts in the headline and in the sentences that ask; units named with two numbers are left out."""
    found: dict[tuple[str, str], Amount] = {}
    for text in (of.headline.rstrip("…"), *_asking(of)):
        for clause in _CLAUSE.split(text):
            for amount in _of_clause(clause, vocabulary):
                found.setdefault((amount.unit, amount.number), amount)
    units = [unit for unit, _ in found]
    return tuple(amount for amount in found.values() if units.count(amount.unit) == 1)


def _asking(of: Recommendation) -> Sequence[str]:
    return [evidence.plain for at, evidence in enumerate(of.evidence) if at == 0 or evidence.explicit]


def _of_clause(clause: str, vocabulary: Vocabulary) -> Iterable[Amount]:
    period, alone = _patterns(vocabulary)
    around = tuple(term for term, _ in vocabulary.terms(clause))
    in_office = vocabulary.lexicon.search("{in_office}", clause) is not None
    taken: set[int] = set()
    if in_office:
        for match in period.finditer(clause):
            taken.add(match.start())
            yield _amount(match, vocabulary, clause, around, in_office=True)
    for match in vocabulary.amount_pattern.finditer(clause):
        if match.start() not in taken:
            yield _amount(match, vocabulary, clause, around)
    for match in alone.finditer(clause.strip()):
        if not _YEAR.fullmatch(match[1]):
            yield Amount(unit="", number=_value(match[1], vocabulary), words=match.group(), noun="", around=around)


@cache
def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a period ("two years"), and a number that stands alone ("from two to three")."""
    number = "|".join(sorted(map(re.escape, vocabulary.numbers), key=lambda word: (-len(word), word)))
    number = rf"\d[\d,.]*\d|\d|{number}"
    units = "|".join(f"{unit}s?" for unit in sorted(vocabulary.lexicon.words("periods")))
    period = re.compile(_PERIOD.format(number=number, units=units), re.IGNORECASE)
    return period, re.compile(_ALONE.format(number=number), re.IGNORECASE)


def _amount(
    match: re.Match[str], vocabulary: Vocabulary, clause: str, around: tuple[str, ...], *, in_office: bool = False
) -> Amount:
    bound = _BOUND.search(clause[: match.start()])
    return Amount(
        unit=vocabulary.term(match[2].casefold()),
        number=_value(match[1], vocabulary),
        words=" ".join(match.group().split()),
        noun=vocabulary.term(bound[1].casefold()) if bound else "",
        around=around,
        in_office=in_office,
    )


def _value(word: str, vocabulary: Vocabulary) -> str:
    low = word.casefold()
    return "1" if low in ONE else vocabulary.numbers.get(low, low.replace(",", ""))


def wanted_quantity(of: Recommendation, vocabulary: Vocabulary) -> tuple[Wanted, ...]:
    """What there should be more of, and fewer of: ("more" or "fewer", terms of the thing, words as printed)."""
    found: dict[str, Wanted] = {}
    for text in (of.headline.rstrip("…"), *_asking(of)[:1]):
        for way in ("more", "fewer"):
            for match in vocabulary.lexicon.finditer(f"{{{way}}}", text):
                thing = _AFTER.match(text, match.end())
                terms = vocabulary.terms(_CLAUSE.split(thing[1])[0]) if thing else []
                if thing and terms and not thing[1].casefold().startswith("than"):
                    words = f"{match.group()} {' '.join(word for _, word in terms[:2])}"
                    found.setdefault(way, (way, tuple(term for term, _ in terms[:2]), words))
    return tuple(found.values())
