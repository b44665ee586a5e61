"""Lines that say who signs: "By Ada Lind", "Autor: ...", in the languages whose words for it are known."""

from __future__ import annotations

import re

from briefgen.documents.byline.people import name_words

_BY = re.compile(
    r"(?:(?:written|prepared|submitted|authored|text|words|an? (?:essay|article|paper|submission|op-ed))\s+)?"
    r"(?P<by>by|authors?|por|par|autor|autora|autores|auteure?s?)(?::\s*|\s+)(?P<names>.{2,300})$",
    re.I,
)
_FIELD = re.compile(
    r"(?:(?:автор(?:ы|и|ка)?|作者|著者|執筆者|저자|지은이|المؤلفة?|الكاتبة?|מחברת?|συγγραφ(?:έας|είς)|verfasser(?:in)?|autor(?:in|en)?"
    r"|autore|autrice)\s*[:：]\s*|(?:بقلم|מאת)\s*[:：]?\s+)(?P<names>.{2,300})$",
    re.I,
)
"""A line that names the author in a language whose words for it stand before a colon, or say no more than "by"."""


def signing(line: str) -> re.Match[str] | None:
    """The match of a line that names its author, `names` being what it names; None for any other line."""
    return _BY.match(line) or _FIELD.match(line)


def opens_name(text: str) -> bool:
    """Whether a text with a small first letter may open with a name: a particle, or the article of a body."""
    first = re.split(r"[\s'’‘-]", text, maxsplit=1)[0].lower()
    return first in name_words().particles or first in ("d", "l", "the")
