"""Small documents for the tests of this package: one block a paragraph, one sentence an entry."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.documents import Author, Block, BlockKind, Corpus, Document, Provenance, Source
from briefgen.model.evidence import Sentence, Span
from briefgen.model.recommendations import Recommendation
from briefgen.recommendations import document_recommendations, find_recommendations
from briefgen.recommendations.english.headlines.headline import headline
from briefgen.recommendations.extraction import judged
from briefgen.recommendations.matching import Match
from briefgen.settings import RecommendationSettings

SETTINGS = RecommendationSettings()

Blocks = Sequence[tuple[BlockKind, Sequence[str]]]


def document(blocks: Blocks, *, id: str = "moss", language: str = "en", author: str = "Ada Moss") -> Document:
    """A document of these blocks, in order; every string is one sentence."""
    text = ""
    made: list[Block] = []
    sentences: list[Sentence] = []
    for number, (kind, parts) in enumerate(blocks):
        text += "\n\n" if text else ""
        start = len(text)
        for part in parts:
            text += " " if len(text) > start else ""
            span = Span(len(text), len(text) + len(part))
            text += part
            sentences.append(Sentence(index=len(sentences), block=number, spans=(span,), text=part))
        made.append(Block(kind=kind, span=Span(start, len(text)), number=number + 1, level=1))
    return Document(
        id=id,
        source=Source(path=f"{id}.txt", media_type="text/plain", sha256="0" * 64),
        text=text,
        blocks=tuple(made),
        authors=(Author(id=id, name=author, short=author.split()[-1], found=Provenance(rule="byline")),),
        language=language,
        sentences=tuple(sentences),
    )


def essay(*sentences: str, id: str = "moss") -> Document:
    """A document of one paragraph."""
    return document([(BlockKind.PARAGRAPH, sentences)], id=id)


def found_in(doc: Document) -> tuple[Recommendation, ...]:
    return document_recommendations(doc, SETTINGS)


def found_in_corpus(*documents: Document) -> tuple[Recommendation, ...]:
    return find_recommendations(Corpus(documents=documents), SETTINGS)


def verdict(sentence: str) -> tuple[Match, str, str | None] | None:
    """The match of a sentence that stands alone, its headline and addressee; None if it recommends nothing."""
    found = judged(essay(sentence), SETTINGS)
    if not found:
        return None
    context, match = found[0]
    who = match.addressee
    return match, headline(context, match).text, context.text[who.start : who.end] if who else None
