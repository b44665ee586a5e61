"""Every kind of correction holds when the brief is made again of other documents; one that fits nothing is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.model.brief import Brief
from tests.corrections.papers import corrected, write

FIRST = ("lind.txt", "mora.txt", "okoro.txt")
LATER = ("berg.txt", "lind.txt", "mora.txt", "unsigned.txt")
"""One added before the others, one at the end, one taken away."""


def recommendation(brief: Brief, words: str) -> str:
    """The id of the recommendation that is made in these words."""
    return next(
        one.id for one in brief.comparison.recommendations if any(words in evidence.plain for evidence in one.evidence)
    )


def headlines(brief: Brief) -> dict[str, str]:
    return {one.id: one.headline for one in brief.comparison.recommendations}


def option_of(brief: Brief, id: str) -> str | None:
    return next(one.option for one in brief.comparison.recommendations if one.id == id)


def theme_with(brief: Brief, words: str) -> str | None:
    passage = next(passage.id for passage in brief.corpus.passages if words in passage.text)
    return brief.themes.theme_of(passage)


def dropped(brief: Brief) -> None:
    assert not any("merged" in evidence.plain for one in brief.comparison.recommendations for evidence in one.evidence
                   if one.document == "lind")  # fmt: skip


def added(brief: Brief) -> None:
    id = recommendation(brief, "what it lacks is the will")
    assert headlines(brief)[id] == "Spend more on books"
    (one,) = (one for one in brief.comparison.recommendations if one.id == id)
    assert (one.rule, one.addressee, one.strength.value) == ("corrected", "The town", "may")


def reworded(brief: Brief) -> None:
    assert "Publish visitor numbers monthly" in headlines(brief).values()


def turned(brief: Brief) -> None:
    id = recommendation(brief, "Opening on Sundays would help")
    assert next(one.stance.value for one in brief.comparison.recommendations if one.id == id) == "against"


def shared(brief: Brief) -> None:
    id = recommendation(brief, "The staff need to be paid")
    assert next(one.attributed_to for one in brief.comparison.recommendations if one.id == id) == "the friends of books"


def left_to_others(brief: Brief) -> None:
    assert not any(
        "small fund" in evidence.plain for one in brief.comparison.recommendations for evidence in one.evidence
    )


def joined(brief: Brief) -> None:
    one, other = recommendation(brief, "until nine in the evening."), recommendation(brief, "small fund")
    assert option_of(brief, one) == option_of(brief, other)
    (option,) = (option for option in brief.comparison.options if option.id == option_of(brief, one))
    assert option.label == "Late hours"
    assert any({one, other} <= set(finding.recommendations) for finding in brief.comparison.findings)


def cut(brief: Brief) -> None:
    one, other = (
        next(
            one.id
            for one in brief.comparison.recommendations
            if one.document == author and "until nine" in one.evidence[0].plain
        )
        for author in ("lind", "mora")
    )
    assert option_of(brief, one) != option_of(brief, other)


def titled(brief: Brief) -> None:
    document = next(one for one in brief.corpus.documents if one.source.path == "mora.txt")
    assert document.title is not None
    assert document.title.text == "Stay"
    assert [author.name for author in document.authors] == ["Luis Mora", "Ida van der Berg"]
    assert [author.short for author in document.authors] == ["Mora", "van der Berg"]
    assert document.issued is not None
    assert document.issued.iso == "2024-05"


CASES: dict[str, tuple[str, Callable[[Brief], None]]] = {
    "drop": (
        '[[recommendations]]\nfile = "lind.txt"\nquote = "I recommend that the branch at the station be merged with the '
        'main house"\ndrop = true\nwhy = "said in jest"\n',
        dropped,
    ),
    "add": (
        '[[recommendations]]\nadd = true\nfile = "mora.txt"\nquote = "The town has the money, and what it lacks is the '
        'will to spend it on books."\nheadline = "Spend more on books"\naddressee = "The town"\nstrength = "may"\n',
        added,
    ),
    "headline": (
        '[[recommendations]]\nquote = "The council should publish the number of visitors every month."\n'
        'headline = "Publish visitor numbers monthly"\n',
        reworded,
    ),
    "stance": (
        '[[recommendations]]\nquote = "Opening on Sundays would help families."\nstance = "against"\n',
        turned,
    ),
    "adopted": (
        '[[recommendations]]\nquote = "The staff need to be paid for the late hours."\n'
        'attribute_to = "the friends of books"\nadopted = true\n',
        shared,
    ),
    "attribute": (
        '[[recommendations]]\nquote = "We propose a small fund for the late hours"\nattribute_to = "the mayor"\n',
        left_to_others,
    ),
    "join": (
        '[[options]]\njoin = ["lind-0000", "mora-0000"]\nquotes = ["keep the reading rooms open until nine in the evening.",'
        ' "We propose a small fund for the late hours, paid from the parking fees."]\nlabel = "Late hours"\n',
        joined,
    ),
    "cut": (
        '[[options]]\ncut = ["lind-0000", "mora-0000"]\nquotes = ["keep the reading rooms open until nine in the evening.",'
        ' "keep the reading rooms open until nine in the evening, in both houses"]\n',
        cut,
    ),
    "document": (
        '[[documents]]\nfile = "mora.txt"\ntitle = "Stay"\nauthors = ["Luis Mora", "Ida van der Berg"]\ndate = "2024-05"\n',
        titled,
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("papers", [FIRST, LATER], ids=["first", "rebuilt"])
def test_a_correction_holds(tmp_path: Path, name: str, papers: tuple[str, ...]) -> None:
    text, holds = CASES[name]
    brief = corrected(write(tmp_path / "papers", *papers), text)
    holds(brief)
    assert [one.applied for one in brief.corrections] == [True]
    assert not [notice for notice in brief.notices if notice.slug == "correction-stale"]


@pytest.mark.parametrize("name", CASES)
def test_one_that_fits_nothing_any_more_is_named_with_the_nearest(tmp_path: Path, name: str) -> None:
    text, _ = CASES[name]
    brief = corrected(write(tmp_path / "papers", "berg.txt", "okoro.txt", "unsigned.txt"), "\n\n" + text)
    (notice,) = (notice for notice in brief.notices if notice.slug == "correction-stale")
    assert notice.subject == "corrections.toml:3"
    assert notice.severity.value == "warning"
    (correction,) = brief.corrections
    assert not correction.applied


def test_the_nearest_sentence_is_shown_with_its_place(tmp_path: Path) -> None:
    text = '[[recommendations]]\nadd = true\nfile = "berg.txt"\nquote = "Families came on some Sunday."\n'
    brief = corrected(write(tmp_path / "papers", "berg.txt", "okoro.txt"), text)
    (notice,) = (notice for notice in brief.notices if notice.slug == "correction-stale")
    assert "berg.txt:5 “Families come on Sundays.”" in notice.detail


def test_the_nearest_recommendation_is_shown_by_id(tmp_path: Path) -> None:
    brief = corrected(write(tmp_path / "papers"), "")
    id = recommendation(brief, "buy a bus")
    stale = corrected(tmp_path / "papers", f'[[recommendations]]\nrecommendation = "{id[:-1]}x"\ndrop = true\n')
    (notice,) = (notice for notice in stale.notices if notice.slug == "correction-stale")
    assert id in notice.detail


def test_corrections_are_applied_in_the_order_of_the_file(tmp_path: Path) -> None:
    quote = "The council should buy a bus with books."
    text = f'[[recommendations]]\nquote = "{quote}"\nheadline = "A"\n\n[[recommendations]]\nquote = "{quote}"\nheadline = "B"\n'
    brief = corrected(write(tmp_path / "papers"), text)
    assert headlines(brief)[recommendation(brief, "buy a bus")] == "B"
    assert [one.change for one in brief.corrections] == ["headline: A", "headline: B"]
