"""What is worked out about each document's words by itself, kept between runs.

Whatever depends on one text alone need not be worked out again because another text came. What is kept is found by all
that decides it: the words of the text and of its parts, never what the document is called or who wrote it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import TypeVar

from briefgen.model.documents import Corpus, Document
from briefgen.store import Cache, as_plain, from_plain, stamp_of_program

Thing = TypeVar("Thing")
Value = TypeVar("Value")


def each_document(
    corpus: Corpus,
    cache: Cache | None,
    kind: type[Value],
    work: Callable[[Document], Value],
    *,
    also: Sequence[str] = (),
) -> Iterator[Value]:
    """What a piece of work comes to for each document, in order: from the cache where it was done before.

    One after the other, so that what comes to much need not be held for all.

    Args:
        corpus: documents as read.
        cache: where results are kept; None does the work for every document.
        kind: the class of the results, a dataclass with a plain form; its name says which work it is.
        work: looks at text, language, title, blocks, sentences and passages of one document, and at nothing else: not
            at ids, authors or dates.
        also: what else decides the results, of all documents.
    """
    if cache is None:
        return map(work, corpus.documents)
    known = zip(corpus.documents, digests_of(corpus), strict=True)
    return each(known, cache, kind, lambda one: work(one[0]), digest=itemgetter(1), also=also)


def each(
    things: Iterable[Thing],
    cache: Cache | None,
    kind: type[Value],
    work: Callable[[Thing], Value],
    *,
    digest: Callable[[Thing], str],
    also: Sequence[str] = (),
) -> Iterator[Value]:
    """The same of anything that has a `digest` of all that the work looks at."""
    if cache is None:
        yield from map(work, things)
        return
    what = json.dumps([f"{kind.__module__}.{kind.__qualname__}", stamp_of_program(), *also])
    for thing in things:
        key = hashlib.sha256(f"{what}\n{digest(thing)}".encode()).hexdigest()
        result = _of(kind, cache.get(key))
        if result is None:
            result = work(thing)
            cache.put(key, json.dumps(as_plain(result), separators=(",", ":")).encode())
        yield result


def digests_of(corpus: Corpus) -> Sequence[str]:
    """A digest of the text of each document and of its parts: all but ids, authors, dates and where it was found.

    Worked out once for a corpus, since every stage asks for them.
    """
    if not corpus.digests:
        corpus.digests.extend(map(_digest, corpus.documents))
    return corpus.digests


def _digest(document: Document) -> str:
    digest = hashlib.sha256()
    blocks = [
        (one.kind.value, one.span.start, one.span.end, one.number, one.page, one.level, one.continues, one.reason)
        for one in document.blocks
    ]
    sentences = [
        (one.index, one.block, len(one.text), [(span.start, span.end) for span in one.spans])
        for one in document.sentences
    ]
    passages = [(len(passage.text), *passage.sentences) for passage in document.passages]
    marks = [(mark.kind.value, mark.span.start, mark.span.end) for mark in document.marks]
    parts = [document.language, document.title.text if document.title else "", blocks, sentences, passages, marks]
    texts = [document.text, *(one.text for one in document.sentences), *(one.text for one in document.passages)]
    digest.update(repr(parts).encode("utf-8", "surrogatepass"))
    digest.update("\n".join(texts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _of(kind: type[Value], kept: bytes | None) -> Value | None:
    if kept is None:
        return None
    try:
        return from_plain(kind, json.loads(kept))
    except (ValueError, RecursionError):
        return None
