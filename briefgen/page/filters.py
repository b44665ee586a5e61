"""Small words and numbers that templates ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.model.brief import Emphasis, PositionRow, Remark, Statement, Voice
from briefgen.model.evidence import Quotation

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def plain_words(quotations: Iterable[Quotation]) -> str:
    """The quotations as a reader reads them: parts of one sentence follow each other."""
    return " ".join(quotation.plain for quotation in quotations)


def after_claim(statement: Statement | Remark) -> str:
    """What follows the bold opening of a statement."""
    return statement.text[len(claim_of(statement)) :].lstrip()


def claim_of(statement: Statement | Remark) -> str:
    """The bold opening of a statement, "" where it has none."""
    return statement.claim if isinstance(statement, Statement) else ""


def thousands(number: int) -> str:
    """16158 as "16,158"."""
    return f"{number:,}"


def in_letters(number: int) -> str:
    """A number up to twelve as a word, larger ones in digits."""
    return _NUMBERS[number] if number < len(_NUMBERS) else thousands(number)


def in_words(date: str | None) -> str:
    """An ISO date as "22 November 2026"; "undated" where there is none."""
    if not date:
        return "undated"
    year, month, day = (int(part) for part in date.split("-"))
    return f"{day}\u00a0{_MONTHS[month - 1]} {year}"


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def emphasis_message(emphasis: Sequence[Emphasis], voices: Sequence[Voice]) -> str:
    """What a figure of passages shows, in one sentence: who writes most on it, and who does not at all."""
    counts = {entry.document: entry.passages for entry in emphasis}
    total = sum(counts.values())
    if not total:
        return "No text has a passage on this theme."
    most = max(counts.values())
    leaders = [voice for voice in voices if counts.get(voice.document) == most]
    if len(leaders) > 1:
        return f"{capital(in_letters(len(leaders)))} texts give this theme equal room: {most} of {total} passages each."
    return f"{capital(leaders[0].running or leaders[0].short)} gives this theme most room: {most} of {total} passages."


def ended(text: str) -> str:
    """The text with a full stop at its end, if it has no mark there."""
    stripped = text.rstrip()
    return stripped if stripped.endswith((".", "!", "?", "…")) else f"{stripped}."


def capital(text: str) -> str:
    """The text with its first letter as a capital; the others stay as they are."""
    return text[:1].upper() + text[1:]


def short_digest(digest: str) -> str:
    """The first twelve hexadecimal digits of a digest."""
    return digest[:12]


def passages_of(emphasis: Sequence[Emphasis], voice: Voice) -> int:
    """How many passages of a theme a voice has."""
    return next((entry.passages for entry in emphasis if entry.document == voice.document), 0)


def printed_lines(rows: Iterable[PositionRow]) -> int:
    """About how many lines a chapter's table takes on paper: 66 characters of a quotation go into one."""
    return sum(
        max(2, 1 + len(plain_words(side.quotations)) // 66, 2 + len(side.headline) // 30)
        for row in rows
        for side in row.sides
    ) + sum(1 + len(row.remark) // 66 for row in rows if not row.sides)
