"""Themes: what the passages are about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Passages of one subject, under a label that reads as a section heading.

    `id` is the label as a slug, unique in the set. `keywords` are phrases of the texts, best first. `passages` are
    passage ids in document order. `share` is the fraction of all grouped passages, 0 to 1. `is_general` marks the
    theme of what the whole corpus is about; it comes last.
    """

    id: str
    label: str
    keywords: tuple[str, ...]
    passages: tuple[str, ...]
    share: float
    is_general: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeQuality:
    """How far the grouping can be relied on, for the method box.

    `reseeded` and `one_author_left_out` are adjusted Rand indices (at most 1, 1 = identical) between this grouping and
    the one from another random seed, and the mean over groupings with one document left out; None where the corpus is
    too small to tell. `author_information` is the normalised mutual information of theme and document (0 to 1): high
    values mean that themes follow authors. `shared` is the share of themes with two documents or more.
    """

    reseeded: float | None
    one_author_left_out: float | None
    author_information: float
    shared: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSet:
    """All themes, in the order in which a brief presents them, and how they were chosen.

    `criterion` says in one sentence how their number was chosen. `grouped` is False below the size at which passages
    can be grouped: then every "theme" is a term with the passages that use it. `joined` is how many new passages
    joined the themes of the edition before; None where the themes were found anew.
    """

    themes: tuple[Theme, ...]
    criterion: str
    grouped: bool
    quality: ThemeQuality | None = None
    joined: int | None = None

    def theme_of(self, passage: str) -> str | None:
        """The id of the theme a passage belongs to, None if it belongs to none."""
        return next((theme.id for theme in self.themes if passage in theme.passages), None)
