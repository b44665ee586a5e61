"""A text as lines, and whether its lines were wrapped to a width or hold a paragraph each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it: where it stands, its text, and its indentation (tabs count 4)."""

    start: int
    end: int
    text: str
    indent: int

    @property
    def is_blank(self) -> bool:
        return not self.text


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text's lines are set: `width` is what they were wrapped to, None where every line is a paragraph."""

    lines: tuple[Line, ...]
    width: int | None
    indent: int


def lay_out(text: str) -> Layout:
    """The lines of a text, and how they are set.

    Lines were wrapped if nine in ten are no longer than 120 characters and the longest of those are at least 40;
    otherwise each line is a paragraph. `indent` is the indentation that most lines have.
    """
    lines = tuple(_line(match) for match in _LINE.finditer(text))
    lengths = sorted(line.indent + len(line.text) for line in lines if line.text)
    if not lengths:
        return Layout(lines, None, 0)
    ninth = lengths[(len(lengths) - 1) * 9 // 10]
    joined = sum(1 for one, two in pairwise(lines) if one.text and two.text)
    wrapped = _NARROWEST_WRAP <= ninth <= _WIDEST_WRAP and joined * 5 >= len(lengths)
    indents: dict[int, int] = {}
    for line in lines:
        if line.text:
            indents[line.indent] = indents.get(line.indent, 0) + 1
    usual = min(indents, key=lambda indent: (-indents[indent], indent))
    return Layout(lines, ninth if wrapped else None, usual)


def _line(match: re.Match[str]) -> Line:
    raw = match[0]
    text = raw.strip()
    if not text:
        return Line(match.start(), match.start(), "", 0)
    lead = len(raw) - len(raw.lstrip())
    return Line(match.start() + lead, match.start() + lead + len(text), text, len(raw[:lead].expandtabs(4)))
