"""What each document says on a question of the analyst's, or that it is silent.

A sentence bears on a question by the share of the question's words that it takes up, rare words of the corpus counting
more than common ones (the square of the inverse document frequency over sentences: K. Sparck Jones, A statistical
interpretation of term specificity, 1972). What the sentence before it and the headings above it say counts in part,
since "it should be trilateral" does not name its subject. A question with "or" asks for each side: either is enough.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.comparison.asks.vocabulary import Vocabulary, vocabulary
from briefgen.model.comparison import Bearing, Question, Reply
from briefgen.model.documents import BODY_KINDS, BlockKind, Corpus, Document
from briefgen.model.evidence import Sentence
from briefgen.model.recommendations import Recommendation

MOST = 3
"""Sentences shown of a document."""
ENOUGH = 2 / 3
"""Share of the question's weight that a sentence takes up at least, its surroundings counted in part."""
OWN = 0.25
"""Share that its own words take up at least."""
NEAR_BEST = 0.6
"""Share of the best sentence's score that the others have at least."""
FROM_AROUND = 0.5
"""How much a word counts that stands in the sentence before or in a heading above."""
FOR_ADVICE = 0.3
"""What puts evidence of a recommendation before other sentences: a position is what is asked for first."""
FOR_DENSITY = 0.2
"""What puts a sentence that speaks of little else before one that mentions it in passing."""
DIGITS = 6


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence, its terms with the word for each, and the terms of the sentence before it and of the headings."""

    sentence: Sentence
    own: Mapping[str, str]
    around: frozenset[str]


def questions(
    corpus: Corpus, recommendations: Sequence[Recommendation], asked: Sequence[str], *, most: int = MOST
) -> tuple[Question, ...]:
    """Answers each question from each document.

    Args:
        corpus: the documents.
        recommendations: found in them; their evidence comes first.
        asked: the questions, as typed. One without a word that means something is answered by silence.
        most: sentences for each document and question.
    """
    if not asked:
        return ()
    said = {document.id: list(_sentences(document, _words_of(document))) for document in corpus.documents}
    total = sum(map(len, said.values()))
    held = Counter(term for per_document in said.values() for one in per_document for term in one.own)
    evidence = {(item.document, one.sentence): item.id for item in reversed(recommendations) for one in item.evidence}
    found = []
    for text, id in zip(asked, _ids(asked), strict=True):
        replies = []
        for document in corpus.documents:
            sides = [
                {term: math.log(1 + total / (1 + held[term])) ** 2 for term in side}
                for side in _sides(text, _words_of(document))
            ]
            advice = {at: item for (of, at), item in evidence.items() if of == document.id}
            replies.append(
                Reply(document=document.id, bearings=_best(document, said[document.id], sides, advice, most))
            )
        found.append(Question(id=id, text=" ".join(text.split()), replies=tuple(replies)))
    return tuple(found)


def _words_of(document: Document) -> Vocabulary:
    return vocabulary("en" if document.language == "und" else document.language)


def _sides(question: str, words: Vocabulary) -> list[list[str]]:
    """The terms of a question; of each side of an "or", with what is common to both."""
    joined = "|".join(sorted(words.lexicon.words("either_side"))) if "either_side" in words.lexicon.groups else "or"
    parts = [sorted(_terms(part, words)) for part in re.split(rf"\b(?:{joined})\b", question, flags=re.IGNORECASE)]
    return [part for part in parts if part]


def _terms(text: str, words: Vocabulary) -> dict[str, str]:
    """The terms of a text with the word for each; for every phrase of a set of alternatives its value."""
    terms: dict[str, str] = {}
    for term, word in words.terms(text):
        terms.setdefault(term, word)
    for match in words.alternatives_pattern.finditer(text):
        phrase = match.group().casefold()
        name, value, _ = words.alternatives[phrase]
        terms.pop(words.term(phrase), None)
        terms[f"{name}/{value}"] = phrase
    return terms


def _sentences(document: Document, words: Vocabulary) -> Iterator[_Said]:
    before: tuple[int, frozenset[str]] = (-1, frozenset())
    headings: dict[int, frozenset[str]] = {}
    above: frozenset[str] = frozenset()
    for at, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING:
            above = frozenset(_terms(document.plain(block.span), words))
        headings[at] = above
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind in BODY_KINDS:
            own = _terms(sentence.text, words)
            near = before[1] if before[0] == sentence.block else frozenset()
            yield _Said(sentence, own, near | headings[sentence.block])
            before = (sentence.block, frozenset(own))


def _best(
    document: Document,
    said: Sequence[_Said],
    sides: Sequence[Mapping[str, float]],
    advice: Mapping[int, str],
    most: int,
) -> tuple[Bearing, ...]:
    scored = []
    for one in said:
        score, own, terms = max((_taken_up(one, side) for side in sides), default=(0.0, 0.0, ()))
        if score >= ENOUGH and own >= OWN:
            order = score + FOR_ADVICE * (one.sentence.index in advice) + FOR_DENSITY * len(terms) / len(one.own)
            scored.append((round(order, DIGITS), one, score, terms))
    scored.sort(key=lambda item: (-item[0], item[1].sentence.index))
    shown = [item for item in scored[:most] if item[0] >= NEAR_BEST * scored[0][0]]
    passages = {at: passage.id for passage in document.passages for at in passage.sentences}
    return tuple(
        Bearing(
            quotation=document.quote_sentence(one.sentence),
            passage=passages.get(one.sentence.index),
            score=min(1.0, score),
            terms=terms,
            recommendation=advice.get(one.sentence.index),
        )
        for _, one, score, terms in shown
    )


def _taken_up(one: _Said, side: Mapping[str, float]) -> tuple[float, float, tuple[str, ...]]:
    """The share of a side's weight in a sentence with its surroundings, in the sentence alone, and the terms there."""
    whole = sum(side.values())
    terms = tuple(one.own[term] for term in side if term in one.own)
    own = sum(weight for term, weight in side.items() if term in one.own) / whole
    around = sum(weight for term, weight in side.items() if term in one.around and term not in one.own) / whole
    return round(own + FROM_AROUND * around, DIGITS), round(own, DIGITS), terms


def _ids(asked: Sequence[str]) -> list[str]:
    """The questions as slugs, told apart by a number where two come out the same."""
    seen: Counter[str] = Counter()
    found = []
    for text in asked:
        plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
        slug = "-".join(re.findall(r"[a-z0-9]+", plain)[:8]) or "question"
        seen[slug] += 1
        found.append(slug if seen[slug] == 1 else f"{slug}-{seen[slug]}")
    return found
