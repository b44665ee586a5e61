"""Recommendations that were found before: the same document under the same settings is not judged twice.

What a document is called decides nothing but the ids of what it recommends: a document that is numbered anew because
another one came keeps its recommendations, under its new id.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefgen.execution import Progress
from briefgen.language.kept import digests_of
from briefgen.model.documents import Corpus, Document
from briefgen.model.evidence import Quotation
from briefgen.model.recommendations import Evidence, Recommendation
from briefgen.settings import RecommendationSettings
from briefgen.store import Cache, as_plain, from_plain, stamp_of_program

Found = tuple[Recommendation, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was found, and the id that the document then had."""

    document: str
    found: Found


def through_cache(
    corpus: Corpus,
    settings: RecommendationSettings,
    cache: Cache | None,
    find: Callable[[Sequence[Document]], Sequence[Found]],
    progress: Progress,
) -> list[Found]:
    """What each document recommends, in order: from the cache where it was found before, found and kept where not.

    Args:
        corpus: documents as read, with their authors, whose names decide what is found.
        settings: which sentences count.
        cache: where recommendations are kept; None looks at every document.
        find: finds those of documents, in order.
        progress: told of every document that need not be looked at.
    """
    documents = corpus.documents
    if cache is None:
        return list(find(documents))
    stamp = stamp_of_program()
    how = json.dumps(["recommendations", settings.model_dump(mode="json"), stamp])
    keys = [_key(one, digest, how) for one, digest in zip(documents, digests_of(corpus), strict=True)]
    known: dict[int, Found] = {}
    for at, key in enumerate(keys):
        kept = cache.get(key)
        found = _recommendations(kept, documents[at].id) if kept is not None else None
        if found is not None:
            known[at] = found
            progress.advance()
    left = [at for at in range(len(documents)) if at not in known]
    for at, found in zip(left, find([documents[at] for at in left]) if left else (), strict=True):
        known[at] = found
        entry = _Kept(document=documents[at].id, found=found)
        cache.put(keys[at], json.dumps(as_plain(entry), separators=(",", ":")).encode())
    return [known[at] for at in range(len(documents))]


def _key(document: Document, digest: str, how: str) -> str:
    """All that decides what is found: everything read of the document but what it and its authors are called here."""
    authors = tuple(replace(author, id="", short="") for author in document.authors)
    title, declared = document.title, document.declared
    rest = as_plain(
        (document.source, title, authors, document.issued, document.latest_year, document.encoding, declared)
    )
    return hashlib.sha256(f"{how}\n{digest}\n{json.dumps(rest)}".encode()).hexdigest()


def _recommendations(kept: bytes, document: str) -> Found | None:
    try:
        entry = from_plain(_Kept, json.loads(kept))
    except (ValueError, RecursionError):
        return None
    if not all(one.document == entry.document and one.id.startswith(f"{entry.document}-") for one in entry.found):
        return None
    return entry.found if entry.document == document else tuple(_of(one, document) for one in entry.found)


def _of(found: Recommendation, document: str) -> Recommendation:
    """The same recommendation of the same document under another id."""
    return replace(
        found,
        id=document + found.id[len(found.document) :],
        document=document,
        evidence=tuple(_evidence_of(one, document) for one in found.evidence),
    )


def _evidence_of(evidence: Evidence, document: str) -> Evidence:
    return replace(evidence, quotations=tuple(_quotation_of(one, document) for one in evidence.quotations))


def _quotation_of(quotation: Quotation, document: str) -> Quotation:
    return replace(quotation, locator=replace(quotation.locator, document=document))
