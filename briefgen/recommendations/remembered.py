"""Recommendations that were found before: the same document under the same settings is not judged twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefgen.execution import Progress
from briefgen.model.documents import Document
from briefgen.model.recommendations import Recommendation
from briefgen.settings import RecommendationSettings
from briefgen.store import Cache, as_plain, from_plain, stamp_of_program

Found = tuple[Recommendation, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    found: Found


def through_cache(
    documents: Sequence[Document],
    settings: RecommendationSettings,
    cache: Cache | None,
    find: Callable[[Sequence[Document]], Sequence[Found]],
    progress: Progress,
) -> list[Found]:
    """What each document recommends, in order: from the cache where it was found before, found and kept where not.

    Args:
        documents: as read, with their ids and authors: both decide what is found.
        settings: which sentences count.
        cache: where recommendations are kept; None looks at every document.
        find: finds those of documents, in order.
        progress: told of every document that need not be looked at.
    """
    if cache is None:
        return list(find(documents))
    stamp = stamp_of_program()
    keys = [_key(document, settings, stamp) for document in documents]
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
        cache.put(keys[at], json.dumps(as_plain(found), separators=(",", ":")).encode())
    return [known[at] for at in range(len(documents))]


def _key(document: Document, settings: RecommendationSettings, stamp: str) -> str:
    plain = json.dumps(
        ["recommendations", as_plain(document), settings.model_dump(mode="json"), stamp], separators=(",", ":")
    )
    return hashlib.sha256(plain.encode()).hexdigest()


def _recommendations(kept: bytes, document: str) -> Found | None:
    try:
        found = from_plain(_Kept, [json.loads(kept)]).found
    except (ValueError, RecursionError):
        return None
    return found if all(one.document == document for one in found) else None
