"""Phrases of the texts that could stand as a heading: where they occur, and how they are best written.

A phrase is one to four words between stop words and punctuation, with "of", "and", "for" allowed inside. What says the
same with other forms of the same words is one phrase: "sharing of intelligence", "shared intelligence".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.language.tokens import compound_parts, content_words, function_words, stems
from briefgen.themes.runs import Habits, RunWord, runs

MAX_WORDS = 4

MAX_TELLING = 0.4
"""A word in a larger share of the passages is what the whole corpus is about, and tells nothing in a phrase."""

MIN_ENDED = 0.3
"""Share of its occurrences that no further word follows: "cross-border" is mostly the front of something."""

MIN_OF_NOTION = 0.25
"""Share of all that is said in one notion that must be said in the form shown: "islander" is not what "island"
means."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase with all its spellings folded.

    `key` are its singular lower-case words, `form` is how it is mostly written inside a sentence; `rows` are the
    passages that hold it, `closed` the share of its occurrences that no noun or adjective continues on either side,
    `telling` the number of its words that are neither inner words nor in most passages (`MAX_TELLING`),
    `stems` the stems of its words. An `is_generic` phrase ends with a word that heads a section only with one that says
    which; an `is_plain` one has none that does: "policy", "Peruvian government". An `is_one` phrase is a word
    of which there may be many, mostly said in the singular: "creditor", not "trade".
    """

    key: Key
    form: str
    rows: frozenset[int]
    closed: float
    telling: int
    stems: tuple[str, ...] = ()
    is_generic: bool = False
    is_plain: bool = False
    is_one: bool = False

    @property
    def heading(self) -> str:
        """The phrase as a heading: sentence case."""
        return self.form[:1].upper() + self.form[1:]

    @property
    def is_name(self) -> bool:
        """Whether every word has a capital inside sentences too: a person, a place, a programme."""
        return all(word[0].isupper() for word in self.form.split() if len(word) > 3)


@dataclass(slots=True)
class _Use:
    """How often and how one key occurs, and in which texts."""

    rows: set[int] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)
    closed: int = 0
    ended: int = 0

    @property
    def times(self) -> int:
        return self.forms.total()


def find_phrases(
    texts: Sequence[str], languages: Sequence[str], *, banned: frozenset[str], min_passages: int = 2
) -> tuple[Phrase, ...]:
    """All phrases in at least `min_passages` texts, by key.

    Args:
        texts: the passages' text.
        languages: the language of each.
        banned: folded words that no phrase may hold (names of authors).
        min_passages: passages that a phrase occurs in at least.
    """
    found = [list(runs(text, language)) for text, language in zip(texts, languages, strict=True)]
    habits = Habits(word for per_text in found for run in per_text for word in run)
    uses = _uses(found, languages, habits)
    parts = compound_parts(sorted({word for key in uses if len(key) == 1 for word in key}))
    notions: dict[tuple[str, Key], list[Key]] = defaultdict(list)
    for key, use in uses.items():
        language = languages[min(use.rows)]
        if not banned & set(key):
            notions[language, _notion(key, parts, language)].append(key)
    phrases = (
        _phrase(keys, uses, habits, parts, language, most=MAX_TELLING * len(texts))
        for (language, _), keys in notions.items()
        if len(frozenset[int]().union(*(uses[key].rows for key in keys))) >= min_passages
    )
    return tuple(sorted((phrase for phrase in phrases if phrase), key=lambda phrase: phrase.key))


def _uses(found: Sequence[Sequence[Sequence[RunWord]]], languages: Sequence[str], habits: Habits) -> dict[Key, _Use]:
    uses: dict[Key, _Use] = defaultdict(_Use)
    for row, per_text in enumerate(found):
        inner = function_words(languages[row]).inner
        linking = inner - {function_words(languages[row]).join}
        for run in per_text:
            for start, end in _spans(run, inner):
                use = uses[tuple(word.folded for word in run[start:end])]
                use.rows.add(row)
                use.forms[habits.written(run[start:end])] += 1
                opens = start == 0 or run[start - 1].folded in linking
                use.closed += opens and (end == len(run) or run[end].folded in linking)
                use.ended += end == len(run)
    return uses


def _notion(key: Key, parts: Mapping[str, tuple[str, str]], language: str) -> Key:
    """What a phrase says whatever the order and form of its words; a single word is only itself."""
    if len(key) == 1 and key[0] not in parts:
        return key
    words = function_words(language)
    said = [part for word in key if word not in words.inner for part in parts.get(word, (word,))]
    joined = [word for word in key if word == words.join]
    return (*sorted(stems(said, language)), *joined, "")


def _phrase(
    keys: Sequence[Key],
    uses: Mapping[Key, _Use],
    habits: Habits,
    parts: Mapping[str, tuple[str, str]],
    language: str,
    *,
    most: float,
) -> Phrase | None:
    """The phrase that the keys of one notion make, in the commonest form that can stand as a heading."""
    least = MIN_OF_NOTION * sum(uses[key].times for key in keys)
    can = [
        key
        for key in sorted(keys)
        if uses[key].times >= least
        and uses[key].ended >= MIN_ENDED * uses[key].times
        and habits.can_head(key, language)
    ]
    if not can:
        return None
    key = min(can, key=lambda key: (-uses[key].times, len(key)))
    form = _usual(uses[key].forms)
    words = function_words(language)
    said = content_words(form, language)
    return Phrase(
        key=key,
        form=form,
        rows=frozenset[int]().union(*(uses[one].rows for one in keys)),
        closed=sum(uses[one].closed for one in can) / sum(uses[one].times for one in can),
        telling=sum((word,) in uses and word not in words.inner and len(uses[(word,)].rows) <= most for word in key),
        stems=tuple(stems([part for word in said for part in parts.get(word, (word,))], language)),
        is_generic=key[-1] in words.generic,
        is_one=len(key) == 1 and form.casefold() == key[0] and len({one.casefold() for one in uses[key].forms}) > 1,
        is_plain=all(
            folded in words.generic or folded in words.inner or (len(key) > 1 and word[0].isupper())
            for folded, word in zip(key, form.split(), strict=False)
        ),
    )


def _spans(run: Sequence[RunWord], inner: frozenset[str]) -> Iterator[tuple[int, int]]:
    for start, first in enumerate(run):
        if first.folded in inner:
            continue
        for end in range(start + 1, min(len(run), start + MAX_WORDS) + 1):
            if run[end - 1].folded not in inner:
                yield start, end


def _usual(forms: Counter[str]) -> str:
    """The most frequent form; of equally frequent ones the shortest, then the first by alphabet."""
    return min(forms.items(), key=lambda form: (-form[1], len(form[0]), form[0]))[0]
