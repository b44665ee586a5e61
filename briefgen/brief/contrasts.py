"""Findings as printed: what is said, the words of each side, how sure it is and on what ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.brief.bodies import body_of
from briefgen.brief.material import Material, doubt_side, side_of
from briefgen.brief.matters import Matter, confidence, pair_of
from briefgen.brief.places import chapter_id
from briefgen.brief.reasons import reason_of
from briefgen.brief.wording import claim_of, matter_statement
from briefgen.language.catalogue import phrase
from briefgen.language.writing import counted, listed, noun, sentence
from briefgen.model.brief import Contrast, Side
from briefgen.model.comparison import FindingKind
from briefgen.model.recommendations import Recommendation

FACING = 2
"""Pairs of quotations that face each other on page 1."""
LONG = 420
"""Characters of a sentence that is too long to stand on page 1 when there is a shorter one."""
NAMED = 12
"""Such voices that are named; more are counted."""
VOICES = 5
"""Voices of one side whose words are printed; of more the rest are named, and their words stand in the annex."""


def contrast(material: Material, matter: Matter, id: str, *, doubting: bool = True) -> Contrast:
    """A matter with all its sides; `doubting` adds what a voice says against its own."""
    theme = matter.first.theme
    is_lone = matter.first.kind is FindingKind.LONE
    body = "" if is_lone else body_of(material, matter)
    target = chapter_id(theme) if theme else None
    heading = matter_statement(id, matter, claim_of(material, matter), body, target=target)
    return Contrast(
        finding=matter.first.id,
        heading=heading,
        sides=tuple(_sides(matter, doubting=doubting)),
        others=_others(material, matter),
        confidence=phrase(f"grounds.{confidence(matter.first.score)}"),
        ground=phrase("grounds.lone", noun=noun(material.noun, 2)) if is_lone else reason_of(material, matter),
    )


def contrasts(material: Material, matters: Sequence[Matter], name: str) -> tuple[Contrast, ...]:
    """All matters of one kind; their statements are called `<name>-1`, `<name>-2` ..."""
    return tuple(contrast(material, matter, f"{name}-{place}") for place, matter in enumerate(matters, 1))


def _sides(matter: Matter, *, doubting: bool) -> Iterator[Side]:
    """The words of every recommendation; after the last one of a voice, its doubt."""
    said = {matter.said(entry).quotations for entry in matter.recommendations}
    doubts = {document: doubt for document, doubt in matter.doubts if doubting and doubt not in said}
    for side in map(_printed, (matter.left, matter.right)):
        for place, entry in enumerate(side):
            yield side_of(entry, matter.said(entry))
            if all(other.document != entry.document for other in side[place + 1 :]) and entry.document in doubts:
                yield doubt_side(entry, doubts[entry.document])


def _printed(side: Sequence[Recommendation]) -> Sequence[Recommendation]:
    """What is printed of a side: all that its first voices ask for."""
    heard = list(dict.fromkeys(entry.document for entry in side))[:VOICES]
    return [entry for entry in side if entry.document in heard]


def _others(material: Material, matter: Matter) -> str:
    """The voices whose words are not printed, those of the first side before those of the second."""
    said = []
    for side in (matter.left, matter.right):
        shown = {entry.document for entry in _printed(side)}
        rest = [entry.document for entry in side if entry.document not in shown]
        if rest:
            first = material.name(_printed(side)[0].document)
            key = "others_beside" if matter.right else "others" if len(set(rest)) > 1 else "others_one"
            names = material.names(rest)
            who = listed(names) if len(names) <= NAMED else counted(len(names), material.noun)
            said.append(sentence(phrase(f"parts.{key}", who=who, name=first)))
    return " ".join(said)


def facing(material: Material, tensions: Sequence[Matter]) -> tuple[Contrast, ...]:
    """The two sharpest tensions, two sides each: the surest pair of each matter first, then further pairs that set
    another voice against it; pairs whose sentences are too long for page 1 come last."""
    longest = max((len(matter.findings) for matter in tensions), default=0)
    pairs = [
        pair_of(material, matter.findings[place])
        for place in range(longest)
        for matter in tensions
        if place < len(matter.findings)
    ]
    unique: dict[tuple[str, ...], Matter] = {}
    for pair in pairs:
        unique.setdefault(pair.documents, pair)
    chosen = sorted(unique.values(), key=_is_long)[:FACING]
    return tuple(contrast(material, pair, f"facing-{at}", doubting=False) for at, pair in enumerate(chosen, 1))


def _is_long(pair: Matter) -> bool:
    said = (pair.said(entry).quotations for entry in pair.recommendations)
    return any(sum(len(quotation.plain) for quotation in quotations) > LONG for quotations in said)
