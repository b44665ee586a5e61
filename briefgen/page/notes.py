"""Numbered notes: who is quoted, and where the words stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.language.catalogue import phrase, words
from briefgen.language.writing import number, semicolons
from briefgen.model.brief import Brief, Voice
from briefgen.model.evidence import Locator, Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note: its number, what it quotes, those places in words, and the recommendation in the annex it leads to."""

    number: int
    words: str
    recommendation: str | None
    quotations: tuple[Quotation, ...] = ()


def names_of(voices: Sequence[Voice]) -> dict[str, str]:
    """The full name of each voice, by document; two of one name go by their short names."""
    every = {voice.document: voice.name or voice.short for voice in voices}
    shared = {name for name, count in Counter(every.values()).items() if count > 1}
    shorts = {voice.document: voice.short for voice in voices}
    return {document: shorts[document] if name in shared else name for document, name in every.items()}


class NoteBook:
    """Numbers the notes in the order in which a template asks for them, and remembers where each leads."""

    def __init__(self, brief: Brief) -> None:
        self._names = names_of(brief.voices)
        self._numbers = 0
        self._calls: dict[str, list[int]] = {}
        self.all: list[Note] = []

    def add(self, quotations: Iterable[Quotation], recommendation: str | None = None, most: int | None = None) -> Note:
        """A note for quotations printed here: "Ada Moss, para. 19 (line 41); Tom Reed, para. 30 (line 71)".

        Args:
            quotations: what is printed, or what a sentence rests on.
            recommendation: of which it is.
            most: texts that are named at most, where none is quoted; further ones are counted.
        """
        self._numbers += 1
        quoted = tuple(quotations)
        note = Note(
            number=self._numbers, words=self._words(quoted, most), recommendation=recommendation, quotations=quoted
        )
        self.all.append(note)
        if recommendation:
            self._calls.setdefault(recommendation, []).append(note.number)
        return note

    @property
    def next_number(self) -> int:
        """The number that the next note will have."""
        return self._numbers + 1

    def of(self, recommendation: str) -> tuple[int, ...]:
        """The numbers of the notes that lead to a recommendation."""
        return tuple(self._calls.get(recommendation, ()))

    def _words(self, quotations: Iterable[Quotation], most: int | None) -> str:
        places: dict[str, list[Locator]] = {}
        for quotation in quotations:
            places.setdefault(quotation.locator.document, []).append(quotation.locator)
        named = [f"{self._names.get(document, document)}, {place(locators)}" for document, locators in places.items()]
        left = len(named) - most if most else 0
        return semicolons([*named[:most], phrase("bodies.more", count=number(left))] if left > 1 else named)


def place(locators: Iterable[Locator]) -> str:
    """Where words stand, as far as it is known: "p. 3, para. 19 (line 41)", "lines 41 and 60"."""
    several = tuple(dict.fromkeys(locators))
    pages = _numbered("page", [locator.page for locator in several])
    paragraphs = _numbered("paragraph", [locator.paragraph for locator in several])
    lines = _numbered("line", [locator.line for locator in several])
    named = ", ".join(part for part in (pages, paragraphs) if part)
    return f"{named} ({lines})" if named else lines


def _numbered(kind: str, numbers: list[int | None]) -> str:
    known = list(dict.fromkeys(number for number in numbers if number is not None))
    if not known:
        return ""
    one, many = words(f"places.{kind}")
    # A no-break space keeps the number on the line of its word.
    if len(known) == 1:
        return f"{one}\u00a0{known[0]}"
    return f"{many}\u00a0{', '.join(str(n) for n in known[:-1])} {phrase('grammar.and')}\u00a0{known[-1]}"


class Numbers:
    """Numbers of tables and figures, each kind from 1."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._named: dict[str, int] = {}

    def next(self, kind: str, name: str | None = None) -> int:
        """The next number of a kind; under a name, it can be referred to."""
        self._last[kind] = self._last.get(kind, 0) + 1
        if name:
            self._named[name] = self._last[kind]
        return self._last[kind]

    def of(self, name: str) -> int:
        """The number that was given under a name."""
        return self._named[name]
