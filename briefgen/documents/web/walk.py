"""The text of a web page, block by block, in the order of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from briefgen.documents.composing import Composer, Run
from briefgen.documents.web.parts import BLOCKS, Parts, names_of
from briefgen.model.documents import BlockKind, MarkKind

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CALL = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[*†‡§¶#]{1,3}|[a-z]|[ivx]{1,5})[\])]?$", re.I)
_DIGITS = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[*†‡§¶]{1,3})[\])]?$")
_UNIT = re.compile(r"(?:^|[\s\d])[kcmdµ]?m$")
_LABEL = re.compile(r"\s*(?:[^\w\s]{1,2}|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]{1,2})\s*$", re.I)
_BACK = re.compile(r"[↑↩⏎^\ufe0e\s]+$")
_BACKLINKS = frozenset({"backref", "doc-backlink", "reversefootnote", "sdfootnotesym", "sdendnotesym"})
_CALLING = frozenset({"a", "sup"})
_PLAIN = (BlockKind.PARAGRAPH, "", None, False)
_LONG_CELL = 300
_LONGEST_CALL = 40
_FEW = 12
"""How many pieces inside an element are looked at: enough for a note's call, and cheap at any depth."""


@dataclass(slots=True)
class _Frame:
    """An open element that decides what its text is."""

    element: Any
    tag: str
    kind: BlockKind | None = None
    reason: str = ""
    level: int | None = None
    is_first: bool = True


@dataclass(slots=True)
class Walk:
    """A walk through the tree; it never recurses, so that no depth of nesting is too much for it."""

    parts: Parts
    composer: Composer
    _frames: list[_Frame] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _mark: MarkKind | None = None
    _marked: Any = None
    _inside_main: int = 0

    def through(self) -> None:
        """Reads the whole tree."""
        table = None
        for enters, element, tag, text in self.parts.steps:
            if table is not None and (enters or element is not table):
                continue
            table = None
            if enters:
                if tag in BLOCKS:
                    if self._runs:
                        self._flush()
                    self._open(element, tag)
                    if tag == "table" and _is_data(element):
                        self._table(element)
                        table = element
                        continue
                elif tag == "br":
                    self._runs.append(Run("\n"))
                elif tag in _CALLING and self._mark is None:
                    self._mark = self._meaning(element, tag)
                    self._marked = element if self._mark else None
                elif tag == "span" and not self._runs and self._is_label(element):
                    self._mark, self._marked = MarkKind.MARKUP, element
            else:
                self._leave(element, tag)
            if text:
                self._say(text)
        self._flush()

    def _leave(self, element: Any, tag: str) -> None:
        if element is self._marked:
            self._mark = self._marked = None
        if tag in BLOCKS:
            if self._runs:
                self._flush()
            frames = self._frames
            if frames and frames[-1].element is element:
                frames.pop()
            self._inside_main -= element is self.parts.main

    def _open(self, element: Any, tag: str) -> None:
        self._inside_main += element is self.parts.main
        found = self.parts.kind(element, tag)
        if found:
            self._frames.append(_Frame(element, tag, *found))
        elif tag in _HEADINGS:
            self._frames.append(_Frame(element, tag, BlockKind.HEADING, "marked as a heading", _HEADINGS[tag]))
        elif tag == "li":
            self._frames.append(_Frame(element, tag, BlockKind.LIST_ITEM, "marked as an item"))
        elif tag == "pre":
            is_code = element.find("code") is not None or "highlight" in names_of(element)
            self._frames.append(_Frame(element, tag, *((BlockKind.FURNITURE, "code") if is_code else (None, ""))))

    def _say(self, text: str) -> None:
        if not self._runs:
            text = text.lstrip()
            if not text:
                return
        # Other white space is made one space when the block is put together; a line end would stay one.
        if "\n" in text and not any(frame.tag == "pre" for frame in self._frames[-2:]):
            text = text.replace("\n", " ")
        self._runs.append(Run(text, self._mark))

    def _flush(self) -> None:
        """Ends the block that is being read; an empty line in it (two line breaks) parts it in two."""
        runs = self._runs
        self._runs = []
        whole = "".join([run.text for run in runs])
        if not whole or whole.isspace():
            return
        if "\n" not in whole:
            self._put(runs)
            return
        pieces: list[list[Run]] = [[]]
        breaks = 0
        for run in runs:
            if run.mark is None and "\n\n" in run.text:
                first, *others = re.split(r"\n[ \t]*\n\s*", run.text)
                pieces[-1].append(Run(first))
                pieces += [[Run(other)] for other in others]
                continue
            breaks = breaks + 1 if run.text == "\n" else breaks if not run.text.strip() else 0
            if breaks == 2:
                pieces.append([])
            else:
                pieces[-1].append(run)
        for piece in pieces:
            self._put(piece)

    def _put(self, runs: list[Run]) -> None:
        kind, reason, level, close = self._decide()
        if kind is BlockKind.HEADING and len(runs) > 1:
            runs = [Run(" ", run.mark) if run.text == "\n" else run for run in runs]
        if self.composer.add(kind, runs, reason=reason, level=level, close=close):
            for frame in self._frames:
                frame.is_first = False

    def _decide(self) -> tuple[BlockKind, str, int | None, bool]:
        """What the text being read is: outside the main text chrome, else what the outermost telling element says."""
        if not self._frames and self.parts.main is None:
            return _PLAIN
        kinds = {frame.kind: frame for frame in self._frames}
        heading = kinds.get(BlockKind.HEADING)
        if self.parts.main is not None and not self._inside_main:
            is_title = heading is not None and heading.level == 1 and not self.parts.has_title
            if not is_title and not self._is_byline():
                return BlockKind.FURNITURE, "outside the page's main text", None, False
        for kind in (
            BlockKind.FURNITURE,
            BlockKind.NOTE,
            BlockKind.REFERENCE,
            BlockKind.QUOTATION,
            BlockKind.TABLE,
            BlockKind.HEADING,
        ):
            if kind in kinds and not (kind in (BlockKind.NOTE, BlockKind.REFERENCE) and heading):
                return kind, kinds[kind].reason, kinds[kind].level, False
        item = next((frame for frame in reversed(self._frames) if frame.kind is BlockKind.LIST_ITEM), None)
        if item is None:
            return BlockKind.PARAGRAPH, "", None, False
        if item.is_first:
            last = self.composer.blocks[-1].kind if self.composer.blocks else None
            return BlockKind.LIST_ITEM, item.reason, None, last is BlockKind.LIST_ITEM
        return BlockKind.PARAGRAPH, "goes on with the list item above", None, False

    def _is_byline(self) -> bool:
        """Whether the text outside the main one names author or date."""
        return any(frame.element.get("itemprop") in {"author", "datePublished"} for frame in self._frames)

    def _meaning(self, element: Any, tag: str) -> MarkKind | None:
        """Whether a raised text or link is a note's call, or leads back from a note."""
        names = names_of(element)
        target = element.get("href", "") if tag == "a" else ""
        if tag == "a" and not (names or target.startswith("#")):
            return None
        inside = " ".join("".join(islice(element.itertext(), _FEW)).split())
        if not inside or len(inside) > _LONGEST_CALL:
            return None
        if tag == "a" and (names & _BACKLINKS or (target.startswith("#") and _BACK.match(inside))):
            return MarkKind.MARKUP
        if tag == "a":
            is_call = "doc-noteref" in names or "noteref" in names or target.startswith("#")
            return MarkKind.NOTE if is_call and _DIGITS.match(inside) else None
        if _CALL.match(inside) and (element.getparent().tag == "a" or next(element.iter("a"), None) is not None):
            return MarkKind.NOTE
        if not _DIGITS.match(inside):
            return None
        before = "".join(run.text for run in self._runs[-2:])
        return MarkKind.NOTE if not _UNIT.search(before) and before.strip() else None

    def _is_label(self, element: Any) -> bool:
        """Whether a stretch that an item begins with is its bullet or number, set beside it: LibreOffice writes so."""
        is_item = bool(self._frames) and self._frames[-1].kind is BlockKind.LIST_ITEM and self._frames[-1].is_first
        return is_item and "float:left" in element.get("style", "") and bool(_LABEL.match(element.text or ""))

    def _table(self, table: Any) -> None:
        """A table of data: a line for each row, its cells parted by bars."""
        kind, reason, level, _ = self._decide()
        if kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING):
            kind, reason, level = BlockKind.TABLE, "columns", None
        rows = []
        for row in table.iter("tr"):
            cells = [" ".join("".join(cell.itertext()).split()) for cell in row if cell.tag in {"td", "th"}]
            if any(cells):
                rows.append(" | ".join(cells))
        caption = table.find("caption")
        if caption is not None:
            self.composer.add(BlockKind.TABLE, [Run("".join(caption.itertext()))], reason="a caption")
        self.composer.add(kind, [Run("\n".join(rows))], reason=reason, level=level)


def _is_data(table: Any) -> bool:
    """Whether a table holds data, and not a page's columns or its running text."""
    if table.get("role") in {"presentation", "none"} or table.find(".//table") is not None:
        return False
    if any(next(table.iter(tag), None) is not None for tag in ("h1", "h2", "h3", "ul", "blockquote")):
        return False
    columns = max((sum(1 for cell in row if cell.tag in {"td", "th"}) for row in table.iter("tr")), default=0)
    longest = max((sum(map(len, cell.itertext())) for cell in table.iter("td", "th")), default=0)
    return columns > 1 and longest <= _LONG_CELL
