"""Small words and numbers that templates ask for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from briefgen.language.catalogue import phrase, words
from briefgen.language.writing import date_in_words, number, sentence
from briefgen.model.brief import Emphasis, Matrix, PositionRow, Remark, Side, Statement, Voice
from briefgen.model.comparison import PositionKind
from briefgen.model.evidence import Quotation

SHORT = 1.8
"""A quotation of at most so many times the length of its headline needs none."""


def plain_words(quotations: Iterable[Quotation]) -> str:
    """The quotations as a reader reads them: parts of one sentence follow each other."""
    return " ".join(quotation.plain for quotation in quotations)


def after_claim(statement: Statement | Remark) -> str:
    """What follows the bold opening of a statement."""
    return statement.text[len(claim_of(statement)) :].lstrip()


def claim_of(statement: Statement | Remark) -> str:
    """The bold opening of a statement, "" where it has none."""
    return statement.claim if isinstance(statement, Statement) else ""


def in_words(date: str | None) -> str:
    """An ISO date as "22 November 2026", kept on one line; "undated" where there is none."""
    return date_in_words(date).replace(" ", "\u00a0", 1) if date else phrase("page.undated")


def emphasis_message(emphasis: Sequence[Emphasis], voices: Sequence[Voice]) -> str:
    """What a figure of passages shows, in one sentence: who writes most on it, and who does not at all."""
    counts = {entry.document: entry.passages for entry in emphasis}
    total = sum(counts.values())
    if not total:
        return phrase("emphasis.none")
    most = max(counts.values())
    leaders = [voice for voice in voices if counts.get(voice.document) == most]
    if len(leaders) > 1:
        return sentence(phrase("emphasis.equal", count=number(len(leaders)), most=most, total=total))
    return sentence(phrase("emphasis.leads", name=leaders[0].running or leaders[0].short, most=most, total=total))


def but_last_word(text: str) -> str:
    """The text up to its last word, with the blank before that."""
    return text[: len(text) - len(last_word(text))]


def last_word(text: str) -> str:
    """The last word of a text, with the mark at its end."""
    return text.rpartition(" ")[2]


def ended(text: str) -> str:
    """The text with a full stop at its end, if it has no mark there."""
    stripped = text.rstrip()
    return stripped if stripped.endswith((".", "!", "?", "…")) else stripped + "."  # text that is escaped stays so


def inside(name: str) -> str:
    """A name as it stands inside a sentence: "The United States" without the capital of its article."""
    first = name.partition(" ")[0]
    small = first.lower() in words("texts.determiners") and " " in name
    return name[:1].lower() + name[1:] if small else name


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


def quoted_inside(statement: Statement | Remark) -> tuple[Quotation, ...]:
    """Of a statement's evidence, what it quotes in its own text: those words need a note."""
    if not isinstance(statement, Statement):
        return ()
    opening, closing = (re.escape(mark.strip()) for mark in words("grammar.quotes"))
    said = re.findall(rf"{opening}\s?([^{opening}{closing}]*?)\s?{closing}", statement.text)
    pieces = [piece for quoted in said for part in quoted.split("…") if len(piece := part.strip()) > 1]
    return tuple(quotation for quotation in statement.evidence if any(piece in quotation.plain for piece in pieces))


def says_more(side: Side) -> bool:
    """Whether what a side asks for says more than its quotation, which stands below it: a short sentence needs no
    summary, nor does one whose summary is its own beginning."""
    quoted = plain_words(side.quotations)
    if side.headline.endswith("…"):
        return not quoted.casefold().startswith(side.headline.rstrip("… ").casefold())
    known = set(re.findall(r"\w+", quoted.casefold()))
    wanted = set(re.findall(r"\w+", side.headline.casefold()))
    return not wanted <= known or len(quoted) > max(SHORT * len(side.headline), len(side.clause))


def quiet_words(matrix: Matrix) -> list[str]:
    """What is said of voices without a position ("Silent", "Not read"), the most frequent first."""
    found = Counter(cell.word for row in matrix.rows for cell in row.cells if cell.kind is PositionKind.SILENT)
    return [word for word, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))]


def kinds_held(matrix: Matrix) -> list[str]:
    """The positions that a table has a column for: for and against, and with conditions where any voice has some."""
    held = {cell.kind for row in matrix.rows for cell in row.cells} | {PositionKind.FOR, PositionKind.AGAINST}
    kinds = (PositionKind.FOR, PositionKind.CONDITIONAL, PositionKind.AGAINST)
    return [kind.value for kind in kinds if kind in held]
