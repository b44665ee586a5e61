"""What became of each brief of a batch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefgen.errors import BriefgenError, OutputFailed
from briefgen.model.publication import Edition


class State(StrEnum):
    """What became of a brief."""

    MADE = "made"
    """A new edition stands in its folder."""
    KEPT = "kept"
    """The edition was there already, whole and from the same inputs: nothing was done again."""
    PLANNED = "planned"
    """It would be made; a dry run makes none."""
    FAILED = "failed"
    """It could not be made; the reason is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One brief of a batch: its edition and folder, how much it compares, or why there is none."""

    name: str
    state: State
    edition: Edition | None = None
    folder: Path | None = None
    documents: int = 0
    warnings: int = 0
    error: BriefgenError | None = None


def failed(name: str, error: BriefgenError | OSError) -> Outcome:
    """The outcome of a brief that could not be made."""
    if isinstance(error, OSError):
        told = f"a file could not be read or written: {error.strerror or error}"
        error = OutputFailed(told, where=str(error.filename or ""), hint="correct that, then run the batch again")
    return Outcome(name=name, state=State.FAILED, error=error)
