"""Runs of words: the stretches of a text between function words and punctuation, in which headings are found.

Which words may open or close a heading is read off the texts themselves: a word that mostly follows "to", "will" or
"they" is a verb, a word that is mostly followed by another is an adjective, and neither makes a heading.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.language.tokens import FunctionWords, function_words, singular, without_addresses

MAX_MARKED_FIRST, MAX_MARKED_LAST = 0.3, 0.5
"""Share of its occurrences in which the first or last word of a heading may stand where verbs and adjectives do."""

MIN_NOUN = 0.1
"""Share of its occurrences in which a word must stand as nouns do, to be a heading by itself: between an article, a
small word or punctuation and a small word or punctuation. "Focal" only ever stands before "point"."""

MIN_LAST = 0.25
"""Share of its occurrences in which no further word may follow a word that may be what one does ("preventing") or how
("fully"), so that it may open a heading."""

_DOTTED = r"(?:[^\W\d_]+[-–])?(?:[A-Z]\.){2,}"
_PIECE = re.compile(rf"{_DOTTED}(?:[-–][^\W\d_]\w*)*|[^\W\d_][\w'’´-]*\w|[^\W\d_]|\d[\w.,]*\w|\d|[^\w\s]")
_IS_WORD = re.compile(rf"{_DOTTED}(?:[-–][^\W\d_]+)*|[^\W\d_](?:[^\W\d]|['’´-])*[^\W\d_]['’´]?")
_POSSESSIVE = re.compile(r"['’´]s?$")
_SENTENCE_END = frozenset(".!?:")


@dataclass(frozen=True, slots=True)
class RunWord:
    """One word of a run.

    As written, folded, whether it opens a sentence, whether it stands where a verb or an adjective does, whether no
    further word but a small one follows, and whether it stands as a noun does.
    """

    text: str
    folded: str
    opens: bool
    is_marked: bool
    is_last: bool
    is_noun: bool


class Habits:
    """How the words of the texts are used: where verbs stand, where nouns do, with a capital."""

    def __init__(self, words: Iterable[RunWord]) -> None:
        self._seen: Counter[str] = Counter()
        self._marked: Counter[str] = Counter()
        self._last: Counter[str] = Counter()
        self._noun: Counter[str] = Counter()
        self._cased: dict[str, Counter[str]] = defaultdict(Counter)
        for word in words:
            self._seen[word.folded] += 1
            self._marked[word.folded] += word.is_marked
            self._last[word.folded] += word.is_last
            self._noun[word.folded] += word.is_noun
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
        if len(key) == 1 and words.small and self._noun[last] < MIN_NOUN * self._seen[last]:
            return False
        if first.endswith(words.doubtful_endings) and self._last[first] < MIN_LAST * self._seen[first]:
            return False
        return (
            self._marked[first] < MAX_MARKED_FIRST * self._seen[first]
            and self._marked[last] < MAX_MARKED_LAST * self._seen[last]
        )

    def written(self, words: Sequence[RunWord]) -> str:
        """The words as they stand, but without the capital that only opens a sentence."""
        first = words[0]
        text = first.text
        inside = self._cased.get(text.casefold())
        if first.opens and inside:
            text = min(inside.items(), key=lambda form: (-form[1], form[0]))[0]
        elif first.opens and not any(letter.isupper() for letter in text[1:]):
            text = text.lower()
        return " ".join((text, *(word.text for word in words[1:])))


def runs(text: str, language: str) -> Iterator[list[RunWord]]:
    """The stretches of words between stop words, numbers and punctuation; inner words stay in."""
    words = function_words(language)
    pieces = _PIECE.findall(without_addresses(text, " . "))
    folded = [piece.casefold().replace("’", "'") for piece in pieces]
    run: list[RunWord] = []
    opens = True
    for at, piece in enumerate(pieces):
        is_word = _IS_WORD.fullmatch(piece) is not None
        if is_word and folded[at] in words.inner and run:
            run.append(RunWord(piece, folded[at], False, False, False, False))
        elif is_word and folded[at] not in words.stop and folded[at] not in words.breaks:
            plain = piece if piece.isalnum() else _POSSESSIVE.sub("", piece)
            run.append(_read(plain, folded, at, opens, language, words))
            if plain != piece:
                yield run
                run = []
        elif run:
            yield run
            run = []
        opens = piece in _SENTENCE_END or (opens and not is_word)
    if run:
        yield run


def _read(plain: str, folded: Sequence[str], at: int, opens: bool, language: str, words: FunctionWords) -> RunWord:
    before = folded[at - 1] if at else ""
    after = folded[at + 1] if at + 1 < len(folded) else ""
    is_marked = before in words.before_verbs or after in words.after_verbs
    is_last = not after[:1].isalnum() or after in words.small
    return RunWord(
        text=plain,
        folded=singular(plain.casefold(), language),
        opens=opens,
        is_marked=is_marked,
        is_last=is_last,
        is_noun=is_last
        and not is_marked
        and (not words.join or after != words.join)
        and (not before[:1].isalnum() or before.endswith("'s") or before in words.small or before in words.after_verbs),
    )
