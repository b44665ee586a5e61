"""RTF as groups, control words and text: one pass, in time that grows with the file and no faster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

_TOKEN = re.compile(
    r"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z']))|([{}])|([^\\{}\r\n\0]+)|[\\\r\n\0]"
)
_LONGEST = 10**9


class Token(IntEnum):
    """The kinds of token."""

    OPEN = 0
    CLOSE = 1
    WORD = 2
    """A control word or sign."""
    BYTE = 3
    TEXT = 4


def tokens(text: str) -> Iterator[tuple[Token, str, int | None]]:
    """Kind, word or characters, and a word's number. Bytes are given as characters of ISO 8859-1.

    What `\\bin` announces is passed over, whatever it holds.
    """
    at = 0
    while at < len(text):
        for match in _TOKEN.finditer(text, at):
            group = match.lastindex
            if group == 6:
                yield Token.TEXT, match[6], None
            elif group == 5:
                yield (Token.OPEN if match[5] == "{" else Token.CLOSE), "", None
            elif group == 3:
                yield Token.BYTE, chr(int(match[3], 16)), None
            elif group == 4:
                yield Token.WORD, match[4], None
            elif group:
                number = int(match[2]) if group == 2 else None
                if match[1] == "bin" and number and number > 0:
                    at = match.end() + min(number, _LONGEST)
                    break
                yield Token.WORD, match[1], number
        else:
            return
