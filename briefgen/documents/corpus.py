"""Sources on disk in, a corpus out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefgen.errors import NothingToCompare
from briefgen.execution import NoProgress, Progress
from briefgen.language.sentences import split_sentences
from briefgen.model.documents import (
    Author, Block, BlockKind, Corpus, Document, Provenance, Source, Title,
)
from briefgen.model.evidence import Passage, Sentence, Span
from briefgen.settings import ReadingSettings

_NO_PROGRESS = NoProgress()


def read_corpus(
    sources: Sequence[Path],
    settings: ReadingSettings,
    *,
    exclude: Sequence[Path] = (),
    jobs: int = 1,
    progress: Progress = _NO_PROGRESS,
) -> Corpus:
    """Reads every document of the sources, ordered by path."""
    files = []
    for source in sources:
        files += sorted(source.rglob("*")) if source.is_dir() else [source]
    documents = [read_document(file, settings) for file in files if file.suffix in (".txt", ".md", ".rst") and file.name != "SOURCES.md"]
    if len(documents) < 2:
        raise NothingToCompare("fewer than two documents", hint="add documents")
    unique: dict[str, int] = {}
    named = []
    for document in documents:
        unique[document.id] = unique.get(document.id, 0) + 1
        number = unique[document.id]
        id = document.id if number == 1 else f"{document.id}-{number}"
        named.append(replace(document, id=id, passages=tuple(replace(p, id=f"{id}-p{i}", document=id) for i, p in enumerate(document.passages, 1))))
    return Corpus(documents=tuple(named))


def read_document(path: Path, settings: ReadingSettings) -> Document:
    """Reads one file."""
    content = path.read_bytes()
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*\S|\S", text)]
    blocks, number, title, author, notes = [], 0, None, None, False
    for span in spans:
        line = text[span.start : span.end]
        kind = BlockKind.PARAGRAPH
        level = None
        if re.match(r"(?:References|## Bibliography|### Bibliography|ABOUT THIS PROJECT)$", line):
            notes = True
        if notes:
            kind = BlockKind.REFERENCE
        elif (m := re.match(r"(?:[Bb]y:?\s+)((?:[A-Z]\w+\s?){2,4})$", line)) or (m := re.match(r"([A-Z]\w+ [A-Z]\w+)<sup>", line)):
            kind = BlockKind.BYLINE
            if author is None:
                author = Author(id=m[1].split()[-1].lower(), name=m[1], short=m[1].split()[-1], found=Provenance(rule="byline", span=span))
        elif re.match(r"\[\d+\]|<sup>", line):
            kind = BlockKind.NOTE
        elif line.count("|") > 1:
            kind = BlockKind.TABLE
        elif line in ("---", "top of page", "bottom of page"):
            kind = BlockKind.FURNITURE
        elif len(line) < 120 and line[-1] not in ".:":
            kind, level = BlockKind.HEADING, 2
            if title is None and len(line) > 20:
                title, level = Title(text=line.lstrip("# "), found=Provenance(rule="first-heading", span=span)), 1
        if kind is BlockKind.PARAGRAPH:
            number += 1
        blocks.append(Block(kind=kind, span=span, level=level, number=number if kind is BlockKind.PARAGRAPH else None))
    if author is None:
        author = Author(id="unsigned", name=title.text if title else path.name, short="Unsigned", is_named=False, found=Provenance(rule="unsigned"))
    document = Document(
        id=author.id, source=Source(path=path.name, media_type="text/plain", sha256=hashlib.sha256(content).hexdigest()),
        text=text, blocks=tuple(blocks), title=title, authors=(author,), language="en",
        latest_year=max((int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", text)), default=None),
    )
    sentences: list[Sentence] = []
    passages: list[Passage] = []
    for index, block in enumerate(blocks):
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            continue
        inner = split_sentences(text[block.span.start : block.span.end])
        first = len(sentences)
        for span in inner:
            whole = Span(block.span.start + span.start, block.span.start + span.end)
            sentences.append(Sentence(index=len(sentences), block=index, spans=(whole,), text=document.plain(whole)))
        if block.kind is BlockKind.PARAGRAPH:
            group: list[Sentence] = []
            for sentence in sentences[first:]:
                group.append(sentence)
                if sum(len(s.text.split()) for s in group) > settings.passage_words or sentence is sentences[-1]:
                    passages.append(Passage(
                        id=f"{author.id}-p{len(passages) + 1}", document=author.id,
                        span=Span(group[0].spans[0].start, group[-1].spans[-1].end),
                        sentences=tuple(s.index for s in group), text=" ".join(s.text for s in group),
                    ))
                    group = []
    return replace(document, sentences=tuple(sentences), passages=tuple(passages))
