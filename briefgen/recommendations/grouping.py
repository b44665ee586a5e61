"""Which sentences of a document make the same recommendation.

A sentence joins an earlier one when it stands in the item that the earlier one opens, when it takes it up ("This
would ..."), or when the two share enough of the words that carry their subject: stems weighted by how rare they are
in the document (inverse document frequency over its sentences), cosine similarity.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from briefgen.language.tokens import content_words, stems
from briefgen.model.documents import BlockKind, Document
from briefgen.recommendations.matching import Context, Match

Found = tuple[Context, Match]

SAME = 0.25
"""Cosine from which two sentences ask for the same, and (`SAME_BESIDE`) for neighbours in a paragraph. Chosen on five
annotated essays; the neighbours' is low because there the place already speaks for it."""
SAME_BESIDE = 0.03
SAME_IN_CHARTER = 0.4
"""The same in a text that founds an institution, which repeats its few nouns in every sentence. Five charters."""

_TAKES_UP = re.compile(
    r"\W*(?:(?:and|but|so|thus|therefore|however),? )?(?:this|these|such|it|they|in other words|that "
    r"is|to do (?:so|this)|to achieve this|to this end"
    r"|to that end|doing so|in this way|otherwise|only then|in short|in practice)\b|.*\bsuch (?!as\b|an? )\w+",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W*(?:in addition|additionally|furthermore|moreover|also|first|firstly|second|secondly|third"
    r"|thirdly|finally|lastly|another|beyond|besides|likewise|similarly"
    r"|a (?:second|third|fourth|final|further)|the (?:second|third|fourth|next"
    r"|final))\b|.{0,120}\b(?:must|should|needs? to) also\b",
    re.IGNORECASE,
)


def group(document: Document, found: Sequence[Found]) -> list[list[Found]]:
    """The sentences found, in reading order, as groups in the order of their first sentences."""
    if not found:
        return []
    weights = _weights(document)
    vectors = [_vector(context, weights) for context, _ in found]
    groups: list[list[int]] = []
    for at in range(len(found)):
        home = _home(found, vectors, groups, at)
        if home is None:
            groups.append([at])
        else:
            groups[home].append(at)
    return [[found[at] for at in members] for members in groups]


def _home(found: Sequence[Found], vectors: list[dict[str, float]], groups: list[list[int]], at: int) -> int | None:
    """The group that a sentence joins, None when it opens one."""
    context, match = found[at]
    if match.rule != "labelled":
        for number in range(len(groups) - 1, -1, -1):
            opener = found[groups[number][0]]
            if opener[1].rule == "labelled" and _in_item(opener[0], context):
                return number
        if at and _goes_with(found[at - 1], found[at], cosine(vectors[at], vectors[at - 1])):
            return next(number for number, members in enumerate(groups) if at - 1 in members)
    return _alike(found, vectors, groups, at)


def _goes_with(before: Found, found: Found, likeness: float) -> bool:
    """Whether a sentence belongs to the recommendation found just before it, by what ties the two together."""
    context, match = found
    near = context.sentence.index - before[0].sentence.index
    beside = context.sentence.block == before[0].sentence.block
    if match.stance is not before[1].stance or (match.rule in {"listed-item", "section-item"} and not match.supports):
        return False
    takes_up = bool(_TAKES_UP.match(context.text))
    if match.supports and near <= 3:
        return True
    if context.founds:
        return takes_up and near == 1 and beside
    if _GOES_ON.match(context.text):
        return False
    if not match.explicit and near <= 2:
        return True
    return (near <= 2 and takes_up) or (near == 1 and beside and round(likeness, 6) > SAME_BESIDE)


def _alike(found: Sequence[Found], vectors: list[dict[str, float]], groups: list[list[int]], at: int) -> int | None:
    """The group with the most similar sentence of the same stance, if it is similar enough."""
    context, match = found[at]
    same = SAME_IN_CHARTER if context.founds else SAME
    best, home = 0.0, None
    for number, members in enumerate(groups):
        for other in members:
            if found[other][1].stance is not match.stance:
                continue
            likeness = round(cosine(vectors[at], vectors[other]), 6)
            if likeness >= same and likeness > best:
                best, home = likeness, number
    return home


def _in_item(opener: Context, context: Context) -> bool:
    """Whether a sentence stands in the item that a labelled recommendation opens: its paragraph, or its section."""
    if opener.kind is BlockKind.HEADING:
        return opener.text in context.headings
    return opener.sentence.block == context.sentence.block


def cosine(a: dict[str, float], b: dict[str, float]) -> float:
    """Cosine of two sparse vectors, 0 where one is empty."""
    if not a or not b:
        return 0.0
    dot = sum(weight * b[term] for term, weight in sorted(a.items()) if term in b)
    return dot / math.sqrt(
        sum(weight * weight for weight in a.values()) * sum(weight * weight for weight in b.values())
    )


def _terms(text: str, language: str) -> list[str]:
    return stems(content_words(text, language), language)


def _weights(document: Document) -> dict[str, float]:
    language = "en" if document.language == "und" else document.language
    counts: Counter[str] = Counter()
    for sentence in document.sentences:
        counts.update(set(_terms(sentence.text, language)))
    total = max(1, len(document.sentences))
    return {term: math.log(1 + total / count) for term, count in counts.items()}


def _vector(context: Context, weights: dict[str, float]) -> dict[str, float]:
    stopped = set(stems(sorted(context.lexicon.words("stop")), context.lexicon.language))
    return {
        term: weights.get(term, 1.0)
        for term in sorted(set(_terms(context.text, context.lexicon.language)))
        if term not in stopped
    }
