"""The text of a web page, block by block, in the order of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from briefgen.documents.composing import Composer, Run
from briefgen.documents.html_parts import BLOCKS, UNSEEN, Parts, names_of
from briefgen.model.documents import BlockKind, MarkKind

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CALL = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[*†‡§¶#]{1,3}|[a-z]|[ivx]{1,5})[\])]?$", re.I)
_DIGITS = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[*†‡§¶]{1,3})[\])]?$")
_UNIT = re.compile(r"(?:^|[\s\d])[kcmdµ]?m$")
_BACK = re.compile(r"[↑↩⏎^\ufe0e\s]+$")
_BACKLINKS = frozenset({"backref", "doc-backlink", "reversefootnote", "sdfootnotesym", "sdendnotesym"})
_LONG_CELL = 300
_LONGEST_CALL = 40
_FEW = 12
"""How many pieces inside an element are looked at: enough for a note's call, and cheap at any depth."""


@dataclass(slots=True)
class _Frame:
    """An open element that decides what its text is."""

    element: Any
    kind: BlockKind | None = None
    reason: str = ""
    level: int | None = None
    is_first: bool = True


@dataclass(slots=True)
class Walk:
    """A walk through the tree; it never recurses, so that no depth of nesting is too much for it."""

    etree: Any
    parts: Parts
    composer: Composer
    hidden: int = 0
    _frames: list[_Frame] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _mark: MarkKind | None = None
    _marked: Any = None
    _inside_main: int = 0

    def through(self, root: Any) -> None:
        """Reads the whole tree."""
        walker = self.etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._leave(element)
            elif not self._enter(element):
                walker.skip_subtree()
        self._flush()

    def _enter(self, element: Any) -> bool:
        """Opens an element; False if nothing inside it is read one by one."""
        tag = element.tag
        if tag in UNSEEN:
            return False
        if element in self.parts.hidden:
            self.hidden += len(" ".join(element.itertext()).split()) if len(element) < 1_000 else 1
            return False
        if tag == "br":
            self._runs.append(Run("\n"))
            return True
        if tag in BLOCKS:
            self._flush()
            self._open(element, tag)
            if tag == "table" and _is_data(element):
                self._table(element)
                return False
        elif self._mark is None and tag in {"sup", "a"}:
            self._mark = self._meaning(element, tag)
            self._marked = element if self._mark else None
        if element.text:
            self._say(element.text, keep=tag == "pre")
        return True

    def _leave(self, element: Any) -> None:
        if element is self._marked:
            self._mark = self._marked = None
        if element.tag in BLOCKS:
            self._flush()
            if self._frames and self._frames[-1].element is element:
                self._frames.pop()
            self._inside_main -= element is self.parts.main
        if element.tail:
            self._say(element.tail, keep=any(frame.element.tag == "pre" for frame in self._frames[-2:]))

    def _open(self, element: Any, tag: str) -> None:
        self._inside_main += element is self.parts.main
        frame = _Frame(element)
        found = self.parts.kind(element)
        if found:
            frame.kind, frame.reason = found
        elif tag in _HEADINGS:
            frame.kind, frame.reason, frame.level = BlockKind.HEADING, "marked as a heading", _HEADINGS[tag]
        elif tag == "li":
            frame.kind, frame.reason = BlockKind.LIST_ITEM, "marked as an item"
        elif tag == "pre" and (element.find("code") is not None or "highlight" in names_of(element)):
            frame.kind, frame.reason = BlockKind.FURNITURE, "code"
        if frame.kind or tag == "pre":
            self._frames.append(frame)

    def _say(self, text: str, *, keep: bool) -> None:
        # Other white space is made one space when the block is put together; a line end would stay one.
        self._runs.append(Run(text if keep else text.replace("\n", " "), self._mark))

    def _flush(self) -> None:
        """Ends the block that is being read; an empty line in it (two line breaks) parts it in two."""
        runs = self._runs
        if not runs:
            return
        self._runs = []
        if not any(run.text.strip() for run in runs):
            return
        if not any("\n" in run.text for run in runs):
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
        if kind is BlockKind.HEADING and len(self._frames) and len(runs) > 1:
            runs = [Run(" ", run.mark) if run.text == "\n" else run for run in runs]
        before = len(self.composer.blocks)
        self.composer.add(kind, runs, reason=reason, level=level, close=close)
        if len(self.composer.blocks) > before:
            for frame in self._frames:
                frame.is_first = False

    def _decide(self) -> tuple[BlockKind, str, int | None, bool]:
        """What the text being read is: outside the main text chrome, else what the outermost telling element says."""
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
        inside = " ".join("".join(islice(element.itertext(), _FEW)).split())
        if not inside or len(inside) > _LONGEST_CALL:
            return None
        names = names_of(element)
        target = element.get("href", "") if tag == "a" else ""
        if tag == "a" and (names & _BACKLINKS or (target.startswith("#") and _BACK.match(inside))):
            return MarkKind.MARKUP
        if tag == "a":
            is_call = "doc-noteref" in names or "noteref" in names or target.startswith("#")
            return MarkKind.NOTE if is_call and _DIGITS.match(inside) else None
        above = element.getparent()
        linked = any(one.tag == "a" for one in (above, *islice(element.iter(), _FEW)) if one is not None)
        before = "".join(run.text for run in self._runs[-2:])
        if linked and _CALL.match(inside):
            return MarkKind.NOTE
        return MarkKind.NOTE if _DIGITS.match(inside) and not _UNIT.search(before) and before.strip() else None

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
