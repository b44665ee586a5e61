"""Text as it may be shown: characters that act on a reader's screen, or that no font has, are spelled out.

A text is data. A control character or a bidirectional override in it would change how other text is read, so it is
shown as its code, `[U+202E]`. On the printed page a character that the fonts lack would be an empty box: it is replaced
by what typographers treat as the same character, or shown as its code too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Format characters that show nothing and change only how lines break or letters join.
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")
_SAME = {
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "–",
    "\u2015": "—",
    "\u2212": "-",
    "\u02bc": "’",
    "\u2024": ".",
    **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000\u1680", " "),
    **dict.fromkeys("\u00a0\u2007\u202f", "\u00a0"),
    **dict.fromkeys("\u2028\u2029\u0085\t\n\r\x0b\x0c", " "),
}
_PLAIN = re.compile(r"[\n\x20-\x7e\xa1-\xac\xae-\u02ff\u2013\u2014\u2018-\u201f\u2020-\u2022\u2026\u20ac]*")


def visible(text: str) -> str:
    """The text with every control character, bidirectional control and unpaired surrogate spelled out as its code."""
    if _PLAIN.fullmatch(text):
        return text
    return _spelled("".join(_SAME[c] if c in "\t\x0b\x0c\x85\u2028\u2029" else c for c in text), _shows)


def printable(text: str, covered: Container[int]) -> str:
    """The text in characters that the fonts have: composed, replaced by their like, or spelled out as `[U+4E2D]`.

    Args:
        text: any text.
        covered: the code points that the fonts can print.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    if all(ord(c) in covered and c not in _UNSEEN and _shows(c) for c in set(composed)):
        return composed
    kept = []
    for character in composed:
        if character in _UNSEEN:
            continue
        if ord(character) in covered or not _shows(character):
            kept.append(character)
            continue
        like = _SAME.get(character) or unicodedata.normalize("NFKC", character)
        kept.append(like if like and all(ord(c) in covered for c in like) else character)
    return _spelled("".join(kept), lambda c: _shows(c) and ord(c) in covered)


def unprintable(text: str, covered: Container[int]) -> str:
    """The characters of a text that the fonts lack and that are therefore printed as codes, each once, sorted."""
    if text.isascii():
        return ""
    lacking = {
        c for c in set(unicodedata.normalize("NFC", text)) if _shows(c) and c not in _UNSEEN and ord(c) not in covered
    }
    return "".join(sorted(c for c in lacking if printable(c, covered).startswith("[U+")))


def _shows(character: str) -> bool:
    """Whether a character only shows itself: no control, no direction, no private use, no half of a pair."""
    category = unicodedata.category(character)
    return character == "\n" or (
        category not in ("Cc", "Cs", "Co", "Cn") and character not in _BIDI and character != "\ufffd"
    )


def _spelled(text: str, keep: Callable[[str], bool]) -> str:
    parts: list[str] = []
    codes: list[str] = []
    for character in text:
        if keep(character):
            if codes:
                parts.append(f"[{' '.join(codes)}]")
                codes = []
            parts.append(character)
        else:
            codes.append(f"U+{ord(character):04X}")
    if codes:
        parts.append(f"[{' '.join(codes)}]")
    return "".join(parts)
