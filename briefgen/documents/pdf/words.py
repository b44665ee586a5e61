"""Words cut by the end of a line: whether the hyphen is the typesetter's or the word's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from briefgen.documents.composing import Run
from briefgen.documents.pdf.lines import Line
from briefgen.model.documents import MarkKind

HYPHENS = "-\u2010\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_CUT = "\ufffe"
_CUT_WORD = re.compile(rf"\S*{_CUT}\S*")
_BEFORE = re.compile(rf"(?:{_CUT}|[^\W\d_][-\u2011]?)$")
_AFTER = re.compile(rf"{_CUT}|[-\u2011]?[^\W\d_]")
"""What stands before and after a part of a word."""
_MANY = 60
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
    """The words of a document, but for those that the end of a line cuts.

    `has_sign`: its typesetter cuts words with a sign of its own (U+2010), so that a plain hyphen is the word's. Words
    are looked for when they are asked for, as most documents have few doubtful hyphens; of many, all are counted once.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = [line.text for line in lines]
        self.has_sign = sum([text.endswith(_OWN_SIGN) for text in self._lines]) >= _FEWEST_SIGNS
        self._known: dict[str, int] = {}

    @cached_property
    def _inner(self) -> str:
        """The text in small letters, a sign of its own between the parts of words that are cut."""
        whole = "\n".join(self._lines).lower().replace("\u00ad\n", _CUT).replace(_OWN_SIGN, "-")
        return whole.replace("-\n", _CUT)

    @cached_property
    def _words(self) -> dict[str, int]:
        words: dict[str, int] = {}
        for stretch, times in Counter(_CUT_WORD.sub(" ", self._inner).split()).items():
            for word in (stretch,) if stretch.isalpha() else _WORD.findall(stretch):
                words[word] = words.get(word, 0) + times
        return words

    def times(self, word: str) -> int:
        """How often a word, in small letters, stands in the lines."""
        if len(self._known) >= _MANY:
            return self._words.get(word, 0)
        if word not in self._known:
            self._known[word] = sum(1 for _ in self._places(word))
        return self._known[word]

    def _places(self, word: str) -> Iterator[int]:
        at = self._inner.find(word)
        while at >= 0:
            end = at + len(word)
            if not _BEFORE.search(self._inner, max(0, at - 2), at) and not _AFTER.match(self._inner, end):
                yield at
            at = self._inner.find(word, end)

    def evidence(self, line: str, following: str) -> bool | None:
        """Whether the words of the document say that a line's hyphen is the word's own; None if they say nothing."""
        last, first = _LAST.search(line), _FIRST.match(following)
        if not last or not first or _ADDRESS.search(line):
            return True
        one, two = last[1].lower(), first[0].lower()
        if one[-1].isdecimal() and two[0].isdecimal():
            return True
        whole, parted = self.times(one + two), self.times(f"{one}-{two}")
        if whole or parted:
            return parted > whole
        if not first[0][0].islower() or not one.isalpha() or one in _KEEPING or two in _KEPT_BEFORE:
            return True
        both = min(len(one), len(two)) >= _KNOWN and self.times(one) > 0 and self.times(two) > 0
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
        text = line.text
        may_be_cut = at < last and text[-1] in HYPHENS
        if not (may_be_cut or line.calls):
            plain += text, "\n"
            continue
        following = lines[at + 1].text.lstrip() if may_be_cut else ""
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
        else:
            plain.append("\n")
    return [*found, Run("".join(plain).rstrip("\n"))]
