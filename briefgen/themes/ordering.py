"""Ids and orders of themes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from briefgen.model.documents import Corpus

DIGITS = 6
"""Digits that shares and indices keep."""


def in_document_order(corpus: Corpus, passages: Iterable[str]) -> tuple[str, ...]:
    """Passage ids in the order in which the corpus has them."""
    wanted = set(passages)
    return tuple(passage.id for passage in corpus.each_passage() if passage.id in wanted)


def slugs(labels: Iterable[str]) -> tuple[str, ...]:
    """An id for each label: its letters and digits in lower case without accents, joined by hyphens, each unique."""
    given: list[str] = []
    for label in labels:
        plain = unicodedata.normalize("NFKD", label.casefold())
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
        slug = re.sub(r"[\W_]+", "-", plain).strip("-") or "theme"
        number, unique = 1, slug
        while unique in given:
            number += 1
            unique = f"{slug}-{number}"
        given.append(unique)
    return tuple(given)
