"""What stands beside the lines of a PDF page: numbers that count them, and large first letters that belong to them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from briefgen.documents.pdf.lines import Line

_NUMBER = re.compile(r"\s*(\d{1,4})(?=\s|$)")
_FEWEST = 4
_SHARE = 0.8
_SPANNED = 0.5
_LARGE = 1.8
_NEAR = 2.0
_LETTER = 3


def with_margins(lines: list[Line]) -> list[Line]:
    """The lines, numbers of lines taken out of them and marked, and each large first letter put before its word."""
    return _with_initials(_without_numbers(lines))


def _without_numbers(lines: list[Line]) -> list[Line]:
    """In bills and draft reports every line or every fifth has its number in the margin."""
    begins = [at for at, line in enumerate(lines) if line.cells or len(line.text) <= _FEWEST]
    numbered = [(at, int(match[1])) for at in begins if (match := _NUMBER.match(lines[at].text))]
    numbered = [(at, number) for at, number in numbered if _is_apart(lines[at])]
    if len(numbered) < _FEWEST or not _count_lines(lines, numbered):
        return lines
    places = {at for at, _ in numbered}
    found = []
    for at, line in enumerate(lines):
        if at not in places:
            found.append(line)
            continue
        digits, *rest = line.cells or ((0, len(line.text), line.left, line.right),)
        number = line.text[digits[0] : digits[1]]
        found.append(replace(line, text=number, right=digits[3], cells=(), calls=(), is_margin=True))
        if rest:
            start = rest[0][0]
            calls = tuple((one - start, two - start) for one, two in line.calls if one >= start)
            found.append(replace(line, text=line.text[start:], left=rest[0][2], cells=(), calls=calls))
    return found


def _is_apart(line: Line) -> bool:
    """Whether a line is a number, or begins with one far to the left of one stretch of text."""
    return line.text.strip().isdigit() or (len(line.cells) == 2 and line.text[: line.cells[0][1]].strip().isdigit())


def _count_lines(lines: list[Line], numbered: list[tuple[int, int]]) -> bool:
    """Whether the numbers grow as the lines of text do, over most of the page: those of a few notes do not."""
    texts = 0
    rows = []
    for line in lines:
        texts += not line.text.strip().isdigit()
        rows.append(texts)
    steps = [(two - one, rows[below] - rows[at]) for (at, one), (below, two) in pairwise(numbered)]
    if rows[numbered[-1][0]] - rows[numbered[0][0]] < _SPANNED * texts:
        return False
    good = sum(1 for number, row in steps if number > 0 and abs(number - row) <= (number > 1))
    return good >= _SHARE * len(steps)


def _with_initials(lines: list[Line]) -> list[Line]:
    initials = [line for line in lines if len(line.text) <= _LETTER and line.text.strip().isupper()]
    initials = [line for line in initials if len(line.text.strip()) == 1]
    for initial in initials:
        beside = [at for at, line in enumerate(lines) if line is not initial and _stands_beside(initial, line)]
        if not beside:
            continue
        first = max(beside, key=lambda at: lines[at].top)
        for at in beside:
            line = lines[at]
            letter = initial.text.strip() if at == first else ""
            calls = tuple((start + len(letter), end + len(letter)) for start, end in line.calls)
            lines[at] = replace(line, text=letter + line.text, left=initial.left, calls=calls, cells=())
        lines = [line for line in lines if line is not initial]
    return lines


def _stands_beside(initial: Line, line: Line) -> bool:
    """Whether a line of usual size begins right of a large letter, between its top and its foot."""
    return (
        initial.size > _LARGE * line.size
        and -0.2 * line.size < line.left - initial.right < _NEAR * line.size
        and initial.bottom - 0.5 * line.size < line.bottom < initial.top
    )
