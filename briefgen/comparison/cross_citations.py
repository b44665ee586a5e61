"""Who of the corpus refers to whom, and which works two documents have in common. Doubtful ones are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from briefgen.language.tokens import stop_words
from briefgen.model.comparison import Citation
from briefgen.model.documents import Author, Block, BlockKind, Corpus, Document
from briefgen.model.evidence import Span

CITING_KINDS = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.NOTE, BlockKind.REFERENCE}
)
WORK_KINDS = frozenset({BlockKind.NOTE, BlockKind.REFERENCE})
TITLE_WORDS = 4
"""Words in a row that two entries must share, beside a name at their head and the year, to be one work."""
HEAD_WORDS = 3
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def citations(corpus: Corpus) -> tuple[Citation, ...]:
    """References from one document to another's author, then works cited in common, in document and reading order.

    An author is recognised by the full name, or by the family name with initials or with a year: "Ana Ruiz",
    "Ruiz, A.", "Ruiz (2011)". Authors of the citing document itself are no reference to another.
    """
    return (*_between(corpus), *_in_common(corpus))


def _between(corpus: Corpus) -> Iterator[Citation]:
    for citing in corpus.documents:
        own = {author.name for author in citing.authors}
        written = set(_WORD.findall(citing.text))
        for cited in corpus.documents:
            names = [
                author
                for author in cited.authors
                if author.is_named and author.name not in own and written.issuperset(_WORD.findall(author.name)[-1:])
            ]
            if cited is citing or not names:
                continue
            for span in _mentions(citing, names):
                yield Citation(citing=citing.id, cited=cited.id, quotation=citing.quote(span))


def _mentions(document: Document, authors: Sequence[Author]) -> list[Span]:
    """The sentences, or whole entries of notes and references, in which one of the authors is named."""
    pattern = re.compile("|".join(_name_pattern(author.name) for author in authors))
    found = []
    for block in document.blocks:
        if block.kind in CITING_KINDS:
            found += [
                _around(document, block, match.start())
                for match in pattern.finditer(document.text, block.span.start, block.span.end)
            ]
    return sorted(set(found))


def _name_pattern(name: str) -> str:
    given, *family = name.split()
    surname = r"\s+".join(map(re.escape, family or [given]))
    first = re.escape(given)
    return (
        rf"\b{first}\s+(?:[^\W\d_]\.?\s+)?{surname}\b|\b{surname},\s+(?:{first}\b|{re.escape(given[0])}\.)"
        rf"|\b{surname}(?:\s+et\s+al\.?)?,?\s+\(?(?:1[89]|20)\d\d\b"
    )


def _around(document: Document, block: Block, offset: int) -> Span:
    """The sentence at an offset; the block where sentences were not sought."""
    for sentence in document.sentences:
        for span in sentence.spans:
            if span.start <= offset < span.end:
                return span
    return block.span


def _in_common(corpus: Corpus) -> Iterator[Citation]:
    """The works that two documents cite, each as the document itself prints it."""
    entries = {document.id: list(_entries(document)) for document in corpus.documents}
    found: dict[tuple[str, Span], Citation] = {}
    for one, other in combinations(corpus.documents, 2):
        stopped = stop_words(one.language) | stop_words(other.language)
        for span, words, years in entries[one.id]:
            for span_2, words_2, years_2 in entries[other.id]:
                if years & years_2 and _same_work(words, words_2, stopped):
                    for document, where in ((one, span), (other, span_2)):
                        work = document.plain(where)
                        citation = Citation(citing=document.id, cited=work, quotation=document.quote(where))
                        found.setdefault((document.id, where), citation)
    yield from found.values()


def _entries(document: Document) -> Iterator[tuple[Span, tuple[str, ...], frozenset[str]]]:
    """The entries of notes and references that give a year: place, words, years."""
    for block in document.blocks:
        if block.kind in WORK_KINDS:
            text = document.plain(block.span)
            years = frozenset(_YEAR.findall(text))
            if years:
                yield block.span, tuple(_WORD.findall(text)), years


def _same_work(one: Sequence[str], other: Sequence[str], stopped: frozenset[str]) -> bool:
    """Whether two entries name the same author at their head and share a stretch of title."""
    heads = [
        {word.casefold() for word in words[:HEAD_WORDS] if word[0].isupper() and len(word) > 1} - stopped
        for words in (one, other)
    ]
    return bool(heads[0] & heads[1]) and bool(_runs(one) & _runs(other))


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    folded = [word.casefold().replace("’", "'") for word in words]
    return {tuple(folded[at : at + TITLE_WORDS]) for at in range(len(folded) - TITLE_WORDS + 1)}
