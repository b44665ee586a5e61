"""Digests by which a sentence or passage is known again in another edition."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_DIGITS = 16
_REMEMBERED = 16_384
"""Digests remembered: those of passages are asked for by each step that looks back to the edition before."""


@lru_cache(_REMEMBERED)
def text_digest(text: str) -> str:
    """A digest of the letters and digits of a text, 16 hex digits: the same however it is set."""
    squashed = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
    return hashlib.sha256((squashed or text).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
