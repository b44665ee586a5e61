"""Patterns of paths that are not read, as in `.gitignore`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import translate
from functools import cache


def is_excluded(path: str, patterns: Sequence[str]) -> bool:
    """Whether a path in the corpus, or a folder on its way, fits one of the patterns.

    `*`, `?` and `[a-z]` stand for characters of one name, `**` for any number of folders. A pattern without a slash
    fits a name at any depth (`*.bak`, `drafts`), one with a slash the path from the folder's top (`drafts/*.md`,
    `**/old/*.pdf`). What lies in a folder that fits is excluded, too; a slash at the end lets it fit folders only.
    """
    names = tuple(path.split("/"))
    return any(_fits(names, pattern) for pattern in patterns)


def _fits(names: tuple[str, ...], pattern: str) -> bool:
    wanted = pattern.strip("/").split("/")
    if not any(wanted):
        return False
    if len(wanted) == 1 and not pattern.startswith("/"):
        wanted = ["**", *wanted]
    longest = len(names) - pattern.endswith("/")
    return any(0 < end <= longest for end in _ends(names, wanted))


def _ends(names: tuple[str, ...], wanted: Sequence[str]) -> set[int]:
    """How many of the first names the whole pattern can stand for: every number that fits."""
    at = {0}
    for part in wanted:
        if part == "**":
            at = set(range(min(at), len(names) + 1)) if at else at
        else:
            name = _one_name(part)
            at = {here + 1 for here in at if here < len(names) and name.match(names[here])}
    return at


@cache
def _one_name(part: str) -> re.Pattern[str]:
    return re.compile(translate(part))
