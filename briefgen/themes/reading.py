"""Passages as they are compared: their words and stems in a fixed order, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from briefgen.language.kept import each_document
from briefgen.language.lexicon import load_lexicon
from briefgen.language.tokens import content_words, split_compounds, stems
from briefgen.model.documents import Corpus, Document
from briefgen.store import Cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The passages that have words to compare, ordered by id, so that the order of files changes nothing.

    All fields run in parallel. `words` are folded words without stop words, `stems` their stems, `documents` the ids
    of the documents that the passages belong to. `matters` maps stems to the stem that stands for the same matter
    ("share" to "exchange"), by the lexicons of the documents' languages.
    """

    passages: tuple[str, ...]
    documents: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    stems: tuple[tuple[str, ...], ...]
    matters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __len__(self) -> int:
        return len(self.passages)

    def holders(self) -> dict[str, frozenset[int]]:
        """The rows that hold each stem."""
        found: dict[str, set[int]] = {}
        for row, found_in in enumerate(self.stems):
            for stem in found_in:
                found.setdefault(stem, set()).add(row)
        return {stem: frozenset(rows) for stem, rows in found.items()}

    def only(self, rows: Iterable[int]) -> Reading:
        """The reading of some of the passages, as if there were no others."""
        kept = tuple(rows)
        return Reading(
            passages=tuple(self.passages[row] for row in kept),
            documents=tuple(self.documents[row] for row in kept),
            words=tuple(self.words[row] for row in kept),
            stems=tuple(self.stems[row] for row in kept),
            matters=self.matters,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageWords:
    """The words of each passage of one document, parted by blanks."""

    passages: tuple[str, ...]


def read_passages(corpus: Corpus, cache: Cache | None = None) -> Reading:
    """The passages of a corpus, each read in its document's language; their words are taken from the cache if there."""
    languages = {document.id: document.language for document in corpus.documents}
    found = each_document(corpus, cache, PassageWords, _words)
    words = {
        passage.id: text.split()
        for document, of in zip(corpus.documents, found, strict=True)
        for passage, text in zip(document.passages, of.passages, strict=True)
    }
    passages = sorted(corpus.passages, key=lambda passage: passage.id)
    split = split_compounds([words[passage.id] for passage in passages])
    return _with_words(
        Reading(
            passages=tuple(passage.id for passage in passages),
            documents=tuple(passage.document for passage in passages),
            words=tuple(tuple(tokens) for tokens in split),
            stems=tuple(
                tuple(stems(tokens, languages[passage.document]))
                for tokens, passage in zip(split, passages, strict=True)
            ),
            matters=_matters(sorted(set(languages.values()))),
        )
    )


def _words(document: Document) -> PassageWords:
    return PassageWords(
        passages=tuple(" ".join(content_words(passage.text, document.language)) for passage in document.passages)
    )


def _matters(languages: Sequence[str]) -> Mapping[str, str]:
    """Stems that the lexicons of these languages take for one matter."""
    found: dict[str, str] = {}
    for language in languages:
        lexicon = load_lexicon(language)
        for word, other in (lexicon.tables.get("same_matter", {}) if lexicon else {}).items():
            found[stems((word,), language)[0]] = stems((other,), language)[0]
    return MappingProxyType(found)


def rows_by_document(documents: Sequence[str]) -> dict[str, list[int]]:
    """The rows of each document, documents in the order of their ids."""
    rows: dict[str, list[int]] = {document: [] for document in sorted(set(documents))}
    for row, document in enumerate(documents):
        rows[document].append(row)
    return rows


def _with_words(reading: Reading) -> Reading:
    return reading.only(row for row, tokens in enumerate(reading.words) if tokens)
