"""Findings as printed: what is said, the words of each side, how sure it is and on what ground."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.brief.catalogue import phrase
from briefgen.brief.material import Material, side_of
from briefgen.brief.matters import Matter, confidence
from briefgen.brief.places import chapter_id
from briefgen.brief.wording import body_of, claim_of, statement
from briefgen.model.brief import Contrast
from briefgen.model.comparison import FindingKind

FACING = 2
"""Pairs of quotations that face each other on page 1."""


def contrast(material: Material, matter: Matter, id: str) -> Contrast:
    """A matter with all its sides."""
    theme = matter.first.theme
    body = "" if matter.first.kind is FindingKind.LONE else body_of(material, matter)
    heading = statement(
        id,
        claim_of(material, matter),
        body,
        matter.recommendations,
        target=chapter_id(theme) if theme else None,
        about=matter.about,
    )
    return Contrast(
        finding=matter.first.id,
        heading=heading,
        sides=tuple(side_of(recommendation) for recommendation in matter.recommendations),
        confidence=phrase(f"grounds.{confidence(matter.first.score)}"),
        ground=matter.first.reason,
    )


def contrasts(material: Material, matters: Sequence[Matter], name: str) -> tuple[Contrast, ...]:
    """All matters of one kind; their statements are called `<name>-1`, `<name>-2` ..."""
    return tuple(contrast(material, matter, f"{name}-{place}") for place, matter in enumerate(matters, 1))


def facing(material: Material, tensions: Sequence[Matter]) -> tuple[Contrast, ...]:
    """The two sharpest tensions, two sides each: the surest pair of each matter first, then further pairs."""
    pairs = [
        _pair(matter, place) for place in range(_most(tensions)) for matter in tensions if place < len(matter.findings)
    ]
    unique = {tuple(entry.id for entry in pair.recommendations): pair for pair in pairs}
    return contrasts(material, list(unique.values())[:FACING], "facing")


def _most(tensions: Sequence[Matter]) -> int:
    return max((len(matter.findings) for matter in tensions), default=0)


def _pair(matter: Matter, place: int) -> Matter:
    """One finding of a tension, with the one recommendation that each of its two sides has in it."""
    finding = matter.findings[place]
    left = tuple(entry for entry in matter.left if entry.id in finding.recommendations)[:1] or matter.left[:1]
    right = tuple(entry for entry in matter.right if entry.id in finding.recommendations)[:1] or matter.right[:1]
    return Matter(findings=(finding,), left=left, right=right, terms=matter.terms)
