"""How much of the reference essays is read again from another format, against how their text files are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.documents import read_corpus
from briefgen.errors import NothingToCompare
from briefgen.model.documents import BODY_KINDS, BlockKind, Document
from briefgen.model.recommendations import Recommendation
from briefgen.recommendations import document_recommendations
from briefgen.settings import Settings
from tests.conversion.convert import names
from tests.documents.converting import essays

SETTINGS = Settings()

_NUMBER = re.compile(r"^\W*\d*\W*")


@dataclass
class Figures:
    """What one format gives, of all essays together; shares from 0 to 1.

    `in_text`: sentences that stand in the text word for word, after white space. `as_sentences`: those that are
    sentences there. `precision`, `recall`: recommendations whose first sentence is that of one of the text build;
    `same`: those that are the same in headline, stance, strength and every sentence.
    """

    sentences: int = 0
    in_text: float = 0
    as_sentences: float = 0
    precision: float = 0
    recall: float = 0
    same: float = 0
    kept: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """By name ("titles", "headings"): how many were kept, of how many, and how many came that the text has not."""
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision else 0


def bare(text: str) -> str:
    """Without white space, which a line's end may have put there or taken."""
    return "".join(text.split())


def sentences(document: Document) -> list[str]:
    return [s.text for s in document.sentences if document.blocks[s.block].kind in BODY_KINDS]


def running(document: Document) -> str:
    """All that is read as the author's, in one line; sentences that a page cuts are put together once more."""
    body = (block for block in document.blocks if block.kind not in (BlockKind.FURNITURE, BlockKind.NOTE))
    cut = (sentence.text for sentence in document.sentences if len(sentence.spans) > 1)
    return " ".join([*(document.plain(block.span) for block in body), *cut])


def of_kind(document: Document, kind: BlockKind) -> Counter[str]:
    """The blocks of a kind, cut ones put together, without white space, numbers and brackets before them."""
    texts: dict[int, str] = {}
    first: dict[int, int] = {}
    for at, block in enumerate(document.blocks):
        if block.kind is kind:
            first[at] = first.get(block.continues, at) if block.continues is not None else at
            before = texts.get(first[at], "")
            texts[first[at]] = re.sub("(?<=[a-z])[-‐\N{SOFT HYPHEN}]$", "", before) + document.plain(block.span)
    return Counter(_NUMBER.sub("", bare(text)) for text in texts.values())


def _firsts(advice: Iterable[Recommendation]) -> Counter[str]:
    return Counter(bare(one.evidence[0].plain) for one in advice)


def _wholes(advice: Iterable[Recommendation]) -> Counter[tuple[str, ...]]:
    return Counter(
        (one.headline, one.stance, one.strength, *(bare(evidence.plain) for evidence in one.evidence)) for one in advice
    )


def measure(folder: Path) -> Figures:
    """Reads a folder that holds the essays in one format."""
    try:
        found = names(read_corpus([folder], SETTINGS.reading).documents)
    except NothingToCompare as fault:
        return Figures(misses=[str(fault)])
    return compare(names(essays()), found)


def compare(essays: dict[str, Document], found: dict[str, Document]) -> Figures:
    """The figures of documents, by file name without ending, against those that text files gave."""
    figures = Figures()
    counts: Counter[str] = Counter()
    totals: dict[str, Counter[str]] = {
        name: Counter() for name in ("titles", "authors", "headings", "list items", "notes")
    }
    for name, essay in essays.items():
        if name not in found:
            figures.misses.append(f"{name}: not read")
            counts["sentences"] += len(sentences(essay))
            continue
        _compare_sentences(name, essay, found[name], counts, figures.misses)
        _compare_advice(name, essay, found[name], counts, figures.misses)
        _compare_structure(name, essay, found[name], totals, figures.misses)
    figures.sentences = counts["sentences"]
    figures.in_text = counts["in text"] / counts["sentences"]
    figures.as_sentences = counts["as sentences"] / counts["sentences"]
    figures.recall = counts["agreed"] / max(counts["wanted"], 1)
    figures.precision = counts["agreed"] / max(counts["given"], 1)
    figures.same = 2 * counts["same"] / max(counts["wanted"] + counts["given"], 1)
    figures.kept = {name: (total["kept"], total["of"], total["more"]) for name, total in totals.items()}
    return figures


def _compare_sentences(name: str, essay: Document, found: Document, counts: Counter[str], misses: list[str]) -> None:
    wanted, there, text = sentences(essay), set(sentences(found)), running(found)
    counts["sentences"] += len(wanted)
    for sentence in wanted:
        counts["in text"] += sentence in text
        counts["as sentences"] += sentence in there
        if sentence not in there:
            misses.append(f"{name}: {'not a sentence of its own' if sentence in text else 'NOT FOUND'}: {sentence}")


def _compare_advice(name: str, essay: Document, found: Document, counts: Counter[str], misses: list[str]) -> None:
    one, two = (document_recommendations(document, SETTINGS.recommendations) for document in (essay, found))
    wanted, given = _firsts(one), _firsts(two)
    counts["wanted"] += wanted.total()
    counts["given"] += given.total()
    counts["agreed"] += (wanted & given).total()
    counts["same"] += (_wholes(one) & _wholes(two)).total()
    misses += (f"{name}: recommendation missed: {text}" for text in (wanted - given).elements())
    misses += (f"{name}: recommendation that the text build has not: {text}" for text in (given - wanted).elements())
    changed = _wholes(two) - _wholes(one)
    misses += (f"{name}: recommendation differs: {one[:3]}" for one in changed.elements() if one[3] in wanted)


def _compare_structure(
    name: str, essay: Document, found: Document, totals: dict[str, Counter[str]], misses: list[str]
) -> None:
    pairs = {"authors": (_authors(essay), _authors(found))}
    if essay.title:  # what a program puts where an essay has no title is not its reader's fault
        pairs["titles"] = (Counter([bare(essay.title.text)]), Counter([bare(found.title.text if found.title else "")]))
    for label, kind in (
        ("headings", BlockKind.HEADING),
        ("list items", BlockKind.LIST_ITEM),
        ("notes", BlockKind.NOTE),
    ):
        pairs[label] = (of_kind(essay, kind), of_kind(found, kind))
    for label, (wanted, given) in pairs.items():
        totals[label].update({"kept": (wanted & given).total(), "of": wanted.total(), "more": (given - wanted).total()})
        misses += (f"{name}: {label}: lost: {text}" for text in (wanted - given).elements())
        misses += (f"{name}: {label}: more: {text}" for text in (given - wanted).elements())


def _authors(document: Document) -> Counter[str]:
    """The authors as one; an unsigned text's stand-in is called by its file, which differs."""
    return Counter([", ".join(author.name if author.is_named else "(unsigned)" for author in document.authors)])
