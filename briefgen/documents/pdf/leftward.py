"""Pages of scripts that are written from right to left: Arabic, Hebrew and their kin.

pdfium gives the letters of such lines in the order of reading. What it gets wrong is put right here: letters that a
font draws as one come in the order of the eye, and brackets look to the wrong side where the file tells their meaning
and not their shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import bidirectional

_SAMPLES = 12
_LEFTWARD = ("R", "AL")
_LIGATURE = re.compile("[\u0622\u0623\u0625\u0627]\u0644")
"""An alef, then a lam: if the two are drawn as one, the lam is read first."""
_BRACKETS = str.maketrans("()[]{}«»", ")(][}{»«")
_OPENING = re.compile(r"[(\[{]")
_CLOSING = re.compile(r"[)\]}]")


def runs_leftward(text: str) -> bool:
    """Whether most letters of a page are of a script that is written from right to left."""
    sample = text[:: max(1, len(text) // _SAMPLES)]
    if sample.isascii() or not any(bidirectional(letter) in _LEFTWARD for letter in sample):
        return False
    kinds = [bidirectional(letter) for letter in text]
    return 2 * sum(kind in _LEFTWARD for kind in kinds) > sum(kind in (*_LEFTWARD, "L") for kind in kinds)


def as_read(text: str, are_one: Callable[[int], bool]) -> str:
    """The text of such a page as its reader sees it, every character at the same place but for those exchanged.

    Args:
        text: as pdfium gives it.
        are_one: whether the characters at a place and after it are drawn in the same box.
    """
    text = _LIGATURE.sub(lambda match: match[0][::-1] if are_one(match.start()) else match[0], text)
    return text.translate(_BRACKETS) if _are_turned(text) else text


def _are_turned(text: str) -> bool:
    """Whether more lines begin their brackets with a closing one, and end them with an opening one, than not."""
    balance = 0
    for line in text.splitlines():
        opening, closing = _OPENING.search(line), _CLOSING.search(line)
        if opening and closing:
            balance += 1 if closing.start() < opening.start() else -1
    return balance > 0
