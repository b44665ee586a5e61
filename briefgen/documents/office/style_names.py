"""What the styles of word processors are called, and what text set in them is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.model.documents import BlockKind


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph is by its style: kind, reason, a heading's level."""

    kind: BlockKind
    reason: str
    level: int | None = None


_HEADING = re.compile(r"heading ?(\d)(?: char)?$")
_NUMBERED = re.compile(r" ?\d{1,2}$")
_ROLES: dict[str, Role] = {}
for _role, _names in (
    (Role(BlockKind.HEADING, "set as a title", 1), ("title",)),
    (
        Role(BlockKind.QUOTATION, "set as a quotation"),
        (
            "quote", "quotation", "quotations", "intense quote", "block text", "block quote", "blockquote",
            "block quotation", "epigraph", "pull quote",
        ),
    ),
    (
        Role(BlockKind.NOTE, "set as a note"),
        ("footnote", "footnote text", "footnote block text", "endnote", "endnote text"),
    ),
    (
        Role(BlockKind.REFERENCE, "set as a source"),
        ("bibliography", "references", "reference list", "works cited", "endnote bibliography"),
    ),
    (
        Role(BlockKind.TABLE, "a caption"),
        ("caption", "image caption", "table caption", "figure caption", "figure", "illustration", "drawing"),
    ),
    (
        Role(BlockKind.FURNITURE, "a table of contents"),
        ("toc", "toc heading", "contents", "contents heading", "table of figures", "index", "index heading"),
    ),
    (
        Role(BlockKind.FURNITURE, "a running head or foot"),
        ("header", "footer", "header left", "header right", "footer left", "footer right"),
    ),
    (Role(BlockKind.FURNITURE, "code"), ("source code", "html preformatted", "macro text", "code", "listing")),
):  # fmt: skip
    _ROLES |= dict.fromkeys(_names, _role)


def role_of(names: Iterable[str]) -> Role | None:
    """What text is by the names of its style and of those that the style is based on, the nearest first."""
    for name in names:
        plain = " ".join(name.replace("_20_", " ").replace("_", " ").lower().split())
        if match := _HEADING.match(plain):
            return Role(BlockKind.HEADING, "set as a heading", int(match[1]) or 1)
        role = _ROLES.get(plain) or _ROLES.get(_NUMBERED.sub("", plain))
        if role:
            return role
    return None
