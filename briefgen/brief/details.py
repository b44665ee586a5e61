"""What is at the heart of a proposal, in its text's own words: "an intelligence core within a binational body".

A headline is made of one sentence. Where a further sentence of the same proposal says what is to be made, its words are
quoted beside the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefgen.brief.own_words import ELLIPSIS
from briefgen.language.catalogue import words
from briefgen.model.evidence import Quotation
from briefgen.model.recommendations import Recommendation

MOST, WORDS = 2, 10
"""Pieces of one sentence that are quoted, and the words of each."""
PARTICLE = 3
"""Letters of a word that names nothing."""


def detail_of(recommendations: Iterable[Recommendation], word: str) -> tuple[str, tuple[Quotation, ...]]:
    """The words that say what is to be made, and the sentence they stand in, part by part; "" where none does.

    Args:
        recommendations: of one voice on one matter; the best sentence of the first is told by its headline already.
        word: what the voice wants ("trilateral"); a sentence whose words have it comes before others.
    """
    sentences = [evidence for entry in recommendations for evidence in entry.evidence][1:]
    found = [(pieces, evidence) for evidence in sentences if (pieces := _pieces(evidence.plain))]
    if not found:
        return "", ()
    pieces, evidence = next((one for one in found if word and word in " ".join(one[0]).lower()), found[0])
    return f" {ELLIPSIS} ".join(pieces), evidence.quotations


def points_to(further: Recommendation, first: Recommendation) -> bool:
    """Whether a recommendation is about the thing that another one asks for: "at the heart of this treaty ..."."""
    nouns = "|".join(re.escape(word) for word in first.headline.split() if word.isalpha() and len(word) > PARTICLE)
    pattern = rf"\b(?:{'|'.join(words('texts.pointing'))}) (?:{nouns})\b"
    return bool(nouns) and any(re.search(pattern, evidence.plain, re.IGNORECASE) for evidence in further.evidence)


def _pieces(sentence: str) -> list[str]:
    found = []
    for match in _making().finditer(sentence):
        thing = _ends().split(sentence[match.end() :], maxsplit=1)[0].strip()
        if 1 < len(thing.split()) <= WORDS and "“" not in thing and "”" not in thing:
            start = match.end() if match[1].lower().startswith("to ") else match.start()
            found.append(sentence[start : match.end() + len(thing) + 1].strip())
    return found[:MOST]


@cache
def _making() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, words('texts.making')))})(?= )", re.IGNORECASE)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"[,.;:()]|\b(?:{'|'.join(words('texts.making_ends'))})\b", re.IGNORECASE)
