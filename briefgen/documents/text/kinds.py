"""The languages that texts are marked up in."""

from __future__ import annotations

from enum import Enum


class Markup(Enum):
    """What a file's name says of its markup; plain text may hold any, and none by the rules."""

    NONE = "none"
    MARKDOWN = "Markdown"
    RESTRUCTURED = "reStructuredText"
    ASCIIDOC = "AsciiDoc"
