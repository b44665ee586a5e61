"""The parts of an OOXML text: its main part, styles, lists, notes and properties, whatever they are called."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Any

from briefgen.documents.limits import Limits
from briefgen.documents.package import damaged, parse_part, unpack

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "word/document.xml"
_CORE = "docProps/core.xml"
_TEXTS = frozenset(
    {
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
        "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
    }
)
_DC = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True, slots=True)
class Parts:
    """The roots of the parts; `w` is the namespace of the text, in braces: there is a strict and a usual one."""

    w: str
    body: Any
    styles: Any
    numbering: Any
    notes: dict[tuple[str, str], Any]
    author: str
    title: str


def open_parts(content: bytes, limits: Limits) -> Parts:
    """The parts of a file that are read.

    Raises:
        Unreadable: it is damaged or encrypted, or goes past a limit.
    """
    parts = unpack(content, limits)
    main = _related(parts, "").get("officeDocument", _MAIN)
    if main not in parts:
        raise damaged()
    root = parse_part(parts[main])
    w = root.tag.partition("}")[0] + "}"
    body = root.find(f"{w}body")
    if body is None or w not in _TEXTS:
        raise damaged()
    related = _related(parts, main)
    folder = posixpath.dirname(main)

    def part(kind: str) -> Any:
        name = related.get(kind, posixpath.join(folder, f"{kind}.xml"))
        return parse_part(parts[name]) if name in parts else None

    core = parse_part(parts[_CORE]) if _CORE in parts else None
    return Parts(
        w,
        body,
        part("styles"),
        part("numbering"),
        {**_notes(w, "footnote", part("footnotes")), **_notes(w, "endnote", part("endnotes"))},
        author=(core.findtext(f"{_DC}creator") or "") if core is not None else "",
        title=(core.findtext(f"{_DC}title") or "") if core is not None else "",
    )


def _related(parts: dict[str, bytes], name: str) -> dict[str, str]:
    """The parts that a part refers to, by the kind of their relation; "" stands for the package."""
    folder, file = posixpath.split(name)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    found: dict[str, str] = {}
    if relations in parts:
        for one in parse_part(parts[relations]).iter(_RELATIONSHIP):
            target = one.get("Target", "")
            place = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            if one.get("TargetMode") != "External":
                found.setdefault(one.get("Type", "").rpartition("/")[2], posixpath.normpath(place))
    return found


def _notes(w: str, kind: str, root: Any) -> dict[tuple[str, str], Any]:
    """The notes by kind and id; the lines that part them from the text are none."""
    if root is None:
        return {}
    return {
        (kind, one.get(f"{w}id", "")): one
        for one in root.iter(f"{w}{kind}")
        if one.get(f"{w}type", "normal") == "normal"
    }
