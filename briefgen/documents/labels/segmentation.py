"""Sentences and passages of a labelled document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from briefgen.documents.text.marks import masked
from briefgen.language.sentences import split_sentences
from briefgen.model.documents import BODY_KINDS, Block, BlockKind, Document, Mark
from briefgen.model.evidence import Passage, Sentence, Span
from briefgen.settings import ReadingSettings

SENTENCE_KINDS = BODY_KINDS | {BlockKind.HEADING, BlockKind.QUOTATION}
"""The kinds of block that have sentences: headings may recommend, quotations may be cited."""

_HYPHENS = "-\u2010"
_SIGNS = 3
"""So many lines that end in U+2010, the sign for cut words, tell that a plain hyphen is a word's own."""
_PASSAGE_ENDS = (".", "!", "?", ":", "…")


def segment(document: Document, settings: ReadingSettings) -> Document:
    """The document with its sentences and passages."""
    sentences = tuple(_sentences(document))
    document = replace(document, sentences=sentences)
    return replace(document, passages=tuple(_passages(document, settings)))


def _sentences(document: Document) -> Iterator[Sentence]:
    index = 0
    starts = [mark.span.start for mark in document.marks]
    for chain in _chains(document.blocks):
        pieces = [document.blocks[at] for at in chain]
        text, offsets = _joined(document, pieces, starts)
        for found in split_sentences(text):
            parts = list(_places(found, offsets, document))
            if not parts:
                continue
            plain = " ".join(filter(None, (_plain(document, part, starts) for part in parts)))
            if len(parts) > 1 and document.text[parts[0].end - 1] in _HYPHENS and plain:
                plain = _unhyphenated(document, parts, starts)
            if any(char.isalnum() for char in plain):
                yield Sentence(index=index, block=chain[0], spans=tuple(parts), text=plain)
                index += 1


def _chains(blocks: tuple[Block, ...]) -> Iterator[list[int]]:
    """The blocks that are read together: each with those that go on with its sentence, in reading order."""
    followers: dict[int, int] = {block.continues: at for at, block in enumerate(blocks) if block.continues is not None}
    for at, block in enumerate(blocks):
        if block.kind not in SENTENCE_KINDS or block.continues is not None:
            continue
        chain = [at]
        while chain[-1] in followers:
            chain.append(followers[chain[-1]])
        yield chain


def _marks_in(document: Document, starts: list[int], span: Span) -> tuple[Mark, ...]:
    first = max(0, bisect_left(starts, span.start) - 1)
    return tuple(mark for mark in document.marks[first : bisect_left(starts, span.end)] if mark.span.end > span.start)


def _joined(document: Document, pieces: list[Block], starts: list[int]) -> tuple[str, list[tuple[int, Block]]]:
    """The text of blocks in a row with a space between, and for each where it begins in that text."""
    texts, offsets, length = [], [], 0
    for block in pieces:
        offsets.append((length, block))
        stretch = document.text[block.span.start : block.span.end]
        texts.append(masked(stretch, block.span.start, _marks_in(document, starts, block.span)))
        length += len(stretch) + 1
    return " ".join(texts), offsets


def _places(found: Span, offsets: list[tuple[int, Block]], document: Document) -> Iterator[Span]:
    """The stretches of the document that a stretch of the joined text stands for."""
    for at, block in offsets:
        first = max(found.start, at) - at + block.span.start
        last = min(found.end, at + len(block.span)) - at + block.span.start
        if first < last:
            stretch = document.text[first:last]
            inner = stretch.strip()
            if inner:
                first += len(stretch) - len(stretch.lstrip())
                yield Span(first, first + len(inner))


def _plain(document: Document, span: Span, starts: list[int]) -> str:
    """`Document.plain` for one span, looking only at the marks near it."""
    kept, at = [], span.start
    for mark in _marks_in(document, starts, span):
        kept.append(document.text[at : max(at, mark.span.start)])
        at = max(at, mark.span.end)
    kept.append(document.text[at : max(at, span.end)])
    return " ".join("".join(kept).split())


def _unhyphenated(document: Document, parts: list[Span], starts: list[int]) -> str:
    """A word cut by the page break is whole again; a hyphen of its own ("UK-Norway") stays."""
    first, *rest = (_plain(document, part, starts) for part in parts)
    one, two = re.search(r"\w*$", first.rstrip(_HYPHENS)), re.match(r"\w*", rest[0])
    assert one and two
    keeps = not two[0][:1].islower() or (first[-1:] == "-" and document.text.count("\u2010\n") >= _SIGNS)
    if not keeps:
        text = document.text.lower()
        keeps = text.count(f"{one[0]}-{two[0]}".lower()) > text.count(f"{one[0]}{two[0]}".lower())
    return (first if keeps else first.rstrip(_HYPHENS)) + " ".join(rest)


def _passages(document: Document, settings: ReadingSettings) -> Iterator[Passage]:
    """Runs of neighbouring sentences of the body (recipe: `docs/architecture.md`, measured on the reference essays).

    A passage ends with its paragraph if that ends like a sentence, and before the sentence that would take it past
    `passage_words`; a remainder shorter than `passage_tail_words` joins the passage before it in the same run.
    """
    number = 0
    for run in _runs(document):
        groups: list[list[Sentence]] = [[]]
        words = 0
        for sentence in run:
            more = len(sentence.text.split())
            if groups[-1] and words + more > settings.passage_words:
                groups.append([])
                words = 0
            groups[-1].append(sentence)
            words += more
        if len(groups) > 1 and sum(len(s.text.split()) for s in groups[-1]) < settings.passage_tail_words:
            tail = groups.pop()
            groups[-1] += tail
        for group in filter(None, groups):
            number += 1
            yield Passage(
                id=f"{document.id}-p{number}",
                document=document.id,
                span=Span(group[0].spans[0].start, group[-1].spans[-1].end),
                sentences=tuple(sentence.index for sentence in group),
                text=" ".join(sentence.text for sentence in group),
            )


def _runs(document: Document) -> Iterator[list[Sentence]]:
    """The body's sentences, paragraph by paragraph; one that ends like no sentence goes on with the next."""
    run: list[Sentence] = []
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        if block.kind not in BODY_KINDS:
            continue
        if run and run[-1].block != sentence.block and _is_over(document, run[-1], sentence):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def _is_over(document: Document, last: Sentence, following: Sentence) -> bool:
    """Whether a new paragraph begins between two sentences of different blocks."""
    between = document.blocks[last.block + 1 : following.block]
    return last.text.rstrip("\"'”’»)]*_").endswith(_PASSAGE_ENDS) or any(
        block.kind is BlockKind.HEADING for block in between
    )
