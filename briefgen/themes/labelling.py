"""What a theme is called, and its keywords: phrases that its passages use and the others do not.

Phrases are scored by the z-value of their log-odds ratio with an informative Dirichlet prior (B. Monroe, M. Colaresi
and K. Quinn, Fightin' words, 2008), counted in passages; then chosen one by one, each against those chosen before it
(maximal marginal relevance: J. Carbonell and J. Goldstein, 1998).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefgen.themes.phrases import Phrase

KEYWORDS = 8
"""Keywords of a theme, the label not counted among them."""

_PRIOR_PASSAGES = 4.0
_VARIETY = 0.65
_LENGTH_BONUS = 0.4
_VOICES_BONUS = 1.25
_NAME_MALUS = 0.7
_COMMON = 4.0
_COVERAGE = 0.35
_ABSORBED = 0.5
_FULLER = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A phrase as the name of one theme; `held` are the rows of the theme's passages that hold it."""

    phrase: Phrase
    score: float
    held: frozenset[int]


def name_group(rows: Sequence[int], phrases: Sequence[Phrase], documents: Sequence[str]) -> tuple[Scored, ...]:
    """The phrases that name a group of passages, the best first; none if its passages share no phrase.

    Args:
        rows: the group's passages.
        phrases: all phrases of the corpus.
        documents: the document of each passage of the corpus.
    """
    members = frozenset(rows)
    scored = [
        Scored(
            phrase=phrase,
            score=_score(phrase, held, len(members), len(documents), len({documents[row] for row in held})),
            held=held,
        )
        for phrase in phrases
        if len(held := phrase.rows & members) >= min(2, len(members))
    ]
    return tuple(_varied(_absorb([one for one in scored if one.score > 0])))


def best_label(
    names: Sequence[Scored], *, used: Collection[tuple[str, ...]] = (), about: Sequence[str] = ()
) -> Scored | None:
    """The phrase that heads a theme: the best one, or one nearly as good that says more.

    Args:
        names: the theme's phrases, best first.
        used: keys that head another theme.
        about: stems that the theme was made for; a phrase that holds most of them is taken before any other.
    """
    free = [one for one in names if one.phrase.key not in used]
    if not free:
        return None

    def worth(one: Scored) -> tuple[int, float, float]:
        held = sum(any(stem in word for word in one.phrase.key) for stem in about)
        fuller = one.phrase.telling > 1 and not one.phrase.is_name
        return held, one.score * (_FULLER if fuller else 1.0), one.score

    return max(free, key=worth)


def log_odds(inside: int, group: int, outside: int, others: int) -> float:
    """The z-value of the log-odds ratio of a phrase between a group and all other passages.

    Args:
        inside: passages of the group that hold the phrase.
        group: passages of the group.
        outside: other passages that hold it.
        others: other passages.
    """
    prior = _PRIOR_PASSAGES * (inside + outside) / (group + others)
    rest = _PRIOR_PASSAGES - prior
    odds = math.log((inside + prior) / (group - inside + rest or 1e-9))
    other_odds = math.log((outside + prior) / (others - outside + rest or 1e-9))
    return (odds - other_odds) / math.sqrt(1 / (inside + prior) + 1 / (outside + prior))


def _score(phrase: Phrase, held: frozenset[int], group: int, total: int, voices: int) -> float:
    value = log_odds(len(held), group, len(phrase.rows) - len(held), total - group)
    rarity = min(1.0, math.log(total / len(phrase.rows)) / math.log(_COMMON))
    bonus = 1.0 + _LENGTH_BONUS * (min(max(phrase.telling, 1), 3) - 1)
    bonus *= _VOICES_BONUS if voices > 1 else 1.0
    bonus *= 0.6 + 0.4 * phrase.closed
    bonus *= _NAME_MALUS if phrase.is_name else 1.0
    bonus *= math.pow(len(held) / group, _COVERAGE)
    return round(value * rarity * bonus, 9)


def _absorb(scored: list[Scored]) -> list[Scored]:
    """Of a phrase and a longer one that holds it, the longer if it stands for most of the shorter's passages."""
    dropped: set[tuple[str, ...]] = set()
    for longer in scored:
        for shorter in scored:
            if len(shorter.phrase.key) < len(longer.phrase.key) and _holds(longer.phrase.key, shorter.phrase.key):
                keeps_longer = len(longer.held) >= _ABSORBED * len(shorter.held)
                dropped.add(shorter.phrase.key if keeps_longer else longer.phrase.key)
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


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the shorter stands in the longer, or is the same said without "of": "intelligence sharing"."""
    size = len(shorter)
    return any(longer[at : at + size] == shorter for at in range(len(longer) - size + 1)) or (
        size > 1 and len(longer) == size + 1 and set(shorter) < set(longer)
    )
