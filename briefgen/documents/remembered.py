"""Documents that were read before: the same bytes under the same settings are not read twice.

What is kept is the whole document as plain values. A file that could not be read is tried again each time: it may have
been the machine that gave up, not the file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence

from briefgen.documents.tasks import Task, fetched
from briefgen.execution import Progress
from briefgen.model.documents import Document
from briefgen.model.notices import Notice
from briefgen.settings import ReadingSettings
from briefgen.store import Cache, as_plain, from_plain, stamp_of_program

Results = list[Document | Notice]


def through_cache(
    tasks: Sequence[Task],
    cache: Cache | None,
    read: Callable[[Sequence[Task]], Results],
    progress: Progress,
    *,
    finish: Callable[[Document], Document] = lambda document: document,
) -> Results:
    """The result of every task, in order: from the cache where it has been read, read and kept where not.

    Args:
        tasks: the files.
        cache: where documents are kept; None reads every file.
        read: reads files, in order.
        progress: told of every document that need not be read.
        finish: what is done to such a document before it is kept in memory.
    """
    if cache is None:
        return read(tasks)
    stamp = stamp_of_program()
    known: dict[int, Document] = {}
    for at, task in enumerate(tasks):
        content = fetched(task).content
        if isinstance(content, bytes):
            digest = hashlib.sha256(content).hexdigest()
            kept = cache.get(_key(task.found.path, digest, task.settings, stamp))
            document = _document(kept, task.found.path, digest) if kept is not None else None
            if document is not None:
                known[at] = finish(document)
                progress.advance()
    left = [task for at, task in enumerate(tasks) if at not in known]
    found = iter(read(left) if left else [])
    results: Results = [known.get(at) or next(found) for at in range(len(tasks))]
    for at, task in enumerate(tasks):
        one = results[at]
        if at not in known and isinstance(one, Document):
            key = _key(one.source.path, one.source.sha256, task.settings, stamp)
            cache.put(key, json.dumps(as_plain(one), separators=(",", ":")).encode())
    return results


def _key(path: str, digest: str, settings: ReadingSettings, stamp: str) -> str:
    """All that decides what is read: the bytes, what the file is called (its ending tells its kind), how, by what.

    Where files lie and which are left out does not count.
    """
    how = settings.model_dump(
        mode="json", exclude={"sources", "exclude", "unsettled", "max_documents", "near_duplicates"}
    )
    return hashlib.sha256(json.dumps(["document", path, digest, how, stamp], sort_keys=True).encode()).hexdigest()


def _document(kept: bytes, path: str, digest: str) -> Document | None:
    try:
        document = from_plain(Document, json.loads(kept))
    except (ValueError, RecursionError):
        return None
    is_it = document.source.path == path and document.source.sha256 == digest
    return document if is_it else None
