"""What fits page 1: how much of every key message is printed there, and where "read with care" stands.

Page 1 has to carry the messages, the matrix, the facing quotations and the cautions. Quotations and the matrix are not
cut; a key message is, after a whole sentence or clause, when all of them together are too long: the page that it refers
to says it in full. Measures are those of the print style, in points and in characters of a mean width.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil, floor

from briefgen.model.brief import Brief, Statement

_PAGE = 721.0  # height of the text area of page 1, three lines of notes taken off
_TITLE = (48, 25.0)  # characters in a line, height of a line
_LEAD = (56, 17.0)
_MESSAGE = (71, 13.5)
_FACING = (57, 11.5)
_MARGIN = (35, 10.2)
_LEAST = 12
# After a sentence (not an abbreviation in capitals) or a clause.
_UNIT = re.compile(r"(?<=[a-z0-9)”][.!?…])\s+(?=[“A-Z])|(?<=[.!?…]”)\s+(?=[“A-Z])|(?<=;)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A key message as far as page 1 has room for it; `more` when the rest of it stands elsewhere."""

    statement: Statement
    claim: str
    rest: str
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOne:
    """How page 1 is filled: the messages, and whether "read with care" fits the margin beside them."""

    messages: tuple[Opening, ...]
    care_beside: bool


def page_one(brief: Brief) -> PageOne:
    """Fits the first page of a brief."""
    care = 24 + sum(_height(remark.text, _MARGIN) + 1.5 for remark in brief.care)
    facts = 17 + _height(", ".join(voice.short for voice in brief.voices[:12]), _MARGIN)
    free = _PAGE - 39 - _height(brief.title, _TITLE) - _matrix(brief) - _facing(brief)
    beside = facts + care <= free
    if not beside:
        free -= 30 + sum(_height(remark.text, (120, 11.5)) + 2 for remark in brief.care)
    room = max(free, facts + care if beside else 0) - 30 - _height(brief.lead.text, _LEAD) - 3 * len(brief.key_messages)
    lines = max(floor(room / _MESSAGE[1]), _LEAST)
    return PageOne(messages=tuple(_fitted(brief.key_messages, lines)), care_beside=beside)


def _fitted(messages: tuple[Statement, ...], lines: int) -> list[Opening]:
    """Lengthens the messages in turn, one sentence or clause each, as long as all together keep to the lines."""
    openings = [_openings(message) for message in messages]
    shown = [0] * len(messages)
    left = lines - sum(_size(options[0]) for options in openings)
    grown = True
    while grown:
        grown = False
        for place, options in enumerate(openings):
            if shown[place] + 1 < len(options):
                cost = _size(options[shown[place] + 1]) - _size(options[shown[place]])
                if cost <= left:
                    shown[place], left, grown = shown[place] + 1, left - cost, True
    return [options[place] for options, place in zip(openings, shown, strict=True)]


def _openings(message: Statement) -> list[Opening]:
    """The message at every length it may have, from its claim alone to the whole."""
    rest = message.text[len(message.claim) :].strip()
    whole = Opening(statement=message, claim=message.claim, rest=rest, more=False)
    if message.target is None or not message.claim:
        return [whole]
    ends = [0, *(cut.start() for cut in _UNIT.finditer(rest))] if rest else []
    cut = [Opening(statement=message, claim=message.claim, rest=rest[:end].rstrip("; "), more=True) for end in ends]
    return [*cut, whole]


def _size(opening: Opening) -> int:
    return _lines(f"{opening.claim} {opening.rest} … p. 99", _MESSAGE[0])


def _matrix(brief: Brief) -> float:
    # A matrix of many voices is long and follows the rest: see the template.
    if brief.matrix is None or not brief.matrix.rows or len(brief.voices) > 7:
        return 0
    cell = 58 // len(brief.voices)
    rows = sum(
        max(_height(f"{row.label} p. 99", (55, 11.5)), *(_height(one.word, (cell, 11.5)) for one in row.cells)) + 4.5
        for row in brief.matrix.rows
    )
    heads = 16.5 + 11.5 * any(len(voice.short) > cell for voice in brief.voices)
    return 12 + 15.5 + heads + rows + 3 + _height(brief.matrix.source, (120, 11.5))


def _facing(brief: Brief) -> float:
    if not brief.facing:
        return 0
    heights = [
        14.5
        + max(
            _height(
                " ".join([brief.voice(side.document).short, *(quotation.plain for quotation in side.quotations)]),
                _FACING,
            )
            for side in contrast.sides[:2]
        )
        for contrast in brief.facing
    ]
    return 22 + sum(heights)


def _lines(text: str, characters: int) -> int:
    return max(ceil(len(text) / characters), 1)


def _height(text: str, line: tuple[int, float]) -> float:
    return _lines(text, line[0]) * line[1]
