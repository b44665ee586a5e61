"""What composing needs to know of each document's words by itself: looked up once, whatever others come or go."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefgen.brief.crowds import EACH_UP_TO
from briefgen.language.kept import each_document
from briefgen.language.tokens import WORD, content_words, stems, stop_words
from briefgen.model.documents import Corpus, Document
from briefgen.store import Cache

MOSTLY = 0.6
"""Share of a word's uses beside one other from which both are one term, or it only opens names."""
LONGEST = 4
"""Words in a phrase that can be the subject of the brief."""

_TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]|\.(?=\w))*|[^\w\s]|\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One document's words, stop words left out but for `length` and `small`.

    `length` is the number of its words; `small` are those that it writes small, each once; `stems` those of its
    sentences, parted by blanks. `terms` are its words and pairs of neighbours, small, a line each: those that stand
    there once, those that do twice, and so on; of those of more than one use, `forms` are how it most often writes them
    where that is not small, `openers` the words that mostly open names ("North" of "North America" and "North
    American"), and `capitals` those that it mostly writes with a capital. `phrases` are its runs of two to four words,
    a line each, as often as they occur, as they are written.
    """

    length: int
    small: str
    stems: str
    terms: tuple[str, ...]
    forms: str
    openers: str
    capitals: str
    phrases: str

    def uses(self) -> dict[str, int]:
        """How often it has each of the terms that it has more than once."""
        return {term: times for times, held in enumerate(self.terms[1:], 2) for term in lines(held)}

    @property
    def size(self) -> int:
        """How many words and pairs of neighbours it has."""
        return sum((held.count("\n") + 1) * times for times, held in enumerate(self.terms, 1) if held)


def all_written(corpus: Corpus, cache: Cache | None = None) -> tuple[Written, ...]:
    """The words of every document of a corpus, in its order; none where there are more than `EACH_UP_TO`."""
    if len(corpus.documents) > EACH_UP_TO:
        return ()
    return tuple(each_document(corpus, cache, Written, written))


def small_words(document: Document) -> set[str]:
    """The words that a document writes small."""
    return set(re.findall(r"\b[a-z]+\b", document.text))


def written(document: Document) -> Written:
    """The words of one document."""
    stopped = stop_words(document.language)
    texts = [sentence.text for sentence in document.sentences]
    forms = list(_terms(texts, stopped))
    uses = Counter("\n".join(forms).lower().split("\n") if forms else ())
    several = Counter(form for form in forms if uses[form.lower()] > 1)
    large, opening = _capitals([form for form in forms if form[:1].isupper()])
    return Written(
        length=document.words,
        small=" ".join(sorted(small_words(document))),
        stems=" ".join(stem for text in texts for stem in stems(content_words(text, document.language))),
        terms=_by_times(uses),
        forms="\n".join(sorted(form for form in _most_often(several) if form != form.lower())),
        openers=" ".join(sorted(word for word in large if uses[word] > 1 and opening[word] >= MOSTLY * uses[word])),
        capitals=" ".join(sorted(word for word, count in large.items() if 1 < uses[word] < 2 * count)),
        phrases="\n".join(_phrases([*texts, *([document.title.text] if document.title else [])], stopped)),
    )


def _by_times(uses: Mapping[str, int]) -> tuple[str, ...]:
    """Terms, a line each: those used once, those used twice, and so on."""
    terms: list[list[str]] = [[] for _ in range(max(uses.values(), default=0))]
    for term in sorted(uses):
        terms[uses[term] - 1].append(term)
    return tuple(map("\n".join, terms))


def _most_often(forms: Mapping[str, int]) -> Iterable[str]:
    """Of all forms of one term, that which is written most often."""
    best: dict[str, tuple[int, str]] = {}
    for form, count in forms.items():
        term = form.lower()
        best[term] = max(best.get(term, (0, "")), (count, form))
    return (form for _, form in best.values())


def _capitals(forms: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Of what is written with a capital, how often each word is, and how often before another such word; by the word,
    small."""
    parts = [form.split() for form in forms]
    large = Counter(words[0].lower() for words in parts if len(words) == 1)
    opening = Counter(words[0].lower() for words in parts if len(words) == 2 and words[1][:1].isupper())
    return large, opening


def lines(text: str) -> list[str]:
    """The lines of a text; none of an empty one."""
    return text.split("\n") if text else []


def tokens_of(text: str) -> list[str]:
    """The words, numbers and signs of a text."""
    return _TOKEN.findall(text)


def _terms(texts: Sequence[str], stopped: frozenset[str]) -> Iterator[str]:
    for text in texts:
        tokens = [token if token.lower() not in stopped else "" for token in WORD.findall(text)]
        yield from filter(None, tokens)
        yield from (f"{one} {two}" for one, two in pairwise(tokens) if one and two)


def _phrases(texts: Sequence[str], stopped: frozenset[str]) -> Iterator[str]:
    """All runs of two to four words that hold no stop word."""
    for text in texts:
        run: list[str] = []
        for token in [*_TOKEN.findall(text), "."]:
            if (token[0].isalpha() and token.lower() not in stopped) and len(token) > 1:
                run.append(token)
                continue
            for length in range(2, LONGEST + 1):
                for start in range(len(run) - length + 1):
                    yield " ".join(run[start : start + length])
            run = []
