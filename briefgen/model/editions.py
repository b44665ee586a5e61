"""What an edition leaves for the next one, and what changed between two."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.comparison import PositionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierDocument:
    """A document of an edition: its id, file, SHA-256, whose it is, and its sentences of body text in order."""

    id: str
    file: str
    sha256: str
    voice: str
    title: str | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRecommendation:
    """A recommendation of an edition; `text` is the sentence that says it best, as a reader sees it."""

    id: str
    document: str
    headline: str
    text: str
    option: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierOption:
    """An option of an edition: the digests of its recommendations' sentences, where each document stands (silence left
    out), and those by which it got its label."""

    id: str
    label: str
    members: tuple[str, ...]
    positions: tuple[tuple[str, PositionKind], ...]
    named_for: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierTheme:
    """A theme of an edition by the digests of its passages; `named_for` are those it had when it got its label."""

    id: str
    label: str
    keywords: tuple[str, ...]
    is_general: bool
    passages: tuple[str, ...]
    named_for: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierThemes:
    """The themes as they were found, before corrections; `found_with` is the digest of what they were found with
    (settings that decide them)."""

    themes: tuple[EarlierTheme, ...]
    grouped: bool
    found_with: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that the next edition is compared with, and nothing else of an edition.

    `found` are the themes as they were found, `themes` as they were printed, after the analyst's corrections.
    """

    number: int
    date: str | None
    documents: tuple[EarlierDocument, ...]
    recommendations: tuple[EarlierRecommendation, ...]
    options: tuple[EarlierOption, ...]
    found: EarlierThemes
    themes: tuple[EarlierTheme, ...]


class ChangeKind(StrEnum):
    """What happened to a document, recommendation, position or theme."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    REVISED = "revised"
    RENAMED = "renamed"
    NEW = "new"
    DROPPED = "dropped"
    REWORDED = "reworded"
    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentChange:
    """A document added, withdrawn, revised or renamed.

    `earlier_file` is what a renamed one was called. `added` and `removed` are the sentences of a revised one that only
    the new or only the old text has, verbatim and in reading order.
    """

    kind: ChangeKind
    document: str
    file: str
    voice: str
    earlier_file: str | None = None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationChange:
    """A recommendation new, dropped or reworded. `id` and `headline` are those of the edition that has it, of the new
    one where both have; `earlier_id` and `earlier_headline` those that a reworded one had."""

    kind: ChangeKind
    id: str
    document: str
    voice: str
    headline: str
    earlier_id: str | None = None
    earlier_headline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionChange:
    """An author who moved on an option that both editions have."""

    document: str
    voice: str
    option: str
    label: str
    before: PositionKind
    after: PositionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeChange:
    """A theme new, dropped, merged, split or renamed.

    `others` are the labels that belong to it: of a merged theme those of the earlier ones that went into it, of a split
    one those of the new ones that came out of it, of a renamed one its earlier label.
    """

    kind: ChangeKind
    id: str
    label: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed between two editions; `since` and `since_date` are number and date of the earlier one."""

    since: int
    since_date: str | None
    documents: tuple[DocumentChange, ...] = ()
    recommendations: tuple[RecommendationChange, ...] = ()
    positions: tuple[PositionChange, ...] = ()
    themes: tuple[ThemeChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.documents or self.recommendations or self.positions or self.themes)
