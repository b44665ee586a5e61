"""What a hostile case is: what is put beside three good essays, and what must come of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

BODY = (
    "The quays of the old harbour stand empty for most of the year, and the people who live beside them have asked "
    "for a use that brings work without noise. Nothing was decided in the last ten years, and the walls suffer."
)


class Kind(StrEnum):
    """What may come of a case; the brief of the others is made in all but the last."""

    BUILT = "built"  # it is a document of the brief
    NOTICE = "notice"  # it is left out, and named with the reason
    PASSED = "passed over"  # it is no document, and nobody takes it for one
    NAMED = "built, or named"  # it depends on the moment; it is never dropped in silence
    REFUSED = "refused"  # the run ends with an explanation, and publishes nothing


@dataclass(frozen=True, slots=True)
class Outcome:
    """What must come of a case.

    `slugs`: of the notice or the error, one of them; of a document that is built, notices that go with it. `code`: the
    exit code.
    """

    kind: Kind
    slugs: tuple[str, ...] = ()
    code: int = 0

    def __str__(self) -> str:
        said = " or ".join(self.slugs)
        if self.kind is Kind.REFUSED:
            return f"refused: exit {self.code}" + (f", {said}" if said else "")
        return f"{self.kind}: {said}" if said else str(self.kind)


def built(*slugs: str) -> Outcome:
    """A document; with notices on it where slugs are given."""
    return Outcome(Kind.BUILT, slugs)


def notice(*slugs: str) -> Outcome:
    """Left out, and named; one of the slugs says why."""
    return Outcome(Kind.NOTICE, slugs)


def refused(code: int, *slugs: str) -> Outcome:
    """The run ends with that exit code; one of the slugs says why."""
    return Outcome(Kind.REFUSED, slugs, code)


PASSED = Outcome(Kind.PASSED)
NAMED = Outcome(Kind.NAMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a case is made. Everything lies below `root`, in folders of their own.

    `sources` holds the documents, `outside` a planted secret that no output may hold, `work` is the working folder, `output`
    the folder of the editions, called `written` below the root. `url` is that of a listener on this machine that must never be called.
    """

    root: Path
    url: str
    written: str = "output"

    @property
    def sources(self) -> Path:
        return self.root / "sources"

    @property
    def outside(self) -> Path:
        return self.root / "outside"

    @property
    def secret(self) -> Path:
        return self.outside / "secret.txt"

    @property
    def work(self) -> Path:
        return self.root / "work"

    @property
    def home(self) -> Path:
        return self.root / "home"

    @property
    def temporary(self) -> Path:
        return self.root / "tmp"

    @property
    def output(self) -> Path:
        return self.root / self.written


Content = bytes | str | Callable[[Place], bytes | str]


def _nothing(place: Place) -> AbstractContextManager[None]:
    return contextlib.nullcontext()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One hostile case.

    Either `file` with `content`, or `make`, which puts what it likes into the place. `subjects` are the paths that the
    brief must name, `file` by default. `shown` must stand in the brief's HTML as text, `absent` must not.

    `words` and `environment` are added to the command; with `prefix` it is run by another program. `sources` are what is named
    on the command line, the folder by default. `meanwhile` is entered before the run and left after it.
    `restless` are paths in the place that change by themselves, or names in the output that stood there before.
    `is_alone`: cannot share a run with other cases. `is_slow`: left to `make hostile`.
    """

    name: str
    family: str
    how: str
    why: str
    expected: Outcome
    file: str = ""
    content: Content = b""
    make: Callable[[Place], None] | None = None
    subjects: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    prefix: tuple[str, ...] = ()
    sources: Callable[[Place], Sequence[str | bytes | Path]] | None = None
    meanwhile: Callable[[Place], AbstractContextManager[None]] = _nothing
    restless: tuple[str, ...] = ()
    is_alone: bool = False
    is_slow: bool = False

    def put(self, place: Place) -> None:
        """Makes the case's files."""
        if self.make:
            self.make(place)
            return
        content = self.content(place) if callable(self.content) else self.content
        file = place.sources / self.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    @property
    def named(self) -> tuple[str, ...]:
        """The paths in the corpus that the outcome is about."""
        return self.subjects or ((self.file,) if self.file else ())

    @property
    def shares(self) -> bool:
        """Whether it can be built in one run with others."""
        return not (
            self.is_alone
            or self.expected.kind is Kind.REFUSED
            or self.words
            or self.environment
            or self.prefix
            or self.sources
            or self.restless
            or self.meanwhile is not _nothing
        )


def essay(inner: str = "", *, title: str = "A use for the quays", author: str = "Nora Vance") -> str:
    """A short text in paragraphs, with something in the middle of a recommendation."""
    return f"{title}\n\nBy {author}\n\n{BODY}\n\nThe council should {inner or 'open the quays'} before the summer.\n"


GOOD = {
    "lind.txt": """Open the quays to small boats

By Karin Lind

The harbour has been closed to small boats since the fire, and the families that lived from them have moved away from the town.

The council should open the northern quay to small boats before the next season. It should also pay for two mooring rings.
""",
    "mora.md": """# Keep the quays for people on foot

By Luis Mora

The old harbour is the only place in town where children can walk along the water without a road beside them, and it is small.

- The council must keep the northern quay closed to boats.
- The port office ought to plant trees along the wall.
""",
    "sato.html": """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A harbour for work</title></head><body>
<h1>A harbour for work</h1><p>By Emi Sato</p>
<p>Work left the harbour when the crane was sold, and what remains is a row of sheds that nobody has painted for a decade.</p>
<p>The council should open the northern quay to small boats. We recommend that the port office sell the empty sheds.</p></body></html>
""",
}
"""The good essays: whatever stands beside them, their comparison is made."""

GOOD_QUOTATIONS = (
    "The council should open the northern quay to small boats before the next season.",
    "The council must keep the northern quay closed to boats.",
    "We recommend that the port office sell the empty sheds.",
)
