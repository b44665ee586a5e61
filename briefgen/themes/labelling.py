"""The phrases that name a theme: those that its passages use and the others do not.

Phrases are scored by the log-likelihood ratio of their shares (T. Dunning, Accurate methods for the statistics of
surprise and coincidence, 1993), counted in passages; keywords are then chosen one by one, each against those chosen
before it (maximal marginal relevance: J. Carbonell and J. Goldstein, 1998).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.themes.phrases import MAX_TELLING, Key, Phrase

KEYWORDS = 8
"""Keywords of a theme, the label not counted among them."""

_VARIETY = 0.65
_LENGTH_BONUS = 0.4
_VOICES_BONUS = 1.25
_NAME_MALUS = 0.7
_GENERIC_MALUS = 0.5
_COMMON = 4.0
_COVERAGE = 0.35
_ABSORBED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A phrase as the name of one theme.

    `keyness` says how particular the phrase is to the theme, `words` how particular its words are on average, `score`
    how good a keyword it is; `held` are the rows of the theme's passages that hold it, `covered` those that hold one
    of its telling words, `voices` the number of documents that they are from.
    """

    phrase: Phrase
    score: float
    keyness: float
    words: float
    held: frozenset[int]
    covered: frozenset[int]
    voices: int


def score_phrases(
    rows: Sequence[int],
    phrases: Sequence[Phrase],
    documents: Sequence[str],
    holders: Mapping[str, frozenset[int]],
) -> tuple[Scored, ...]:
    """The phrases that two passages of a group share and that are particular to it.

    Args:
        rows: the group's passages.
        phrases: all phrases of the corpus.
        documents: the document of each passage of the corpus.
        holders: the passages that hold each stem.
    """
    members = frozenset(rows)
    total = len(documents)

    def particular(held: frozenset[int]) -> float:
        inside = len(held & members)
        return keyness(inside, len(members), len(held) - inside, total - len(members))

    found = []
    for phrase in phrases:
        held = phrase.rows & members
        value = particular(phrase.rows) if len(held) >= min(2, len(members)) else 0.0
        if value > 0:
            telling = [holders[stem] for stem in phrase.stems if 0 < len(holders.get(stem, ())) <= MAX_TELLING * total]
            told = [max(0.0, particular(rows)) for rows in telling]
            voices = len({documents[row] for row in held})
            found.append(
                Scored(
                    phrase=phrase,
                    score=_score(phrase, value, len(held) / len(members), total, voices),
                    keyness=value,
                    words=round(sum(told) / len(told), 9) if told else 0.0,
                    held=held,
                    covered=held.union(*telling) & members,
                    voices=voices,
                )
            )
    return tuple(found)


def keywords(scored: Sequence[Scored]) -> tuple[Scored, ...]:
    """The best phrases, best first: without those that a longer one holds, and of different words and passages."""
    return tuple(_varied(absorb([one for one in scored if one.score > 0])))


def keyness(inside: int, group: int, outside: int, others: int) -> float:
    """The signed root of the log-likelihood ratio of a phrase between a group and all other passages.

    Above zero where the group's passages hold it more often, zero where they hold it as often as the others do.

    Args:
        inside: passages of the group that hold the phrase.
        group: passages of the group.
        outside: other passages that hold it.
        others: other passages.
    """
    total, holding = group + others, inside + outside
    cells = (
        (inside, group * holding),
        (group - inside, group * (total - holding)),
        (outside, others * holding),
        (others - outside, others * (total - holding)),
    )
    ratio = 2 * sum(seen * math.log(seen * total / product) for seen, product in cells if seen)
    sign = 1 if inside * others >= outside * group else -1
    return round(sign * math.sqrt(max(0.0, ratio)), 9)


def _score(phrase: Phrase, value: float, coverage: float, total: int, voices: int) -> float:
    rarity = min(1.0, math.log(total / len(phrase.rows)) / math.log(_COMMON))
    bonus = 1.0 + _LENGTH_BONUS * (min(max(phrase.telling, 1), 3) - 1)
    bonus *= _VOICES_BONUS if voices > 1 else 1.0
    bonus *= 0.6 + 0.4 * phrase.closed
    bonus *= _NAME_MALUS if phrase.is_name else 1.0
    bonus *= _GENERIC_MALUS if phrase.is_plain else 1.0
    return round(value * rarity * bonus * math.pow(coverage, _COVERAGE), 9)


def absorb(scored: Sequence[Scored]) -> list[Scored]:
    """Of a phrase and a longer one that holds it, the longer if it stands for most of the shorter's passages."""
    known = {one.phrase.key: one for one in scored}
    unordered: dict[frozenset[str], list[Key]] = {}
    for key in known:
        if len(key) > 1:
            unordered.setdefault(frozenset(key), []).append(key)
    dropped: set[Key] = set()
    for key, longer in known.items():
        spans = {key[start:end] for start in range(len(key)) for end in range(start + 1, len(key) + 1)}
        others = (unordered.get(frozenset(key) - {word}, ()) for word in key)
        for part in (spans & known.keys()).union(*others):
            if holds(key, part):
                keeps_longer = len(longer.held) >= _ABSORBED * len(known[part].held)
                dropped.add(part if keeps_longer else key)
    return [one for one in scored if one.phrase.key not in dropped]


def _varied(scored: list[Scored]) -> list[Scored]:
    waiting = sorted(scored, key=lambda one: (-one.score, one.phrase.key))[: 5 * KEYWORDS]
    chosen: list[Scored] = []
    top = waiting[0].score if waiting else 1.0
    while waiting and len(chosen) <= KEYWORDS:
        best = max(
            waiting,
            key=lambda one: (
                round(
                    _VARIETY * one.score / top
                    - (1 - _VARIETY) * max((_alike(one, other) for other in chosen), default=0.0),
                    9,
                ),
                one.score,
                one.phrase.key,
            ),
        )
        chosen.append(best)
        waiting.remove(best)
    return chosen


def _alike(one: Scored, other: Scored) -> float:
    """Shared words, or shared passages, whichever is more (Jaccard)."""
    words = set(one.phrase.key) & set(other.phrase.key)
    passages = one.held & other.held
    return max(
        len(words) / len(set(one.phrase.key) | set(other.phrase.key)),
        len(passages) / max(1, len(one.held | other.held)),
    )


def holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the shorter stands in the longer, or is the same said without "of": "intelligence sharing"."""
    size = len(shorter)
    return size < len(longer) and (
        any(longer[at : at + size] == shorter for at in range(len(longer) - size + 1))
        or (size > 1 and len(longer) == size + 1 and set(shorter) < set(longer))
    )
