"""A document while its blocks are being labelled."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from briefgen.model.documents import BODY_KINDS, BlockKind, Document

_NUMBER = re.compile(
    r"^(?:(?:chapter|section|part|annex|appendix)\s+)?(?:\d{1,2}(?:\.\d{1,2})*[.):]?|[ivx]{1,5}[.)]|[a-z][.)])\s+", re.I
)


class Draft:
    """The blocks of a document and what a reader sees of them; rules change labels, never places."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks = list(document.blocks)
        self.plain = _plain_texts(document)

    def __len__(self) -> int:
        return len(self.blocks)

    def label(self, at: int, kind: BlockKind, reason: str, *, level: int | None = None) -> None:
        """Gives a block another kind and says why."""
        self.blocks[at] = replace(self.blocks[at], kind=kind, reason=reason, level=level)

    def is_body(self, at: int) -> bool:
        return self.blocks[at].kind in BODY_KINDS

    def is_heading(self, at: int) -> bool:
        return self.blocks[at].kind is BlockKind.HEADING

    def name(self, at: int) -> str:
        """A heading's words for looking up: lower case, without number, marks and closing colon."""
        return _NUMBER.sub("", self.plain[at].lower().replace("’", "'")).strip(" :.*_#-–—")

    def position(self, at: int) -> float:
        """Where a block begins, from 0 (first character of the text) to 1."""
        return self.blocks[at].span.start / max(1, len(self.document.text))

    def is_one_line(self, at: int) -> bool:
        span = self.blocks[at].span
        return "\n" not in self.document.text[span.start : span.end]

    @property
    def first_body(self) -> int:
        """The first block of running text: a paragraph of 25 words, or of 12 that ends like a sentence."""
        for at in range(len(self)):
            words = self.plain[at].count(" ") + 1
            if self.is_body(at) and (words >= 25 or (words >= 12 and self.plain[at][-1:] in ".?!:")):
                return at
        return len(self)


def _plain_texts(document: Document) -> list[str]:
    """What `Document.plain` gives for each block, in one pass over the marks."""
    texts, marks, at = [], document.marks, 0
    for block in document.blocks:
        kept, here = [], block.span.start
        while at < len(marks) and marks[at].span.end <= block.span.start:
            at += 1
        while at < len(marks) and marks[at].span.start < block.span.end:
            kept.append(document.text[here : max(here, marks[at].span.start)])
            here = max(here, marks[at].span.end)
            if marks[at].span.end > block.span.end:
                break
            at += 1
        kept.append(document.text[here : max(here, block.span.end)])
        texts.append(" ".join("".join(kept).split()))
    return texts


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the parts of a page around a text are called: `phrases.toml`."""

    reference_headings: frozenset[str]
    note_headings: frozenset[str]
    apparatus_headings: frozenset[str]
    closing_headings: frozenset[str]
    site_headings: frozenset[str]
    author_headings: frozenset[str]
    furniture_lines: frozenset[str]
    dangling: frozenset[str]
    section_names: frozenset[str]
    furniture_patterns: re.Pattern[str]
    disclaimers: re.Pattern[str]
    looking_ahead: re.Pattern[str]


@cache
def phrases() -> Phrases:
    """The phrases, read once."""
    table = tomllib.loads((files("briefgen.documents.labels") / "phrases.toml").read_text("utf-8"))
    expressions: dict[str, Any] = {
        name: re.compile("|".join(f"(?:{one})" for one in table.pop(name)), re.I)
        for name in ("furniture_patterns", "disclaimers", "looking_ahead")
    }
    words: dict[str, Any] = {name: frozenset(entries) for name, entries in table.items()}
    return Phrases(**words, **expressions)
