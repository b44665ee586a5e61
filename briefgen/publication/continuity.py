"""What has a name in the edition before keeps it: documents, themes, options.

Ids stand in links, in corrections and in what readers remember. They follow what a thing is made of, not how it happens
to be numbered or called this time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefgen.language.digests import text_digest
from briefgen.model.comparison import Comparison
from briefgen.model.documents import Author, Corpus, unsigned_number
from briefgen.model.editions import Record
from briefgen.model.themes import ThemeSet
from briefgen.publication.matching import distance, matched
from briefgen.publication.record import sentence_digest
from briefgen.settings import EditionSettings

SAME = 0.2
"""The part of both together that two groups must share more than, to be one. Below it the name says what is gone."""


def keep_documents(corpus: Corpus, before: Record | None) -> Corpus:
    """The corpus with the ids that its documents had: those of the same file first, then those of the same content.

    A new document that would have taken such an id gets the next number.
    """
    if before is None:
        return corpus
    files = {one.file: one.id for one in before.documents}
    contents = {one.sha256: one.id for one in reversed(before.documents)}
    kept: dict[str, str] = {}
    for document in corpus.documents:
        if document.source.path in files:
            kept[document.source.path] = files[document.source.path]
    given = set(kept.values())
    for document in corpus.documents:
        id = contents.get(document.source.sha256)
        if id and document.source.path not in kept and id not in given:
            kept[document.source.path] = id
            given.add(id)
    taken = given | set(files.values())
    documents = []
    for document in corpus.documents:
        id = kept.get(document.source.path) or _free(document.id, taken)
        taken.add(id)
        authors = tuple(_stand_in(author, id) for author in document.authors)
        documents.append(document if id == document.id else document.called(id, authors))
    return replace(corpus, documents=tuple(documents))


def keep_themes(found: ThemeSet, corpus: Corpus, before: Record | None, settings: EditionSettings) -> ThemeSet:
    """The themes with ids and labels of the earlier ones that they are; themes that went on have them already."""
    if before is None or found.joined is not None or not found.grouped or not before.found.grouped:
        return found
    digests = {passage.id: text_digest(passage.text) for passage in corpus.each_passage()}
    new = {theme.id: frozenset(digests[one] for one in theme.passages) for theme in found.themes}
    old = {theme.id: frozenset(theme.passages) for theme in before.found.themes}
    same = matched(new, old, least=SAME)
    earlier = {theme.id: theme for theme in before.found.themes}
    taken = set(earlier)
    themes = []
    for theme in found.themes:
        if theme.id not in same:
            id = _free(theme.id, taken)
            taken.add(id)
            themes.append(replace(theme, id=id))
            continue
        one = earlier[same[theme.id]]
        keeps = distance(new[theme.id], frozenset(one.named_for)) <= settings.relabel_share
        label = one.label if keeps and one.is_general == theme.is_general else theme.label
        themes.append(replace(theme, id=one.id, label=label))
    return replace(found, themes=tuple(themes))


def keep_options(
    comparison: Comparison, before: Record | None, settings: EditionSettings, *, named: Mapping[str, str]
) -> Comparison:
    """The comparison with options under the ids and labels that they had.

    Args:
        comparison: as it was found.
        before: the record of the edition before.
        settings: how much of an option must change before it gets another label.
        named: recommendations to whose option the analyst gave a label, which stays.
    """
    if before is None:
        return comparison
    digests = {one.id: sentence_digest(one) for one in comparison.recommendations}
    new = {option.id: frozenset(digests[id] for id in option.recommendations) for option in comparison.options}
    old = {option.id: frozenset(option.members) for option in before.options}
    same = matched(new, old, least=SAME)
    earlier = {option.id: option for option in before.options}
    taken = set(earlier)
    ids: dict[str, str] = {}
    options = []
    for option in comparison.options:
        label = option.label
        if option.id in same:
            one = earlier[same[option.id]]
            is_named = any(id in named for id in option.recommendations)
            if not is_named and distance(new[option.id], frozenset(one.named_for)) <= settings.relabel_share:
                label = one.label
            ids[option.id] = one.id
        else:
            ids[option.id] = _free(option.id, taken)
        taken.add(ids[option.id])
        options.append(replace(option, id=ids[option.id], label=label))
    return replace(
        comparison,
        options=tuple(options),
        recommendations=tuple(
            replace(one, option=ids.get(one.option, one.option) if one.option else None)
            for one in comparison.recommendations
        ),
        findings=tuple(
            replace(one, option=ids.get(one.option, one.option) if one.option else None) for one in comparison.findings
        ),
    )


def _stand_in(author: Author, id: str) -> Author:
    """The author, under the id of the document where none is named; the number in the short name is that of the id."""
    number = unsigned_number(id)
    if author.is_named or number is None:
        return author
    numbered = author.short.rpartition(" ")[2].isdecimal()
    return replace(author, id=id, short=f"{author.short.rpartition(' ')[0]} {number}" if numbered else author.short)


def _free(wanted: str, taken: set[str]) -> str:
    """The id wanted, with the first number that makes it new."""
    if wanted not in taken:
        return wanted
    base, _, number = wanted.rpartition("-")
    base = base if number.isdecimal() and base else wanted
    return next(id for at in range(2, len(taken) + 3) if (id := f"{base}-{at}") not in taken)
