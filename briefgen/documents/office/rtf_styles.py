"""What the head of an RTF file says: fonts and their code pages, styles, title and author."""

from __future__ import annotations

from briefgen.documents.office.rtf_state import Place
from briefgen.documents.office.rtf_tables import CHARSETS, encoding_of
from briefgen.documents.office.style_names import Role, role_of
from briefgen.model.documents import BlockKind

_DEEPEST = 20
_LONGEST = 1_000


class Head:
    """Fills while the head is read; answers afterwards."""

    def __init__(self) -> None:
        self.title = self.author = ""
        self._default = "cp1252"
        self._first_font = 0
        self._font = 0
        self._fonts: dict[int, str] = {}
        self._style, self._base, self._outline, self._name = 0, 0, -1, ""
        self._styles: dict[int, tuple[str, int, int]] = {}
        self._roles: dict[int, Role | None] = {}

    def word(self, place: Place, word: str, number: int | None) -> None:
        """A control word of the head."""
        number = number or 0
        if place is Place.FONTS:
            if word == "f":
                self._font = number
            elif word == "fcharset" and number in CHARSETS:
                self._fonts[self._font] = CHARSETS[number]
            elif word == "cpg":
                self._fonts[self._font] = encoding_of(number)
        elif place is Place.STYLES:
            if word in ("s", "cs", "ds", "ts"):
                self._style = number if word == "s" else -1
            elif word == "sbasedon":
                self._base = number
            elif word == "outlinelevel":
                self._outline = number
        elif word == "ansicpg":
            self._default = encoding_of(number)
        elif word in ("mac", "pc", "pca"):
            self._default = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "deff":
            self._first_font = number

    def text(self, place: Place, text: str) -> None:
        """Text of the head."""
        if place is Place.STYLES:
            self._name = (self._name + text)[:_LONGEST]
        elif place is Place.TITLE:
            self.title = (self.title + text)[:_LONGEST]
        elif place is Place.AUTHOR:
            self.author = (self.author + text)[:_LONGEST]

    def end_style(self) -> None:
        """The group of a style ends."""
        name = self._name.strip().rstrip(";").strip()
        if name and self._style >= 0:
            self._styles[self._style] = (name, self._base, self._outline)
        self._style, self._base, self._outline, self._name = 0, 0, -1, ""

    def encoding(self, font: int | None) -> str:
        """The code page of a font, or of the one that stands where none is named."""
        return self._fonts.get(self._first_font if font is None else font, self._default)

    def role(self, style: int) -> Role | None:
        """What text is by the style of that number and those that it is based on."""
        if style not in self._roles:
            self._roles[style] = self._role(style)
        return self._roles[style]

    def _role(self, style: int) -> Role | None:
        names: list[str] = []
        outline = -1
        while style in self._styles and len(names) < _DEEPEST:
            name, base, level = self._styles[style]
            names.append(name)
            outline = level if outline < 0 else outline
            if base == style:
                break
            style = base
        role = role_of(names)
        if role is None and 0 <= outline < 9:
            return Role(BlockKind.HEADING, "set as a heading", outline + 1)
        return role
