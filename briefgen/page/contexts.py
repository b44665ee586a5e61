"""The text around quoted words, for a reader who wants to see that they mean what the brief says.

A template asks for the place of every quotation that it prints and gets an anchor; at the end it prints, text by text,
the paragraphs that were asked for, with the quoted words marked and the way back to each place that quotes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefgen.model.brief import Brief
from briefgen.model.documents import BODY_KINDS, Block, BlockKind, Document
from briefgen.model.evidence import Locator, Quotation, Span

MOST_CHARACTERS = 1_500_000
"""Of paragraphs in one brief: about 250,000 words, far more than 30 essays. Later quotations get no anchor."""
_WHOLE = 2_000
"""Characters of a paragraph that is shown whole; of a longer one, what stands within `_AROUND` of the quoted words."""
_AROUND = 600
_SHORT = 280
"""A paragraph shorter than this is shown with those before and after it, `_NEAR` characters of each at most."""
_NEAR = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a paragraph as a reader sees it. `anchor` is "" where no quotation begins."""

    text: str
    quoted: bool
    anchor: str = ""
    asked: tuple[str, ...] = ()
    """The anchors of the places in the brief that quote the words that begin here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Quoted words in their paragraph: the heading above it, the ends of its neighbours where it is short."""

    locator: Locator
    under: str
    before: str
    parts: tuple[Part, ...]
    after: str


class SourceBook:
    """Gives quotations their anchors, in the order in which a template asks, and remembers who asked."""

    def __init__(self, brief: Brief) -> None:
        self._documents = {document.id: document for document in brief.corpus.documents}
        self._asked: dict[str, dict[Span, list[str]]] = {}
        self._room = MOST_CHARACTERS
        self._blocks: set[tuple[str, int]] = set()
        self.left_out = 0
        """How many quotations got no anchor, for want of room."""

    def anchors(self, quotations: Iterable[Quotation], asked: str) -> tuple[str, ...]:
        """The anchors of quotations among the contexts, without those for which there is no room.

        Args:
            quotations: words that the brief prints, or rests on.
            asked: the anchor of the place in the brief that quotes them, for the way back.
        """
        return tuple(anchor for quotation in quotations if (anchor := self._anchor(quotation, asked)))

    def _anchor(self, quotation: Quotation, asked: str) -> str:
        locator = quotation.locator
        document = self._documents[locator.document]
        start = _paragraph(document, locator.span).start
        if (document.id, start) not in self._blocks:
            needed = min(len(_paragraph(document, locator.span)), _WHOLE) + 2 * _NEAR
            if needed > self._room:
                self.left_out += 1
                return ""
            self._room -= needed
            self._blocks.add((document.id, start))
        who = self._asked.setdefault(document.id, {}).setdefault(locator.span, [])
        if asked not in who:
            who.append(asked)
        return _anchor(document.id, locator.span.start)

    def of(self, document: str) -> tuple[Context, ...]:
        """The contexts of the quotations of a document that have been asked for, in the order of the document."""
        spans = self._asked.get(document, {})
        return tuple(_context(self._documents[document], group, spans) for group in self._groups(document))

    def _groups(self, document: str) -> Iterator[list[Span]]:
        """Spans that are shown together: those of one paragraph, unless it is long and they are far apart."""
        group: list[Span] = []
        whole = Span(0, 0)
        for span in sorted(self._asked.get(document, {})):
            paragraph = _paragraph(self._documents[document], span)
            near = len(paragraph) <= _WHOLE or (group and span.start - max(s.end for s in group) <= 2 * _AROUND)
            if group and (paragraph != whole or not near):
                yield group
                group = []
            group.append(span)
            whole = paragraph
        if group:
            yield group


def _anchor(document: str, start: int) -> str:
    return f"in-{document}-{start}"


def _paragraph(document: Document, span: Span) -> Span:
    """The block that the span begins in, and all of the span."""
    block = document.block_at(span.start)
    if block is None:
        return span
    return Span(block.span.start, max(block.span.end, span.end))


def _context(document: Document, spans: Sequence[Span], asked: dict[Span, list[str]]) -> Context:
    whole = _paragraph(document, spans[0])
    shown = Span(whole.start, max(whole.end, *(span.end for span in spans)))
    if len(shown) > _WHOLE:
        start = _word_start(document.text, max(shown.start, spans[0].start - _AROUND), shown.start)
        end = _word_end(document.text, min(shown.end, max(span.end for span in spans) + _AROUND), shown.end)
        shown = Span(start, end)
    before, after = _neighbours(document, whole) if len(whole) < _SHORT else ("", "")
    return Context(
        locator=document.locate(spans[0]),
        under=_heading_above(document, whole.start),
        before=before or ("…" if shown.start > whole.start else ""),
        parts=tuple(_parts(document, shown, spans, asked)),
        after=after or ("…" if shown.end < whole.end else ""),
    )


def _parts(document: Document, shown: Span, spans: Sequence[Span], asked: dict[Span, list[str]]) -> Iterator[Part]:
    cuts = sorted({shown.start, shown.end, *(at for span in spans for at in (span.start, span.end))})
    for start, end in pairwise(cuts):
        inside = Span(start, end)
        beginning = [span for span in spans if span.start == start]
        yield Part(
            text=_read(document, inside),
            quoted=any(span.covers(inside) for span in spans),
            anchor=_anchor(document.id, start) if beginning else "",
            asked=tuple(dict.fromkeys(who for span in beginning for who in asked[span])),
        )


def _read(document: Document, span: Span) -> str:
    """The span as a reader sees it, with the space at its ends that parts it from its neighbours."""
    kept, at = [], span.start
    for mark in document.marks:
        if mark.span.end > at and mark.span.start < span.end:
            kept.append(document.text[at : max(at, mark.span.start)])
            at = min(mark.span.end, span.end)
    text = "".join([*kept, document.text[at : span.end]])
    words = " ".join(text.split())
    before = " " if text[:1].isspace() else ""
    after = " " if words and text[-1:].isspace() else ""
    return f"{before}{words}{after}"


def _neighbours(document: Document, whole: Span) -> tuple[str, str]:
    body = [block for block in document.blocks if block.kind in BODY_KINDS]
    before = _last(block for block in body if block.span.end <= whole.start)
    after = next((block for block in body if block.span.start >= whole.end), None)
    return _tail(document, before.span) if before else "", _head(document, after.span) if after else ""


def _heading_above(document: Document, offset: int) -> str:
    above = _last(b for b in document.blocks if b.kind is BlockKind.HEADING and b.span.end <= offset)
    return document.plain(Span(above.span.start, min(above.span.end, above.span.start + _NEAR))) if above else ""


def _last(blocks: Iterable[Block]) -> Block | None:
    found = None
    for block in blocks:
        found = block
    return found


def _tail(document: Document, span: Span) -> str:
    start = _word_start(document.text, max(span.start, span.end - _NEAR), span.start)
    return ("… " if start > span.start else "") + document.plain(Span(start, span.end))


def _head(document: Document, span: Span) -> str:
    end = _word_end(document.text, min(span.end, span.start + _NEAR), span.end)
    return document.plain(Span(span.start, end)) + (" …" if end < span.end else "")


def _word_start(text: str, at: int, least: int) -> int:
    """The end of white space at or after an offset, so that no word is cut; the offset itself when none is near."""
    if at == least:
        return at
    return next((near + 1 for near in range(at, min(at + 40, len(text))) if text[near].isspace()), at)


def _word_end(text: str, at: int, most: int) -> int:
    if at == most:
        return at
    return next((near for near in range(at, max(at - 40, 0), -1) if text[near].isspace()), at)
