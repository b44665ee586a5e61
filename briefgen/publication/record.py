"""`record.json`: what an edition leaves for the next, so that ids stay and changes can be told.

It holds the sentences of the documents, so that a sentence that has gone can be quoted. It is made of the brief alone:
the same inputs and the same edition before give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from io import BytesIO
from pathlib import Path

from briefgen.language.digests import text_digest
from briefgen.model.comparison import Comparison, PolicyOption, PositionKind
from briefgen.model.documents import BODY_KINDS, Corpus, Document
from briefgen.model.editions import (
    EarlierDocument,
    EarlierOption,
    EarlierRecommendation,
    EarlierTheme,
    EarlierThemes,
    Record,
)
from briefgen.model.publication import Edition
from briefgen.model.recommendations import Recommendation
from briefgen.model.themes import ThemeSet
from briefgen.settings import Settings
from briefgen.store import as_plain, from_plain

FILE_NAME = "record.json"
FORMAT = "briefgen.record/1"
LARGEST = 256 * 1024 * 1024
WITH_SENTENCES = 5_000
"""Documents up to which a record holds their sentences. Of more it would be larger than may be read again; the next
edition then says which documents are others, and not which of their sentences."""


def record_of(
    corpus: Corpus,
    found: ThemeSet,
    themes: ThemeSet,
    comparison: Comparison,
    edition: Edition,
    settings: Settings,
    before: Record | None,
) -> Record:
    """The record of an edition.

    Args:
        corpus: the documents.
        found: the themes as they were found.
        themes: the same as printed.
        comparison: recommendations and options, with the ids that they keep.
        edition: its number and date.
        settings: what the themes were found with.
        before: the record of the edition before: an option that kept its label keeps what it was named for.
    """
    sentences = {one.id: sentence_digest(one) for one in comparison.recommendations}
    earlier = {option.id: option for option in before.options} if before else {}
    return Record(
        number=edition.number,
        date=edition.date,
        documents=records_of_documents(corpus),
        recommendations=tuple(_recommendation(one) for one in comparison.recommendations),
        options=tuple(_option(option, sentences, earlier.get(option.id)) for option in comparison.options),
        found=EarlierThemes(
            themes=as_earlier(found, corpus, before.found.themes if before else ()),
            grouped=found.grouped,
            found_with=found_with(settings),
        ),
        themes=as_earlier(themes, corpus, ()),
    )


def as_earlier(themes: ThemeSet, corpus: Corpus, before: tuple[EarlierTheme, ...]) -> tuple[EarlierTheme, ...]:
    """Themes by the digests of their passages; one that kept id and label keeps what it was named for."""
    digests = {passage.id: text_digest(passage.text) for passage in corpus.each_passage()}
    named = {(one.id, one.label): one.named_for for one in before}
    made = []
    for theme in themes.themes:
        members = tuple(sorted(digests[passage] for passage in theme.passages))
        made.append(
            EarlierTheme(
                id=theme.id,
                label=theme.label,
                keywords=theme.keywords,
                is_general=theme.is_general,
                passages=members,
                named_for=named.get((theme.id, theme.label), members),
            )
        )
    return tuple(made)


def record_bytes(record: Record) -> bytes:
    """The record as JSON, ending in a line feed; written entry by entry, as there may be a million."""
    written = BytesIO()
    written.write(f'{{"format":{json.dumps(FORMAT)},"record":['.encode())
    for place, field in enumerate(fields(record)):
        value = getattr(record, field.name)
        written.write(b"," if place else b"")
        if isinstance(value, tuple):
            for at, entry in enumerate(value):
                written.write((b"," if at else b"[") + _as_json(entry))
            written.write(b"]" if value else b"[]")
        else:
            written.write(_as_json(value))
    written.write(b"]}\n")
    return written.getvalue()


def _as_json(value: object) -> bytes:
    plain = json.dumps(as_plain(value), ensure_ascii=False, separators=(",", ":"))
    return plain.encode("utf-8", "surrogatepass")


def found_with(settings: Settings) -> str:
    """A digest of what themes are found with: themes that were found with something else are found anew."""
    reading = settings.reading
    decides = [settings.themes.model_dump(mode="json"), reading.passage_words, reading.passage_tail_words]
    return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()[:16]


def read_record(folder: Path) -> Record | None:
    """The record in an edition's folder, None when there is none that can be understood."""
    try:
        if (folder / FILE_NAME).stat().st_size > LARGEST:
            return None
        content = json.loads((folder / FILE_NAME).read_text(encoding="utf-8", errors="surrogatepass"))
        if content["format"] != FORMAT:
            return None
        return from_plain(Record, content["record"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def sentence_digest(recommendation: Recommendation) -> str:
    """The digest of the sentence that says it best."""
    return text_digest(recommendation.evidence[0].plain)


def body_sentences(document: Document) -> tuple[str, ...]:
    """The sentences of body text, as a reader sees them."""
    return tuple(one.text for one in document.sentences if document.blocks[one.block].kind in BODY_KINDS)


def records_of_documents(corpus: Corpus) -> tuple[EarlierDocument, ...]:
    """The documents of a corpus as a record has them: of more than `WITH_SENTENCES` without their sentences."""
    is_many = len(corpus.documents) > WITH_SENTENCES
    return tuple(_document(document, () if is_many else body_sentences(document)) for document in corpus.documents)


def _document(document: Document, sentences: tuple[str, ...]) -> EarlierDocument:
    return EarlierDocument(
        id=document.id,
        file=document.source.path,
        sha256=document.source.sha256,
        voice=document.voice,
        title=document.title.text if document.title else None,
        sentences=sentences,
    )


def _recommendation(one: Recommendation) -> EarlierRecommendation:
    return EarlierRecommendation(
        id=one.id, document=one.document, headline=one.headline, text=one.evidence[0].plain, option=one.option
    )


def _option(option: PolicyOption, sentences: dict[str, str], before: EarlierOption | None) -> EarlierOption:
    members = tuple(sorted({sentences[id] for id in option.recommendations if id in sentences}))
    positions = ((one.document, one.kind) for one in option.positions if one.kind is not PositionKind.SILENT)
    keeps = before is not None and before.label == option.label
    return EarlierOption(
        id=option.id,
        label=option.label,
        members=members,
        positions=tuple(positions),
        named_for=before.named_for if keeps and before else members,
    )
