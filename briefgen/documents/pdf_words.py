"""Words cut by the end of a line: whether the hyphen is the typesetter's or the word's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

from briefgen.documents.composing import Run
from briefgen.documents.pdf_lines import Line
from briefgen.model.documents import MarkKind

HYPHENS = "-\u2010\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_LAST = re.compile(r"([^\W_]+(?:[-.’'][^\W_]+)*\.?)[-\u2010\u00ad]$")
_FIRST = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"(?:://|www\.|/)\S*$")
_KNOWN = 4
_FEWEST_SIGNS = 3
_OWN_SIGN = "\u2010"
_KEEPING = frozenset({"non", "self", "well", "cross", "ever", "high", "low", "long", "short", "all", "ex", "quasi"})
"""First parts of words that keep their hyphen, and that typesetters seldom cut off."""
_KEPT_BEFORE = frozenset({"based", "related", "oriented", "driven", "led", "wide", "called", "sponsored", "funded"})
"""Second parts of such words."""


class Vocabulary:
    """The words of a document, but for those at the ends of lines, which may be cut.

    `has_sign`: its typesetter cuts words with a sign of its own (U+2010), so that a plain hyphen is the word's. The
    words are only counted when they are asked for: many documents have no doubtful hyphen.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = [line.text.rstrip() for line in lines]
        self.has_sign = sum(text.endswith(_OWN_SIGN) for text in self._lines) >= _FEWEST_SIGNS

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands inside a line, in small letters."""
        inner = " ".join(text.lstrip().partition(" ")[2].rpartition(" ")[0] for text in self._lines)
        words: Counter[str] = Counter()
        for stretch, times in Counter(inner.lower().replace("\u2010", "-").split()).items():
            for word in _WORD.findall(stretch):
                words[word] += times
        return words

    def evidence(self, line: str, following: str) -> bool | None:
        """Whether the words of the document say that a line's hyphen is the word's own; None if they say nothing."""
        last, first = _LAST.search(line), _FIRST.match(following)
        if not last or not first or _ADDRESS.search(line):
            return True
        one, two = last[1].lower(), first[0].lower()
        whole, parted = self.words[one + two], self.words[f"{one}-{two}"]
        if whole or parted:
            return parted > whole
        if not first[0][0].islower() or not one.isalpha() or one in _KEEPING or two in _KEPT_BEFORE:
            return True
        both = min(len(one), len(two)) >= _KNOWN and self.words[one] > 0 and self.words[two] > 0
        return True if both else None

    @cached_property
    def cuts_words(self) -> bool:
        """Whether any word that stands whole elsewhere is cut at a line's end, or nothing at all is known of those."""
        found = [
            self.evidence(one, two.lstrip())
            for one, two in pairwise(self._lines)
            if one.endswith("-") and is_cut(one, two.lstrip())
        ]
        return False in found or True not in found


def is_cut(line: str, following: str) -> bool:
    """Whether a line ends in a hyphen that the next line's first word belongs to."""
    return line[-1:] in HYPHENS and (line[-2:-1].isalnum() or line[-2:-1] == ".") and following[:1].isalnum()


def keeps_hyphen(line: str, following: str, known: Vocabulary) -> bool:
    """Whether the hyphen is the word's own ("cross-border"), as far as the rest of the document tells."""
    if line[-1] != "-":
        return False
    if known.has_sign:
        return True
    evidence = known.evidence(line, following)
    return not known.cuts_words if evidence is None else evidence


def runs(lines: list[Line], known: Vocabulary) -> list[Run]:
    """The runs of a paragraph: its lines, with calls of notes marked, and cut words put together by marks."""
    found: list[Run] = []
    plain: list[str] = []

    def mark(text: str, kind: MarkKind) -> None:
        found.append(Run("".join(plain)))
        plain.clear()
        found.append(Run(text, kind))

    last = len(lines) - 1
    for at, line in enumerate(lines):
        text = line.text.rstrip()
        following = lines[at + 1].text.lstrip() if at < last and text[-1:] in HYPHENS else ""
        cut = bool(following) and is_cut(text, following)
        end = len(text)
        if cut and not keeps_hyphen(text, following, known):
            end -= 1
        here = 0
        for start, stop in line.calls:
            if here <= start < stop <= end:
                plain.append(text[here:start])
                mark(text[start:stop], MarkKind.NOTE)
                here = stop
        plain.append(text[here:end])
        if cut:
            mark(text[end:] + "\n", MarkKind.MARKUP)
        elif at < last:
            plain.append("\n")
    return [*found, Run("".join(plain))]
