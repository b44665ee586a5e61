"""Bars in one measure, shades by number, digits that can be read on their shade."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model.brief import Brief, Emphasis
from briefgen.page.figures import bar_chart, contrast, ink_on, shade


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
