"""The key messages of page 1: what texts part on, what they share, what only one asks for, as far as there is room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.brief.catalogue import phrase
from briefgen.brief.material import Material, stands_alone, strongest
from briefgen.brief.matters import Matter, repeats
from briefgen.brief.names import counted, noun, number
from briefgen.brief.places import AGREEMENTS, LONE, TENSIONS, card_id, chapter_id
from briefgen.brief.wording import body_of, claim_of, matter_statement, statement, what_each_asks, what_one_asks
from briefgen.model.brief import Statement
from briefgen.model.recommendations import Recommendation

MESSAGES, FEWEST = 5, 3
CHARACTERS = 1_150
"""What the lines of all messages together hold on page 1 (A4, five voices in the matrix)."""
WIDE, AMPLE, MODERATE, NARROW, STEP = 400, 320, 240, 180, 20
"""Characters that one message may take: the widest, what one voice's own proposals keep while others give way, the
narrowest while dropping another would leave more room, the narrowest at all, and by how much it is narrowed."""
NAMED = 5
"""Proposals, or voices, that one message can name and still be read."""
SUREST = 3
"""Proposals by which it is decided whose own proposals page 1 shows."""


@dataclass(frozen=True, slots=True)
class Lone:
    """A message on what only one voice asks for: its claim, the recommendations it may show, where it points."""

    claim: str
    entries: tuple[Recommendation, ...]
    target: str
    name: str | None
    """The voice that all entries belong to; None when each belongs to another."""
    total: int
    """How many proposals the claim is about."""


def key_messages(
    material: Material, agreements: Sequence[Matter], tensions: Sequence[Matter], alone: Sequence[Matter]
) -> tuple[Statement, ...]:
    """Up to five messages: the sharpest tension, the widest agreements, the next tension, the voice with the surest
    proposals of its own, and of every voice the strongest proposal that only it makes. Four that say who asks for what
    are worth more than five that do not: when there is no room, the last shared one is dropped."""
    singles = _lone(material, alone)
    agreements = [matter for matter in agreements if not repeats(matter, tensions[:1])]
    room = MESSAGES - len(singles)
    wanted = [*tensions[:1], *agreements[: max(1, room - len(tensions[:2]))], *tensions[1:2], *agreements, *tensions]
    shared = list({matter.first.id: matter for matter in wanted}.values())[:room]
    while True:
        count = len(shared) + len(singles)
        can_drop = count > FEWEST and len(shared) > 1
        for rooms in _rooms(len(shared), len(singles), squeeze=count <= FEWEST + 1 or not can_drop):
            messages = _composed(material, shared, singles, rooms)
            if sum(len(message.text) for message in messages) <= CHARACTERS:
                return messages
        if not can_drop:
            return messages
        shared.pop()


def _rooms(shared: int, singles: int, *, squeeze: bool) -> Iterator[list[int]]:
    """Rooms for the messages, from the widest on: the last one gives way first, then the others from the last to the
    first. Those that say what texts share or part on give way only when none can be dropped (`squeeze`)."""
    rooms = [WIDE] * (shared + singles)
    yield list(rooms)
    lone = range(shared + singles - 1, shared - 1, -1)
    first, others = lone[:1], lone[1:]
    steps = [*((place, MODERATE) for place in first), *((place, AMPLE) for place in others)]
    if squeeze:
        rest = range(shared - 1, 0, -1)
        steps += [(place, MODERATE) for place in (*rest, *others)]
        steps += [(place, NARROW) for place in (*lone, *rest, 0)]
    else:
        steps += [(place, MODERATE) for place in others]
    for place, narrowest in steps:
        for room in range(rooms[place] - STEP, narrowest - 1, -STEP):
            rooms[place] = room
            yield list(rooms)


def _composed(
    material: Material, shared: Sequence[Matter], singles: Sequence[Lone], rooms: Sequence[int]
) -> tuple[Statement, ...]:
    messages = [_shared(material, f"key-{place + 1}", matter, rooms[place]) for place, matter in enumerate(shared)]
    for lone in singles:
        place = len(messages)
        heard = Counter(id for message in messages for id in {q.locator.document for q in message.evidence})
        messages.append(_single(material, f"key-{place + 1}", lone, heard, rooms[place]))
    return tuple(messages)


def _shared(material: Material, id: str, matter: Matter, characters: int) -> Statement:
    theme = matter.first.theme
    target = TENSIONS if matter.right else chapter_id(theme) if theme else AGREEMENTS
    claim = claim_of(material, matter)
    body = body_of(material, matter, room=characters - len(claim) - 1)
    return matter_statement(id, matter, claim, body, target=target)


def _single(material: Material, id: str, lone: Lone, heard: Counter[str], characters: int) -> Statement:
    """As many of the recommendations as there is room for, those of voices heard in few messages before others."""
    place = {entry: at for at, entry in enumerate(material.recommendations)}
    ranked = strongest(lone.entries)
    if lone.name is None:
        ranked.sort(key=lambda entry: heard[entry.document])
    for count in range(min(len(ranked), NAMED), 0, -1):
        shown = sorted(ranked[:count], key=lambda entry: place[entry.id])
        among = count < lone.total
        if lone.name is None:
            body = what_each_asks(material, shown, among=among)
        else:
            body = what_one_asks(shown, lone.name, among=among)
        if len(lone.claim) + 1 + len(body) <= characters:
            break
    return statement(id, lone.claim, body, shown, target=lone.target)


def _lone(material: Material, alone: Sequence[Matter]) -> list[Lone]:
    """The messages on what only one voice asks for: one on the voice with the surest proposals, one on all others."""
    by_voice: dict[str, list[Recommendation]] = {}
    for matter in alone:
        by_voice.setdefault(matter.left[0].document, []).append(matter.left[0])
    if not by_voice:
        return []
    found = []
    document = max(by_voice, key=lambda id: (_weight(by_voice[id]), -material.order[id]))
    own = by_voice[document]
    if len(own) > 1:
        total = sum(document in material.supporters(option) for option in material.comparison.options)
        key = "lone_all" if total == len(own) else "lone_of"
        claim = phrase(f"claims.{key}", name=material.name(document), count=number(len(own)), total=number(total))
        found.append(Lone(claim, tuple(own), card_id(document), material.name(document), len(own)))
        by_voice.pop(document)
    if by_voice:
        key = "each_alone" if len(alone) > 1 else "each_alone_one"
        claim = phrase(f"claims.{key}", count=counted(len(alone), "proposal"), noun=noun(material.noun, 1))
        best = tuple(entries[0] for entries in by_voice.values())
        found.append(Lone(claim, best, LONE, None, len(alone)))
    return found


def _weight(own: Sequence[Recommendation]) -> float:
    """How sure a voice's own proposals are, by its surest: three made plainly outweigh ten that are hinted at."""
    shown = strongest(own)[:SUREST]
    return round(sum(entry.score for entry in shown if entry.explicit and stands_alone(entry)), 3)
