"""The qualifiers in a recommendation that rule others out: bilateral, permanent, non-border, 18 months."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.comparison.features import Ask
from briefgen.comparison.vocabulary import Vocabulary
from briefgen.language.tokens import stop_words, words

_NAME_PAIR = re.compile(r"(?<![\w-])([A-Z][\w.]+)\s?[-–/]\s?([A-Z][\w.]+)(?![\w-])")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w.]*\w(?:\.(?=\w|\s[a-z]))?")
_FOLLOWING = re.compile(r"(?:[\s-]+[\w'’.]+){1,5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """A qualifier that an object can have only one of.

    `set` is what is qualified ("parties"), `value` which ("bilateral"), `surface` the words in the text. `object` are
    the terms of what it qualifies; `certain` is False where a phrase only implies it; `in_headline` whether it stands
    in what is asked, not only near it.
    """

    set: str
    value: str
    surface: str
    object: frozenset[str]
    certain: bool
    in_headline: bool


def names_of(texts: Iterable[str]) -> frozenset[str]:
    """Capitalised words inside sentences: the names that a corpus uses."""
    return frozenset(name.strip(".") for text in texts for name in _NAME.findall(text))


def qualifiers(ask: Ask, vocabulary: Vocabulary, names: frozenset[str]) -> tuple[Qualifier, ...]:
    """All qualifiers of a recommendation, those of its headline first, each set and value once."""
    found: dict[tuple[str, str], Qualifier] = {}
    for at, text in enumerate((ask.recommendation.headline, *ask.sentences)):
        for set_, value, surface, object_, certain in _in_text(text, vocabulary, names):
            earlier = found.get((set_, value))
            if earlier is None or certain and not earlier.certain:
                in_headline = at == 0 or earlier is not None and earlier.in_headline
                found[set_, value] = Qualifier(
                    set=set_, value=value, surface=surface, object=object_, certain=certain, in_headline=in_headline
                )
    return tuple(found.values())


def _in_text(
    text: str, vocabulary: Vocabulary, names: frozenset[str]
) -> Iterable[tuple[str, str, str, frozenset[str], bool]]:
    everything = frozenset(term for term, _ in vocabulary.terms(text))
    for match in vocabulary.alternatives_pattern.finditer(text):
        set_, value, certain = vocabulary.alternatives[match.group().casefold()]
        yield set_, value, match.group(), _object(text, match.end(), vocabulary) if certain else everything, certain
    for match in _NAME_PAIR.finditer(text):
        if {match[1].strip("."), match[2].strip(".")} <= names:
            set_, value = vocabulary.name_pair
            yield set_, value, match.group(), _object(text, match.end(), vocabulary), True


def _object(text: str, at: int, vocabulary: Vocabulary) -> frozenset[str]:
    """The terms of the noun phrase that goes on at an offset: up to five words, to the first function word."""
    following = _FOLLOWING.match(text, at)
    phrase = []
    for word in words(following.group()) if following else ():
        if word in stop_words(vocabulary.language):
            break
        phrase.append(word)
    return frozenset(term for term, _ in vocabulary.terms(" ".join(phrase)))


def amounts(ask: Ask, vocabulary: Vocabulary) -> dict[str, tuple[str, str]]:
    """The amounts in what is asked: unit (a stem) to number and words; units named with two numbers are left out."""
    found: dict[str, tuple[str, str]] = {}
    twice: set[str] = set()
    for text in (ask.recommendation.headline, *ask.sentences[:1]):
        for match in vocabulary.amount_pattern.finditer(text):
            unit = vocabulary.term(match[2].casefold())
            number = vocabulary.numbers.get(match[1].casefold(), match[1].replace(",", ""))
            if unit in found and found[unit][0] != number:
                twice.add(unit)
            found.setdefault(unit, (number, match.group()))
    return {unit: amount for unit, amount in found.items() if unit not in twice}
