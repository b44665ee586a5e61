"""Small corpora built by hand, so that a test says in a line who recommends what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.comparison import compare
from briefgen.model.comparison import Comparison, Finding, FindingKind, PolicyOption
from briefgen.model.documents import Author, Block, BlockKind, Corpus, Document, Provenance, Source
from briefgen.model.evidence import Passage, Sentence, Span
from briefgen.model.recommendations import Evidence, Recommendation, Stance, Strength
from briefgen.model.themes import Theme, ThemeSet
from briefgen.settings import ComparisonSettings

FOUND = Provenance(rule="by hand")
NO_THEMES = ThemeSet(themes=(), criterion="none", grouped=False)
PASTIME = (
    "The harbour was dredged last spring. Gulls circled over the quay. A ferry left at noon. The market sold out early. "
    "Rain fell on the lighthouse. The museum reopened its doors. Children flew kites on the dunes."
)
"""Text about nothing that is recommended: every corpus has some."""


@dataclass(frozen=True)
class Advice:
    """A recommendation and the sentence it stands in; the headline is the sentence where none is given."""

    sentence: str
    headline: str = ""
    against: bool = False
    explicit: bool = True
    score: float = 0.9
    strength: Strength = Strength.SHOULD


def document(id: str, text: str, *, author: str | None = None, affiliation: str | None = None) -> Document:
    """A document of paragraphs, one a line; lines that start with `>` are entries of its references."""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    passages: list[Passage] = []
    for line in re.finditer(r"[^\n]+", text):
        is_reference = line[0].startswith(">")
        span = Span(*line.span())
        blocks.append(Block(kind=BlockKind.REFERENCE if is_reference else BlockKind.PARAGRAPH, span=span))
        if is_reference:
            continue
        inside = []
        for part in re.finditer(r"\S.*?(?<!\s[A-Z])[.!?](?=\s+[A-Z]|\s*$)", line[0]):
            inside.append(len(sentences))
            place = Span(line.start() + part.start(), line.start() + part.end())
            sentences.append(Sentence(index=len(sentences), block=len(blocks) - 1, spans=(place,), text=part[0]))
        passages.append(
            Passage(id=f"{id}-p{len(passages)}", document=id, span=span, sentences=tuple(inside), text=line[0])
        )
    name = author or f"{id}.txt"
    who = Author(
        id=f"{id}-author",
        name=name,
        short=name.split()[-1],
        affiliation=affiliation,
        is_named=author is not None,
        found=FOUND,
    )
    return Document(
        id=id,
        source=Source(path=f"{id}.txt", media_type="text/plain", sha256="0" * 64),
        text=text,
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        passages=tuple(passages),
        authors=(who,),
        language="en",
    )


def recommendation(of: Document, id: str, advice: Advice) -> Recommendation:
    """A recommendation whose only evidence is its sentence."""
    sentence = next(sentence for sentence in of.sentences if sentence.text == advice.sentence)
    evidence = Evidence(
        quotations=of.quote_sentence(sentence),
        sentence=sentence.index,
        rule="should",
        score=advice.score,
        explicit=advice.explicit,
    )
    return Recommendation(
        id=id,
        document=of.id,
        headline=advice.headline or advice.sentence,
        addressee=None,
        stance=Stance.AGAINST if advice.against else Stance.FOR,
        strength=advice.strength,
        explicit=advice.explicit,
        score=advice.score,
        rule="should",
        evidence=(evidence,),
    )


def corpus_of(texts: Mapping[str, Sequence[Advice | str]]) -> tuple[Corpus, tuple[Recommendation, ...]]:
    """A corpus of one document for each name, of its advice and its plain sentences in order, a paragraph each."""
    documents, recommendations = [], []
    for id in sorted(texts):
        lines = [PASTIME, *(item if isinstance(item, str) else item.sentence for item in texts[id])]
        built = document(id, "\n".join(lines), author=f"Ada {id.title()}")
        documents.append(built)
        advice = [item for item in texts[id] if isinstance(item, Advice)]
        recommendations += [recommendation(built, f"{id}-{at}", item) for at, item in enumerate(advice)]
    return Corpus(documents=tuple(documents)), tuple(recommendations)


def compared(
    texts: Mapping[str, Sequence[Advice | str]],
    *,
    themes: ThemeSet = NO_THEMES,
    settings: ComparisonSettings | None = None,
) -> Comparison:
    corpus, recommendations = corpus_of(texts)
    return compare(corpus, themes, recommendations, settings or ComparisonSettings())


def findings(comparison: Comparison, kind: FindingKind) -> list[Finding]:
    return list(comparison.of_kind(kind))


def option_of(comparison: Comparison, recommendation: str) -> PolicyOption:
    """The option that a recommendation belongs to."""
    id = comparison.recommendation(recommendation).option
    return next(option for option in comparison.options if option.id == id)


def theme(id: str, *passages: str) -> Theme:
    return Theme(id=id, label=id.title(), keywords=(), passages=passages, share=0.5)
