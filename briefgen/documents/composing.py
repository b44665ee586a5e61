"""Puts a document's text together for formats that have no text of their own: blocks, parted by blank lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from briefgen.documents.faults import Unreadable
from briefgen.model.documents import Block, BlockKind, Mark, MarkKind
from briefgen.model.evidence import Span

_BLANKS = re.compile(r"[\t\r\f\v][ \t\r\f\v]*| [ \t\r\f\v]+")
"""What becomes a single space: what is one already is not looked for, as that would take most of the time."""
_LINE_END = re.compile(" ?\n ?")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
"""Characters that print nothing: controls, soft hyphens, spaces without width, halves of a pair."""

UNSEEN = "\x7f\u00ad\u200b\u2060\ufeff\ufffe\uffff"
"""Those of them that a page without controls and broken pairs may have."""
_SPACES = re.compile("  +")


class Run(NamedTuple):
    """A stretch of a block, and what it is marked as."""

    text: str
    mark: MarkKind | None = None


@dataclass(slots=True)
class Composer:
    """The text so far, with its blocks and marks. The same blocks give the same text.

    `is_plain`: all characters of what is added are seen, and its only white space are spaces and line ends, so that
    this need not be made sure of again.

    Raises:
        Unreadable: the text grows past `characters`.
    """

    characters: int
    is_plain: bool = False
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        return "".join([*self._parts, "\n"]) if self._parts else ""

    def add(
        self,
        kind: BlockKind,
        runs: list[Run],
        *,
        reason: str = "",
        level: int | None = None,
        page: int | None = None,
        close: bool = False,
    ) -> bool:
        """A block, in one line but for the line ends in its runs; `close`: no blank line parts it from the last.

        A form feed stands between blocks of different pages. Returns False for one without text, which is none.
        """
        whole = "".join([run.text for run in runs])
        if whole and _is_clean(whole, self.is_plain) and not (whole[0].isspace() or whole[-1].isspace()):
            cleaned = runs
        else:
            cleaned = _trimmed(runs, self.is_plain)
        if not cleaned:
            return False
        if self._parts:
            turned = page is not None and page != self.blocks[-1].page
            self._put("\n\f\n" if turned else "\n" if close else "\n\n")
        start = self._length
        end = start
        for text, mark in cleaned:
            begin, end = end, end + len(text)
            if mark and text:
                self.marks.append(Mark(kind=mark, span=Span(begin, end)))
            self._parts.append(text)
        self._length = end
        if end > self.characters:
            raise text_too_long(self.characters)
        span = Span(start, end)
        self.blocks.append(Block(kind=kind, span=span, reason=reason, level=level, page=page))
        return True

    def add_text(
        self,
        kind: BlockKind,
        text: str,
        reason: str = "",
        level: int | None = None,
        close: bool = False,
        page: int | None = None,
    ) -> bool:
        """The same for a text without marks: most are so.

        Returns False for one without text, which is none.
        """
        text = (single_spaced(text) if self.is_plain else _collapsed(text)).strip()
        if not text:
            return False
        parts = self._parts
        start = self._length
        if parts:
            turned = page is not None and page != self.blocks[-1].page
            between = "\n\f\n" if turned else "\n" if close else "\n\n"
            parts.append(between)
            start += len(between)
        parts.append(text)
        self._length = end = start + len(text)
        if end > self.characters:
            raise text_too_long(self.characters)
        self.blocks.append(Block(kind=kind, span=Span(start, end), reason=reason, level=level, page=page))
        return True

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def text_too_long(characters: int) -> Unreadable:
    """The fault of a file whose text goes past the limit."""
    return Unreadable(
        slug="text-too-long",
        detail=f"its text has more than reading.max_text_characters = {characters:,} characters",
        remedy="Part the file, raise the limit under [reading] in briefgen.toml, or take it out of the folder.",
    )


def visible(text: str) -> str:
    """The text without characters that print nothing."""
    return _UNSEEN.sub("", text)


def single_spaced(text: str) -> str:
    """The text with single spaces for several."""
    return _SPACES.sub(" ", text) if "  " in text else text


def _collapsed(text: str, is_plain: bool = False) -> str:
    """What is seen of a text, with single spaces. Most texts need no change, and the expressions are slow."""
    if _is_clean(text, is_plain):
        return text
    if not (is_plain or text.replace("\n", "").isprintable()):
        text = visible(text)
    text = single_spaced(text) if is_plain else _BLANKS.sub(" ", text)
    return _LINE_END.sub("\n", text) if "\n " in text or " \n" in text else text


def _is_clean(text: str, is_plain: bool = False) -> bool:
    """Whether every character of a text is seen, and no white space stands beside other."""
    flat = text.replace("\n", " ") if "\n" in text else text
    return (is_plain or flat.isprintable()) and "  " not in flat


def _merged(runs: list[Run]) -> list[Run]:
    """The runs, those side by side that have no mark as one."""
    if len(runs) < 2:
        return runs
    if not any(run.mark for run in runs):
        return [Run("".join([run.text for run in runs]))]
    merged: list[Run] = []
    for run in runs:
        if merged and not run.mark and not merged[-1].mark:
            merged[-1] = Run(merged[-1].text + run.text)
        else:
            merged.append(run)
    return merged


def _trimmed(runs: list[Run], is_plain: bool) -> list[Run]:
    """The runs with white space collapsed across them, none at the edges of a line, and no empty ones."""
    runs = _merged(runs)
    if len(runs) == 1:
        text = _collapsed(runs[0].text, is_plain).strip()
        return [Run(text, runs[0].mark)] if text else []
    cleaned: list[Run] = []
    after = "\n"
    for run in runs:
        text = _collapsed(run.text, is_plain)
        if after in "\n ":
            text = text.lstrip(" ")
        if not text:
            continue
        if text[0] == "\n" and cleaned and after == " ":
            cleaned[-1] = Run(cleaned[-1].text.rstrip(" "), cleaned[-1].mark)
        cleaned.append(Run(text, run.mark))
        after = text[-1]
    while cleaned and not cleaned[-1].text.strip():
        cleaned.pop()
    if cleaned:
        cleaned[-1] = Run(cleaned[-1].text.rstrip(), cleaned[-1].mark)
    while cleaned and not cleaned[0].text.strip():
        cleaned.pop(0)
    if cleaned:
        cleaned[0] = Run(cleaned[0].text.lstrip(), cleaned[0].mark)
    return [run for run in cleaned if run.text]
