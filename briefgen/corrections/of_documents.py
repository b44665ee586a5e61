"""Titles, authors and dates that the analyst knows better than the byline rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from briefgen.corrections.applying import Corrected, applied, changes_of, stale
from briefgen.corrections.entries import DocumentEntry
from briefgen.corrections.finding import near_names
from briefgen.model.corrections import Correction
from briefgen.model.documents import Author, Corpus, DatePrecision, Document, IssueDate, Provenance, Title
from briefgen.model.notices import Notice

KIND = "document"
RULE = "corrected"
_PRECISION = {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}
_PARTICLE = re.compile(r"(?<!\S)(?:[a-zà-ÿ][\w'’-]* )+\S+$")


def correct_corpus(corpus: Corpus, entries: Sequence[DocumentEntry]) -> Corrected[Corpus]:
    """The corpus with other titles, authors and dates; ids of documents stay, so that nothing else moves."""
    documents = {document.source.path: document for document in corpus.documents}
    done: list[Correction] = []
    notices: list[Notice] = []
    for entry in entries:
        changes = changes_of(
            title=entry.title, authors=", ".join(entry.authors or ()), affiliation=entry.affiliation, date=entry.date
        )
        if document := documents.get(entry.file):
            documents[entry.file] = _corrected(document, entry)
            done.append(applied(KIND, entry.file, changes, entry))
        else:
            correction, notice = stale(KIND, entry.file, changes, entry, near_names(entry.file, documents))
            done.append(correction)
            notices.append(notice)
    return Corrected(
        value=replace(corpus, documents=tuple(documents.values()), notices=(*corpus.notices, *notices)),
        done=tuple(done),
        notices=tuple(notices),
    )


def _corrected(document: Document, entry: DocumentEntry) -> Document:
    found = Provenance(rule=RULE)
    title = Title(text=entry.title, found=found) if entry.title else document.title
    issued = document.issued
    if entry.date:
        issued = IssueDate(iso=entry.date, precision=_PRECISION[len(entry.date)], found=found)
    authors = document.authors
    if entry.authors is not None:
        authors = tuple(
            Author(id=_slug(name), name=name, short=_short(name), affiliation=entry.affiliation, found=found)
            for name in entry.authors
        )
    elif entry.affiliation:
        authors = tuple(replace(author, affiliation=entry.affiliation) for author in authors)
    if entry.title and authors and not authors[0].is_named:
        authors = (replace(authors[0], name=entry.title),)  # an unsigned text is called by its title
    return replace(document, title=title, authors=authors, issued=issued)


def _short(name: str) -> str:
    """The last word with the small ones before it: "Ida van der Berg" -> "van der Berg"; bodies in capitals whole."""
    held = _PARTICLE.search(name)
    return held.group() if held else name.split()[-1]


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", _short(name)).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "author"
