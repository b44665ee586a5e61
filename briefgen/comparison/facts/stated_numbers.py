"""How many of something there are: parts of a plan, members of a body, a figure and its rival."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.comparison.facts.facts import NAMED, Fact, is_named, key, without_opener
from briefgen.language.lexicon import Lexicon
from briefgen.language.tokens import content_words, stems
from briefgen.model.documents import Document
from briefgen.model.evidence import Sentence

_NUMBER = r"(?P<number>\d[\d,.]*\d|\d|{several})"
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_UNIT = r"(?P<unit>(?:[a-z][\w'’-]+ ){0,2}?[a-z][\w-]+s)\b"
_COUNTED = re.compile(
    r"\s+(?P<unit>(?:[^\W\d_][\w'’-]*\s+){0,3}?[^\W\d_][\w'’-]*)(?=\s+(?:had|have|has|were|was|are|is|who|that|which|in|at|of|for|to|took|died|participated)\b|[,.;])"
)


def enumerations(document: Document, sentence: Sentence, lexicon: Lexicon) -> Iterator[Fact]:
    """How many priorities, goals or parts a plan or text is said to have in all: "the four main priorities"."""
    text = sentence.text
    template = rf"(?P<whole>{{whole_set}}) {_NUMBER} (?:{{main}} )?(?P<unit>{{enumerated}})"
    for match in lexicon.finditer(template, text):
        if not _is_partial(lexicon, text, match):
            yield Fact(
                kind="number",
                subject=("", match["unit"].casefold()),
                label=match["unit"],
                value=_value(lexicon, match["number"]),
                document=document.id,
                sentence=sentence.index,
            )


def holdings(document: Document, sentence: Sentence, lexicon: Lexicon) -> Iterator[Fact]:
    """How many of something a named thing has: "The Harbour Board has 14 members". Years and rounded numbers aside."""
    text = sentence.text
    if _YEAR.search(text) or lexicon.search("{over_time}", text):
        return
    for held in NAMED.finditer(text):
        match = lexicon.pattern(rf"\s+{{numbers_with}} (?:only )?{_NUMBER} {_UNIT}").match(text, held.end())
        if match and is_named(held.group()):
            subject = key(held.group())
            unit = tuple(stems(content_words(match["unit"], document.language), document.language))
            yield Fact(
                kind="number",
                subject=(*subject, "", *unit),
                named=len(subject),
                label=f"{without_opener(held.group())}: {match['unit']}",
                value=_value(lexicon, match["number"]),
                document=document.id,
                sentence=sentence.index,
            )


def rival_figures(document: Document, one: Sentence, other: Sentence, lexicon: Lexicon) -> tuple[Fact, Fact] | None:
    """Two figures for one thing in neighbouring sentences, each with its source.

    "According to the ministry, 13 officers took part. According to the embassy the number is 237."
    """
    sources = lexicon.pattern("{source_given}")
    if not (sources.search(one.text) and sources.search(other.text)):
        return None
    if any(lexicon.search("{over_time}", text) or _YEAR.search(text) for text in (one.text, other.text)):
        return None
    taken_up = lexicon.search(rf"{{the_figure}}[^.;]{{0,40}}? {{amounts_to}} (?:only )?{_NUMBER}(?![\d%])", other.text)
    given = [
        (match, unit)
        for match in re.finditer(r"(?<![\w$€£.,-])(\d[\d,.]*\d|\d)(?=\s)", one.text)
        if (unit := _COUNTED.match(one.text, match.end()))
    ]
    if taken_up is None or len(given) != 1:
        return None
    match, unit = given[0]
    values = _value(lexicon, match.group()), _value(lexicon, taken_up["number"])
    if values[0] == values[1]:
        return None
    subject = ("", *key(unit["unit"]), str(one.index))
    first, second = (
        Fact(kind="number", subject=subject, label=unit["unit"], value=value, document=document.id, sentence=at.index)
        for value, at in zip(values, (one, other), strict=True)
    )
    return first, second


def _is_partial(lexicon: Lexicon, text: str, match: re.Match[str]) -> bool:
    """Whether only some are meant ("three of the five goals", "the first two goals"), or a rounded number."""
    before = text[max(0, match.start() - 24) : match.start()]
    return bool(
        re.search(r"\b(?:of|other|another|additional|first|last|remaining|further)\s*$", before, re.IGNORECASE)
        or lexicon.pattern(r"{roughly}\s*$").search(before)
    )


def _value(lexicon: Lexicon, number: str) -> str:
    low = number.casefold()
    return lexicon.tables["number_value"].get(low, low.replace(",", ""))
