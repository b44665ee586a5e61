"""Names of authors, of the corpus and cited in it: words that make no heading."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from briefgen.language.tokens import singular
from briefgen.model.documents import Author, BlockKind, Corpus, Document
from briefgen.model.evidence import Span

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
    return names_of(
        (author for document in corpus.documents for author in document.authors),
        ((document.text, _entries(document)) for document in corpus.documents),
    )


def names_of(authors: Iterable[Author], texts: Iterable[tuple[str, Sequence[Span]]]) -> frozenset[str]:
    """As `names_in`, of some authors and texts, each with the spans of its list of works."""
    found = {word for author in authors if author.is_named for word in _words(author.name)}
    lower: set[str] = set()
    for text, entries in texts:
        found |= _cited(text, entries)
        found |= {match.group(1) for match in _TITLED.finditer(text)}
        lower.update(re.findall(r"\b[^\W\d_A-Z]\w+", text))
    return frozenset(
        folded
        for word in found
        if word.lower() not in lower
        for folded in (singular(word.casefold()), word.casefold(), _plain(word.casefold()))
    )


def _entries(document: Document) -> list[Span]:
    return [block.span for block in document.blocks if block.kind in (BlockKind.REFERENCE, BlockKind.NOTE)]


def _cited(text: str, entries: Sequence[Span]) -> set[str]:
    cited: Counter[str] = Counter()
    for match in _IN_BRACKETS.finditer(text):
        cited.update(_words(match.group(1)))
    for match in _BEFORE_YEAR.finditer(text):
        cited.update(name for name in match.groups() if name)
    for span in entries:
        found = _ENTRY.finditer(text, span.start, span.end)
        cited.update(name for match in found for name in match.groups() if name)
    return {name for name, times in cited.items() if 3 * times >= len(re.findall(rf"\b{re.escape(name)}\b", text))}


def _words(name: str) -> list[str]:
    return re.findall(_NAME, name)


def _plain(word: str) -> str:
    """Without accents: a name is often written both ways."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
