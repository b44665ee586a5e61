"""Places in a text: spans, sentences, passages, locators, quotations."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of character offsets into `Document.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """How many characters the two have in common."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The unit of evidence.

    `index` is its 0-based place among the document's sentences, in reading order; `block` the index of the block it
    starts in; for a paragraph that a page break cuts, that of its first block, so that sentences of one paragraph have
    the same. `spans` are the stretches of source text that make it up: one as a rule, two where a page break or a
    running head cuts it. `text` is what a reader reads: the spans joined by a space, note marks and markup left out,
    white space collapsed.
    """

    index: int
    block: int
    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The unit of grouping: a few neighbouring sentences of body text (about 25 to 110 words) of one document.

    `id` is `<document id>-p<number>`; `sentences` are indices into `Document.sentences`; `span` runs from the first
    character of the first to the last character of the last sentence; `text` is the sentences' text joined by spaces.
    """

    id: str
    document: str
    span: Span
    sentences: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where something stands: document id, span, and as far as they are known page, line and paragraph (1-based)."""

    document: str
    span: Span
    line: int
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Verbatim source text with its place.

    `text` is exactly `Document.text[span.start:span.end]`; `plain` is the same as a reader sees it: note marks and
    markup left out, white space collapsed.
    """

    text: str
    plain: str
    locator: Locator
