"""What the styles of an OpenDocument text say: headings, quotations, hidden and raised text, page breaks."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape

from briefgen.documents.office.style_names import Role, role_of
from briefgen.model.documents import BlockKind

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
    """The styles of a document by family and name. Few of those that a file has are used: only these are looked into.

    Args:
        parts: texts with styles, those that come first before the others.
    """

    def __init__(self, *parts: str) -> None:
        self._written: dict[tuple[str, str], str] = {}
        for part in parts:
            for style in part.split("<style:style ")[1:]:
                start = f" {style.partition('>')[0]}"
                key = (_attribute(start, "style:family") or "", _attribute(start, "style:name") or "")
                self._written.setdefault(key, style)
        self._looks: dict[tuple[str, str | None], Look] = {}

    def look(self, family: str, name: str | None) -> Look:
        """What the style of that family and name comes to."""
        key = (family, name)
        if key not in self._looks:
            self._looks[key] = self._look(family, name or "")
        return self._looks[key]

    def _look(self, family: str, name: str) -> Look:
        names: list[str] = []
        level, found = "", []
        while name and len(names) < _DEEPEST:
            written = self._written.get((family, name))
            names.append(name)
            if written is None:
                break
            style = _Style(written)
            names.append(style.own("style:display-name"))
            found.append(style)
            level = level or style.own("style:default-outline-level")
            name = style.own("style:parent-style-name")
        role = role_of(names)
        if role is None and level and level.isdigit() and 0 < int(level) < 10:
            role = Role(BlockKind.HEADING, "set as a heading", int(level))
        master = found[0].own("style:master-page-name") if found else ""
        return Look(
            role,
            is_hidden=_value(found, "style:text-properties", "text:display") == "none",
            is_raised=_value(found, "style:text-properties", "style:text-position").startswith("super"),
            turns_before=bool(master) or _value(found, "style:paragraph-properties", "fo:break-before") == "page",
            turns_after=_value(found, "style:paragraph-properties", "fo:break-after") == "page",
        )


class _Style:
    """A style as it is written: its own tag, and its properties."""

    def __init__(self, written: str) -> None:
        start, _, rest = written.partition(">")
        self._start = f" {start}"
        self._inside = "" if start.endswith("/") else rest.partition("</style:style>")[0]

    def own(self, name: str) -> str:
        """An attribute of its own."""
        return _attribute(self._start, name) or ""

    def value(self, properties: str, name: str) -> str | None:
        """An attribute of the first properties of that kind."""
        _, _, rest = self._inside.partition(f"<{properties}")
        return _attribute(rest.partition(">")[0], name) if rest else None


def _attribute(written: str, name: str) -> str | None:
    """An attribute in a tag."""
    for mark in "\"'":
        _, found, rest = written.partition(f" {name}={mark}")
        if found:
            value = rest.partition(mark)[0]
            return unescape(value) if "&" in value else value
    return None


def _value(styles: list[_Style], properties: str, name: str) -> str:
    """The property as the nearest of the styles has it."""
    values = (style.value(properties, name) for style in styles)
    return next((value for value in values if value is not None), "")
