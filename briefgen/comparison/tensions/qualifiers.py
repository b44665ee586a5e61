"""The qualifiers in a recommendation that rule others out: bilateral, permanent, non-border, 18 months."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefgen.comparison.asks.vocabulary import Vocabulary
from briefgen.language.tokens import stop_words, words
from briefgen.model.recommendations import Recommendation

_NAME_PAIR = re.compile(r"(?<![\w-])([A-Z][\w.]+)\s?[-–/]\s?([A-Z][\w.]+)(?![\w-])")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w.]*\w(?:\.(?=\w|\s[a-z]))?")
_SMALL = re.compile(r"(?<![\w.])[a-z][\w.]*\w")
NAME_SHARE = 0.7
"""Share of the times a word is written with a capital inside sentences from which on it is a name."""
_PRECEDING = re.compile(r"(?:[\w'’.-]+\s+){1,4}$")
_FOLLOWING = re.compile(r"(?:[\s-]+[\w'’.]+){1,5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """A qualifier that an object can have only one of.

    `set` is what is qualified ("parties"), `value` which ("bilateral"), `surface` the words in the text; `object` are
    the terms of what it qualifies, `noun` the arrangement among them ("treaty"), or "". `certain` is False where a
    phrase only implies it; `is_pair` says that it is two joined names, which say who but not what; `is_asked` that it
    stands in the headline or in the sentence that says best what is asked.
    """

    set: str
    value: str
    surface: str
    object: frozenset[str]
    noun: str
    certain: bool
    is_pair: bool
    is_asked: bool = False


Written = tuple[Qualifier, tuple[str, ...]]
"""A qualifier where it is written, and the two joined words, lower case, if it is one only where they are names."""


def capitals(text: str) -> list[str]:
    """The words that a text writes with a capital inside sentences, lower case."""
    return [name.strip(".").casefold() for name in _NAME.findall(text)]


def small_words(text: str) -> list[str]:
    """The words that a text writes without a capital."""
    return _SMALL.findall(text)


def most_with_a_capital(capital: Counter[str], small: Counter[str]) -> frozenset[str]:
    """Words that a corpus writes with a capital inside sentences, most of the time: its names, lower case."""
    return frozenset(name for name, times in capital.items() if times >= NAME_SHARE * (times + small[name]))


def written_qualifiers(of: Recommendation, vocabulary: Vocabulary) -> tuple[Written, ...]:
    """All qualifiers in a recommendation, text by text."""
    return tuple(
        (replace(qualifier, is_asked=at < 2), parts)
        for at, text in enumerate((of.headline, *(evidence.plain for evidence in of.evidence)))
        for qualifier, parts in _in_text(text, vocabulary)
    )


def qualifiers(written: Iterable[Written], names: frozenset[str]) -> tuple[Qualifier, ...]:
    """The qualifiers of a recommendation, each set and value once; joined words only where each is a name."""
    found: dict[tuple[str, str], Qualifier] = {}
    for new, parts in written:
        if not names.issuperset(parts):
            continue
        old = found.get((new.set, new.value))
        if old:
            new = replace(
                old if old.certain or not new.certain else new,
                surface=max(old.surface, new.surface, key=len) if old.is_pair else old.surface,
                object=old.object | new.object,
                noun=old.noun or new.noun,
                is_asked=old.is_asked or new.is_asked,
            )
        found[new.set, new.value] = new
    return tuple(found.values())


def _in_text(text: str, vocabulary: Vocabulary) -> Iterable[Written]:
    for match in vocabulary.alternatives_pattern.finditer(text):
        set_, value, certain = vocabulary.alternatives[match.group().casefold()]
        object_ = _qualified(text, match, vocabulary) if certain else vocabulary.terms(text)
        yield _qualifier((set_, value), match.group(), object_, vocabulary, certain=certain), ()
    for match in _NAME_PAIR.finditer(text):
        object_ = _phrase(text, match.end(), vocabulary)
        parts = (match[1].strip(".").casefold(), match[2].strip(".").casefold())
        yield _qualifier(vocabulary.name_pair, match.group(), object_, vocabulary, is_pair=True), parts


def _qualifier(
    entry: tuple[str, str],
    surface: str,
    object_: Sequence[tuple[str, str]],
    vocabulary: Vocabulary,
    *,
    certain: bool = True,
    is_pair: bool = False,
) -> Qualifier:
    nouns = [
        word for term, word in object_ if term in vocabulary.arrangements and (certain or not vocabulary.is_verb(word))
    ]
    return Qualifier(
        set=entry[0],
        value=entry[1],
        surface=surface,
        object=frozenset(term for term, _ in object_),
        noun=nouns[-1] if nouns else "",
        certain=certain,
        is_pair=is_pair,
    )


def _qualified(text: str, match: re.Match[str], vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """What a qualifier is said of: the noun phrase behind it, or before it where adjectives follow."""
    if not vocabulary.is_qualified_before:
        return _phrase(text, match.end(), vocabulary)
    before = _PRECEDING.search(text[: match.start()])
    phrase: list[str] = []
    for word in reversed(words(before.group()) if before else []):
        if word in stop_words(vocabulary.language) or word in vocabulary.boundaries:
            break
        phrase.insert(0, word)
    return vocabulary.terms(" ".join(phrase))


def _phrase(text: str, at: int, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The noun phrase that goes on at an offset: up to five words, to the first function word."""
    following = _FOLLOWING.match(text, at)
    phrase = []
    for word in words(following.group()) if following else ():
        if word in stop_words(vocabulary.language):
            break
        phrase.append(word)
    return vocabulary.terms(" ".join(phrase))
