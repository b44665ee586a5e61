"""Who of the corpus refers to whom, and which works two documents have in common. Doubtful ones are left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache

from briefgen.comparison.citations.cited_works import TITLE_WORDS, Entries, entries_of, in_common
from briefgen.model.comparison import Citation
from briefgen.model.documents import Author, Block, BlockKind, Corpus, Document
from briefgen.model.evidence import Span

CITING_KINDS = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.NOTE, BlockKind.REFERENCE}
)
NAMESAKES = 50
"""A last word of authors' names that more documents share tells nobody: of so many, it is a common word as well."""
_Works = dict[tuple[str, str], list[tuple[Document, Span]]]
"""The entries at whose head a person stands, by given and family name."""
_INVERTED = re.compile(r"\W*(?P<family>[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?), (?P<given>[^\W\d_][\w'’-]+)\b")
"""The name at the head of an entry, after the number that a note may have."""
_QUOTES = re.compile(r"[“”«»„\"]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


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
    bearers, quotable = _bearers(corpus), _Quotable(corpus, entries)
    between: list[Citation] = []
    quoted: list[Citation] = []
    for document in corpus.documents:
        between += _to_authors(document, written[document.id], corpus, bearers)
        quoted += quotable.quoted_in(document, written[document.id])
    shared = tuple(in_common(corpus, entries))
    known = {(one.citing, one.cited) for one in shared}
    return (*between, *shared, *(one for one in quoted if (one.citing, one.cited) not in known))


def _last_words(document: Document) -> set[str]:
    """The last word of each author's name."""
    return {word for one in document.authors for word in _WORD.findall(one.name)[-1:]}


def _bearers(corpus: Corpus) -> dict[str, list[int]]:
    """The documents (places in the corpus) of the authors whose name ends with a word."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for at, document in enumerate(corpus.documents):
        for last in sorted(_last_words(document)):
            bearers[last].append(at)
    return {last: found for last, found in bearers.items() if len(found) <= NAMESAKES}


def _to_authors(
    citing: Document, written: Set[str], corpus: Corpus, bearers: Mapping[str, Sequence[int]]
) -> Iterator[Citation]:
    """References to other documents' authors; `written` are the words of the text."""
    own = {author.name for author in citing.authors}
    near = {at for word in written & bearers.keys() if _can_be_cited(word, citing) for at in bearers[word]}
    for at in sorted(near):
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


def _can_be_cited(name: str, document: Document) -> bool:
    """Whether a name stands where others are cited, not in the byline alone: its own author's does in every text."""
    return any(
        document.text.find(name, block.span.start, block.span.end) >= 0
        for block in document.blocks
        if block.kind in CITING_KINDS
    )


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


def _works(corpus: Corpus, entries: Entries) -> _Works:
    """The entries that open with a person's name ("Moss, Eva L."), by given and family name."""
    works: _Works = defaultdict(list)
    for document, own in zip(corpus.documents, entries, strict=True):
        for span, words, _ in own:
            head = _INVERTED.match(document.plain(span)) if words.count(" ") >= TITLE_WORDS else None
            if head:
                works[head["given"], head["family"]].append((document, span))
    return works


def _parts(person: tuple[str, str]) -> set[str]:
    given, family = person
    return {given, *family.split()}


class _Quotable:
    """Persons whom a document has at the head of an entry, and others may quote by their full name: "As Eva Moss puts
    it, “...”" and "Moss, Eva L. Tides. 2016."."""

    def __init__(self, corpus: Corpus, entries: Entries) -> None:
        authors = {author.name for document in corpus.documents for author in document.authors}
        works = _works(corpus, entries)
        self._works = {person: found for person, found in works.items() if " ".join(person) not in authors}
        self._untold = dict(self._works)
        self._place = {person: at for at, person in enumerate(self._works)}
        self._called: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for given, family in self._works:
            self._called[family.split()[0]].append((given, family))

    def quoted_in(self, document: Document, written: Set[str]) -> Iterator[Citation]:
        """The sentences of a document with a quotation of a person whom another has among its works, then the other
        documents' entries that were not told of before; `written` are the words of the text."""
        near = (
            (given, family)
            for word in written & self._called.keys()
            for given, family in self._called[word]
            if written >= _parts((given, family))
        )
        for given, family in sorted(near, key=self._place.__getitem__):
            if all(other is document for other, _ in self._works[given, family]):
                continue
            spans = [
                span
                for span in _naming_spans(document, _in_full(given, family))
                if _QUOTES.search(document.text, span.start, span.end)
            ]
            for span in spans:
                yield Citation(citing=document.id, cited=f"{given} {family}", quotation=document.quote(span))
            untold = self._untold[given, family]
            for other, span in [one for one in untold if one[0] is not document] if spans else ():
                yield Citation(citing=other.id, cited=other.plain(span), quotation=other.quote(span))
            if spans:
                self._untold[given, family] = [one for one in untold if one[0] is document]


@lru_cache(8_192)
def _in_full(given: str, family: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(given)}\s+(?:[^\W\d_]\.?\s+)?{re.escape(family)}\b")
