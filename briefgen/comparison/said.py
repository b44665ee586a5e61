"""What comparing needs to know of each document by itself: worked out once, whatever other documents come or go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from briefgen.comparison.asks.commonness import pairs_of
from briefgen.comparison.asks.vocabulary import Vocabulary
from briefgen.comparison.citations.cited_works import entries_of
from briefgen.comparison.citations.cross_citations import called, citations, words_written
from briefgen.comparison.facts.discrepancies import facts_of
from briefgen.comparison.facts.facts import Fact, short_forms
from briefgen.comparison.tensions.qualifiers import capitals, most_with_a_capital, small_words
from briefgen.comparison.tensions.stance import doubts
from briefgen.language.kept import each_document
from briefgen.model.comparison import Citation
from briefgen.model.documents import Corpus, Document
from briefgen.model.evidence import Sentence
from briefgen.store import Cache

_HERE = "\x00"
"""Stands for the document's id while a fact is kept: documents are numbered anew, what they state stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One document's words.

    `passages` has the terms of each passage, each once; `pairs` the neighbouring ones of each passage, each pair once,
    a line each. `capitals` and `small` are the words written with
    a capital inside sentences, and without: those that stand there once, those that do twice, and so on; `doubts` the
    numbers of sentences that state a condition or doubt; `short_forms` acronyms with the names they stand for; `facts`
    what it states as a fact; `written` all words of the text, each once, as names are looked for among them.
    """

    passages: tuple[str, ...]
    pairs: str
    capitals: str
    small: tuple[str, ...]
    doubts: tuple[int, ...]
    short_forms: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    written: str


class CorpusSaid:
    """What the documents of a corpus say, each by itself.

    `passages` has to be gone through first: the rest is known afterwards. No more is held than a few words of each.
    """

    def __init__(self, corpus: Corpus, words: Vocabulary, cache: Cache | None) -> None:
        self.corpus = corpus
        self._entries = entries_of(corpus)
        self._called = called(corpus, self._entries)
        self._written: dict[str, frozenset[str]] = {}
        self._each = each_document(corpus, cache, Said, partial(_said, words=words), also=(words.language,))
        self._capital: Counter[str] = Counter()
        self._small: Counter[str] = Counter()
        self._doubts: dict[str, tuple[int, ...]] = {}
        self._names: dict[str, set[str]] = {}
        self._facts: list[Fact] = []

    def passages(self) -> Iterator[tuple[Document, Said]]:
        """Each document with what it says; to be asked for once."""
        for document, said in zip(self.corpus.documents, self._each, strict=True):
            self._capital.update(said.capitals.split())
            for times, small in enumerate(said.small, 1):
                _count(self._small, small.split(), times)
            self._written[document.id] = self._called.intersection(said.written.split())
            self._doubts[document.id] = said.doubts
            self._facts += (_of(fact, document.id) for fact in said.facts)
            for short, name in said.short_forms:
                self._names.setdefault(short, set()).add(name)
            yield document, said

    def names(self) -> frozenset[str]:
        """The names of the corpus, lower case."""
        return most_with_a_capital(self._capital, self._small)

    def doubts(self, document: Document) -> tuple[Sentence, ...]:
        """The sentences in which a document's author states a condition or a doubt."""
        return tuple(document.sentences[at] for at in self._doubts[document.id])

    def citations(self) -> tuple[Citation, ...]:
        """Who refers to whom."""
        return citations(self.corpus, self._entries, self._written)

    def facts(self) -> list[Fact]:
        """The facts of all documents, in corpus and reading order; a thing called in short has its whole name, unless
        two texts use that for different names."""
        names = {
            tuple(short.split()): tuple(next(iter(found)).split())
            for short, found in self._names.items()
            if len(found) == 1
        }
        return [_in_full(fact, names) for fact in self._facts]


def _said(document: Document, words: Vocabulary) -> Said:
    texts = [passage.text for passage in document.passages]
    clauses = [[[term for term, _ in clause] for clause in words.split(text)] for text in texts]
    terms = [{term for clause in found for term in clause} for found in clauses]
    return Said(
        passages=tuple(" ".join(sorted(found)) for found in terms),
        pairs="\n".join(pair for found in clauses for pair in sorted(pairs_of(found))),
        capitals=" ".join(word for text in texts for word in capitals(text)),
        small=_by_times(Counter(word for text in texts for word in small_words(text))),
        doubts=tuple(sentence.index for sentence in doubts(document, words)),
        short_forms=tuple((" ".join(short), " ".join(name)) for short, name in short_forms(document)),
        facts=tuple(facts_of(replace(document, id=_HERE))),
        written=" ".join(sorted(words_written(document))),
    )


def _by_times(counts: Counter[str]) -> tuple[str, ...]:
    """Words parted by blanks: those counted once, those counted twice, and so on."""
    words: list[list[str]] = [[] for _ in range(max(counts.values(), default=0))]
    for word, times in sorted(counts.items()):
        words[times - 1].append(word)
    return tuple(map(" ".join, words))


def _count(counts: Counter[str], words: Sequence[str], times: int) -> None:
    if times == 1:
        counts.update(words)
        return
    for word in words:
        counts[word] += times


def _of(fact: Fact, document: str) -> Fact:
    subject = tuple(document if part == _HERE else part for part in fact.subject)
    return replace(fact, document=document, subject=subject)


def _in_full(fact: Fact, names: Mapping[tuple[str, ...], Sequence[str]]) -> Fact:
    if not fact.named or fact.subject[: fact.named] not in names:
        return fact
    return replace(fact, subject=(*names[fact.subject[: fact.named]], *fact.subject[fact.named :]))
