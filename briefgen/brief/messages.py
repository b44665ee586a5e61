"""The key messages of page 1: what texts part on, what they share, what only one asks for, as far as there is room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from briefgen.brief.asking import what_each_asks, what_one_asks
from briefgen.brief.bodies import body_of, close_body
from briefgen.brief.material import Material, stands_alone, strongest
from briefgen.brief.matters import Matter, repeats
from briefgen.brief.places import AGREEMENTS, LONE, TENSIONS, card_id, chapter_id
from briefgen.brief.positions import MANY
from briefgen.brief.things import is_thing
from briefgen.brief.wording import claim_of, matter_statement, statement
from briefgen.language.catalogue import phrase
from briefgen.language.writing import counted, noun, number
from briefgen.model.brief import Statement
from briefgen.model.recommendations import Recommendation

MESSAGES, FEWEST, SHARED = 5, 3, 2
"""Messages at most and at least; those on what is shared or parted that proposals of single voices do not displace."""
LINES, CHARACTERS = 20, 74
"""What page 1 (A4) holds: lines of all messages together, beside a matrix of six rows, and characters in one."""
LINES_OF_MANY = 18
"""The same beside a matrix that names voices: its rows are higher."""
REFERENCE = 8
"""Characters of the reference after a message, with the blank before it."""
FIRST, WIDE, MODERATE, NARROW, STEP = 580, 460, 285, 200, 15
"""Characters that one message may take: the first, which has to say the sharpest tension whole; the others at the
widest; what one voice's own proposals need to be worth a message; the narrowest; and by how much it is widened."""
NAMED = 4
"""Proposals, or voices, that one message can name and still be read."""
VOICES = 2
"""Voices whose own proposals have a message of their own."""
SUREST = 3
"""Proposals by which it is decided whose own proposals page 1 shows."""


Known = dict[tuple[int, int, tuple[tuple[str, int], ...]], Statement]
"""Messages composed before: by place, characters, and, where it counts, in how many messages voices were heard."""


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
    """Up to five messages: the sharpest tension, the widest agreement, the voices with the surest proposals of their
    own, of every other voice the strongest proposal that only it makes, and further agreements and tensions.

    As many are taken, in that order, as page 1 has room for, each with enough words to say who asks for what; then the
    first is widened as far as there is room, then those of single voices, which can say more in it, then the others.
    """
    agreements = [matter for matter in agreements if not repeats(matter, tensions[:1])]
    wanted = [*tensions[:1], *agreements[:1], *tensions[1:2], *agreements, *tensions]
    shared = list({matter.first.id: matter for matter in wanted}.values())[:MESSAGES]
    for count in range(len(shared), -1, -1):
        said = shared[:count]
        singles = _lone(material, alone)
        if count <= max(SHARED, MESSAGES - len(singles)):
            break
    while len(said) + len(singles) > FEWEST and _lines(material, said, singles, _enough(said, singles)) > _room(
        material
    ):
        (said if len(said) > SHARED or not singles else singles).pop()
    singles = singles[: MESSAGES - len(said)]
    return _widened(material, said, singles)


def _enough(shared: Sequence[Matter], singles: Sequence[Lone]) -> list[int]:
    rooms = [NARROW] * len(shared) + [MODERATE if lone.name else NARROW for lone in singles]
    return [FIRST, *rooms[1:]]


def _widened(material: Material, shared: Sequence[Matter], singles: Sequence[Lone]) -> tuple[Statement, ...]:
    rooms = [NARROW] * (len(shared) + len(singles))
    if not rooms:
        return ()
    known: Known = {}
    for wanted in (_enough(shared, singles), [FIRST, *[WIDE] * (len(rooms) - 1)]):
        for place in (0, *range(len(shared), len(rooms)), *range(1, len(shared))):
            for room in range(wanted[place], rooms[place], -STEP):
                tried = [*rooms[:place], room, *rooms[place + 1 :]]
                if _lines(material, shared, singles, tried, known) <= _room(material):
                    rooms[place] = room
                    break
    return _composed(material, shared, singles, rooms, known)


def _room(material: Material) -> int:
    return LINES if len(material.voices) <= MANY else LINES_OF_MANY


def _lines(
    material: Material,
    shared: Sequence[Matter],
    singles: Sequence[Lone],
    rooms: Sequence[int],
    known: Known | None = None,
) -> int:
    return sum(map(lines_of, _composed(material, shared, singles, rooms, {} if known is None else known)))


def lines_of(message: Statement) -> int:
    """About how many lines a message takes on page 1, its reference included."""
    return ceil((len(message.text) + REFERENCE) / CHARACTERS)


def _composed(
    material: Material, shared: Sequence[Matter], singles: Sequence[Lone], rooms: Sequence[int], known: Known
) -> tuple[Statement, ...]:
    """The messages, each with the characters that it may take; those composed before are taken from `known`."""
    messages: list[Statement] = []
    for matter in shared:
        place = len(messages)
        if (place, rooms[place], ()) not in known:
            known[place, rooms[place], ()] = _shared(material, f"key-{place + 1}", matter, rooms[place])
        messages.append(known[place, rooms[place], ()])
    for lone in singles:
        place = len(messages)
        heard = Counter(id for message in messages for id in {q.locator.document for q in message.evidence})
        key = place, rooms[place], tuple(sorted(heard.items())) if lone.name is None else ()
        if key not in known:
            known[key] = _single(material, f"key-{place + 1}", lone, heard, rooms[place])
        messages.append(known[key])
    return tuple(messages)


def _shared(material: Material, id: str, matter: Matter, characters: int) -> Statement:
    theme = matter.first.theme
    target = TENSIONS if matter.right else chapter_id(theme) if theme else AGREEMENTS
    claim = claim_of(material, matter)
    room = characters - len(claim) - 1
    body, quoted = close_body(material, matter, room) if matter.right else ("", ())
    return matter_statement(id, matter, claim, body or body_of(material, matter, room=room), target=target, more=quoted)


def _single(material: Material, id: str, lone: Lone, heard: Counter[str], characters: int) -> Statement:
    """As many of the recommendations as there is room for, those of voices heard in few messages before others."""
    place = {entry.id: at for at, entry in enumerate(material.recommendations.values())}
    ranked = strongest(lone.entries)
    if lone.name is None:
        ranked.sort(key=lambda entry: heard[entry.document])
    for count in range(min(len(ranked), NAMED), 0, -1):
        shown = sorted(ranked[:count], key=lambda entry: place[entry.id])
        for named in _shorter(material, shown):
            if lone.name is None:
                body = what_each_asks(material, named, more=lone.total - count)
            else:
                body = what_one_asks(material, named, lone.name, more=lone.total - count)
            if len(lone.claim) + 1 + len(body) <= characters:
                return statement(id, lone.claim, body, shown, target=lone.target)
    return statement(id, lone.claim, body, shown, target=lone.target)


def _shorter(material: Material, entries: Sequence[Recommendation]) -> Iterator[list[Recommendation]]:
    """The recommendations with their headlines, then with the names of their options for one headline after the other,
    those first by which most room is won."""
    named = {entry.id: entry for entry in entries}
    yield list(named.values())
    saved = {}
    for entry in entries:
        option = material.options.get(entry.option or "")
        if option and len(option.recommendations) == 1 and is_thing(option.label) == is_thing(entry.headline):
            saved[entry.id] = (len(entry.headline) - len(option.label), option.label)
    for id in sorted((id for id in saved if saved[id][0] > 0), key=lambda id: -saved[id][0]):
        named[id] = replace(named[id], headline=saved[id][1])
        yield list(named.values())


def _lone(material: Material, alone: Sequence[Matter]) -> list[Lone]:
    """The messages on what only one voice asks for: one on each voice with the surest proposals, one on all others."""
    by_voice: dict[str, list[Recommendation]] = {}
    for matter in alone:
        by_voice.setdefault(matter.left[0].document, []).append(matter.left[0])
    several = [document for document, own in by_voice.items() if len(own) > 1]
    ranked = sorted(several, key=lambda id: (-_weight(by_voice[id]), material.order[id]))
    found = [_own(material, document, by_voice.pop(document)) for document in ranked[:VOICES]]
    if by_voice:
        key = "each_alone" if len(alone) > 1 else "each_alone_one"
        claim = phrase(f"claims.{key}", count=counted(len(alone), "proposal"), noun=noun(material.noun, 1))
        best = tuple(entries[0] for entries in by_voice.values())
        rest = sum(map(len, by_voice.values()))
        found.append(Lone(claim, best, LONE, None, rest))
    return found


def _own(material: Material, document: str, own: Sequence[Recommendation]) -> Lone:
    name = material.name(document)
    total = sum(document in material.supporters(option) for option in material.comparison.options)
    key = ("lone_all" if total == len(own) else "lone_of") + ("_plural" if material.is_several(document) else "")
    claim = phrase(f"claims.{key}", name=name, count=number(len(own)), total=number(total))
    return Lone(claim, tuple(own), card_id(document), name, len(own))


def _weight(own: Sequence[Recommendation]) -> float:
    """How sure a voice's own proposals are, by its surest: three made plainly outweigh ten that are hinted at."""
    shown = strongest(own)[:SUREST]
    return round(sum(entry.score for entry in shown if entry.explicit and stands_alone(entry)), 3)
