"""What is measured on printed pages is found where it is wrong, and only there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.printing.checklist import Printed, judgements, measured
from tests.printing.reading import Element, Line, Page

LINE = Line(
    text="A line of running text that has about seventy characters in it, as it ought to.",
    left=190.0, right=530.0, base=700.0, size=10.0, family="serif", bold=False, colour="#1b1f24",
)  # fmt: skip


def element(kind: str, *children: Element, lines: tuple[tuple[int, float], ...] = (), alternative: str = "") -> Element:
    return Element(kind=kind, lines=lines, children=children, alternative=alternative)


def page(number: int, total: int, *lines: Line) -> Page:
    head = replace(LINE, text="Water", base=812.0, size=8.5, family="sans", left=57.0)
    section = replace(head, text="Where they agree", left=450.0)
    foot = replace(head, text=f"{number} / {total}", base=20.0)
    return Page(number=number, width=595.0, height=842.0, lines=(head, section, *lines, foot), notes_top=0.0)


def text(count: int) -> list[Line]:
    return [replace(LINE, base=750.0 - 14 * place) for place in range(count)]


def printed(*pages: Page, tree: Element | None = None) -> Printed:
    return Printed(pages=list(pages), tree=tree or element("Document"), title="Water")


def test_a_page_that_is_nearly_empty_is_found_unless_it_is_the_last() -> None:
    faults = measured(printed(page(1, 2, *text(5)), page(2, 2, *text(2))))[20]
    assert faults == ["page 1 is 12% full"]


def test_a_lone_line_and_a_lone_row_are_found() -> None:
    rows = [element("TR", lines=((place // 2 + 1, 10.0 * place),)) for place in range(3)]
    paragraph = element("P", lines=((1, 700.0), (1, 714.0), (2, 60.0)))
    tree = element("Document", element("Table", element("TBody", *rows)), paragraph)
    faults = measured(printed(page(1, 2, *text(45)), page(2, 2, *text(2)), tree=tree))[20]
    assert faults == ["page 2: a lone row", "page 2: a lone line"]


@pytest.mark.parametrize(
    ("point", "change", "fault"),
    [
        (13, {"size": 7.0}, "text of 7.0 pt"),
        (14, {"text": "It said -- nothing"}, "' -- ' outside a quotation"),
        (18, {"size": 13.0, "bold": True}, "page 1 ends with a heading"),
        (31, {"colour": "#aaaaaa"}, "#aaaaaa on white: 2.3"),
    ],
)
def test_what_is_wrong_with_one_line_is_found(point: int, change: dict[str, object], fault: str) -> None:
    lines = text(45)
    wrong = replace(lines[-1], **change)
    sound, faulty = (measured(printed(page(1, 1, *lines[:-1], last)))[point] for last in (lines[-1], wrong))
    assert sound == []
    assert faulty == [fault]


def test_a_figure_without_words_and_a_table_without_caption_are_found() -> None:
    tree = element("Document", element("Figure"), element("Table", element("TBody")))
    faults = measured(printed(page(1, 1, *text(45)), tree=tree))
    assert faults[28] and faults[33]


def test_every_point_is_judged_once() -> None:
    assert [judged.number for judged in judgements()] == list(range(1, 37))
