"""Readers that other packages add, by the entry point group `briefgen.readers`.

An entry names a reader class that takes no parameters, and is itself named after the ending of the files: `fb2 =
"my_package:Fb2Reader"` reads `*.fb2`. A reader of a media type that is read already takes its place.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import Any

GROUP = "briefgen.readers"


@cache
def added_readers() -> tuple[tuple[str, Any], ...]:
    """The ending of their files' names, in lower case, and each reader, ordered by ending."""
    entries = sorted(entry_points(group=GROUP), key=lambda entry: entry.name)
    return tuple((entry.name.lower(), entry.load()()) for entry in entries)


def added_media_type(ending: str) -> str | None:
    """The media type of files with that ending, if an added reader reads them."""
    return next((str(reader.media_types[0]) for name, reader in added_readers() if name == ending), None)
