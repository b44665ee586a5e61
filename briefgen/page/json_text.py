"""Plain values as the text of JSON: indented by one space, accents kept, floats rounded.

The standard library writes indented JSON in Python, step by step; `brief.json` of ten thousand texts has two million
values. What is written is the same, letter for letter.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from io import BytesIO
from json.encoder import encode_basestring
from typing import Any

DIGITS = 6
"""Digits that floats keep: their last ones differ between builds of numpy."""


def as_bytes(content: Mapping[str, Any]) -> bytes:
    """An object as UTF-8 JSON with a newline at the end; an iterator is a list, taken and written entry by entry.

    Of very many texts the values of all entries at once would take ten times the memory of their text.

    Raises:
        ValueError: a number is not finite.
    """
    written = BytesIO()
    for place, (name, value) in enumerate(content.items()):
        written.write(f"{',' if place else '{'}\n {encode_basestring(name)}: ".encode())
        if not isinstance(value, Iterator):
            written.write(as_text(value, "\n ").encode())
            continue
        opened = False
        for entry in value:
            written.write((b",\n  " if opened else b"[\n  ") + as_text(entry, "\n  ").encode())
            opened = True
        written.write(b"\n ]" if opened else b"[]")
    written.write(b"\n}\n")
    return written.getvalue()


def as_text(value: Any, indent: str = "\n") -> str:
    """A value as JSON; `indent` is a line break with the spaces that the value itself is indented by.

    Raises:
        ValueError: a number is not finite.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    inner = f"{indent} "
    if isinstance(value, dict):
        entries = [f"{encode_basestring(key)}: {as_text(entry, inner)}" for key, entry in value.items()]
        return f"{{{inner}{f',{inner}'.join(entries)}{indent}}}" if entries else "{}"
    entries = [as_text(entry, inner) for entry in value]
    return f"[{inner}{f',{inner}'.join(entries)}{indent}]" if entries else "[]"


def _number(value: float) -> str:
    """A float rounded; minus zero becomes zero."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number of JSON")
    return float.__repr__(round(value, DIGITS) + 0.0)
