"""Phrases of the texts that could stand as a heading: where they occur, and how they are best written.

A phrase is one to four words between stop words and punctuation, with "of", "and", "for" allowed inside. Which words
may open or close one is read off the texts themselves: a word that mostly follows "to", "will" or "they" is a verb, a
word that is mostly followed by another is an adjective, and neither makes a heading.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.language.tokens import function_words, singular

MAX_WORDS = 4

MAX_TELLING = 0.4
"""A word in a larger share of the passages is what the whole corpus is about, and tells nothing in a phrase."""

MIN_ENDED = 0.3
"""Share of its occurrences that no further word follows: "North American" is mostly the front of something."""

_PIECE = re.compile(r"(?:[A-Z]\.){2,}(?:[-–][^\W\d_]\w*)*|[^\W\d_][\w'’´-]*\w|[^\W\d_]|\d[\w.,]*\w|\d|[^\w\s]")
_IS_WORD = re.compile(r"(?:[A-Z]\.){2,}(?:[-–][^\W\d_]+)*|[^\W\d_](?:[^\W\d]|['’´-])*[^\W\d_]['’´]?")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_POSSESSIVE = re.compile(r"['’´]s?$")
_SENTENCE_END = frozenset(".!?:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase with all its spellings folded.

    `key` are its singular lower-case words, `form` is how it is mostly written inside a sentence; `rows` are the
    passages that hold it, `closed` the share of its occurrences that nothing continues on either side,
    `telling` the number of its words that are neither inner words nor in most passages (`MAX_TELLING`).
    """

    key: tuple[str, ...]
    form: str
    rows: frozenset[int]
    closed: float
    telling: int

    @property
    def heading(self) -> str:
        """The phrase as a heading: sentence case."""
        return self.form[:1].upper() + self.form[1:]

    @property
    def is_name(self) -> bool:
        """Whether every word has a capital inside sentences too: a person, a place, a programme."""
        return all(word[0].isupper() for word in self.form.split() if len(word) > 3)


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a run: as written, folded, whether it opens a sentence, and whether it stands where a verb does."""

    text: str
    folded: str
    opens: bool
    is_marked: bool


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
    runs = [list(_runs(text, language)) for text, language in zip(texts, languages, strict=True)]
    habits = _Habits(word for per_text in runs for run in per_text for word in run)
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    closed: Counter[tuple[str, ...]] = Counter()
    ended: Counter[tuple[str, ...]] = Counter()
    for row, per_text in enumerate(runs):
        inner = function_words(languages[row]).inner
        for run in per_text:
            for start, end in _spans(run, inner):
                key = _without_of(tuple(word.folded for word in run[start:end]))
                holders[key].add(row)
                forms[key][habits.written(run[start:end])] += 1
                closed[key] += start == 0 and end == len(run)
                ended[key] += end == len(run)
    return tuple(
        Phrase(
            key=key,
            form=_usual(forms[key]),
            rows=frozenset(rows),
            closed=closed[key] / forms[key].total(),
            telling=sum(0 < len(holders[(word,)]) <= MAX_TELLING * len(texts) for word in key),
        )
        for key, rows in sorted(holders.items())
        if len(rows) >= min_passages
        and ended[key] >= MIN_ENDED * forms[key].total()
        and not banned & set(key)
        and habits.can_head(key, languages[min(rows)])
    )


class _Habits:
    """How the words of the texts are used: where verbs stand, with a capital."""

    def __init__(self, words: Iterable[_Word]) -> None:
        self._seen: Counter[str] = Counter()
        self._marked: Counter[str] = Counter()
        self._cased: dict[str, Counter[str]] = defaultdict(Counter)
        for word in words:
            self._seen[word.folded] += 1
            self._marked[word.folded] += word.is_marked
            if not word.opens:
                self._cased[word.text.casefold()][word.text] += 1

    def can_head(self, key: tuple[str, ...], language: str) -> bool:
        """Whether a phrase opens with no verb, closes with a noun, and is a noun if it is a single word."""
        first, last = key[0], key[-1]
        words = function_words(language)
        if last.endswith(words.no_noun_endings):
            return False
        if len(key) == 1 and (last in words.not_alone or last.endswith(words.not_alone_endings)):
            return False
        return self._share(self._marked, first) < 0.3 and self._share(self._marked, last) < 0.5

    def written(self, words: Sequence[_Word]) -> str:
        """The words as they stand, but without the capital that only opens a sentence."""
        first = words[0]
        text = first.text
        inside = self._cased.get(text.casefold())
        if first.opens and inside:
            text = min(inside.items(), key=lambda form: (-form[1], form[0]))[0]
        elif first.opens and not any(letter.isupper() for letter in text[1:]):
            text = text.lower()
        return " ".join((text, *(word.text for word in words[1:])))

    def _share(self, habit: Counter[str], word: str) -> float:
        return habit[word] / self._seen[word]


def _runs(text: str, language: str) -> Iterator[list[_Word]]:
    """The stretches of words between stop words, numbers and punctuation; inner words stay in."""
    words = function_words(language)
    pieces = _PIECE.findall(_ADDRESS.sub(" . ", text))
    folded = [piece.casefold().replace("’", "'") for piece in pieces]
    run: list[_Word] = []
    opens = True
    for at, piece in enumerate(pieces):
        is_word = _IS_WORD.fullmatch(piece) is not None
        if is_word and folded[at] in words.inner and run:
            run.append(_Word(piece, folded[at], False, False))
        elif is_word and folded[at] not in words.stop:
            before = folded[at - 1] if at else ""
            after = folded[at + 1] if at + 1 < len(pieces) else ""
            plain = _POSSESSIVE.sub("", piece)
            is_verb = before in words.before_verbs or after in words.after_verbs
            run.append(_Word(plain, singular(plain.casefold(), language), opens, is_verb))
            if plain != piece:
                yield run
                run = []
        elif run:
            yield run
            run = []
        opens = piece in _SENTENCE_END or (opens and not is_word)
    if run:
        yield run


def _spans(run: Sequence[_Word], inner: frozenset[str]) -> Iterator[tuple[int, int]]:
    for start, first in enumerate(run):
        if first.folded in inner:
            continue
        for end in range(start + 1, min(len(run), start + MAX_WORDS) + 1):
            if run[end - 1].folded not in inner:
                yield start, end


def _without_of(key: tuple[str, ...]) -> tuple[str, ...]:
    """ "Sharing of intelligence" counts as "intelligence sharing"."""
    return (key[2], key[0]) if len(key) == 3 and key[1] == "of" else key


def _usual(forms: Counter[str]) -> str:
    """The most frequent form; of equally frequent ones the shortest, then the first by alphabet."""
    return min(forms.items(), key=lambda form: (-form[1], len(form[0]), form[0]))[0]
