"""What the styles of an OpenDocument text say: headings, quotations, hidden and raised text, page breaks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Any

from briefgen.documents.office.style_names import Role, role_of
from briefgen.model.documents import BlockKind

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Look:
    """What a style comes to, with all that it is based on."""

    role: Role | None = None
    is_hidden: bool = False
    is_raised: bool = False
    turns_before: bool = False
    turns_after: bool = False


class Styles:
    """The styles of a document by family and name."""

    def __init__(self, *roots: Any) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        for style in chain.from_iterable(root.iter(f"{STYLE}style") for root in roots):
            self._styles.setdefault((style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")), style)
        self._looks: dict[tuple[str, str | None], Look] = {}

    def look(self, family: str, name: str | None) -> Look:
        """What the style of that family and name comes to."""
        key = (family, name)
        if key not in self._looks:
            self._looks[key] = self._look(family, name or "")
        return self._looks[key]

    def _look(self, family: str, name: str) -> Look:
        names: list[str] = []
        level, found = None, []
        while name and len(names) < _DEEPEST:
            style = self._styles.get((family, name))
            names.append(name)
            if style is None:
                break
            names.append(style.get(f"{STYLE}display-name", ""))
            found.append(style)
            level = level or style.get(f"{STYLE}default-outline-level")
            name = style.get(f"{STYLE}parent-style-name", "")
        role = role_of(names)
        if role is None and level and level.isdigit() and 0 < int(level) < 10:
            role = Role(BlockKind.HEADING, "set as a heading", int(level))
        first = next(iter(found), None)
        master = first.get(f"{STYLE}master-page-name", "") if first is not None else ""
        return Look(
            role,
            is_hidden=_value(found, f"{STYLE}text-properties", f"{TEXT}display") == "none",
            is_raised=_value(found, f"{STYLE}text-properties", f"{STYLE}text-position").startswith("super"),
            turns_before=bool(master) or _value(found, f"{STYLE}paragraph-properties", f"{FO}break-before") == "page",
            turns_after=_value(found, f"{STYLE}paragraph-properties", f"{FO}break-after") == "page",
        )


def _value(styles: list[Any], properties: str, name: str) -> str:
    """The property as the nearest of the styles has it."""
    for style in styles:
        element = style.find(properties)
        if element is not None and element.get(name) is not None:
            return str(element.get(name))
    return ""
