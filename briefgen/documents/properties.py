"""Properties that a program writes into its files: often a user's name, a firm's or a template's title."""

from __future__ import annotations

import re

_EDGE = 3_000
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,4}$")


def declared_author(author: str, text: str) -> tuple[tuple[str, str], ...]:
    """The author that the properties name, as declared, if the text's beginning or end prints the same name."""
    author, text = " ".join(author.split()), " ".join(text.split())
    if _NAME.match(author) and (author in text[:_EDGE] or author in text[-_EDGE:]):
        return (("author", author),)
    return ()
