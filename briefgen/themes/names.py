"""Names of authors, of the corpus and cited in it: words that make no heading."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from briefgen.language.tokens import singular
from briefgen.model.documents import BlockKind, Corpus, Document

_NAME = r"[^\W\d_a-z][\w'’-]*[^\W\d_]"
_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_IN_BRACKETS = re.compile(rf"\(([^()]{{0,200}}?\b{_YEAR}[^()]{{0,80}})\)")
_BEFORE_YEAR = re.compile(rf"({_NAME})(?:,? (?:and|&|y|et|und) ({_NAME})| et al\.?)?,? \(\s*{_YEAR}\s*[):,;]")
_ENTRY = re.compile(rf"^\W*({_NAME})(?: ({_NAME}))?,", re.MULTILINE)
_TITLED = re.compile(
    r"\b(?:Presidente?|Minist(?:er|re|ro)|Senat(?:or|eur)|Secretary|Ambassador|Governor|Professor|Mrs?\.?|Ms\.?|Dra?\.?)"
    rf"(?: {_NAME}| [A-Z]\.){{0,3}} ({_NAME})"
)


def names_in(corpus: Corpus) -> frozenset[str]:
    """Folded words that name an author of the corpus, an author cited, or a person with a title before the name.

    A word of a citation counts as a name only if a third or more of its occurrences are citations and it is never
    written in lower case: "(World Bank 2006)" does not keep "bank" out of headings.
    """
    found = {
        word for document in corpus.documents for author in document.authors if author.is_named
        for word in _words(author.name)
    }  # fmt: skip
    for document in corpus.documents:
        found |= _cited(document)
        found |= {match.group(1) for match in _TITLED.finditer(document.text)}
    lower = {word for document in corpus.documents for word in re.findall(r"\b[^\W\d_A-Z]\w+", document.text)}
    return frozenset(
        folded
        for word in found
        if word.lower() not in lower
        for folded in (singular(word.casefold()), word.casefold(), _plain(word.casefold()))
    )


def _cited(document: Document) -> set[str]:
    text = document.text
    cited: Counter[str] = Counter()
    for match in _IN_BRACKETS.finditer(text):
        cited.update(_words(match.group(1)))
    for match in _BEFORE_YEAR.finditer(text):
        cited.update(name for name in match.groups() if name)
    for block in document.blocks:
        if block.kind in (BlockKind.REFERENCE, BlockKind.NOTE):
            entries = _ENTRY.finditer(text, block.span.start, block.span.end)
            cited.update(name for match in entries for name in match.groups() if name)
    return {name for name, times in cited.items() if 3 * times >= len(re.findall(rf"\b{re.escape(name)}\b", text))}


def _words(name: str) -> list[str]:
    return re.findall(_NAME, name)


def _plain(word: str) -> str:
    """Without accents: a name is often written both ways."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
