"""One text is one voice: documents that repeat another are set aside, and named.

Of several that are the same, the one kept names its author, else has pages, else headings and lists, else is the
longest, else comes first by its path: what a reader can look up best.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType

from briefgen.documents.media_types import TEXT
from briefgen.documents.resemblance import Worded, Wordings, worded, wording
from briefgen.model.documents import Document
from briefgen.model.evidence import Span
from briefgen.model.notices import Notice, Severity
from briefgen.settings import ReadingSettings
from briefgen.store import Cache, stamp_of_program

_SAME = 0.8
"""Resemblance from which on two texts are one but for small edits: about one word in forty differs."""
_MUCH = 0.3
"""Containment from which on it is said that two texts share wording: no two authors hit on it by chance."""
_LONG_ENOUGH = 60
"""Words of running text below which documents are one only if all their text is equal, heading and byline too: in a few
lines a word makes the difference."""
_REASONS = (
    "names its author",
    "has pages to refer to",
    "keeps headings and lists",
    "is longer",
    "comes first by name",
)


def one_voice_each(
    documents: Sequence[Document],
    settings: ReadingSettings,
    cache: Cache | None = None,
    known: Mapping[str, Worded] = MappingProxyType({}),
) -> tuple[tuple[Document, ...], tuple[Notice, ...]]:
    """The documents without those that repeat another, in their order, and notices on what was seen.

    Files of the same bytes are always one. Equal wording (two formats of one text) and nearly equal wording are one
    voice unless `settings.near_duplicates` is "keep"; texts that share a good part of their wording stay, with a
    notice. The order of the documents changes nothing but the order of what is kept. The wording of a text is taken
    from those `known` by the document's path, else from the `cache` where it is there.
    """
    notices: list[Notice] = []
    first: dict[str, Document] = {}
    for document in sorted(documents, key=_path):
        earlier = first.setdefault(document.source.sha256, document)
        if earlier is not document:
            notices.append(_notice(document, f"the same file as {_path(earlier)}; counted once", slug="duplicate"))
    ranks, wordings = {}, {}
    for one in first.values():  # both while it is at hand: documents may be packed
        ranks[_path(one)], wordings[_path(one)] = _rank(one), _wording(one, known.get(_path(one)), cache)
    ranked = sorted(first.values(), key=lambda one: ranks[_path(one)])
    is_one = settings.near_duplicates == "one-voice"
    equal = _equal(ranked, wordings) if is_one else {}
    distinct = [one for one in ranked if _path(one) not in equal]
    near, shared = _near(distinct, [wordings[_path(one)] for one in distinct], is_one)
    for document in ranked:
        other = equal.get(_path(document), document)
        kept = near.get(_path(other), other)
        if kept is not other:
            notices.append(_notice(document, f"nearly the same text as {_kept(kept, document)}", slug="near-duplicate"))
        elif kept is not document:
            notices.append(_notice(document, f"the same text as {_kept(kept, document)}", slug="same-text"))
    paths = {_path(one) for one in distinct} - near.keys()
    chosen = [one for one in documents if _path(one) in paths]
    return tuple(chosen), (*notices, *shared)


def wording_of(document: Document) -> Worded:
    """The wording of the running text; of a text with little of that, of all. Pure, so that workers can tell it."""
    running = wording(_running(document))
    if running.count(" ") < _LONG_ENOUGH:
        return worded(wording(document.plain(Span(0, len(document.text)))), is_running=False)
    return worded(running)


def _running(document: Document) -> str:
    return " ".join(passage.text for passage in document.passages)


def _wording(document: Document, known: Worded | None, cache: Cache | None) -> Worded:
    """The wording of a document: as it is known, as it was kept, or told now; kept for the next time."""
    if cache is None:
        return known or wording_of(document)
    text = _running(document)
    key = hashlib.sha256(f"wording\n{stamp_of_program()}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
    if known is None and (kept := cache.get(key)) is not None:
        with suppress(ValueError):
            return Worded.from_bytes(kept)
    known = known or wording_of(document)
    if known.is_running:
        cache.put(key, known.to_bytes())
    return known


def _equal(ranked: Sequence[Document], wordings: Mapping[str, Worded]) -> dict[str, Document]:
    """For each document with the wording of a better ranked one, that one."""
    first: dict[str, Document] = {}
    digests = [(one, wordings[_path(one)].digest) for one in ranked]
    pairs = [(one, first.setdefault(digest, one)) for one, digest in digests if digest]
    return {_path(one): earlier for one, earlier in pairs if earlier is not one}


def _near(
    ranked: Sequence[Document], wordings: Sequence[Worded], is_one: bool
) -> tuple[dict[str, Document], list[Notice]]:
    """For each document that resembles a better ranked one that is kept, that one; and notices on wording shared."""
    texts = Wordings(wordings)
    neighbours: dict[int, list[int]] = {}
    for one, other in texts.likely_pairs():
        if min(wordings[one].words, wordings[other].words) > _LONG_ENOUGH:
            neighbours.setdefault(other, []).append(one)
    stands_for: dict[int, int] = {}
    notices = []
    for at, document in enumerate(ranked):
        others = sorted({stands_for[other] for other in neighbours.get(at, ())})
        likeness, best = min(((-texts.resemblance(at, other), other) for other in others), default=(0.0, at))
        stands_for[at] = best if is_one and -likeness >= _SAME else at
        if stands_for[at] == at and others:
            share, closest = min((-texts.containment(at, other), other) for other in others)
            if -share >= _MUCH:
                notices.append(_shared(document, ranked[closest], -share))
    return {_path(ranked[at]): ranked[kept] for at, kept in stands_for.items() if kept != at}, notices


def _rank(document: Document) -> tuple[bool, bool, bool, int, str]:
    """What decides which of several is kept, the least first; as many parts as there are reasons."""
    return (
        not document.is_signed,
        all(block.page is None for block in document.blocks),
        document.source.media_type == TEXT,
        -sum(len(passage.text.split()) for passage in document.passages),
        _path(document),
    )


def _kept(kept: Document, left: Document) -> str:
    """Which one is kept instead of another, and why."""
    differing = next(at for at, (one, two) in enumerate(zip(_rank(kept), _rank(left), strict=True)) if one != two)
    authors = [{author.name for author in document.authors if author.is_named} for document in (kept, left)]
    differ = authors[0] and authors[1] - authors[0]
    signed = f" (signed there {_names(authors[0])}, here {_names(authors[1])})" if differ else ""
    return f"{_path(kept)}{signed}; counted as one voice: {_path(kept)} is kept, since it {_REASONS[differing]}"


def _names(names: set[str]) -> str:
    return " and ".join(sorted(names))


def _shared(document: Document, other: Document, share: float) -> Notice:
    return Notice(
        slug="shared-text",
        severity=Severity.WARNING,
        subject=_path(document),
        detail=f"it has {share:.0%} of the wording of the shorter in common with {_path(other)}; both are compared",
        remedy="Take one of the two out of the folder if they are one text; what they share is no agreement.",
    )


def _notice(document: Document, detail: str, *, slug: str) -> Notice:
    if slug == "duplicate":
        remedy = "Take one of the two out of the folder."
    else:
        remedy = (
            'Take one of the two out of the folder, or set near_duplicates = "keep" under [reading] to compare both.'
        )
    return Notice(slug=slug, severity=Severity.WARNING, subject=_path(document), detail=detail, remedy=remedy)


def _path(document: Document) -> str:
    return document.source.path
