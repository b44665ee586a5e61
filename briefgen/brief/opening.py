"""The bottom line: one sentence on what most ask for, what they part on, and how much stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.brief.labels import is_named, is_said_by_all, label_of
from briefgen.brief.material import Material
from briefgen.brief.matters import Matter
from briefgen.brief.places import AGREEMENTS, LONE, TENSIONS
from briefgen.brief.things import is_thing, stands_in_sentence
from briefgen.brief.wording import opposed_terms, who
from briefgen.language.catalogue import phrase
from briefgen.language.writing import closed, noun, number, semicolons, sentence
from briefgen.model.brief import Remark, Statement

CHARACTERS = 175
"""What three lines of the size of the bottom line hold."""


def lead(
    material: Material, agreements: Sequence[Matter], tensions: Sequence[Matter], alone: Sequence[Matter]
) -> Statement | Remark:
    """The bottom line: what most ask for, what they part on, and how many proposals stand alone."""
    plural = noun(material.noun, len(material.voices))
    if not material.recommendations:
        return Remark(text=phrase("lead.nothing", noun=plural))
    parting = _parting(material, tensions)
    lone = (
        [phrase("lead.lone", count=number(len(alone))) if len(alone) > 1 else phrase("lead.lone_one")] if alone else []
    )
    matters = [*agreements[:1], *tensions[:1]] or list(alone[:1])
    ways = [
        closed(sentence(semicolons([shared, parting, *rest])))
        for shared in _shared(material, agreements, plural)
        for rest in (lone, [])
    ]
    text = next((way for way in ways if len(way) <= CHARACTERS), ways[-1])
    if not matters:
        return Remark(text=text)
    evidence = tuple(dict.fromkeys(quotation for matter in matters for quotation in matter.evidence))
    about = dict.fromkeys(id for matter in matters for id in matter.about)
    target = AGREEMENTS if agreements else TENSIONS if tensions else LONE
    return Statement(id="lead", text=text, evidence=evidence, target=target, about=tuple(about))


def _shared(material: Material, agreements: Sequence[Matter], plural: str) -> list[str]:
    """What most ask for, with the option's label and, should that be too long, without."""
    if not agreements:
        return [phrase("lead.no_agreement", noun=plural)]
    matter = agreements[0]
    label = label_of(material, matter)
    key = "agreement" if is_thing(label, matter.left) else "agreement_deed"
    if not is_said_by_all(material, matter) or not stands_in_sentence(label, matter.left):
        key = "agreement_direction"
    keys = [key, "agreement_bare"] if is_named(material, matter) else ["agreement_bare"]
    return [phrase(f"lead.{key}", who=who(material, matter.documents), label=label) for key in keys]


def _parting(material: Material, tensions: Sequence[Matter]) -> str:
    if not tensions:
        return phrase("lead.no_part")
    key = "part_one" if len(tensions) == 1 else "part_many"
    return phrase(f"lead.{key}", count=number(len(tensions)), point=point_of(material, tensions[0]))


def point_of(material: Material, matter: Matter) -> str:
    """What a tension is about, in a few words: its two alternatives, else the name of the option."""
    if matter.terms and matter.left[0].stance is matter.right[0].stance:
        first, second = opposed_terms(material, matter)
        if first.lower() != second.lower():
            return phrase("lead.either", first=first, second=second)
    return label_of(material, matter)
