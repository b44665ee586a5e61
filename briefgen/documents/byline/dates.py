"""Dates as documents print them, with as much of them as is known; and the latest year that a text looks back on.

Written for this purpose because general date parsers fill in what is not there: they make a day of "March".
"""

from __future__ import annotations

import re
from datetime import date

from briefgen.model.documents import DatePrecision

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene janvier janv",
            "february feb febrero février fevrier févr",
            "march mar marzo mars",
            "april apr abril abr avril avr",
            "may mayo mai",
            "june jun junio juin",
            "july jul julio juillet juil",
            "august aug agosto ago août aout",
            "september sep sept septiembre setiembre septembre",
            "october oct octubre octobre",
            "november nov noviembre novembre",
            "december dec diciembre dic décembre decembre déc",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(" + "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name))) + r")\.?"
_YEAR = r"((?:18|19|20)\d\d)"
_DAY = r"(\d{1,2})(?:st|nd|rd|th|er|º)?"
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<!\w){form}(?!\w)", re.I), order)
    for form, order in (
        (rf"{_YEAR}[-/.](\d{{1,2}})[-/.](\d{{1,2}})", "ymd"),
        (rf"{_DAY}(?:\s+(?:de|of))?[\s-]+{_MONTH}(?:,|\s+(?:de|del))?[\s-]+{_YEAR}", "dMy"),
        (rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", "Mdy"),
        (rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-]{_YEAR}", "??y"),
        (rf"{_YEAR}-(\d{{2}})", "ym"),
        (rf"{_MONTH},?(?:\s+(?:de|del|of))?[\s-]+{_YEAR}", "My"),
        (_YEAR, "y"),
    )
)
_PARTED = re.compile(r"(?:\s*[,;|•·(]|\s+[–—-]|\s+on)\s*$")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[^\W\d_a-z][a-z’' ])|\n")
_MENTIONED = re.compile(r"(?<![\w.,/#$€£-])(?:19|20)\d\d(?![\w/]|[.,]\d|%)")


def parse_date(text: str) -> tuple[str, DatePrecision] | None:
    """The first date in a text, as ISO 8601 cut to what is known, or None.

    "24-Aug-2018" is a day, "March 2017" a month, "2012" a year. "03/04/2017" may be two days: only its year is taken.
    """
    for form, order in _FORMS:
        for match in form.finditer(text):
            found = _date(match, order)
            if found:
                return found
    return None


def is_only_date(text: str) -> bool:
    """Whether nothing but a date (day or month at least) and at most two words of place or weekday stand there."""
    for form, _ in _FORMS[:-1]:
        match = form.search(text)
        if match:
            rest = re.sub(
                r"\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?|\b(?:GMT|UTC|E[SD]T)\b",
                "",
                text[: match.start()] + text[match.end() :],
            )
            words = re.findall(r"\w+", rest)
            return len(words) <= 3 and all(word[0].isupper() for word in words)
    return False


def closing_date(text: str) -> tuple[str, tuple[str, DatePrecision]] | None:
    """What stands before the date that ends a line, and that date (day or month at least), or None.

    "Ada Lind, Institute of Law, May 2021" ends in one; a year alone is not enough.
    """
    line = text.rstrip(" .)*_")
    for form, order in _FORMS[:-1]:
        for match in form.finditer(line):
            before = line[: match.start()]
            found = _date(match, order) if match.end() == len(line) else None
            if found and _PARTED.search(before):
                return _PARTED.sub("", before), found
    return None


def latest_year(text: str, *, ahead: re.Pattern[str]) -> int | None:
    """The latest year that a text mentions where no word near it looks ahead ("by 2030", "in 2024 we want").

    `ahead` finds such words; they are sought in the sentence-like stretch around the year.
    """
    latest: int | None = None
    for match in _MENTIONED.finditer(text):
        year = int(match[0])
        if latest is not None and year <= latest:
            continue
        before = _SENTENCE_END.split(text[max(0, match.start() - 160) : match.start()])[-1]
        after = _SENTENCE_END.split(text[match.end() : match.end() + 160])[0]
        if not ahead.search(f"{before} {match[0]} {after}"):
            latest = year
    return latest


def _date(match: re.Match[str], order: str) -> tuple[str, DatePrecision] | None:
    year = month = day = None
    for letter, value in zip(order, match.groups(), strict=True):
        if letter == "y":
            year = int(value)
        elif letter == "M":
            month = _MONTHS[value.lower()]
        elif letter == "m":
            month = int(value)
        elif letter == "d":
            day = int(value)
    if year is None:
        return None
    if order == "??y":
        day, month = _day_and_month(int(match[1]), int(match[2]))
    if month is None:
        return f"{year:04d}", DatePrecision.YEAR
    if day is None:
        return (f"{year:04d}-{month:02d}", DatePrecision.MONTH) if 1 <= month <= 12 else None
    try:
        return date(year, month, day).isoformat(), DatePrecision.DAY
    except ValueError:
        return None


def _day_and_month(first: int, second: int) -> tuple[int | None, int | None]:
    """Day and month of two numbers, where only one order is possible."""
    if first == second <= 12:
        return first, second
    if first > 12 >= second:
        return first, second
    if second > 12 >= first:
        return second, first
    return None, None
