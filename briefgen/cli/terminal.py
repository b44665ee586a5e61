"""Text for a terminal: what a document or a file name holds is shown, and never acts."""

from __future__ import annotations

import json
import re
import sys
from typing import TextIO

_ACTING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\U000e0000-\U000e007f]"
)
"""Control characters but tab and line feed, marks that turn the reading direction, bytes that are no text."""

BOLD, RED, YELLOW, DIM = "1", "31", "33", "2"


def visible(text: str) -> str:
    """The text with every character that could act on a terminal written as an escape, such as `\\x1b`."""
    return _ACTING.sub(_escaped, text)


def one_line(text: str) -> str:
    """The visible text on one line."""
    return " ".join(visible(text).split())


def say(text: str = "") -> None:
    """A result: goes to standard output."""
    sys.stdout.write(f"{visible(text)}\n")


def say_json(value: object) -> None:
    """A result for other programs: goes to standard output as JSON."""
    sys.stdout.write(f"{as_json(value, indent=2)}\n")


def note(text: str = "") -> None:
    """Everything that is not a result: goes to standard error."""
    sys.stderr.write(f"{visible(text)}\n")
    sys.stderr.flush()


def as_json(value: object, *, indent: int | None = None) -> str:
    """A value as JSON that is safe to show: accents as they are, characters that act as `\\uXXXX`."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def painted(text: str, style: str, stream: TextIO, *, color: bool) -> str:
    """The text in a style, if the stream is a terminal and colour is wanted. Made visible already."""
    return f"\x1b[{style}m{text}\x1b[0m" if color and stream.isatty() else text


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is no text
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
