"""Groups of passages as themes: label, keywords, order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from briefgen.language.tokens import function_words
from briefgen.model.documents import Corpus
from briefgen.model.themes import Theme
from briefgen.themes.consensus import Groups
from briefgen.themes.headings import Heading, choose_heading
from briefgen.themes.labelling import KEYWORDS, Scored, keywords, score_phrases
from briefgen.themes.ordering import DIGITS, in_document_order, slugs
from briefgen.themes.phrases import Phrase
from briefgen.themes.reading import Reading

GENERAL = "General: {}"
"""How the theme of what the whole corpus is about is called."""

UNNAMED = "Other passages"
"""How a theme is called whose passages share no phrase."""


def named_themes(
    corpus: Corpus,
    reading: Reading,
    labels: Groups,
    phrases: Sequence[Phrase],
    *,
    general: int | None,
    about: Mapping[int, tuple[str, ...]],
) -> tuple[Theme, ...]:
    """Groups as themes, by falling number of passages, the general one last.

    Args:
        corpus: for the order of passages.
        reading: the passages that were grouped.
        labels: the group of each.
        phrases: all phrases of the corpus.
        general: the group of what the whole corpus is about.
        about: stems for which a group was made.
    """
    rows = {group: np.flatnonzero(labels == group).tolist() for group in range(int(labels.max()) + 1)}
    order = sorted(rows, key=lambda group: (group == general, -len(rows[group]), rows[group][0]))
    languages = {document.id: document.language for document in corpus.documents}
    holders = reading.holders()
    heads: dict[int, Heading | None] = {}
    names: dict[int, tuple[Scored, ...]] = {}
    for group in sorted(order, key=lambda group: (group not in about, order.index(group))):
        scored = score_phrases(rows[group], phrases, reading.documents, holders)
        spoken = Counter(languages[reading.documents[row]] for row in rows[group])
        heads[group] = choose_heading(
            scored,
            size=len(rows[group]),
            words=function_words(min(spoken, key=lambda language: (-spoken[language], language))),
            used={key for head in heads.values() if head for key in head.keys},
            about=about.get(group, ()),
        )
        names[group] = keywords(scored)
    titles = [_label(heads[group], group == general) for group in order]
    return tuple(
        Theme(
            id=id,
            label=title,
            keywords=_keywords(names[group], heads[group]),
            passages=in_document_order(corpus, (reading.passages[row] for row in rows[group])),
            share=round(len(rows[group]) / len(reading), DIGITS),
            is_general=group == general,
        )
        for id, title, group in zip(slugs(titles), titles, order, strict=True)
    )


def _label(head: Heading | None, is_general: bool) -> str:
    if head is None:
        return UNNAMED
    return GENERAL.format(head.text) if is_general else head.text[:1].upper() + head.text[1:]


def _keywords(names: Sequence[Scored], head: Heading | None) -> tuple[str, ...]:
    """Names that the label does not say already."""
    said = {word for key in head.keys for word in key} if head else set()
    return tuple(one.phrase.form for one in names if not set(one.phrase.key) <= said)[:KEYWORDS]
