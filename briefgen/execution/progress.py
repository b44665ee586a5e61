"""Who is told how far the work has got."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Who is told how far a long piece of work has got."""

    def start(self, step: str, total: int | None = None) -> None:
        """A numbered step of the pipeline begins; `total` is its number of items, None when it cannot be counted."""

    def advance(self, count: int = 1) -> None:
        """That many items of the step are done."""

    def finish(self) -> None:
        """The step is over."""


class NoProgress:
    """Tells nobody."""

    def start(self, step: str, total: int | None = None) -> None:
        pass

    def advance(self, count: int = 1) -> None:
        pass

    def finish(self) -> None:
        pass
