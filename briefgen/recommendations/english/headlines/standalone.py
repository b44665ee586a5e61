"""Whether a headline can be read without the sentences around it, and what can be left out so that it can.

A word that points back ("these", "such", "it") has lost what it points to once the sentence stands in a table.
"""

from __future__ import annotations

import re

from briefgen.language.lexicon import Lexicon

_POINTS = r"\b(?:this|these|those|such)\b(?! as\b| an?\b| which\b| who\b| that\b| {document_kind})"
_PRONOUN = re.compile(
    r"^(?:do not )?(?:[\w'-]+ ){0,2}(?:it|them|him|they|he|she|this|those)\b(?! is (?:also |\w+ly )?"
    r"(?:time|imperative|allowed|necessary|high|essential|important))",
    re.IGNORECASE,
)
_OWN = re.compile(r"^(?:[\w'-]+ ){0,2}(?:its|their|his|her)\b", re.IGNORECASE)
_LAST_PHRASE = re.compile(
    r"^(?P<kept>(?:\S+ ){2,}?\S+) "
    r"(?:(?:in|on|at|within|under|for) (?:this|these|those|such) [\w-]+(?: [\w-]+)?|of (?:it|them|this|these|those))$",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\b(?P<word>these|those|such) (?P<group>(?!an?\b)[\w-]+ (?:[\w-]+s\b|(?:of|between|among|in) \w))", re.IGNORECASE
)
_MEANS = re.compile(
    r"^[\w-]+ (?:this|these|those|such) [^,;]*?\bby "
    r"(?P<means>[a-z-]+ing (?!this\b|these\b|such\b|it\b|them\b|so\b).+)$",
    re.IGNORECASE,
)


def stands_alone(lexicon: Lexicon, headline: str, *, addressee: bool) -> bool:
    """Whether nothing in a headline points to what is not in it; "its" and "their" may mean the addressee beside it."""
    points = lexicon.search(_POINTS, headline)
    return not (points or _PRONOUN.search(headline) or (not addressee and _OWN.search(headline)))


def unbound(lexicon: Lexicon, words: str) -> str:
    """An imperative without what points back, where that leaves a whole phrase.

    "Train officers in this field" gives "Train officers"; "Hear these angry voices" gives "Hear angry voices".
    """
    last = _LAST_PHRASE.match(words)
    words = last["kept"] if last else words
    plural = _PLURAL.search(words)
    if plural and plural["group"].split()[0].lower() not in lexicon.words("cut_before") | {
        "two",
        "three",
        "four",
        "five",
    }:
        words = words[: plural.start()] + words[plural.start("group") :]
    return words


def means(words: str) -> str | None:
    """The gerund phrase by which something already named is done: "help such towns *by building a wall*"."""
    found = _MEANS.match(words)
    return found["means"] if found else None
