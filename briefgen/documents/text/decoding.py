"""Bytes to text: byte order marks, then UTF-8, then a guess that must be sure of itself."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# The longer marks first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONFIDENCE = 0.2
"""chardet's own figure, from 0 to 1, below which its guess is not taken; of version 7, whose figures are low."""
_WESTERN = "windows-1252"
_WESTERN_SIGNS = frozenset("€‚„…†‰‘’“”•–—™¡§©ª«®°±²³´·¹º»¼½¾¿×\u00a0")
_MOSTLY_ASCII = 0.8
_SAMPLE = 200_000
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_MANY_CONTROLS = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with line ends as `\\n`, and the encoding it was in."""

    text: str
    encoding: str


class NotText(ValueError):
    """The bytes are no text, or in no encoding that can be told; the message says which."""


def decode(content: bytes) -> Decoded:
    """The text of a file.

    Raises:
        NotText: it is binary, or its encoding cannot be told with confidence.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(_strict(content[len(mark) :], encoding), encoding)
    try:
        return _checked(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if content.count(0) * 100 > len(content):
        raise NotText("the file is not text")
    encoding = _guess(content)
    return _checked(_strict(content, encoding), encoding)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise NotText(f"the file says it is {encoding.upper()} and is not") from None


def _guess(content: bytes) -> str:
    import chardet

    guess = chardet.detect(content[:_SAMPLE])
    encoding, confidence = guess["encoding"], guess["confidence"] or 0.0
    if encoding is not None and confidence >= _CONFIDENCE:
        # Windows-1252 holds all that ISO 8859-1 prints, and the quotation marks that old texts really contain.
        return _WESTERN if encoding.lower() in {"ascii", "iso-8859-1", "latin-1"} else encoding.lower()
    if _is_western(content[:_SAMPLE]):
        return _WESTERN
    raise NotText("the file is not UTF-8, and its encoding cannot be told")


def _is_western(content: bytes) -> bool:
    """Whether bytes read as Windows-1252 give what texts contain: mostly ASCII, else letters and printers' signs."""
    try:
        others = [char for char in content.decode(_WESTERN) if char > "\x7f"]
    except UnicodeDecodeError:
        return False
    fitting = sum(1 for char in others if char.isalpha() or char in _WESTERN_SIGNS)
    return len(others) < (1 - _MOSTLY_ASCII) * len(content) and fitting > 0.95 * len(others)


def _checked(text: str, encoding: str) -> Decoded:
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _MANY_CONTROLS * len(sample) + 4:
        raise NotText("the file is not text")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding)
