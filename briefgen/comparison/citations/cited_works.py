"""The works that documents have in their notes and references, and which of them two documents share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from sys import intern

from briefgen.language.tokens import stop_words
from briefgen.model.comparison import Citation
from briefgen.model.documents import BlockKind, Corpus, Document
from briefgen.model.evidence import Span

WORK_KINDS = frozenset({BlockKind.NOTE, BlockKind.REFERENCE})
TITLE_WORDS = 4
"""Words in a row that two entries must share, beside a name at their head and the year, to be one work."""
HEAD_WORDS = 3
Entry = tuple[Span, str, tuple[str, ...]]
"""An entry of notes or references: its place, its words parted by blanks, the years that it gives."""
Entries = Sequence[Sequence[Entry]]
"""The entries of every document of a corpus."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def entries_of(corpus: Corpus) -> Entries:
    """The notes and references of each document that give a year."""
    return [tuple(_entries(document)) for document in corpus.documents]


def in_common(corpus: Corpus, entries: Entries) -> Iterator[Citation]:
    """The works that two documents cite, each as the document itself prints it."""
    found: dict[tuple[str, Span], Citation] = {}
    for first, at, second, other in may_be_one_work(entries):
        one, two = corpus.documents[first], corpus.documents[second]
        span, words, _ = entries[first][at]
        span_2, words_2, _ = entries[second][other]
        if _same_work(words.split(), words_2.split(), stop_words(one.language) | stop_words(two.language)):
            for document, where in ((one, span), (two, span_2)):
                citation = Citation(citing=document.id, cited=document.plain(where), quotation=document.quote(where))
                found.setdefault((document.id, where), citation)
    yield from found.values()


def may_be_one_work(entries: Entries) -> list[tuple[int, int, int, int]]:
    """Entries of two documents with a year, a word at their head and a stretch of title in common: the one's document
    and place in it, the other's, in this order.

    Not every pair of those that have one stretch in common, but each with the first of another document: it is the work
    that is told, not who shares it with whom, and thousands of texts may cite one.
    """
    blocks: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for number, own in enumerate(entries):
        for at, (_, words, years) in enumerate(own):
            for key in sorted({(year, head) for year in years for head in _head(words.split())}):
                blocks[key].append((number, at))
    pairs: set[tuple[int, int, int, int]] = set()
    for block in blocks.values():
        of_first: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for number, at in block if len({number for number, _ in block}) > 1 else ():
            for run in _runs(entries[number][at][1].split()):
                firsts = of_first[run]
                if not firsts or firsts[0][0] == number:
                    firsts.append((number, at))
                else:
                    pairs.update((first, number, place, at) for first, place in firsts)
                    del firsts[1:]
    return [(first, at, second, other) for first, second, at, other in sorted(pairs)]


def _entries(document: Document) -> Iterator[Entry]:
    """The entries of notes and references that give a year."""
    for block in document.blocks:
        if block.kind in WORK_KINDS:
            text = document.plain(block.span)
            if years := sorted(set(_YEAR.findall(text))):
                yield block.span, " ".join(_WORD.findall(text)), tuple(map(intern, years))


def _same_work(one: Sequence[str], other: Sequence[str], stopped: frozenset[str]) -> bool:
    """Whether two entries name the same author at their head and share a stretch of title."""
    heads = [_head(words) - stopped for words in (one, other)]
    return bool(heads[0] & heads[1]) and bool(_runs(one) & _runs(other))


def _head(words: Sequence[str]) -> set[str]:
    """The words at the head of an entry that may be names, folded."""
    return {word.casefold() for word in words[:HEAD_WORDS] if word[0].isupper() and len(word) > 1}


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    folded = [word.casefold().replace("’", "'") for word in words]
    return {tuple(folded[at : at + TITLE_WORDS]) for at in range(len(folded) - TITLE_WORDS + 1)}
