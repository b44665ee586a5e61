"""The line on which each key of a TOML file stands, which `tomllib` does not tell."""

from __future__ import annotations

import re

_HEADER = re.compile(r"^\s*\[\[?\s*(?P<path>[^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*(?P<path>(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_LONG_STRINGS = ('"""', "'''")


def lines_of_keys(text: str) -> dict[tuple[str, ...], int]:
    """The 1-based line of every section and key of a valid TOML text, by its path, such as ("themes", "number")."""
    lines: dict[tuple[str, ...], int] = {}
    section: tuple[str, ...] = ()
    open_string = ""
    for number, line in enumerate(text.split("\n"), 1):
        if open_string:
            open_string = "" if open_string in line else open_string
            continue
        if header := _HEADER.match(line):
            section = _parts(header["path"])
            lines.setdefault(section, number)
        elif key := _KEY.match(line):
            path = section + _parts(key["path"])
            for depth in range(len(section) + 1, len(path) + 1):
                lines.setdefault(path[:depth], number)
        open_string = next((quote for quote in _LONG_STRINGS if line.count(quote) % 2), "")
    return lines


def _parts(path: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in re.findall(r""""[^"]*"|'[^']*'|[^.]+""", path))
