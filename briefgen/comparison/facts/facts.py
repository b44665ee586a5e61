"""What a sentence states as a fact that another sentence may state differently."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.language.lexicon import Lexicon
from briefgen.model.documents import BODY_KINDS, Document
from briefgen.model.evidence import Sentence

_LINKS = r"of|for|on|and|the|to|in|de|del|la|los|para|y|du|des|et"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'&-]*"
NAMED = re.compile(rf"{_CAPITAL}(?:[ /](?:(?:{_LINKS}) ){{0,2}}{_CAPITAL})+|\b[A-Z]{{3,}}\b")
"""A named thing: two capitalised words or more, with small words inside, or an acronym."""

_SHORT_FORM = re.compile(r"\s*\(([A-Z][A-Za-z-]*[A-Z])\)")
_OPENERS = frozenset(
    {"the", "a", "an", "this", "in", "since", "when", "although", "while", "after", "but", "and", "both"}
    | {"el", "un", "una", "este", "desde", "cuando", "aunque"}
    | {"le", "les", "une", "ce", "cet", "cette", "depuis", "quand"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A value that a sentence gives for something.

    `subject` tells which facts are about the same, `label` is how the text writes it, `kind` is "date" or "number".
    `named` is how many words at the start of the subject are a name, which may be an acronym, 0 for none.
    """

    kind: str
    subject: tuple[str, ...]
    label: str
    value: str
    document: str
    sentence: int
    named: int = 0


def body_sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of the running text: not of notes, references, tables and lines of the page."""
    return (sentence for sentence in document.sentences if document.blocks[sentence.block].kind in BODY_KINDS)


def short_forms(document: Document) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Acronyms that a text introduces in brackets behind the name, each with the name: "Free Trade Agreement (FTA)"."""
    for sentence in document.sentences:
        if "(" in sentence.text:
            for match in NAMED.finditer(sentence.text):
                if short := _SHORT_FORM.match(sentence.text, match.end()):
                    yield key(short[1]), key(match.group())


def key(name: str) -> tuple[str, ...]:
    """A name without its article, accents, case and small words, so that it is recognised in another text."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    words = re.findall(r"[^\W_]+", "".join(char for char in plain if not unicodedata.combining(char)))
    links = set(_LINKS.split("|"))
    return tuple(word for at, word in enumerate(words) if word not in links and not (at == 0 and word in _OPENERS))


def without_opener(name: str) -> str:
    """The name without the article or conjunction that the sentence begins with."""
    first, _, rest = name.partition(" ")
    return rest if first.casefold() in _OPENERS and rest else name


def is_named(name: str) -> bool:
    """Whether it still names something once the opening word of the sentence is taken off."""
    return len(key(name)) > 1 or bool(re.fullmatch(r"[A-Z]{3,}", without_opener(name)))


def knows_facts(lexicon: Lexicon | None) -> bool:
    """Whether a language has the words that facts are told by."""
    return lexicon is not None and "event" in lexicon.tables
