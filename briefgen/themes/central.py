"""Naming the groups of very many passages: phrases are sought in a sample of each group's central passages only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from briefgen.model.documents import Corpus
from briefgen.model.evidence import Passage
from briefgen.model.themes import Theme
from briefgen.themes.consensus import Groups, renumber
from briefgen.themes.counting import Counts
from briefgen.themes.large import ManyGroups
from briefgen.themes.names import names_of
from briefgen.themes.naming import UNNAMED, named_themes
from briefgen.themes.ordering import DIGITS, slugs
from briefgen.themes.phrases import find_phrases
from briefgen.themes.reading import read_passages

SAMPLED = 100
"""Passages of a group that name it: enough for a phrase in a fiftieth of them to be counted twice."""

_OF_ONE = 2
"""Passages of one document among them: a long text is no louder than a short one."""

_CENTRAL = 0.5
"""Share of a group's passages, those nearest to its middle, from which they are drawn: the others may be strays."""


def named_many(corpus: Corpus, counts: Counts, found: ManyGroups) -> tuple[Theme, ...]:
    """The groups as themes, by falling number of passages.

    Args:
        corpus: the documents.
        counts: their passages, in the order of the corpus.
        found: the group of each passage.
    """
    members: list[list[str]] = [[] for _ in range(int(found.labels.max()) + 1)]
    for passage, label in zip(counts.passages, found.labels.tolist(), strict=True):
        members[label].append(passage)
    named = _named(corpus, counts, _central(counts, found))
    order = sorted(range(len(members)), key=lambda group: (-len(members[group]), group))
    titles = [named[group].label if group in named else UNNAMED for group in order]
    return tuple(
        Theme(
            id=id,
            label=title,
            keywords=named[group].keywords if group in named else (),
            passages=tuple(members[group]),
            share=round(len(members[group]) / len(counts), DIGITS),
        )
        for id, title, group in zip(slugs(titles), titles, order, strict=True)
    )


def _central(counts: Counts, found: ManyGroups) -> dict[int, int]:
    """The rows of up to `SAMPLED` passages of each group, evenly spaced in its central half, and their group."""
    chosen: dict[int, int] = {}
    labels = found.labels[counts.order]
    for group in range(int(labels.max()) + 1):
        rows = counts.order[np.flatnonzero(labels == group)]
        rows = rows[np.argsort(-found.nearness[rows], kind="stable")]
        rows = rows[: max(1, SAMPLED, round(_CENTRAL * len(rows)))]
        spaced = rows[np.unique(np.linspace(0, len(rows) - 1, min(len(rows), 2 * SAMPLED)).round().astype(int))]
        taken: Counter[str] = Counter()
        for row in spaced.tolist():
            if taken[counts.documents[row]] < _OF_ONE and taken.total() < SAMPLED:
                taken[counts.documents[row]] += 1
                chosen[row] = group
    return chosen


def _named(corpus: Corpus, counts: Counts, rows: Mapping[int, int]) -> dict[int, Theme]:
    """Themes of the chosen passages alone, by their group; of passages that say the same, the first speaks for all."""
    chosen = {counts.passages[row]: group for row, group in rows.items()}
    holding = {counts.documents[row] for row in rows}
    documents = []
    said: set[str] = set()
    for document in corpus.documents:
        passages = document.passages if document.id in holding else ()
        kept = tuple(passage for passage in passages if _is_new(passage, chosen, said))
        if kept:
            documents.append(replace(document, passages=kept))
    sample = Corpus(documents=tuple(documents))
    reading = read_passages(sample)
    groups: Groups = np.array([chosen[passage] for passage in reading.passages], dtype=np.int64)
    texts = {passage.id: passage.text for passage in sample.passages}
    languages = {document.id: document.language for document in documents}
    phrases = find_phrases(
        [texts[passage] for passage in reading.passages],
        [languages[document] for document in reading.documents],
        banned=names_of(
            (author for document in documents for author in document.authors),
            ((texts[passage], ()) for passage in reading.passages),
        ),
    )
    themes = named_themes(sample, reading, renumber(groups), phrases, general=None, about={})
    return {chosen[theme.passages[0]]: theme for theme in themes}


def _is_new(passage: Passage, chosen: Mapping[str, int], said: set[str]) -> bool:
    if passage.id not in chosen or passage.text in said:
        return False
    said.add(passage.text)
    return True
