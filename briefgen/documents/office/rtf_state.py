"""What holds inside a group of an RTF file, and ends with it."""

from __future__ import annotations

from enum import Enum


class Place(Enum):
    """What the text of a group is."""

    TEXT = "the document's text"
    NOTE = "a note's text"
    BOX = "a text box"
    NOWHERE = "not read"
    SHAPE = "a drawing, in which only text boxes are read"
    LABEL = "a list item's bullet or number"
    FONTS = "the table of fonts"
    STYLES = "the table of styles"
    TITLE = "the title in the properties"
    AUTHOR = "the author in the properties"
    INFO = "the properties"


class State:
    """Character and paragraph properties, and the place; groups begin with a copy."""

    __slots__ = (
        "deleted", "encoding", "first", "hidden", "in_table", "indent", "item", "outline", "place", "raised", "style",
        "unicode_skip",
    )  # fmt: skip

    def __init__(self) -> None:
        self.place = Place.TEXT
        self.unicode_skip = 1
        self.plain("")
        self.paragraph()

    def plain(self, encoding: str) -> None:
        """Character properties as they are at the beginning."""
        self.encoding = encoding
        self.hidden = self.deleted = self.raised = False

    def paragraph(self) -> None:
        """Paragraph properties as they are at the beginning."""
        self.style = 0
        self.outline: int | None = None
        self.indent = self.first = 0
        self.item: bool | None = None
        self.in_table = False

    def copy(self) -> State:
        """The same, for a group inside. Written out, since files have as many groups as words."""
        twin = State.__new__(State)
        twin.deleted = self.deleted
        twin.encoding = self.encoding
        twin.first = self.first
        twin.hidden = self.hidden
        twin.in_table = self.in_table
        twin.indent = self.indent
        twin.item = self.item
        twin.outline = self.outline
        twin.place = self.place
        twin.raised = self.raised
        twin.style = self.style
        twin.unicode_skip = self.unicode_skip
        return twin
