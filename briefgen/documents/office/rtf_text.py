"""The text of an RTF file: characters by code page, paragraphs by their properties, notes, boxes and tables."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager

from briefgen.documents.office.indents import Indent, label_indented
from briefgen.documents.office.manuscript import Manuscript, Piece
from briefgen.documents.office.rtf_state import Place, State
from briefgen.documents.office.rtf_styles import Head
from briefgen.documents.office.rtf_tables import CHARACTERS, DESTINATIONS, SYMBOLS, UNREAD
from briefgen.documents.office.rtf_tokens import Token, tokens
from briefgen.documents.package import damaged
from briefgen.model.documents import BlockKind

_READ = frozenset({Place.TEXT, Place.NOTE, Place.BOX})
_LABEL = re.compile(r"\s*(?:[•·▪◦‣●○■–—*o-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s*$", re.I)
_LONGEST_LABEL = 10
_DEEPEST = 2_000


class RtfText:
    """Puts the tokens of one file together."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.head = Head()
        self._out = manuscript
        self._state = State()
        self._stack: list[State] = []
        self._asides: list[tuple[int, AbstractContextManager[None], str | None]] = []
        self._words: list[str] = []
        self._bytes = bytearray()
        self._skip = 0
        self._is_starred = False
        self._label: str | None = None
        self._in_row = False
        self._cell: list[Piece] = []
        self._cells: list[list[Piece]] = []
        self._rows: list[list[list[Piece]]] = []
        self._indents: list[Indent] = []

    def read(self, text: str) -> None:
        """All of a file; it may end before it should.

        Raises:
            Unreadable: its groups are nested deeper than any writer nests them, or it holds too much text.
        """
        for kind, word, number in tokens(text):
            if kind is Token.TEXT:
                self._add(word)
            elif kind is Token.BYTE:
                self._add(word, is_byte=True)
            elif kind is Token.WORD:
                self._word(word, number)
            elif kind is Token.OPEN:
                self._open()
            else:
                self._close()
        while self._stack:
            self._close()
        self._end()
        self._end_table()
        self._out.finish()
        label_indented(self._out.composer.blocks, self._indents)

    def _open(self) -> None:
        self._say()
        self._skip = 0
        if len(self._stack) == _DEEPEST:
            raise damaged()
        self._stack.append(self._state)
        self._state = self._state.copy()

    def _close(self) -> None:
        self._say()
        self._skip = 0
        if not self._stack:
            return
        if self._state.place is Place.STYLES:
            self.head.end_style()
        if self._asides and self._asides[-1][0] == len(self._stack):
            self._end()
            _, aside, self._label = self._asides.pop()
            aside.__exit__(None, None, None)
        self._state = self._stack.pop()

    def _add(self, text: str, *, is_byte: bool = False) -> None:
        if self._skip:
            skipped = min(self._skip, len(text))
            self._skip -= skipped
            text = text[skipped:]
        if self._state.place is Place.NOWHERE:
            return
        if is_byte or self._bytes or not text.isascii():
            self._bytes += text.encode("latin-1")
        else:
            self._words.append(text)

    def _word(self, word: str, number: int | None) -> None:
        is_starred, self._is_starred = self._is_starred, False
        state = self._state
        if word == "*":
            self._is_starred = True
        elif state.place is Place.NOWHERE:
            return
        elif word == "u":
            self._decode()
            self._words.append(chr((number or 0) % 0x10000))
            self._skip = state.unicode_skip
        elif word in CHARACTERS:
            if self._skip:
                self._skip -= 1
            elif word == "tab":
                self._tab()
            else:
                self._decode()
                self._words.append(CHARACTERS[word])
        elif word in DESTINATIONS:
            self._destination(word)
        elif word in UNREAD or is_starred:
            self._out.comments += word == "annotation"
            state.place = Place.NOWHERE
        elif state.place in _READ or state.place is Place.LABEL:
            self._property(word, number)
        else:
            self._head(word, number)

    def _head(self, word: str, number: int | None) -> None:
        """A word among the fonts, styles and properties."""
        if self._state.place is Place.INFO and word in ("title", "author"):
            self._state.place = Place.TITLE if word == "title" else Place.AUTHOR
        else:
            self.head.word(self._state.place, word, number)

    def _destination(self, word: str) -> None:
        """A group whose text is something of its own begins."""
        state, place = self._state, DESTINATIONS[word]
        if place in (Place.NOTE, Place.BOX):
            if state.hidden or state.deleted:
                state.place = Place.NOWHERE
                return
            aside = self._out.note() if place is Place.NOTE else self._out.box()
            aside.__enter__()
            self._asides.append((len(self._stack), aside, self._label))
            self._label = None
            state.plain(self.head.encoding(None))
            state.paragraph()
        if place is Place.LABEL:
            self._label = ""
        state.place = place

    def _property(self, word: str, number: int | None) -> None:
        """Character and paragraph properties, and what ends a paragraph."""
        state = self._state
        if word in ("par", "sect", "\n", "\r", "nestcell"):
            self._end()
        elif word == "cell":
            self._end(is_cell=True)
            self._cells.append(self._cell)
            self._cell = []
        elif word == "row":
            self._rows.append(self._cells)
            self._cells, self._in_row = [], False
        elif word == "trowd":
            self._in_row = True
        elif word in ("plain", "f"):
            self._say()
            if word == "plain":
                state.plain(self.head.encoding(None))
            else:
                state.encoding = self.head.encoding(number)
        elif word in ("super", "nosupersub", "sub", "v", "deleted"):
            self._say()
            is_on = number != 0
            if word == "v":
                state.hidden = is_on
            elif word == "deleted":
                self._out.deletions += is_on and not state.deleted
                state.deleted = is_on
            else:
                state.raised = is_on and word == "super"
        elif word == "pard":
            state.paragraph()
        else:
            self._measure(state, word, number)

    def _measure(self, state: State, word: str, number: int | None) -> None:
        """Paragraph properties that have a number, and words of the file's head."""
        if word == "s":
            state.style = number or 0
        elif word == "outlinelevel":
            state.outline = number
        elif word == "li":
            state.indent = number or 0
        elif word == "fi":
            state.first = number or 0
        elif word == "ls":
            state.item = bool(number)
        elif word == "intbl":
            state.in_table = True
        elif word == "uc":
            state.unicode_skip = max(0, min(number or 0, 9))
        else:
            self.head.word(state.place, word, number)
            if word in ("ansicpg", "mac", "pc", "pca"):
                state.encoding = self.head.encoding(None)

    def _decode(self) -> None:
        if self._bytes:
            held, self._bytes = bytes(self._bytes), bytearray()
            encoding = self._state.encoding or self.head.encoding(None)
            self._words.append("•" * held.count(0xB7) if encoding == SYMBOLS else held.decode(encoding, "replace"))

    def _say(self) -> None:
        """Gives away the characters read so far: what comes has other properties, or another place."""
        self._decode()
        if not self._words:
            return
        text, self._words = "".join(self._words), []
        if any("\ud800" <= sign <= "\udfff" for sign in text) if not text.isascii() else False:
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        state = self._state
        if state.place in _READ:
            if state.hidden:
                self._out.hidden += len(text.split())
            elif not state.deleted:
                self._say_lines(text, state.raised)
        elif state.place is Place.LABEL:
            self._label = (self._label or "") + text
        else:
            self.head.text(state.place, text)

    def _say_lines(self, text: str, raised: bool) -> None:
        for at, line in enumerate(text.split("\n")):
            if at:
                self._out.new_line()
            if line:
                self._out.say(line, raised=raised)

    def _tab(self) -> None:
        """A tab; after a bullet or number at the beginning of a hanging paragraph it ends the item's label."""
        self._say()
        if self._state.first < 0 and self._state.place in _READ and self._label is None:
            line = self._out.beginning
            if 0 < len(line) <= _LONGEST_LABEL and _LABEL.match(line):
                self._label = line
                self._out.take_back()
                return
        self._words.append("\t")

    def _end(self, *, is_cell: bool = False) -> None:
        """Ends a paragraph."""
        self._say()
        state, out = self._state, self._out
        label, self._label = self._label, None
        is_item = bool(label.strip()) if label is not None else bool(state.item)
        role = self.head.role(state.style)
        kind, reason, level = BlockKind.PARAGRAPH, "", None
        if state.outline is not None and 0 <= state.outline < 9:
            kind, reason, level = BlockKind.HEADING, "set as a heading", state.outline + 1
        elif role:
            kind, reason, level = role.kind, role.reason, role.level
        elif is_item:
            kind, reason = BlockKind.LIST_ITEM, "marked as an item"
        elif label is not None:
            reason = "goes on with the list item above"
        if self._asides:
            out.end(kind, reason, level)
        elif is_cell or state.in_table or self._in_row:
            out.end(kind, reason, level, into=self._cell)
        elif out.has_words:
            self._end_table()
            before = len(out.composer.blocks)
            out.end(kind, reason, level)
            if kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
                ends = len(out.composer.blocks)
                self._indents += (Indent(at, state.indent, state.first) for at in range(before, ends))
        else:
            out.end()

    def _end_table(self) -> None:
        if self._cell:
            self._cells.append(self._cell)
        if self._cells:
            self._rows.append(self._cells)
        rows, self._rows, self._cells, self._cell = self._rows, [], [], []
        if rows:
            self._out.table(rows)
