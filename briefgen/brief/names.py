"""What the voices of a brief are called, in tables and in sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import partial
from itertools import count

from briefgen.language.catalogue import phrase, words
from briefgen.language.writing import date_in_words, listed, semicolons
from briefgen.model.brief import Voice
from briefgen.model.documents import Corpus, DatePrecision, Document, IssueDate, unsigned_number


def unstopped(text: str) -> str:
    """The text without its full stop, unless that belongs to an abbreviation."""
    text = text.strip()
    return text if text.endswith(words("texts.abbreviations")) else text.removesuffix(".")


def dated(document: Document) -> str:
    """The date in words; an undated text is never given one, only the latest year that it mentions."""
    if document.issued:
        return date_in_words(_known(document.issued))
    if document.latest_year:
        return phrase("names.undated_latest", year=document.latest_year)
    return phrase("names.undated")


def _known(issued: IssueDate) -> str:
    """The part of the date that the text states."""
    parts = {DatePrecision.YEAR: 1, DatePrecision.MONTH: 2}.get(issued.precision, 3)
    return "-".join(issued.iso.split("-")[:parts])


def title_of(document: Document) -> str:
    """The document's title; that of an untitled text is its file's name."""
    return document.title.text if document.title else document.source.path.rpartition("/")[2]


def voices(corpus: Corpus, lengths: Sequence[int]) -> tuple[Voice, ...]:
    """Every document as a voice, in corpus order; each has a name of its own in tables and in sentences.

    Args:
        corpus: the documents.
        lengths: the number of words of each.
    """
    shorts = _told_apart(corpus.documents)
    unsigned = sum(not document.is_signed for document in corpus.documents)
    return tuple(
        _voice(document, short, unsigned, length)
        for document, short, length in zip(corpus.documents, shorts, lengths, strict=True)
    )


def _voice(document: Document, short: str, unsigned: int, length: int) -> Voice:
    signed = document.is_signed
    if signed:
        running = short
    elif unsigned == 1:
        running = phrase("names.unsigned_running")
    else:
        running = phrase("names.unsigned_running_numbered", number=short.rpartition(" ")[2])
    names = [author.name for author in document.authors if author.is_named]
    affiliations = dict.fromkeys(author.affiliation for author in document.authors if author.affiliation)
    return Voice(
        document=document.id,
        short=short,
        name=listed(names) if names else phrase("names.unsigned"),
        affiliation=semicolons(list(affiliations)) or None,
        title=title_of(document),
        dated=dated(document),
        words=length,
        running=running,
        signed=signed,
    )


def _told_apart(documents: Sequence[Document]) -> list[str]:
    """Short names, made unique whatever their case: by the first name, then by the year, then by a number."""
    plain = [_signature(document) for document in documents]
    for refine in (_with_initial, _with_year):
        times = Counter(map(str.casefold, plain))
        plain = [
            refine(doc, name) if times[name.casefold()] > 1 else name
            for doc, name in zip(documents, plain, strict=True)
        ]
    times = Counter(map(str.casefold, plain))
    numbers = _numbers(documents, list(map(str.casefold, plain)))
    return [
        name if times[name.casefold()] == 1 else f"{name} {number}" for name, number in zip(plain, numbers, strict=True)
    ]


def _numbers(documents: Sequence[Document], names: Sequence[str]) -> list[int]:
    """A number for each document among those of one name: for an unsigned text that of its id, which it keeps from
    edition to edition, for others the next free one."""
    kept = [None if document.is_signed else unsigned_number(document.id) for document in documents]
    taken = set(zip(names, kept, strict=True))
    following: defaultdict[str, count[int]] = defaultdict(partial(count, 1))
    return [
        number or next(free for free in following[name] if (name, free) not in taken)
        for name, number in zip(names, kept, strict=True)
    ]


def _signature(document: Document) -> str:
    """The name of a voice in tables: "Moss", "Smith & Jones", "Smith et al.". The ampersand tells two authors of one
    text from two texts."""
    if not document.is_signed:
        return phrase("names.unsigned")
    if len(document.authors) == 2:
        return phrase("names.two", one=document.authors[0].short, other=document.authors[1].short)
    return document.voice


def _with_initial(document: Document, short: str) -> str:
    first = next((author for author in document.authors if author.is_named), None)
    if first is None or len(document.authors) > 1 or not first.name.endswith(short) or first.name == short:
        return short
    return f"{first.name[0]}. {short}"


def _with_year(document: Document, short: str) -> str:
    """Unsigned texts are only numbered: in sentences their number is all that tells them apart."""
    return f"{short} {document.issued.iso[:4]}" if document.issued and document.is_signed else short


def who_writes(corpus: Corpus) -> str:
    """The catalogue's noun for the voices: "author" where every text has one named author of its own, else "text"."""
    names = [author.name for document in corpus.documents for author in document.authors if author.is_named]
    one_each = all(len(document.authors) == 1 and document.is_signed for document in corpus.documents)
    return "author" if one_each and len(set(names)) == len(corpus.documents) else "text"
