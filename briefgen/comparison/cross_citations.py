"""Who of the corpus refers to whom, and which works two documents have in common. Doubtful ones are left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache

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
NAMESAKES = 50
"""A last word of authors' names that more documents share tells nobody: of so many, it is a common word as well."""
NEXT_ENTRIES = 200
"""Entries with one year and head that each is compared with: more share a work with many others already."""
_Entry = tuple[Span, tuple[str, ...], frozenset[str]]
Entries = Sequence[Sequence[_Entry]]
"""The entries of every document of a corpus: place, words, years."""
_INVERTED = re.compile(r"\W*(?P<family>[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?), (?P<given>[^\W\d_][\w'’-]+)\b")
"""The name at the head of an entry, after the number that a note may have."""
_QUOTES = re.compile(r"[“”«»„\"]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def entries_of(corpus: Corpus) -> Entries:
    """The notes and references of each document that give a year."""
    return [list(_entries(document)) for document in corpus.documents]


def called(corpus: Corpus, entries: Entries) -> frozenset[str]:
    """The words by which a text may name an author of the corpus, or a person whose work it cites."""
    authors = {word for document in corpus.documents for word in _last_words(document)}
    return frozenset(authors.union(*(_parts(person) for person in _works(corpus, entries))))


def words_written(document: Document) -> set[str]:
    """The words of a text as names are looked for in it, capitals kept."""
    return set(_WORD.findall(document.text))


def citations(
    corpus: Corpus, entries: Entries | None = None, written: Mapping[str, Set[str]] | None = None
) -> tuple[Citation, ...]:
    """References from one document to another's author, then works cited in common, then persons whom one document
    quotes and another has among its works, in document and reading order.

    Args:
        corpus: the documents.
        entries: `entries_of` it, where they are known.
        written: of each document, by its id, those of its words that are among `called`, where they are known.

    An author is recognised by the full name, or by the family name with initials or with a year: "Ana Ruiz",
    "Ruiz, A.", "Ruiz (2011)". Authors of the citing document itself are no reference to another.
    """
    entries = entries_of(corpus) if entries is None else entries
    if written is None:
        written = {document.id: words_written(document) for document in corpus.documents}
    shared = tuple(_in_common(corpus, entries))
    known = {(one.citing, one.cited) for one in shared}
    quoted = (one for one in _quoted_and_cited(corpus, entries, written) if (one.citing, one.cited) not in known)
    return (*_between(corpus, written), *shared, *quoted)


def _last_words(document: Document) -> set[str]:
    """The last word of each author's name."""
    return {word for one in document.authors for word in _WORD.findall(one.name)[-1:]}


def _between(corpus: Corpus, written_in: Mapping[str, Set[str]]) -> Iterator[Citation]:
    bearers: dict[str, list[int]] = defaultdict(list)
    for at, document in enumerate(corpus.documents):
        for last in sorted(_last_words(document)):
            bearers[last].append(at)
    for citing in corpus.documents:
        own = {author.name for author in citing.authors}
        written = written_in[citing.id]
        for at in sorted(
            {at for word in written & bearers.keys() if len(bearers[word]) <= NAMESAKES for at in bearers[word]}
        ):
            cited = corpus.documents[at]
            names = [
                author
                for author in cited.authors
                if author.is_named and author.name not in own and written >= set(_WORD.findall(author.name)[-1:])
            ]
            if cited is citing or not names:
                continue
            for span in _mentions(citing, names):
                yield Citation(citing=citing.id, cited=cited.id, quotation=citing.quote(span))


def _mentions(document: Document, authors: Sequence[Author]) -> list[Span]:
    """The sentences, or whole entries of notes and references, in which one of the authors is named."""
    return _naming_spans(document, _naming(tuple(author.name for author in authors)))


def _naming_spans(document: Document, pattern: re.Pattern[str]) -> list[Span]:
    found = []
    for block in document.blocks:
        if block.kind in CITING_KINDS:
            found += [
                _around(document, block, match.start())
                for match in pattern.finditer(document.text, block.span.start, block.span.end)
            ]
    return sorted(set(found))


@lru_cache(8_192)
def _naming(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_name_pattern, names)))


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


def _in_common(corpus: Corpus, entries: Entries) -> Iterator[Citation]:
    """The works that two documents cite, each as the document itself prints it."""
    found: dict[tuple[str, Span], Citation] = {}
    for first, at, second, other in _may_be_one_work(entries):
        one, two = corpus.documents[first], corpus.documents[second]
        span, words, _ = entries[first][at]
        span_2, words_2, _ = entries[second][other]
        if _same_work(words, words_2, stop_words(one.language) | stop_words(two.language)):
            for document, where in ((one, span), (two, span_2)):
                citation = Citation(citing=document.id, cited=document.plain(where), quotation=document.quote(where))
                found.setdefault((document.id, where), citation)
    yield from found.values()


def _may_be_one_work(entries: Entries) -> list[tuple[int, int, int, int]]:
    """Entries of two documents with a year and a word at their head in common, found without looking at every pair:
    the one's document and place in it, the other's, in this order."""
    blocks: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for number, own in enumerate(entries):
        for at, (_, words, years) in enumerate(own):
            for key in sorted({(year, head) for year in years for head in _head(words)}):
                blocks[key].append((number, at))
    pairs = {
        (first[0], second[0], first[1], second[1])
        for block in blocks.values()
        for place, first in enumerate(block)
        for second in block[place + 1 : place + 1 + NEXT_ENTRIES]
        if first[0] != second[0]
    }
    return [(first, at, second, other) for first, second, at, other in sorted(pairs)]


def _entries(document: Document) -> Iterator[_Entry]:
    """The entries of notes and references that give a year: place, words, years."""
    for block in document.blocks:
        if block.kind in WORK_KINDS:
            text = document.plain(block.span)
            years = frozenset(_YEAR.findall(text))
            if years:
                yield block.span, tuple(_WORD.findall(text)), years


def _works(corpus: Corpus, entries: Entries) -> dict[tuple[str, str], list[tuple[Document, Span]]]:
    """The entries that open with a person's name ("Moss, Eva L."), by given and family name."""
    works: dict[tuple[str, str], list[tuple[Document, Span]]] = defaultdict(list)
    for document, own in zip(corpus.documents, entries, strict=True):
        for span, words, _ in own:
            head = _INVERTED.match(document.plain(span))
            if head and len(words) > TITLE_WORDS:
                works[head["given"], head["family"]].append((document, span))
    return works


def _parts(person: tuple[str, str]) -> set[str]:
    given, family = person
    return {given, *family.split()}


def _quoted_and_cited(corpus: Corpus, entries: Entries, written: Mapping[str, Set[str]]) -> Iterator[Citation]:
    """Persons whom one document quotes by their full name and another has at the head of an entry: "As Eva Moss puts
    it, “...”" and "Moss, Eva L. Tides. 2016."; the sentence with the quotation, then the entries."""
    authors = {author.name for document in corpus.documents for author in document.authors}
    works = {
        person: (_parts(person), found)
        for person, found in _works(corpus, entries).items()
        if " ".join(person) not in authors
    }
    for document in corpus.documents:
        for (given, family), (parts, found) in works.items():
            if not parts <= written[document.id]:
                continue
            others = [(other, span) for other, span in found if other is not document]
            if not others:
                continue
            named = re.compile(rf"\b{re.escape(given)}\s+(?:[^\W\d_]\.?\s+)?{re.escape(family)}\b")
            spans = [
                span for span in _naming_spans(document, named) if _QUOTES.search(document.text, span.start, span.end)
            ]
            for span in spans:
                yield Citation(citing=document.id, cited=f"{given} {family}", quotation=document.quote(span))
            for other, span in others if spans else ():
                yield Citation(citing=other.id, cited=other.plain(span), quotation=other.quote(span))


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
