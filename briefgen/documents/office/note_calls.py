"""Raised figures and signs that call a note, told from powers and units."""

from __future__ import annotations

import re

DIGITS = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[*†‡§¶]{1,3})[\])]?$")
_UNIT = re.compile(r"(?:^|[\s\d])[kcmdµ]?m$")


def is_raised_call(raised: str, before: str) -> bool:
    """Whether raised characters call a note, and are no power: `before` is what stands in front of them."""
    return bool(DIGITS.match(raised) and before.strip() and not _UNIT.search(before))
