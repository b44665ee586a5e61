"""The heading of a theme: of the phrases that name it, the one that an editor would print above its passages.

A heading says which: two or three words, of which the first tells what the second is about, frequent in the theme and
used by most of its authors. A word alone, a name alone and a long phrase are worth less. A theme of two subjects has
both in its heading.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefgen.language.tokens import FunctionWords
from briefgen.themes.labelling import Scored, absorb, holds

_ALONE = 0.35
_LONG = 0.85
_NAME = 0.45
_WITH_NAME = 0.85
_PLAIN = 0.35
_GENERIC = 0.85
_LEAST_VOICES = 0.5
_LEAST_CLOSED = 0.4
_COVERAGE = 0.4

_ENOUGH = 0.15
"""Share of the theme's passages that a heading stands in; in fewer it counts less."""

_HALF = 0.5
"""A heading whose words stand in fewer of the theme's passages leaves room for a second subject."""

_GAIN = 0.2
"""Share of the theme's passages that a second subject must add."""

_NEARLY = 0.6
"""How nearly as good as the first a second subject must be."""

_FEWEST = 3
"""Passages that each of two subjects stands in at least."""

_SHORT = 3
"""Words up to which a phrase is a short heading."""

_MOST_WORDS = 4
"""Words of a heading of two subjects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The text of a heading as it stands inside a sentence, and the keys of the phrases that it is made of."""

    text: str
    keys: tuple[tuple[str, ...], ...]


def choose_heading(
    scored: Sequence[Scored],
    *,
    size: int,
    words: FunctionWords,
    used: Collection[tuple[str, ...]] = (),
    about: Sequence[str] = (),
) -> Heading | None:
    """The heading of a theme, None if its passages share no phrase that no other theme is headed by.

    Args:
        scored: phrases that are particular to the theme.
        size: its number of passages.
        words: the function words of its language.
        used: keys that head other themes.
        about: stems that the theme was made for; a phrase that holds most of them is taken before any other.
    """
    several = absorb(_short([one for one in scored if len(one.phrase.key) > 1]))
    alone = [one for one in scored if len(one.phrase.key) == 1]
    voices = max((one.voices for one in scored), default=1)
    worth = {one.phrase.key: _worth(one, size, voices) for one in (*several, *alone) if one.phrase.key not in used}
    ranked = sorted(
        (one for one in (*several, *alone) if one.phrase.key in worth),
        key=lambda one: (-_held(one, about), -worth[one.phrase.key], one.phrase.key),
    )
    if not ranked:
        return None
    first = ranked[0]
    if not about and words.join and len(first.covered) < _HALF * size:
        least = _NEARLY * worth[first.phrase.key]
        for second in ranked[1:]:
            is_alone = len(second.phrase.key) == 1
            if worth[second.phrase.key] >= least * (_ALONE if is_alone else 1.0) and _can_join(
                first, second, size, words
            ):
                text = f"{first.phrase.form} {words.join} {second.phrase.form}"
                return Heading(text=text, keys=(first.phrase.key, second.phrase.key))
    return Heading(text=first.phrase.form, keys=(first.phrase.key,))


def _short(several: Sequence[Scored]) -> list[Scored]:
    """Without phrases of more than three words that hold a shorter one."""
    keys = [one.phrase.key for one in several if len(one.phrase.key) <= _SHORT]
    return [
        one for one in several if len(one.phrase.key) <= _SHORT or not any(holds(one.phrase.key, key) for key in keys)
    ]


def _worth(one: Scored, size: int, voices: int) -> float:
    phrase = one.phrase
    value = (one.keyness + one.words) / 2 * math.pow(len(one.held) / size, _COVERAGE)
    value *= _LEAST_VOICES + (1 - _LEAST_VOICES) * one.voices / voices
    value *= _LEAST_CLOSED + (1 - _LEAST_CLOSED) * phrase.closed
    value *= min(1.0, len(one.held) / (_ENOUGH * size))
    value *= _WITH_NAME if any(word[0].isupper() for word in phrase.form.split()) else 1.0
    value *= _PLAIN if phrase.is_plain else _NAME if phrase.is_name else _GENERIC if phrase.is_generic else 1.0
    value *= _ALONE if len(phrase.key) == 1 else _LONG if len(phrase.key) > _SHORT else 1.0
    return round(value, 9)


def _can_join(first: Scored, second: Scored, size: int, words: FunctionWords) -> bool:
    """Whether two phrases are two subjects of one theme, and read well together."""
    both = (*first.phrase.key, *second.phrase.key)
    return (
        not set(first.phrase.stems) & set(second.phrase.stems)
        and len(second.covered - first.covered) >= _GAIN * size
        and len(both) < _MOST_WORDS
        and not set(both) & words.inner
        and not any(one.phrase.is_plain or one.phrase.is_name for one in (first, second))
        and min(len(first.held), len(second.held)) >= _FEWEST
        and second.voices > 1
        and not second.phrase.is_one
        and not second.phrase.form.casefold().startswith(words.no_join_before)
    )


def _held(one: Scored, about: Sequence[str]) -> int:
    return len(set(one.phrase.stems).intersection(about))
