"""A word processor's file while it is read: paragraphs, notes, boxes, tables and pages become blocks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from briefgen.documents.composing import Composer, Run
from briefgen.documents.office.note_calls import is_raised_call
from briefgen.documents.properties import declared_author, label_title
from briefgen.documents.set_aside import remarks
from briefgen.model.documents import BlockKind, Document, MarkKind, Source

_LONG_CELL = 300
"""A cell of more characters holds running text: the table is there for the layout."""
_FEW_RUNS = 4
_NEW_LINE = Run("\n")
_IN_TABLES = frozenset({BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.QUOTATION})


@dataclass(slots=True, kw_only=True)
class Piece:
    """A paragraph, or what a page break or an empty line in it parted; `goes_on`: with the piece before."""

    kind: BlockKind
    runs: list[Run]
    reason: str = ""
    level: int | None = None
    page: int | None = None
    goes_on: bool = False

    @property
    def length(self) -> int:
        return sum(len(run.text) for run in self.runs)


@dataclass(slots=True)
class Manuscript:
    """What was read so far. `has_pages`: the file says where its pages turn, so that they can be counted."""

    composer: Composer
    has_pages: bool = False
    calls: int = 0
    deletions: int = 0
    comments: int = 0
    hidden: int = 0
    _page: int = 1
    _runs: list[Run] = field(default_factory=list)
    _turns: list[int] = field(default_factory=list)
    _out: list[Piece] | None = None
    _boxes: list[Piece] = field(default_factory=list)
    _notes: list[Piece] = field(default_factory=list)

    @property
    def has_begun(self) -> bool:
        """Whether anything was read."""
        return bool(self.composer.blocks or self._runs or self._out)

    @property
    def has_words(self) -> bool:
        """Whether the paragraph that is being read has any."""
        return any(run.text.strip() for run in self._runs)

    def say(self, text: str, *, raised: bool = False) -> None:
        """Text of the paragraph, line ends as spaces; raised figures after a word call a note that somebody typed."""
        if "\n" in text:
            text = text.replace("\n", " ")
        if raised and is_raised_call(text.strip(), "".join(run.text for run in self._runs[-2:])):
            self._runs.append(Run(text, MarkKind.NOTE))
        else:
            self._runs.append(Run(text))

    def new_line(self) -> None:
        """A line ends, and the paragraph goes on."""
        self._runs.append(_NEW_LINE)

    @property
    def beginning(self) -> str:
        """The paragraph as far as it was read, if that is little; else an empty string."""
        return "".join(run.text for run in self._runs) if len(self._runs) <= _FEW_RUNS else ""

    def take_back(self) -> None:
        """Forgets the paragraph as far as it was read."""
        self._runs.clear()

    def turn(self) -> None:
        """A new page begins here."""
        self._page += 1
        if self.has_pages and self._runs:
            self._turns.append(len(self._runs))

    def end(
        self,
        kind: BlockKind = BlockKind.PARAGRAPH,
        reason: str = "",
        level: int | None = None,
        into: list[Piece] | None = None,
    ) -> None:
        """Ends the paragraph; boxes that hang on it come after it. `into`: it is put there, not into the text."""
        runs, turns = self._runs, self._turns
        if runs and not turns and into is self._out is None and _NEW_LINE not in runs:
            self._runs = []
            self._add(kind, runs, reason, level, self._page if self.has_pages else None)
        elif runs:
            self._runs, self._turns = [], []
            first = self._page - len(turns)
            for at, (start, end) in enumerate(zip([0, *turns], [*turns, len(runs)], strict=True)):
                page = first + at if self.has_pages else None
                for more, part in enumerate(_parted(runs[start:end], kind)):
                    piece = Piece(
                        kind=kind, runs=part, reason=reason, level=level, page=page, goes_on=at > 0 and more == 0
                    )
                    self._put(piece) if into is None else into.append(piece)
        if self._boxes and self._out is into is None:
            boxes, self._boxes = self._boxes, []
            for piece in boxes:
                self._put(piece)

    @contextmanager
    def note(self) -> Iterator[None]:
        """A note: its call stands here, its text at the end of the document."""
        self.calls += 1
        self._runs.append(Run(f"[{self.calls}]", MarkKind.NOTE))
        with self.aside() as pieces:
            yield
        for piece in pieces:
            piece.kind, piece.reason, piece.page, piece.goes_on = BlockKind.NOTE, "a note", None, False
        self._notes += pieces

    @contextmanager
    def box(self) -> Iterator[None]:
        """A text box: its paragraphs come after the one that it hangs on."""
        with self.aside() as pieces:
            yield
        self._boxes += pieces

    @contextmanager
    def aside(self) -> Iterator[list[Piece]]:
        """Paragraphs that are not put into the text, but given to the caller."""
        runs, turns, out = self._runs, self._turns, self._out
        pieces: list[Piece] = []
        self._runs, self._turns, self._out = [], [], pieces
        try:
            yield pieces
            self.end()
        finally:
            self._runs, self._turns, self._out = runs, turns, out

    def table(self, rows: list[list[list[Piece]]]) -> None:
        """Rows of cells: a line for each row where they hold data, else their paragraphs one by one."""
        cells = [cell for row in rows for cell in row]
        pieces = [piece for cell in cells for piece in cell]
        columns = max((len(row) for row in rows), default=0)
        longest = max((sum(piece.length for piece in cell) for cell in cells), default=0)
        if columns < 2 or longest > _LONG_CELL or any(piece.kind not in _IN_TABLES for piece in pieces):
            for piece in pieces:
                self._put(piece)
            return
        lines = [_line(row) for row in rows]
        runs = [run for line in lines if line for run in (*line, Run("\n"))]
        page = pieces[0].page if pieces else None
        self._put(Piece(kind=BlockKind.TABLE, runs=runs, reason="columns", page=page))

    def finish(self) -> None:
        """Ends the text: the notes come last."""
        self.end()
        notes, self._notes = self._notes, []
        for piece in notes:
            piece.page = self.composer.blocks[-1].page if self.composer.blocks else None
            self._put(piece)

    def document(self, source: Source, *, author: str = "", title: str = "") -> Document:
        """The document, with what the file's properties say where the text prints it, too."""
        self.finish()
        label_title(self.composer.blocks, self.composer.text, title)
        return Document(
            id=source.path,
            source=source,
            text=self.composer.text,
            blocks=tuple(self.composer.blocks),
            marks=tuple(self.composer.marks),
            declared=declared_author(author, self.composer.text),
            notices=remarks(source, comments=self.comments, deletions=self.deletions, hidden=self.hidden),
        )

    def _put(self, piece: Piece) -> None:
        if self._out is not None:
            self._out.append(piece)
            return
        blocks = self.composer.blocks
        before = len(blocks)
        self._add(piece.kind, piece.runs, piece.reason, piece.level, piece.page)
        if piece.goes_on and len(blocks) > before > 0 and blocks[before - 1].page != piece.page:
            blocks[before] = replace(blocks[before], continues=before - 1, reason="goes on across a page break")

    def _add(self, kind: BlockKind, runs: list[Run], reason: str, level: int | None, page: int | None) -> None:
        blocks = self.composer.blocks
        close = kind is BlockKind.LIST_ITEM and bool(blocks) and blocks[-1].kind is kind
        if len(runs) == 1 and not runs[0].mark:
            self.composer.add_text(kind, runs[0].text, reason, level, close, page)
        else:
            self.composer.add(kind, runs, reason=reason, level=level, page=page, close=close)


def _parted(runs: list[Run], kind: BlockKind) -> Iterator[list[Run]]:
    """The runs, parted where a writer pressed "new line" twice; a heading is one line."""
    if kind is BlockKind.HEADING:
        yield [Run(" ", run.mark) if run.text == "\n" else run for run in runs]
        return
    part: list[Run] = []
    breaks = 0
    for run in runs:
        breaks = breaks + 1 if run.text == "\n" else breaks if not run.text.strip() else 0
        if breaks == 2:
            yield part
            part = []
        else:
            part.append(run)
    yield part


def _line(row: list[list[Piece]]) -> list[Run]:
    """A row's cells in one line, parted by bars; nothing for an empty row."""
    runs: list[Run] = []
    for at, cell in enumerate(row):
        if at:
            runs.append(Run(" | "))
        for piece in cell:
            runs += (Run(run.text.replace("\n", " "), run.mark) for run in piece.runs)
            runs.append(Run(" "))
    return runs if any(piece.runs for cell in row for piece in cell) else []
