"""How long the printed brief is: one page, two to four, or all; what is left out of a shorter one is said in it.

A shorter brief is a part of the whole one. How much of it fits is known only after it is laid out, so a length has
drafts, each shorter than the one before; the first that has few enough pages is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.language.catalogue import phrase, speaking
from briefgen.language.writing import closed, counted, listed, number
from briefgen.model.brief import Brief
from briefgen.page.crowds import is_crowd, of_crowd, told, where, where_the_rest_is

MOST_PAGES = {"page": 1, "brief": 4}
NAMED = 12
"""Sources that a brief of one page names."""
_SIDES = 30
"""Quotations that two to three pages hold, about: where the drafts of a short brief begin."""


LONE, LONE_OF_EACH = 60, 8
"""Proposals that only one text makes which the whole brief shows in a table: about two pages, and where there are
more, so many of each text, one at least. The annex has every recommendation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """What a shorter brief says of what it leaves out; every text is "" in the whole one.

    `full` says what the full brief has besides, `rows` what page 1 lacks, `lone` how many lone proposals are not shown,
    `further` how many sources are not named of which the first `sources` are; `crowd` where the rest of a brief of very
    many texts is, of which only those of `told` are told of.
    """

    full: str = ""
    rows: str = ""
    lone: str = ""
    further: str = ""
    sources: int = NAMED
    crowd: str = ""
    told: tuple[str, ...] = ()


WHOLE = More()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A part of a brief as it may be printed, and what it says of the rest."""

    brief: Brief
    more: More


def drafts(brief: Brief, length: str) -> tuple[Draft, ...]:
    """The drafts of a length, the longest first; one for the whole brief.

    Args:
        length: "page", "brief" or "full".
    """
    with speaking(brief.language):
        if length == "page":
            return tuple(_one_page(brief))
        if length == "brief":
            return tuple(_few_pages(brief))
        return (whole(brief),)


def whole(brief: Brief) -> Draft:
    """All that a page can tell: of very many texts what they come to, else everything."""
    if not is_crowd(brief):
        return _everything(brief)
    shown = of_crowd(brief)
    more = More(rows=where(brief), crowd=where_the_rest_is(brief, shown), told=told(shown))
    return Draft(brief=shown, more=more)


def _everything(brief: Brief) -> Draft:
    """All, but for the lone proposals of a large set: of those the strongest of each text, the texts in their order."""
    if len(brief.lone) <= LONE:
        return Draft(brief=brief, more=WHOLE)
    voices = len({contrast.sides[0].document for contrast in brief.lone})
    each = max(1, min(LONE_OF_EACH, LONE // voices))
    shown: Counter[str] = Counter()
    kept = []
    for contrast in brief.lone:
        document = contrast.sides[0].document
        if shown[document] < each:
            kept.append(contrast)
            shown[document] += 1
    left = phrase("page.more_lone", shown=number(len(kept)), count=number(len(brief.lone)))
    return Draft(brief=replace(brief, lone=tuple(kept)), more=More(lone=left))


def _one_page(brief: Brief) -> Iterator[Draft]:
    rows = len(brief.matrix.rows) if brief.matrix else 0
    messages = len(brief.key_messages)
    steps = [(2, rows, messages), (1, rows, messages), (0, rows, messages), (0, min(rows, 4), messages)]
    steps += [(0, min(rows, 4), min(messages, 3)), (0, min(rows, 3), min(messages, 2)), (0, 0, min(messages, 2))]
    steps += [(0, 0, min(messages, 1))]
    for facing, kept, said in dict.fromkeys(steps):
        shown = replace(
            brief,
            facing=brief.facing[:facing],
            matrix=replace(brief.matrix, rows=brief.matrix.rows[:kept]) if brief.matrix and kept else None,
            key_messages=brief.key_messages[:said],
            agreements=(),
            tensions=(),
            lone=(),
            chapters=(),
            cards=(),
            likeness=None,
            timeline=None,
        )
        cut = [
            counted(left, noun)
            for left, noun in (
                (messages - said, "message"),
                (rows - kept, "option"),
                (len(brief.facing) - len(shown.facing), "pair"),
            )
            if left > 0
        ]
        lacking = closed(phrase("page.more_cut", list=listed(cut))) if cut else ""
        yield Draft(brief=shown, more=_more(brief, lacking, kept > 0))


def _more(brief: Brief, cut: str, beside_matrix: bool) -> More:
    further = len(brief.voices) - NAMED
    full = _full(brief)
    return More(
        full=full if beside_matrix or not cut else f"{cut} {full}",
        rows=cut if beside_matrix else "",
        further=phrase("page.more_sources", count=number(further)) if further > 0 else "",
    )


def _full(brief: Brief) -> str:
    return phrase(
        "page.more_full",
        recommendations=counted(len(brief.comparison.recommendations), "recommendation"),
        options=counted(len(brief.comparison.options), "option"),
        themes=counted(len(brief.themes.themes), "theme"),
    )


def _few_pages(brief: Brief) -> Iterator[Draft]:
    """Page 1, what is shared and parted with its quotations, lone proposals, sources and method."""
    sides = sum(len(contrast.sides) for contrast in (*brief.agreements, *brief.tensions))
    most = max(len(brief.agreements), len(brief.tensions), 1)
    start = most if sides <= _SIDES else max(1, most * _SIDES // sides)
    steps = [(start, 30), (start, 12), *((count, 8) for count in range(start - 1, 0, -1)), (1, 4), (1, 0), (0, 0)]
    for count, lone in dict.fromkeys(steps):
        shown = replace(
            brief,
            agreements=brief.agreements[:count],
            tensions=brief.tensions[:count],
            lone=brief.lone[:lone],
            chapters=(),
            cards=(),
            likeness=None,
            timeline=None,
        )
        cut = [
            counted(len(whole) - len(part), noun)
            for whole, part, noun in (
                (brief.agreements, shown.agreements, "agreement"),
                (brief.tensions, shown.tensions, "tension"),
                (brief.lone, shown.lone, "proposal"),
                (brief.comparison.discrepancies, (), "fact"),
                (brief.notices, (), "notice"),
            )
            if len(whole) > len(part)
        ]
        lacking = f"{closed(phrase('page.more_cut', list=listed(cut)))} " if cut else ""
        yield Draft(brief=shown, more=More(full=lacking + _full(brief)))
