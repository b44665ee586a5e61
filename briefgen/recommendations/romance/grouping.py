"""Which sentences of a Spanish or French document make the same recommendation.

Simpler than in English: a sentence joins an earlier one when it stands in the item that the earlier one opens, when it
takes it up ("Esto permitiría ...", "Cela éviterait ..."), or when the two share enough of the words that carry their
subject, weighted by how rare they are in the document.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from briefgen.language.lexicon import Lexicon
from briefgen.language.tokens import content_words, stems
from briefgen.model.documents import BlockKind, Document
from briefgen.recommendations.matching import Context, Match
from briefgen.recommendations.romance.clauses import TOKEN, led_in, low

Found = tuple[Context, Match]

SAME = 0.34
"""Cosine from which two sentences ask for the same. Chosen on eight annotated essays, four of each language."""
NEAR = 2
"""Sentences within which one can take up another."""


def group(document: Document, found: Sequence[Found]) -> list[list[Found]]:
    """The sentences found, in reading order, as groups in the order of their first sentences."""
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


def _home(
    found: Sequence[Found], vectors: Sequence[Mapping[str, float]], groups: list[list[int]], at: int
) -> int | None:
    """The group that a sentence joins, None when it opens one."""
    context, match = found[at]
    if match.rule == "labelled":
        return None
    for number in range(len(groups) - 1, -1, -1):
        opener, opened = found[groups[number][0]]
        if opened.rule == "labelled" and _in_item(opener, context):
            return number
    if at and _goes_with(found[at - 1], found[at]):
        return next(number for number, members in enumerate(groups) if at - 1 in members)
    if match.rule in {"section-item", "listed-item"} and not match.supports and not _is_said_before(found, groups, at):
        return _alike(found, vectors, groups, at, 1.5 * SAME)
    return _alike(found, vectors, groups, at, SAME)


def _is_said_before(found: Sequence[Found], groups: list[list[int]], at: int) -> bool:
    """Whether the document has said things outside lists that an item may sum up."""
    return any(found[members[0]][1].rule not in {"section-item", "listed-item"} for members in groups)


def _in_item(opener: Context, context: Context) -> bool:
    if opener.kind is BlockKind.HEADING:
        return opener.text in context.headings
    return opener.sentence.block == context.sentence.block


def _goes_with(before: Found, found: Found) -> bool:
    """Whether a sentence takes up the recommendation found just before it."""
    context, match = found
    near = context.sentence.index - before[0].sentence.index
    if near == 1 and before[0].text.rstrip().endswith(":") and before[1].action is None and before[1].thing is None:
        return True
    if near > NEAR or match.stance is not before[1].stance:
        return False
    return match.supports or takes_up(context.lexicon, context.text)


def takes_up(lexicon: Lexicon, text: str) -> bool:
    """Whether a sentence opens with a word that points to the one before: "Este fondo ...", "Cela ..."."""
    first = TOKEN.match(text, led_in(lexicon, text))
    return first is not None and low(first) in lexicon.words("pointing")


def _alike(
    found: Sequence[Found], vectors: Sequence[Mapping[str, float]], groups: list[list[int]], at: int, same: float
) -> int | None:
    """The group with the most similar sentence of the same stance, if it is similar enough."""
    best, home = 0.0, None
    for number, members in enumerate(groups):
        for other in members:
            if found[other][1].stance is not found[at][1].stance:
                continue
            likeness = round(_cosine(vectors[at], vectors[other]), 6)
            if likeness >= same and likeness > best:
                best, home = likeness, number
    return home


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    dot = sum(weight * b[term] for term, weight in sorted(a.items()) if term in b)
    length = math.sqrt(sum(w * w for _, w in sorted(a.items())) * sum(w * w for _, w in sorted(b.items())))
    return dot / length if length else 0.0


def _weights(document: Document) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for sentence in document.sentences:
        counts.update(set(stems(content_words(sentence.text, document.language), document.language)))
    total = max(1, len(document.sentences))
    return {term: math.log(1 + total / count) for term, count in counts.items()}


def _vector(context: Context, weights: Mapping[str, float]) -> dict[str, float]:
    lexicon = context.lexicon
    stopped = set(stems(sorted(lexicon.words("stop")), lexicon.language))
    terms = set(stems(content_words(context.text, lexicon.language), lexicon.language)) - stopped
    return {term: weights.get(term, 1.0) for term in sorted(terms)}
