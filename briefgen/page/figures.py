"""Measures of figures and heat maps: bar lengths, shades, and the digits' colour by computed contrast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefgen.language.writing import date_in_words
from briefgen.model.brief import Emphasis, Likeness, Timeline, Voice

_PALE, _DEEP = (0xF1, 0xF5, 0xF8), "#14507a"
_INK, _WHITE = "#1b1f24", "#ffffff"

ROW = 10.5
"""Height of a bar's row, in points."""
MOST = 10
"""Bars of one figure; the table has all numbers."""
_TICKS = 8
"""Years that are printed on an axis, at most and about."""
_SMALL, _EM = 8.5, 0.53
"""Size of a figure's text in points, and the mean width of a character as a part of it (Source Sans, generous)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: the name beside it, the value on it, its place and length in points."""

    name: str
    value: int
    y: float
    length: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Bars under each other in one measure; `left` is where they start, right of the longest name."""

    bars: tuple[Bar, ...]
    left: float
    width: float
    height: float


def bar_chart(emphasis: tuple[Emphasis, ...], voices: tuple[Voice, ...], width: float = 119.0) -> BarChart:
    """The passages of a theme as bars, a row for each voice, in the voices' order.

    Args:
        emphasis: the passages of each voice; a voice without an entry has none.
        voices: all voices; of many those with most passages are shown. Names longer than 15 characters are cut.
        width: of the whole figure, in points.
    """
    passages = {entry.document: entry.passages for entry in emphasis}
    if len(voices) > MOST:
        longest_first = sorted(voices, key=lambda voice: -passages.get(voice.document, 0))[:MOST]
        longest_first = [voice for voice in longest_first if passages.get(voice.document)] or longest_first[:1]
        voices = tuple(voice for voice in voices if voice in longest_first)
    names = [_cut(voice.short, 15) for voice in voices]
    left = round(max(map(_breadth, names)) * _SMALL * _EM + 4, 2)
    longest = max([*passages.values(), 1])
    room = width - left - 14  # the value stands right of its bar
    return BarChart(
        bars=tuple(
            Bar(
                name=name,
                value=passages.get(voice.document, 0),
                y=round(row * ROW, 2),
                length=round(room * passages.get(voice.document, 0) / longest, 2),
            )
            for row, (voice, name) in enumerate(zip(voices, names, strict=True))
        ),
        left=left,
        width=width,
        height=round(len(voices) * ROW, 2),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One text on a timeline: its name, its date in words beside the mark, places and length in points."""

    name: str
    label: str
    y: float
    x: float
    length: float
    label_x: float
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """The first day of a year on the axis, and on which side of it the year is printed."""

    label: str
    x: float
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineChart:
    """Marks under each other over an axis of years."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    width: float
    height: float


def timeline_chart(timeline: Timeline, voices: tuple[Voice, ...], width: float = 482.0) -> TimelineChart:
    """The dated texts as marks over years, oldest first; names longer than 26 characters are cut.

    Args:
        timeline: the days that each date may mean.
        voices: what the texts are called.
        width: of the whole figure, in points.
    """
    shorts = {voice.document: _cut(voice.short, 26) for voice in voices}
    days = [(date.fromisoformat(one.first), date.fromisoformat(one.last)) for one in timeline.moments]
    first, last = min(one.year for one, _ in days), max(other.year for _, other in days) + 1
    left = round(max(len(shorts[moment.document]) for moment in timeline.moments) * _SMALL * _EM + 8, 2)
    origin = date(first, 1, 1).toordinal()
    unit = (width - left) / (date(last, 1, 1).toordinal() - origin)
    marks = []
    for row, (moment, (one, other)) in enumerate(zip(timeline.moments, days, strict=True)):
        x = round(left + (one.toordinal() - origin) * unit, 2)
        length = max(round((other.toordinal() - one.toordinal()) * unit, 2), 4.0)
        is_late = x + length > left + (width - left) * 0.7
        marks.append(
            Mark(
                name=shorts[moment.document],
                label=date_in_words(_stated(moment.first, moment.last)),
                y=round(row * ROW, 2),
                x=x,
                length=length,
                label_x=round(x - 3 if is_late else x + length + 3, 2),
                anchor="end" if is_late else "start",
            )
        )
    step = max(1, -(-(last - first) // _TICKS))
    ticks = tuple(
        Tick(
            label=str(year),
            x=round(left + (date(year, 1, 1).toordinal() - origin) * unit, 2),
            anchor="end" if year == last else "start",
        )
        for year in range(first, last + 1, step)
    )
    return TimelineChart(marks=tuple(marks), ticks=ticks, width=width, height=round(len(marks) * ROW + 14, 2))


def _stated(first: str, last: str) -> str:
    """The date as far as it was stated: a day, a month or a year."""
    if first == last:
        return first
    return first[:4] if first[5:] == "01-01" and last[5:] == "12-31" else first[:7]


def most_alike(likeness: Likeness) -> float:
    """The highest value of all pairs; 1 where no two texts share a word."""
    return max((value for row in likeness.rows for value in row), default=1.0) or 1.0


def least_alike(likeness: Likeness) -> float:
    """The lowest value of all pairs."""
    return min((value for row in likeness.rows for value in row), default=0.0)


def closest(likeness: Likeness, count: int) -> list[tuple[int, int, float]]:
    """The pairs that are most alike: the places of both voices, the value."""
    pairs = [(column, row, value) for row, values in enumerate(likeness.rows) for column, value in enumerate(values)]
    return sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1]))[:count]


def shade(value: float, most: float, deep: str = _DEEP) -> str:
    """The fill of a heat map's cell as `#rrggbb`: white for nothing, then from pale to deep with the value."""
    if value <= 0 or most <= 0:
        return _WHITE
    part = min(value / most, 1.0)
    ends = zip(_PALE, _channels(deep), strict=True)
    return "#" + "".join(f"{round(pale + (full - pale) * part):02x}" for pale, full in ends)


def ink_on(fill: str) -> str:
    """Dark or white digits, whichever contrasts more with the fill; black on middle shades, where ink is too pale."""
    best = max((_INK, _WHITE), key=lambda ink: contrast(ink, fill))
    return best if contrast(best, fill) >= 4.5 else max(("#000000", _WHITE), key=lambda ink: contrast(ink, fill))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (`#rrggbb`), 1 to 21 (WCAG 2.1, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(colour: str) -> float:
    channels = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _breadth(name: str) -> float:
    """About how many letters of the usual width a name is wide: "m" and "w" are half as wide again."""
    return len(name) + sum(letter in "mwMWÆŒ" for letter in name) / 2 + sum(letter.isupper() for letter in name) / 5


def _cut(name: str, longest: int) -> str:
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"
