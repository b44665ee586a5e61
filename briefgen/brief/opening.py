"""The first page's words: one sentence that gives the bottom line, then three to five key messages."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.brief.catalogue import phrase
from briefgen.brief.clauses import is_thing
from briefgen.brief.material import Material, stands_alone, strongest
from briefgen.brief.matters import Matter
from briefgen.brief.names import closed, counted, noun, number, sentence
from briefgen.brief.places import AGREEMENTS, LONE, TENSIONS, card_id, chapter_id
from briefgen.brief.wording import (
    body_of,
    claim_of,
    is_named,
    label_of,
    matter_statement,
    opposed_terms,
    statement,
    what_each_asks,
    what_one_asks,
    who,
)
from briefgen.model.brief import Remark, Statement
from briefgen.model.recommendations import Recommendation

MESSAGES = 5
NAMED_IN_A_MESSAGE = 5
"""Voices, or proposals, that one message can name and still be read."""


SUREST = 3
"""Proposals by which it is decided whose own proposals page 1 shows."""


def lead(
    material: Material, agreements: Sequence[Matter], tensions: Sequence[Matter], alone: Sequence[Matter]
) -> Statement | Remark:
    """The bottom line: what most ask for, what they part on, and how many proposals stand alone."""
    plural = noun(material.noun, len(material.voices))
    if not material.recommendations:
        return Remark(text=phrase("lead.nothing", noun=plural))
    said = [_shared(material, agreements, plural), _parting(material, tensions)]
    if alone:
        said.append(phrase("lead.lone", count=number(len(alone))) if len(alone) > 1 else phrase("lead.lone_one"))
    matters = [*agreements[:1], *tensions[:1]] or list(alone[:1])
    text = closed(sentence("; ".join(said)))
    if not matters:
        return Remark(text=text)
    evidence = tuple(dict.fromkeys(quotation for matter in matters for quotation in matter.evidence))
    about = dict.fromkeys(id for matter in matters for id in matter.about)
    return Statement(id="lead", text=text, evidence=evidence, about=tuple(about))


def _shared(material: Material, agreements: Sequence[Matter], plural: str) -> str:
    if not agreements:
        return phrase("lead.no_agreement", noun=plural)
    matter = agreements[0]
    label = label_of(material, matter)
    key = "agreement" if is_thing(label) else "agreement_deed"
    if not is_named(material, matter):
        key = "agreement_bare"
    elif not all(entry.explicit for entry in matter.left):
        key = "agreement_direction"
    return phrase(f"lead.{key}", who=who(material, matter.documents), label=label)


def _parting(material: Material, tensions: Sequence[Matter]) -> str:
    if not tensions:
        return phrase("lead.no_part")
    matter = tensions[0]
    point = label_of(material, matter)
    if matter.terms:
        first, second = opposed_terms(matter)
        point = phrase("lead.either", first=first, second=second)
    key = "part_one" if len(tensions) == 1 else "part_many"
    return phrase(f"lead.{key}", count=number(len(tensions)), point=point)


def key_messages(
    material: Material, agreements: Sequence[Matter], tensions: Sequence[Matter], alone: Sequence[Matter]
) -> tuple[Statement, ...]:
    """Up to five messages: the sharpest tension, the widest agreements, the next tension, the voice with most proposals
    of its own, and the strongest proposal of every voice that only it makes."""
    singles = _alone_messages(material, alone)
    room = MESSAGES - len(singles)
    shared = [*tensions[:1], *agreements[: max(1, room - len(tensions[:2]))], *tensions[1:2], *agreements, *tensions]
    chosen = list({matter.first.id: matter for matter in shared}.values())[:room]
    chosen.sort(key=lambda matter: shared.index(matter))
    messages = [_message(material, f"key-{place}", matter) for place, matter in enumerate(chosen, 1)]
    for place, (claim, body, entries, target) in enumerate(singles, len(messages) + 1):
        messages.append(statement(f"key-{place}", claim, body, entries, target=target))
    return tuple(messages)


def _message(material: Material, id: str, matter: Matter) -> Statement:
    theme = matter.first.theme
    section = TENSIONS if matter.right else AGREEMENTS
    target = chapter_id(theme) if theme and not matter.right else section
    return matter_statement(id, matter, claim_of(material, matter), body_of(material, matter), target=target)


def _alone_messages(material: Material, alone: Sequence[Matter]) -> list[tuple[str, str, list[Recommendation], str]]:
    """Claim, body, recommendations and target of the messages on what only one voice asks for."""
    if not alone:
        return []
    by_voice: dict[str, list[Recommendation]] = {}
    for matter in alone:
        by_voice.setdefault(matter.left[0].document, []).append(matter.left[0])
    found = []
    document = max(by_voice, key=lambda id: (_weight(by_voice[id]), -material.order[id]))
    own = by_voice[document]
    name = material.name(document)
    if len(own) > 1:
        total = sum(document in material.supporters(option) for option in material.comparison.options)
        key = "lone_all" if total == len(own) else "lone_of"
        claim = phrase(f"claims.{key}", name=name, count=number(len(own)), total=number(total))
        shown = in_reading_order(material, strongest(own)[:NAMED_IN_A_MESSAGE])
        found.append((claim, what_one_asks(shown, name), shown, card_id(document)))
        by_voice.pop(document)
    best = [by_voice[id][0] for id in material.in_order(by_voice)]
    best = sorted(strongest(best)[:NAMED_IN_A_MESSAGE], key=lambda entry: material.order[entry.document])
    if best:
        key = "each_alone" if len(alone) > 1 else "each_alone_one"
        claim = phrase(f"claims.{key}", count=counted(len(alone), "proposal"), noun=noun(material.noun, 1))
        body = what_each_asks(material, best)
        if len(best) < len(alone):
            body = phrase("bodies.among", rest=body)
        found.append((claim, body, best, LONE))
    return found


def _weight(own: Sequence[Recommendation]) -> float:
    """How sure a voice's own proposals are, by its surest: three made plainly outweigh ten that are hinted at."""
    shown = strongest(own)[:SUREST]
    return round(sum(entry.score for entry in shown if entry.explicit and stands_alone(entry)), 3)


def in_reading_order(material: Material, entries: Sequence[Recommendation]) -> list[Recommendation]:
    """Recommendations as their texts make them."""
    place = {id: index for index, id in enumerate(material.recommendations)}
    return sorted(entries, key=lambda entry: place[entry.id])
