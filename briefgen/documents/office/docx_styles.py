"""What the styles and the numbering of an OOXML text say: headings, quotations, list items, hidden and raised text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefgen.documents.office.style_names import Role, role_of
from briefgen.model.documents import BlockKind

_DEEPEST = 20
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Look:
    """What a style comes to, with all that it is based on. `numbering`: list and level."""

    role: Role | None = None
    numbering: tuple[str, str] | None = None
    is_hidden: bool = False
    is_raised: bool = False


class Styles:
    """The styles by id, and the lists by id; `w` is the namespace of the file, in braces."""

    def __init__(self, w: str, styles: Any, numbering: Any) -> None:
        self._w = w
        self._styles = {} if styles is None else {one.get(f"{w}styleId", ""): one for one in styles.iter(f"{w}style")}
        self._looks: dict[str, Look] = {"": Look()}
        self._levels: dict[tuple[str, str], bool | None] = {}
        if numbering is not None:
            self._read_numbering(numbering)

    def look(self, style: str) -> Look:
        """What the style of that id comes to."""
        if style not in self._looks:
            self._looks[style] = self._look(style)
        return self._looks[style]

    def numbers(self, numbering: tuple[str, str]) -> bool | None:
        """Whether a level of a list puts a bullet or number before its paragraphs; None: room for one that is empty."""
        return self._levels.get(numbering, True)

    def is_on(self, properties: Any, name: str) -> bool:
        """Whether properties set a property that is on or off."""
        found = properties.find(f"{self._w}{name}")
        return found is not None and found.get(f"{self._w}val", "1") not in _OFF

    def is_raised(self, properties: Any) -> bool:
        """Whether properties raise the text."""
        found = properties.find(f"{self._w}vertAlign")
        return found is not None and found.get(f"{self._w}val") == "superscript"

    def numbering(self, properties: Any) -> tuple[str, str] | None:
        """The list and level that a paragraph's properties name."""
        found = properties.find(f"{self._w}numPr")
        if found is None:
            return None
        return self._value(found, "numId") or "0", self._value(found, "ilvl") or "0"

    def outline(self, properties: Any) -> int | None:
        """The level in the outline that a paragraph's properties name, from 1."""
        level = self._value(properties, "outlineLvl") or ""
        return int(level) + 1 if level.isdecimal() and int(level) < 9 else None

    def _value(self, element: Any, name: str) -> str | None:
        found = element.find(f"{self._w}{name}")
        return None if found is None else found.get(f"{self._w}val")

    def _look(self, style: str) -> Look:
        w, names = self._w, list[str]()
        numbering, outline = None, None
        is_hidden = is_raised = False
        while style in self._styles and len(names) < _DEEPEST:
            element = self._styles[style]
            names.append(self._value(element, "name") or style)
            properties = element.find(f"{w}pPr")
            if properties is not None:
                numbering = numbering or self.numbering(properties)
                outline = outline or self.outline(properties)
            properties = element.find(f"{w}rPr")
            if properties is not None:
                is_hidden = is_hidden or self.is_on(properties, "vanish")
                is_raised = is_raised or self.is_raised(properties)
            style = self._value(element, "basedOn") or ""
        role = role_of(names)
        if role is None and outline:
            role = Role(BlockKind.HEADING, "set as a heading", outline)
        return Look(role, numbering, is_hidden, is_raised)

    def _read_numbering(self, numbering: Any) -> None:
        w = self._w
        kinds: dict[str, dict[str, bool | None]] = {}
        for kind in numbering.iter(f"{w}abstractNum"):
            kinds[kind.get(f"{w}abstractNumId", "")] = {
                level.get(f"{w}ilvl", "0"): self._is_shown(level) for level in kind.iterchildren(f"{w}lvl")
            }
        for one in numbering.iter(f"{w}num"):
            name = one.get(f"{w}numId", "")
            levels = kinds.get(self._value(one, "abstractNumId") or "", {})
            self._levels |= {(name, level): shown for level, shown in levels.items()}

    def _is_shown(self, level: Any) -> bool | None:
        if self._value(level, "numFmt") == "none":
            return False
        text = self._value(level, "lvlText")
        return None if text is not None and not text.strip() else True
