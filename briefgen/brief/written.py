"""What composing needs to know of each document's words by itself: looked up once, whatever others come or go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefgen.brief.crowds import EACH_UP_TO
from briefgen.language.kept import each_document
from briefgen.language.tokens import WORD, content_words, stems, stop_words
from briefgen.model.documents import Corpus, Document
from briefgen.store import Cache

LONGEST = 4
"""Words in a phrase that can be the subject of the brief."""

_TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]|\.(?=\w))*|[^\w\s]|\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One document's words, stop words left out but for `length` and `small`.

    `length` is the number of its words; `small` are those that it writes small, each once; `stems` those of its
    sentences, parted by blanks. A line each have `terms`, its words and pairs of neighbours, and `phrases`, its runs of
    two to four words: as often as they occur, as they are written.
    """

    length: int
    small: str
    stems: str
    terms: str
    phrases: str


def all_written(corpus: Corpus, cache: Cache | None = None) -> tuple[Written, ...]:
    """The words of every document of a corpus, in its order; none where there are more than `EACH_UP_TO`."""
    if len(corpus.documents) > EACH_UP_TO:
        return ()
    return tuple(each_document(corpus.documents, cache, Written, written))


def small_words(document: Document) -> set[str]:
    """The words that a document writes small."""
    return set(re.findall(r"\b[a-z]+\b", document.text))


def written(document: Document) -> Written:
    """The words of one document."""
    stopped = stop_words(document.language)
    texts = [sentence.text for sentence in document.sentences]
    return Written(
        length=document.words,
        small=" ".join(sorted(small_words(document))),
        stems=" ".join(stem for text in texts for stem in stems(content_words(text, document.language))),
        terms="\n".join(_terms(texts, stopped)),
        phrases="\n".join(_phrases([*texts, *([document.title.text] if document.title else [])], stopped)),
    )


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
