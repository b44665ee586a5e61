"""Verb forms of Spanish and French, led back to the infinitive that a headline opens with.

The lexicon lists infinitives and says, by their ends, how they bend (`subjunctive`, `imperative`, `participle`); all
forms are made once and looked up. What is not among them stays what it is: the headline then quotes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from briefgen.language.lexicon import Lexicon

_ENCLITIC_IMPERATIVE = "se"
"""Spanish: "publíquense las actas"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forms:
    """Bent forms to infinitives: of clauses of what is wanted, of commands to us or you, and past participles."""

    wanted: Mapping[str, str]
    commanded: Mapping[str, str]
    participles: Mapping[str, str]


@cache
def forms(lexicon: Lexicon) -> Forms:
    """All forms of the verbs of a lexicon."""
    wanted: dict[str, str] = {}
    commanded: dict[str, str] = {}
    participles: dict[str, str] = {}
    tables = lexicon.tables
    ends = sorted(lexicon.words("participle_endings"))
    cut = "".join(lexicon.words("participle_cut"))
    for verb in (*lexicon.groups["action_verb"], *lexicon.groups["other_verb"]):
        subjunctive = list(_bent(verb, tables["subjunctive"]))
        for form in subjunctive:
            wanted.setdefault(form, verb)
        if "imperative" in tables:
            for form in _bent(verb, tables["imperative"]):
                commanded.setdefault(form, verb)
        elif subjunctive:
            commanded.setdefault(subjunctive[-1], verb)
            for form in subjunctive[:2]:
                commanded.setdefault(_bare(form) + _ENCLITIC_IMPERATIVE, verb)
        for form in _bent(verb, tables["participle"]):
            for end in ("", *ends):
                participles.setdefault(form.removesuffix(cut) + end if cut and end else form + end, verb)
    return Forms(wanted=wanted, commanded=commanded, participles=participles)


def _bent(verb: str, table: Mapping[str, str]) -> Iterator[str]:
    """The forms of a verb by the longest end in the table that it has."""
    end = max((end for end in table if verb.endswith(end)), key=len, default=None)
    if end is not None:
        yield from (verb[: len(verb) - len(end)] + form for form in table[end].split())


def _bare(word: str) -> str:
    """A word without the accents that mark stress; ñ and ü stay."""
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", parts.replace("\u0301", ""))


def infinitive(lexicon: Lexicon, word: str) -> tuple[str, str] | None:
    """An infinitive and the pronoun written behind it ("publicarse" gives "publicar", "se"); None for other words."""
    found = _infinitives(lexicon).fullmatch(word.lower())
    if found is None or found["verb"] in lexicon.words("noun_like_infinitive"):
        return None
    return found["verb"], found["pronoun"] or ""


@cache
def _infinitives(lexicon: Lexicon) -> re.Pattern[str]:
    ends = "|".join(sorted(lexicon.words("infinitive_ending"), key=lambda end: (-len(end), end)))
    pronouns = "|".join(sorted(lexicon.words("enclitic")))
    listed = "être|ir|ser|ver|dar"
    return re.compile(rf"(?P<verb>(?:{listed})|[\w-]{{2,}}(?:{ends}))(?P<pronoun>{pronouns})?")


def wanted(lexicon: Lexicon, word: str) -> str | None:
    """The infinitive of a verb in the subjunctive, None for other words."""
    return forms(lexicon).wanted.get(word.lower())


def commanded(lexicon: Lexicon, word: str) -> str | None:
    """The infinitive of a command to us or to you, None for other words."""
    known = forms(lexicon).commanded
    return known.get(word.lower()) or known.get(_bare(word.lower()))


def participle(lexicon: Lexicon, word: str) -> str | None:
    """The infinitive of a past participle of any gender and number, None for other words."""
    return forms(lexicon).participles.get(word.lower())
