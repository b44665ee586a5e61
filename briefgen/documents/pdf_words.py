"""Words cut by the end of a line: whether the hyphen is the typesetter's or the word's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.documents.composing import Run
from briefgen.documents.pdf_lines import Line
from briefgen.model.documents import MarkKind

HYPHENS = "-\u2010\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_LAST = re.compile(r"([^\W_]+(?:[-.’'][^\W_]+)*\.?)[-\u2010\u00ad]$")
_FIRST = re.compile(r"[^\W_]+")
_KNOWN = 4
_FEWEST_SIGNS = 3
_OWN_SIGN = "\u2010"
_KEEPING = frozenset({"non", "self", "well", "cross", "ever", "high", "low", "long", "short", "all", "ex", "quasi"})
"""First parts of words that keep their hyphen, and that typesetters seldom cut off."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document, but for those at the ends of lines, which may be cut.

    `has_sign`: its typesetter cuts words with a sign of its own (U+2010), so that a plain hyphen is the word's.
    """

    words: Counter[str]
    has_sign: bool


def vocabulary(lines: Iterable[Line]) -> Vocabulary:
    """The vocabulary of all lines of a document."""
    words: Counter[str] = Counter()
    signs = 0
    for line in lines:
        signs += line.text[-1:] == _OWN_SIGN
        words.update(word.lower().replace("\u2010", "-") for word in _WORD.findall(line.text)[1:-1])
    return Vocabulary(words, has_sign=signs >= _FEWEST_SIGNS)


def is_cut(line: str, following: str) -> bool:
    """Whether a line ends in a hyphen that the next line's first word belongs to."""
    return line[-1:] in HYPHENS and (line[-2:-1].isalnum() or line[-2:-1] == ".") and following[:1].isalnum()


def keeps_hyphen(line: str, following: str, known: Vocabulary) -> bool:
    """Whether the hyphen is the word's own ("cross-border"), as far as the rest of the document tells."""
    if line[-1] != "-":
        return False
    if known.has_sign:
        return True
    last, first = _LAST.search(line), _FIRST.match(following)
    if not last or not first:
        return True
    one, two = last[1].lower(), first[0].lower()
    words = known.words
    whole, parted = words[one + two], words[f"{one}-{two}"]
    if whole or parted:
        return parted > whole
    if not first[0][0].islower() or not one.isalpha():
        return True
    return one in _KEEPING or (min(len(one), len(two)) >= _KNOWN and words[one] > 0 and words[two] > 0)


def runs(lines: list[Line], known: Vocabulary) -> list[Run]:
    """The runs of a paragraph: its lines, with calls of notes marked, and cut words put together by marks."""
    found: list[Run] = []
    for at, line in enumerate(lines):
        text = line.text
        here = 0
        stripped = text.rstrip()
        following = lines[at + 1].text.lstrip() if at + 1 < len(lines) else ""
        cut = bool(following) and is_cut(stripped, following)
        hyphen = cut and not keeps_hyphen(stripped, following, known)
        end = len(stripped) - 1 if hyphen else len(stripped)
        for start, stop in line.calls:
            if here <= start < stop <= end:
                found += [Run(text[here:start]), Run(text[start:stop], MarkKind.NOTE)]
                here = stop
        found.append(Run(text[here:end]))
        if cut:
            found.append(Run((stripped[-1] if hyphen else "") + "\n", MarkKind.MARKUP))
        elif following:
            found.append(Run("\n"))
    return found
