"""What changed between two editions, told from their records alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from briefgen.language.digests import text_digest
from briefgen.model.comparison import PositionKind
from briefgen.model.editions import (
    ChangeKind,
    Changes,
    DocumentChange,
    EarlierDocument,
    EarlierRecommendation,
    EarlierTheme,
    PositionChange,
    RecommendationChange,
    Record,
    ThemeChange,
)

REWORDED = 0.6
"""Share of words in order that two sentences have in common to be one recommendation in other words. A sentence of
which half is new says something else."""
PART_OF = 0.5
"""The part of a theme's passages that must lie in another one, for it to have gone into it."""
LEAST = 2
"""Passages in common below which no theme is said to have merged or split: one may stray."""


def changes_between(old: Record, new: Record) -> Changes:
    """What the new edition has that the old one has not, and the other way round. Every list has the order of the
    edition that holds the thing, additions before removals."""
    return Changes(
        since=old.number,
        since_date=old.date,
        documents=tuple(changed_documents(old.documents, new.documents)),
        recommendations=tuple(_recommendations(old, new)),
        positions=tuple(_positions(old, new)),
        themes=tuple(_themes(old.themes, new.themes)),
    )


def changed_documents(old: Sequence[EarlierDocument], new: Sequence[EarlierDocument]) -> Iterator[DocumentChange]:
    """Documents added, revised, renamed, withdrawn. Ids are told by file first, so a file keeps its document."""
    before = {one.id: one for one in old}
    after = {one.id for one in new}
    for one in new:
        earlier = before.get(one.id)
        if earlier is None:
            yield _document(ChangeKind.ADDED, one)
            continue
        if earlier.file != one.file:
            yield _document(ChangeKind.RENAMED, one, earlier_file=earlier.file)
        if earlier.sha256 != one.sha256:
            is_told = bool(one.sentences) == bool(earlier.sentences)  # of very many documents none has its sentences
            added = _only(one.sentences, earlier.sentences) if is_told else ()
            removed = _only(earlier.sentences, one.sentences) if is_told else ()
            yield _document(ChangeKind.REVISED, one, added=added, removed=removed)
    for one in old:
        if one.id not in after:
            yield _document(ChangeKind.WITHDRAWN, one)


def _document(
    kind: ChangeKind,
    one: EarlierDocument,
    *,
    earlier_file: str | None = None,
    added: tuple[str, ...] = (),
    removed: tuple[str, ...] = (),
) -> DocumentChange:
    return DocumentChange(
        kind=kind,
        document=one.id,
        file=one.file,
        voice=one.voice,
        earlier_file=earlier_file,
        added=added,
        removed=removed,
    )


def _only(these: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """The sentences that the others do not have; one said twice and now once has gone once."""
    left = Counter(map(text_digest, others))
    found = []
    for sentence in these:
        digest = text_digest(sentence)
        if left[digest]:
            left[digest] -= 1
        else:
            found.append(sentence)
    return tuple(found)


def _recommendations(old: Record, new: Record) -> Iterator[RecommendationChange]:
    voices = {one.id: one.voice for one in (*old.documents, *new.documents)}
    before = {one.id for one in old.recommendations}
    after = {one.id for one in new.recommendations}
    came = [one for one in new.recommendations if one.id not in before]
    went = [one for one in old.recommendations if one.id not in after]
    reworded = _reworded(came, went)
    gone = {other.id for other in reworded.values()}
    for one in came:
        earlier = reworded.get(one.id)
        yield RecommendationChange(
            kind=ChangeKind.REWORDED if earlier else ChangeKind.NEW,
            id=one.id,
            document=one.document,
            voice=voices[one.document],
            headline=one.headline,
            earlier_id=earlier.id if earlier else None,
            earlier_headline=earlier.headline if earlier else None,
        )
    for one in went:
        if one.id not in gone:
            yield RecommendationChange(
                kind=ChangeKind.DROPPED,
                id=one.id,
                document=one.document,
                voice=voices[one.document],
                headline=one.headline,
            )


def _reworded(
    came: Sequence[EarlierRecommendation], went: Sequence[EarlierRecommendation]
) -> dict[str, EarlierRecommendation]:
    """For each new recommendation the one of the same document that it says in other words; the likest pairs first."""
    pairs = []
    for at, one in enumerate(came):
        for place, other in enumerate(went):
            if one.document == other.document:
                likeness = SequenceMatcher(None, one.text.casefold().split(), other.text.casefold().split()).ratio()
                if likeness >= REWORDED:
                    pairs.append((-round(likeness, 6), at, place))
    found: dict[int, int] = {}
    for _, at, place in sorted(pairs):
        if at not in found and place not in found.values():
            found[at] = place
    return {came[at].id: went[place] for at, place in found.items()}


def _positions(old: Record, new: Record) -> Iterator[PositionChange]:
    """Authors who moved from one side to another; who begins or ceases to speak of an option has a recommendation new
    or dropped, and is not said to have moved."""
    before = {option.id: dict(option.positions) for option in old.options}
    voices = {one.id: one.voice for one in new.documents}
    for option in new.options:
        for document, kind in option.positions:
            earlier: PositionKind | None = before.get(option.id, {}).get(document)
            if earlier is not None and earlier is not kind:
                yield PositionChange(
                    document=document,
                    voice=voices[document],
                    option=option.id,
                    label=option.label,
                    before=earlier,
                    after=kind,
                )


def _themes(old: Sequence[EarlierTheme], new: Sequence[EarlierTheme]) -> Iterator[ThemeChange]:
    before = {theme.id: theme for theme in old}
    after = {theme.id: theme for theme in new}
    for theme in new:
        earlier = before.get(theme.id)
        if earlier is None:
            if not any(_went_into(theme, one) for one in old):
                yield ThemeChange(kind=ChangeKind.NEW, id=theme.id, label=theme.label)
        elif earlier.label != theme.label:
            yield ThemeChange(kind=ChangeKind.RENAMED, id=theme.id, label=theme.label, others=(earlier.label,))
        if joined := [one.label for one in old if one.id not in after and _went_into(one, theme)]:
            yield ThemeChange(kind=ChangeKind.MERGED, id=theme.id, label=theme.label, others=tuple(joined))
    for theme in old:
        if parts := [one.label for one in new if one.id not in before and _went_into(one, theme)]:
            label = after[theme.id].label if theme.id in after else theme.label
            yield ThemeChange(kind=ChangeKind.SPLIT, id=theme.id, label=label, others=tuple(parts))
        elif theme.id not in after and not any(_went_into(theme, one) for one in new):
            yield ThemeChange(kind=ChangeKind.DROPPED, id=theme.id, label=theme.label)


def _went_into(one: EarlierTheme, other: EarlierTheme) -> bool:
    shared = len(set(one.passages) & set(other.passages))
    return shared >= LEAST and shared >= PART_OF * len(one.passages)
