"""The ids of the brief's sections, which references point to."""

from __future__ import annotations

from briefgen.model.themes import ThemeSet

AGREEMENTS = "agreements"
TENSIONS = "tensions"
LONE = "lone"
STANDS, DISCREPANCIES, EMPHASIS, AUTHORS = "stands", "discrepancies", "emphasis", "authors"
RECOMMENDATIONS, SOURCES, NOTICES, METHOD, MANIFEST = "recommendations", "sources", "notices", "method", "manifest"


def chapter_id(theme: str) -> str:
    """The section of a theme."""
    return f"theme-{theme}"


def card_id(document: str) -> str:
    """The section of a voice."""
    return f"author-{document}"


def sections(themes: ThemeSet, documents: tuple[str, ...]) -> frozenset[str]:
    """All ids that a reference may point to."""
    chapters = (chapter_id(theme.id) for theme in themes.themes)
    return frozenset([AGREEMENTS, TENSIONS, LONE, *chapters, *map(card_id, documents)])
