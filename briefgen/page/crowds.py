"""What is printed of the brief of very many texts: what most of them share, where they part, and where the rest is.

A card, a column and a list of proposals for each of a thousand authors is a book that nobody opens. Above `IN_FULL`
texts the page says what the texts come to; each text by itself, and each recommendation, is in the data files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.language.catalogue import phrase
from briefgen.language.writing import closed, counted, listed, number
from briefgen.model.brief import Brief, Chapter, Contrast

IN_FULL = 60
"""Texts up to which the page has all of each: about as many pages."""

AGREEMENTS, TENSIONS, LONE, FACTS = 12, 12, 30, 12
"""Findings of each kind that are printed, the first of their order; of lone proposals one of each text."""

SIDES = 8
"""Quotations of one finding, rows of a chapter's table, and statements of a chapter."""

ADVICE = 60
"""Recommendations that the annex prints: of those that are quoted, the first."""

NOTICES = 30


def is_crowd(brief: Brief) -> bool:
    """Whether there are more texts than the page can tell of one by one."""
    return len(brief.voices) > IN_FULL


def of_crowd(brief: Brief) -> Brief:
    """The part of the brief that is printed."""
    alone: dict[str, Contrast] = {}
    for contrast in brief.lone:
        alone.setdefault(contrast.sides[0].document, contrast)
    shared = tuple(map(_shorter, brief.agreements[:AGREEMENTS]))
    parted = tuple(map(_shorter, brief.tensions[:TENSIONS]))
    quoted = dict.fromkeys(
        side.recommendation for contrast in (*brief.facing, *shared, *parted) for side in contrast.sides
    )
    printed = set(list(quoted)[:ADVICE])
    sources = {document.source.path for document in brief.corpus.documents}
    return replace(
        brief,
        comparison=replace(
            brief.comparison,
            recommendations=tuple(one for one in brief.comparison.recommendations if one.id in printed),
            discrepancies=brief.comparison.discrepancies[:FACTS],
        ),
        notices=brief.notices[:NOTICES],
        agreements=shared,
        tensions=parted,
        lone=tuple(alone.values())[:LONE],
        chapters=tuple(map(_of_chapter, brief.chapters)),
        cards=(),
        timeline=None,
        annex=replace(brief.annex, manifest=tuple(row for row in brief.annex.manifest if row[0] not in sources)),
    )


def told(brief: Brief) -> tuple[str, ...]:
    """The texts that are quoted in what is printed, in the order of the voices, `IN_FULL` at most."""
    heard = set(list(dict.fromkeys(_heard(brief)))[:IN_FULL])
    return tuple(voice.document for voice in brief.voices if voice.document in heard)


def where_the_rest_is(whole: Brief, printed: Brief) -> str:
    """What is not printed, and where it stands."""
    pairs: Sequence[tuple[str, Sequence[object], Sequence[object]]] = (
        ("agreement", whole.agreements, printed.agreements),
        ("tension", whole.tensions, printed.tensions),
        ("proposal", whole.lone, printed.lone),
        ("fact", whole.comparison.discrepancies, printed.comparison.discrepancies),
        ("notice", whole.notices, printed.notices),
    )
    left = [counted(len(every) - len(part), noun) for noun, every, part in pairs if len(every) > len(part)]
    cut = f" {closed(phrase('page.more_cut', list=listed(left)))}" if left else ""
    return where(whole) + cut


def where(whole: Brief) -> str:
    """Where every text and every recommendation stands."""
    return phrase(
        "page.more_crowd",
        texts=counted(len(whole.voices), "text"),
        recommendations=number(len(whole.comparison.recommendations)),
    )


def _heard(brief: Brief) -> Iterator[str]:
    for contrast in (*brief.facing, *brief.agreements, *brief.tensions, *brief.lone):
        yield from (side.document for side in contrast.sides)
    for chapter in brief.chapters:
        yield from (row.document for row in chapter.rows)


def _shorter(contrast: Contrast) -> Contrast:
    return replace(contrast, sides=contrast.sides[:SIDES])


def _of_chapter(chapter: Chapter) -> Chapter:
    """A chapter with its first statements and the rows of those that ask for most, each with what it asks for first."""
    asking = [place for place, row in enumerate(chapter.rows) if row.sides]
    most = sorted(sorted(asking, key=lambda place: (-len(chapter.rows[place].sides), place))[:SIDES])
    rows = tuple(replace(chapter.rows[place], sides=chapter.rows[place].sides[:1]) for place in most)
    return replace(chapter, rows=rows, statements=chapter.statements[:SIDES])
