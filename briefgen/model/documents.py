"""The texts that are compared: sources, authors, blocks, documents, the corpus."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from briefgen.model.evidence import Locator, Passage, Quotation, Sentence, Span
from briefgen.model.notices import Notice


class BlockKind(StrEnum):
    """What a stretch of text is. Cleaning labels blocks; it never deletes them."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    NOTE = "note"
    REFERENCE = "reference"
    TABLE = "table"
    BYLINE = "byline"
    FURNITURE = "furniture"


BODY_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
"""The kinds of block that are the author's own running text: what is grouped, and where recommendations are sought."""


class MarkKind(StrEnum):
    """What a marked stretch inside a block is; marks are left out of what a reader is shown."""

    NOTE = "note"
    """A footnote's call: `[1]`, `<sup>5</sup>`."""
    MARKUP = "markup"
    """Characters that stand for form, not text: the asterisks of `*emphasis*`, a list item's bullet."""


class DatePrecision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file of the corpus: `path` relative to the corpus folder (always with `/`), media type, SHA-256 in hex."""

    path: str
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of text that belongs to the form, not to what is said."""

    kind: MarkKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A labelled stretch of a document.

    `span` leaves out surrounding white space. `number` counts paragraphs and list items from 1 and is what a reader
    is told ("para. 12"); other kinds have none, and a block that continues one cut by a page break has its number.
    `page` is 1-based, None where the format has no pages. `level` is a heading's depth from 1. `continues` is the
    index of the block whose cut sentence goes on here. `reason` says why the block got its label, if not plain.
    """

    kind: BlockKind
    span: Span
    number: int | None = None
    page: int | None = None
    level: int | None = None
    continues: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a title, author or date was found: the name of the rule, and the place in the text if it stands there."""

    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who speaks.

    `name` is as printed in the source, accents kept; `short` is the name used in tables ("Moss", "van der Berg").
    An unsigned text is its own author: `is_named` is False and `name` is its title or file name.
    """

    id: str
    name: str
    short: str
    affiliation: str | None = None
    is_named: bool = True
    found: Provenance


UNSIGNED = "unsigned"
"""The id of an unsigned text, and of the author who stands in for its own; a second one is `unsigned-2`."""


def unsigned_number(id: str) -> int | None:
    """The number that an id gives an unsigned text: 1 for `unsigned`, 3 for `unsigned-3`; None for any other id."""
    base, _, number = id.partition("-")
    if id == UNSIGNED:
        return 1
    return int(number) if base == UNSIGNED and number.isdecimal() and len(number) < 10 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A document's own title, as printed, and where it was found."""

    text: str
    found: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueDate:
    """When a document says it was issued: ISO 8601, cut to its precision ("2018-08-24", "2018-08", "2018")."""

    iso: str
    precision: DatePrecision
    found: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text, whole and unchanged, with everything that reading found out about it.

    `text` is the decoded file with line ends as `\\n`; every span counts into it. `authors` is empty until the corpus
    gives an unsigned text its stand-in. `latest_year` is the latest year mentioned in the text, a bound for readers of
    an undated one. `marks` are ordered by place and do not overlap. `declared` are metadata that the format itself
    carries (front matter, properties), by lower-case key, for the byline rules.
    """

    id: str
    source: Source
    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    title: Title | None = None
    authors: tuple[Author, ...] = ()
    issued: IssueDate | None = None
    latest_year: int | None = None
    language: str = "und"
    encoding: str = "utf-8"
    declared: tuple[tuple[str, str], ...] = ()
    sentences: tuple[Sentence, ...] = ()
    passages: tuple[Passage, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def words(self) -> int:
        """Words of the whole text, counted as runs of letters and digits."""
        return len(re.findall(r"\w+(?:[\'’.-]\w+)*", self.text))

    @property
    def is_signed(self) -> bool:
        return any(author.is_named for author in self.authors)

    @property
    def signatories(self) -> frozenset[str]:
        """Who speaks in it, persons and bodies, case and spacing aside; nobody in an unsigned text."""
        names = {author.name for author in self.authors if author.is_named}
        bodies = {author.affiliation for author in self.authors if author.affiliation}
        return frozenset(" ".join(name.casefold().split()) for name in names | bodies)

    @property
    def voice(self) -> str:
        """The authors' short names as one voice: "Moss", "Smith and Jones", "Smith et al."."""
        names = [author.short for author in self.authors]
        if not names:
            return self.id
        if len(names) > 2:
            return f"{names[0]} et al."
        return " and ".join(names)

    def called(self, id: str, authors: tuple[Author, ...] | None = None) -> Document:
        """The same document under another id, which its passages have too; by other authors where some are given."""
        passages = tuple(
            replace(passage, id=f"{id}-p{at}", document=id) for at, passage in enumerate(self.passages, start=1)
        )
        return replace(self, id=id, authors=authors or self.authors, passages=passages)

    def plain(self, span: Span) -> str:
        """The span as a reader sees it: marks left out, white space collapsed."""
        kept, at = [], span.start
        for mark in self.marks:
            if mark.span.end <= span.start or mark.span.start >= span.end:
                continue
            kept.append(self.text[at : max(at, mark.span.start)])
            at = max(at, mark.span.end)
        kept.append(self.text[at : span.end])
        return " ".join("".join(kept).split())

    def locate(self, span: Span) -> Locator:
        """The place of a span: line, page and paragraph of its first character."""
        block = self.block_at(span.start)
        return Locator(
            document=self.id,
            span=span,
            line=self.text.count("\n", 0, span.start) + 1,
            page=block.page if block else None,
            paragraph=block.number if block else None,
        )

    def quote(self, span: Span) -> Quotation:
        """The span as a verbatim quotation with its place."""
        text, plain = self.text[span.start : span.end], self.plain(span)
        shown = text if text == plain else plain  # one string where they say the same: there may be a million of them
        return Quotation(text=text, plain=shown, locator=self.locate(span))

    def quote_sentence(self, sentence: Sentence) -> tuple[Quotation, ...]:
        """A sentence as quotations, one for each stretch of source text that makes it up."""
        return tuple(self.quote(span) for span in sentence.spans)

    def block_at(self, offset: int) -> Block | None:
        """The block that an offset falls in, None between blocks."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].span.end else None


def of_one_voice(documents: Sequence[Document]) -> tuple[tuple[Document, ...], ...]:
    """The groups of two documents or more that have a signatory in common, in the order of the documents; one group may
    be all of them."""
    signed: dict[str, list[Document]] = {}
    for document in documents:
        for name in sorted(document.signatories):
            signed.setdefault(name, []).append(document)
    ids = {tuple(one.id for one in group): tuple(group) for group in signed.values() if len(group) > 1}
    return tuple(ids.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The documents compared, ordered by path, and the notices about what was left out or is doubtful."""

    documents: tuple[Document, ...]
    notices: tuple[Notice, ...] = ()
    _by_id: dict[str, Document] = field(init=False, repr=False, compare=False, default_factory=dict)
    digests: list[str] = field(init=False, repr=False, compare=False, default_factory=list)
    """Digests of what was read of each document, once somebody (`briefgen.language.kept`) has asked for them."""

    def document(self, id: str) -> Document:
        """The document with that id, the first where several have it.

        Raises:
            KeyError: there is none.
        """
        if not self._by_id:
            self._by_id.update((document.id, document) for document in reversed(self.documents))
        return self._by_id[id]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, in document order."""
        return tuple(self.each_passage())

    def each_passage(self) -> Iterator[Passage]:
        """The same one after the other, so that those of very many documents are not held all at once."""
        for document in self.documents:
            yield from document.passages
