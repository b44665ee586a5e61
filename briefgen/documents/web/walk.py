"""The text of a web page, block by block, in the order of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefgen.documents.composing import Composer, Run
from briefgen.documents.tags import Tagged
from briefgen.documents.web.calls import meaning
from briefgen.documents.web.parts import Parts
from briefgen.documents.web.tables import caption_of, is_data, rows_of
from briefgen.documents.web.tags import WebTag
from briefgen.model.documents import BlockKind, MarkKind

_LABEL = re.compile(r"\s*(?:[^\w\s]{1,2}|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]{1,2})\s*$", re.I)
_PLAIN = (BlockKind.PARAGRAPH, "", None, False)
_ITEMS = frozenset({BlockKind.LIST_ITEM})


@dataclass(slots=True)
class _Frame:
    """An open element that decides what its text is."""

    at: int
    tag: WebTag
    kind: BlockKind | None = None
    reason: str = ""
    level: int | None = None
    is_first: bool = True


@dataclass(slots=True)
class Walk:
    """A walk along the tags; it never recurses, so that no depth of nesting is too much for it."""

    page: Tagged[WebTag]
    parts: Parts
    composer: Composer
    _frames: list[_Frame] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _mark: MarkKind | None = None
    _marked: int = -1
    """Where the element ends that is marked."""
    _main_end: int = -1
    """Where the page's main text ends, while it is being read."""
    _keeps_lines: bool = False
    """Whether a line end in the text is one: it stands in `<pre>`, or in a block in one."""
    _has_lines: bool = False

    def __post_init__(self) -> None:
        self._has_lines = any(kind.name == "pre" for kind in self.page.kinds)

    def through(self) -> None:
        """Reads the whole page: what stands between two stops is one text."""
        tags, texts, partners = self.page.tags, self.page.texts, self.page.partners
        frames = self._frames
        begin = 0
        for at in self._stops():
            if at < begin:
                continue
            tag = tags[at]
            text = texts[at] if at == begin else self._between(begin, at)
            begin = at + 1
            if not tag.is_block:
                begin = self._inline(at, tag, text)
                continue
            if self._runs or self._mark or "\n" in text:
                self._say(text)
                self._flush()
            elif text and not text.isspace():
                self._put_text(text)
            if tag.closes:
                if frames and frames[-1].at == partners[at]:
                    self._leave()
                if at == self._main_end:
                    self._main_end = -1
            elif tag.is_away:
                begin = partners[at] + 1
            elif tag.opens:
                begin = self._open(at, tag)
        self._say(self._between(begin, len(tags)))
        self._flush()

    def _stops(self) -> list[int]:
        """Where something has to be done."""
        tags = self.page.tags
        if any(kind.is_label for kind in self.page.kinds):
            return [at for at, tag in enumerate(tags) if tag.stops or tag.name == "span"]
        return [at for at, tag in enumerate(tags) if tag.stops]

    def _between(self, begin: int, end: int) -> str:
        """The text up to a tag from one before, with nothing between that matters."""
        texts = self.page.texts[begin : end + 1]
        if self._keeps_lines:  # a text that is but a line end counts as one
            for text in texts:
                self._say(text)
            return ""
        return "".join(texts)

    def _inline(self, at: int, tag: WebTag, text: str) -> int:
        """The text up to a tag inside a block, and what it means. Returns where reading goes on."""
        if text:
            self._say(text)
        if tag.is_away:
            return self.page.partners[at] + 1
        if not tag.closes:
            return self._note(at, tag)
        if at == self._marked:
            self._mark, self._marked = None, -1
        return at + 1

    def _leave(self) -> None:
        """Ends a block that decided what its text is."""
        self._frames.pop()
        self._keeps_lines = self._has_lines and any(frame.tag.name == "pre" for frame in self._frames[-2:])

    def _open(self, at: int, tag: WebTag) -> int:
        """Begins a block that may decide what its text is. Returns where reading goes on."""
        if tag.is_empty:
            return at + 1
        if at == self.parts.main:
            self._main_end = self.page.partners[at]
        found = (self.parts.kind(at, tag) if tag.states or tag.says or tag.asks else None) or tag.otherwise
        if not found and tag.name == "pre":
            tags = self.page.tags
            is_code = "highlight" in tag.names or any(tags[child].name == "code" for child in self.page.children(at))
            found = (BlockKind.FURNITURE, "code", None) if is_code else None
        if found or tag.name == "pre":
            self._frames.append(_Frame(at, tag, *(found or ())))
            self._keeps_lines = self._has_lines and any(frame.tag.name == "pre" for frame in self._frames[-2:])
        if tag.name == "table" and is_data(self.page, at):
            self._table(at)
            return self.page.partners[at]
        return at + 1

    def _note(self, at: int, tag: WebTag) -> int:
        """Heeds what begins inside a block: a line end, or an element to be marked. Returns where reading goes on."""
        if tag.name == "br":
            self._runs.append(Run("\n"))
        elif tag.is_label:
            if not self._runs and self._is_label(at):
                self._mark, self._marked = MarkKind.MARKUP, self.page.partners[at]
        elif self._mark is None and (mark := meaning(self.page, at, self._runs)):
            end = self.page.partners[at]
            if self._runs and not any(inside.breaks for inside in self.page.tags[at + 1 : end]):
                self._runs += [Run(text, mark) for text in self.page.inside(at) if text]
                return end + 1
            self._mark, self._marked = mark, end
        return at + 1

    def _say(self, text: str) -> None:
        if not self._runs:
            text = text.lstrip()
        if not text:
            return
        # Other white space is made one space when the block is put together; a line end would stay one.
        if "\n" in text and not self._keeps_lines:
            text = text.replace("\n", " ")
        self._runs.append(Run(text, self._mark))

    def _flush(self) -> None:
        """Ends the block that is being read; an empty line in it (two line breaks) parts it in two."""
        runs = self._runs
        self._runs = []
        whole = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
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

    def _put_text(self, text: str) -> None:
        """A block without marks and line ends."""
        frames = self._frames
        if not frames and self.parts.main is None:
            self.composer.add_text(BlockKind.PARAGRAPH, text)
            return
        kind, reason, level, close = self._decide()
        if self.composer.add_text(kind, text, reason, level, close):
            for frame in frames:
                frame.is_first = False

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
        if len(self._frames) == 1 and self.parts.main is None and self._frames[0].kind not in _ITEMS:
            frame = self._frames[0]
            return frame.kind or BlockKind.PARAGRAPH, frame.reason, frame.level, False
        kinds = {frame.kind: frame for frame in self._frames}
        heading = kinds.get(BlockKind.HEADING)
        if self.parts.main is not None and self._main_end < 0:
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
            return _PLAIN
        if item.is_first:
            last = self.composer.blocks[-1].kind if self.composer.blocks else None
            return BlockKind.LIST_ITEM, item.reason, None, last is BlockKind.LIST_ITEM
        return BlockKind.PARAGRAPH, "goes on with the list item above", None, False

    def _is_byline(self) -> bool:
        """Whether the text outside the main one names author or date."""
        return any(frame.tag.attributes.get("itemprop") in {"author", "datePublished"} for frame in self._frames)

    def _is_label(self, at: int) -> bool:
        """Whether a stretch that an item begins with is its bullet or number, set beside it: LibreOffice writes so."""
        is_item = bool(self._frames) and self._frames[-1].kind is BlockKind.LIST_ITEM and self._frames[-1].is_first
        return is_item and bool(_LABEL.match(self.page.texts[at + 1]))

    def _table(self, table: int) -> None:
        """A table of data: a line for each row, its cells parted by bars."""
        kind, reason, level, _ = self._decide()
        if kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING):
            kind, reason, level = BlockKind.TABLE, "columns", None
        caption = caption_of(self.page, table)
        if caption:
            self.composer.add(BlockKind.TABLE, [Run(caption)], reason="a caption")
        self.composer.add(kind, [Run("\n".join(rows_of(self.page, table)))], reason=reason, level=level)
