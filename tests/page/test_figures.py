"""Bars in one measure, shades by number, digits that can be read on their shade."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.brief import Brief, Emphasis, Likeness, Moment, Timeline
from briefgen.page.figures import bar_chart, closest, contrast, ink_on, most_alike, shade, timeline_chart
from tests.page.building import build_brief


def test_bars_keep_the_order_of_the_voices_and_one_measure(brief: Brief) -> None:
    emphasis = (Emphasis(document="d01", passages=5), Emphasis(document="d00", passages=10))
    chart = bar_chart(emphasis, brief.voices)
    assert [bar.value for bar in chart.bars] == [10, 5, 0, 0, 0]
    assert chart.bars[0].length == pytest.approx(2 * chart.bars[1].length, abs=0.02)
    assert chart.bars[2].length == 0
    assert chart.left + max(bar.length for bar in chart.bars) < chart.width


def test_a_very_long_name_leaves_room_for_the_bars(brief: Brief) -> None:
    voices = (replace(brief.voices[0], short="Ministerio de Medio Ambiente y Recursos Naturales"),)
    chart = bar_chart((Emphasis(document="d00", passages=3),), voices)
    assert chart.bars[0].name.endswith("…")
    assert chart.bars[0].length > 30


def test_nothing_is_white_and_the_most_is_deep() -> None:
    assert shade(0, 9) == "#ffffff"
    assert shade(9, 9) == "#14507a"
    assert shade(20, 9) == shade(9, 9)


@pytest.mark.parametrize("most", [1, 7, 50, 500])
def test_digits_can_be_read_on_every_shade(most: int) -> None:
    fills = [shade(value, most) for value in range(most + 1)]
    assert [fill for fill in fills if contrast(fill, ink_on(fill)) < 4.5] == []


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#14507a", "#14507a") == pytest.approx(1)


TIMELINE = Timeline(
    message="",
    measure="",
    moments=(
        Moment(document="d00", first="2007-01-01", last="2007-12-31"),
        Moment(document="d01", first="2018-02-01", last="2018-02-28"),
        Moment(document="d02", first="2018-02-03", last="2018-02-03"),
    ),
)


def test_a_year_is_a_bar_and_a_day_a_mark(brief: Brief) -> None:
    chart = timeline_chart(TIMELINE, brief.voices)
    assert [mark.label for mark in chart.marks] == ["2007", "February 2018", "3 February 2018"]
    year, month, day = (mark.length for mark in chart.marks)
    assert year > month and day == 4
    assert [tick.label for tick in chart.ticks][:2] == ["2007", "2009"]
    assert all(mark.x > 0 and mark.x + mark.length <= chart.width + 4 for mark in chart.marks)


@given(st.lists(st.dates(date(1200, 1, 1), date(2200, 12, 31)), min_size=2, max_size=30))
def test_a_timeline_of_any_dates_stays_on_its_paper(days: list[date]) -> None:
    voices = build_brief(voices=2, options=1, themes=0, chapters=False).voices
    moments = tuple(Moment(document="d01", first=day.isoformat(), last=day.isoformat()) for day in sorted(days))
    chart = timeline_chart(Timeline(message="", measure="", moments=moments), voices)
    assert all(0 <= mark.x <= chart.width and 0 <= mark.label_x <= chart.width for mark in chart.marks)
    assert all(tick.x <= chart.width + 0.01 for tick in chart.ticks) and len(chart.ticks) <= 10


def test_the_closest_pairs_come_first() -> None:
    likeness = Likeness(message="", measure="", rows=((), (0.2,), (0.5, 0.5)))
    assert closest(likeness, 2) == [(0, 2, 0.5), (1, 2, 0.5)]
    assert most_alike(likeness) == 0.5


def test_bars_begin_after_the_widest_name() -> None:
    """Letters such as "w" and "m" take more room than others: as many of them reach further."""
    narrow, wide = (
        bar_chart((), (replace(voice, short=name),)).left
        for voice in build_brief(voices=1).voices
        for name in ("Nilsitt-Filin", "Nwammu-Wommon")
    )
    assert wide > narrow + 5
