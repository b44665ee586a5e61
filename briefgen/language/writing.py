"""Numbers, dates, counts and lists as an editor of the spoken language writes them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from briefgen.language.catalogue import phrase, spoken, words
from briefgen.language.elision import joined


def listed(names: Sequence[str]) -> str:
    """Names as a list: "A", "A and B", "A, B and C"; "A and B, and C and D" where a name has an "and" of its own."""
    if len(names) < 2:
        return "".join(names)
    joint = phrase("grammar.and")
    if any(f" {joint} " in name or ", " in name for name in names):
        before = f"{semicolons(names[:-1])}{',' if len(names) == 2 else phrase('grammar.semicolon').rstrip(' ')} "
    else:
        before = f"{', '.join(names[:-1])} "
    return joined(f"{before}{joint} ", names[-1], spoken())


def semicolons(parts: Sequence[str]) -> str:
    """Parts that have commas of their own, one after the other."""
    return phrase("grammar.semicolon").join(parts)


def drawn(parts: Sequence[str], between: str, last: str, *, contract: bool = True) -> str:
    """Parts with `between` between them and `last` before the last, as the language draws them together."""

    def add(said: str, part: tuple[int, str]) -> str:
        place, text = part
        joint = last if place == len(parts) - 1 else between
        return joined(said + joint, text, spoken(), contract=contract)

    return reduce(add, list(enumerate(parts))[1:], parts[0]) if parts else ""


def in_marks(text: str) -> str:
    """The text in the quotation marks of the language."""
    opening, closing = words("grammar.quotes")
    return f"{opening}{text}{closing}"


def number(count: int) -> str:
    """A count in words up to twelve, in digits above."""
    spelt = words("numbers.words")
    return spelt[count] if count < len(spelt) else thousands(count)


def thousands(count: int) -> str:
    """A number in digits, in groups of three: 16158 as "16,158"."""
    separator, from_ = words("numbers.groups")
    return f"{count:,}".replace(",", separator) if count >= int(from_) else str(count)


def decimal(value: float, digits: int = 2) -> str:
    """A number with decimals: "0.63"."""
    return f"{value:.{digits}f}".replace(".", phrase("numbers.decimal"))


def noun(name: str, count: int) -> str:
    """The singular or plural of a noun of the catalogue, as it stands after that number."""
    singular, plural = words(f"nouns.{name}")[:2]
    return singular if str(count) in words("numbers.singular") else plural


def counted(count: int, name: str) -> str:
    """A count with its noun: "one text", "five texts", "no texts"."""
    gender = words(f"nouns.{name}")[2:]
    form = "f" if "f" in gender else "m"
    return phrase(f"numbers.counted_{form}", count=number(count), noun=noun(name, count))


def measured(count: int, name: str) -> str:
    """A measure in digits with its noun: "998 words"."""
    return f"{thousands(count)} {noun(name, count)}"


def closed(text: str) -> str:
    """The text with a full stop, unless its last word, or the quotation at its end, already ends with one."""
    return text if text.rstrip("”’»\u202f\u00a0").endswith(".") else f"{text}."


def sentence(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def date_in_words(iso: str) -> str:
    """A day, month or year (ISO 8601) in words: "24 August 2018", "August 2018", "2018"."""
    year, *rest = iso.split("-")
    if not rest:
        return year
    month = words("numbers.months")[int(rest[0]) - 1]
    if len(rest) == 1:
        return phrase("numbers.month", month=month, year=year)
    day = int(rest[1])
    return phrase("numbers.day", day=phrase("numbers.first") if day == 1 else day, month=month, year=year)
