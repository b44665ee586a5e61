"""What a correction speaks of: found by id, label or words of the text; the nearest ones where it is gone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches

from briefgen.model.documents import Corpus, Document
from briefgen.model.evidence import Sentence
from briefgen.model.recommendations import Recommendation
from briefgen.model.themes import Theme, ThemeSet

NEAREST = 3
"""Candidates named for a correction that matches nothing."""
SHORTEST = 12
"""Letters and digits that words must have to find a sentence by."""


def squash(text: str) -> str:
    """Letters and digits only, case folded: words are found however they are set."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def sentences_with(corpus: Corpus, quote: str, file: str | None = None) -> list[tuple[Document, Sentence]]:
    """The sentences that hold the words, or are held by them; in one file, or in all, in corpus order."""
    wanted = squash(quote)
    if len(wanted) < SHORTEST:
        return []
    return [
        (document, sentence)
        for document in corpus.documents
        if file is None or document.source.path == file
        for sentence in document.sentences
        if _is_same(wanted, squash(sentence.text)) or _is_same(wanted, squash(_as_written(document, sentence)))
    ]


def recommendation_of(
    recommendations: Sequence[Recommendation], corpus: Corpus, *, id: str | None, quote: str | None, file: str | None
) -> Recommendation | None:
    """The recommendation with that id, if the words agree with it; else the one that is made in those words."""
    wanted = squash(quote or "")
    paths = {document.id: document.source.path for document in corpus.documents}
    for one in recommendations:
        if one.id == id and (not wanted or _says(one, wanted)):
            return one
    if len(wanted) < SHORTEST:
        return None
    saying = [one for one in recommendations if _says(one, wanted)]
    return next((one for one in saying if paths[one.document] == file), saying[0] if saying and not file else None)


def theme_of(themes: ThemeSet, corpus: Corpus, name: str, quotes: Sequence[str]) -> Theme | None:
    """The theme with that id or label, if it holds half of the quoted passages; else the one with most of them."""
    held = _passages(corpus, quotes)
    named = next((one for one in themes.themes if name in (one.id, one.label)), None)
    if named and (not held or 2 * len(held & set(named.passages)) >= len(held)):
        return named
    best = max(themes.themes, key=lambda one: len(held & set(one.passages)), default=None)
    if best and held and 2 * len(held & set(best.passages)) >= len(held):
        return best
    return named


def near_recommendations(
    recommendations: Sequence[Recommendation], *, id: str | None, quote: str | None
) -> tuple[str, ...]:
    """Ids and headlines of those whose id or words come nearest."""
    labels = {one.id: f"{one.id} ({one.headline})" for one in recommendations}
    if quote:
        wanted = squash(quote)
        likeness = {
            one.id: max(SequenceMatcher(None, wanted, squash(e.plain)).quick_ratio() for e in one.evidence)
            for one in recommendations
        }
        order = sorted(likeness, key=lambda one: (-likeness[one], one))
        return tuple(labels[one] for one in order[:NEAREST])
    return tuple(labels[one] for one in get_close_matches(id or "", labels, n=NEAREST, cutoff=0.3))


def near_names(name: str, names: Mapping[str, str] | Iterable[str]) -> tuple[str, ...]:
    """The names that come nearest to one."""
    return tuple(get_close_matches(name, list(names), n=NEAREST, cutoff=0.3))


def passages_with(corpus: Corpus, quote: str) -> tuple[str, ...]:
    """Ids of the passages that a quoted sentence stands in."""
    return tuple(sorted(_passages(corpus, [quote])))


def _passages(corpus: Corpus, quotes: Sequence[str]) -> set[str]:
    found = set()
    for quote in quotes:
        for document, sentence in sentences_with(corpus, quote):
            found |= {passage.id for passage in document.passages if sentence.index in passage.sentences}
    return found


def _says(recommendation: Recommendation, wanted: str) -> bool:
    """Whether a sentence of it has the words, as a reader sees them or as they stand in the file, marks and all."""
    return any(
        _is_same(wanted, squash(text))
        for evidence in recommendation.evidence
        for text in (evidence.plain, " ".join(quotation.text for quotation in evidence.quotations))
    )


def _as_written(document: Document, sentence: Sentence) -> str:
    return " ".join(document.text[span.start : span.end] for span in sentence.spans)


def _is_same(wanted: str, sentence: str) -> bool:
    short, long = sorted((wanted, sentence), key=len)
    return len(short) >= SHORTEST and short in long


def near_sentences(corpus: Corpus, quote: str, file: str | None = None) -> tuple[str, ...]:
    """The sentences that come nearest to a quotation, each with its file and line."""
    wanted = squash(quote)
    matcher = SequenceMatcher(b=wanted)
    scored = []
    for document in corpus.documents:
        if file is None or document.source.path == file:
            for sentence in document.sentences:
                matcher.set_seq1(squash(sentence.text))
                if matcher.real_quick_ratio() > 0.5 and (likeness := round(matcher.quick_ratio(), 6)) > 0.6:
                    scored.append((-likeness, document.source.path, sentence.index, document, sentence))
    return tuple(
        f"{path}:{document.locate(sentence.spans[0]).line} “{sentence.text[:80]}”"
        for _, path, _, document, sentence in sorted(scored, key=lambda one: one[:3])[:NEAREST]
    )
