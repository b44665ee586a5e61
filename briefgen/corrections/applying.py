"""What applying corrections gives: the corrected value, what was done, and a notice for each that fits nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefgen.model.corrections import Correction
from briefgen.model.notices import Notice, Severity

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Generic[Value]):
    """A value with the corrections that were applied to it, or could not be, in the order of the file."""

    value: Value
    done: tuple[Correction, ...] = ()
    notices: tuple[Notice, ...] = ()


def stale(kind: str, subject: str, change: str, why: str, line: int, near: Sequence[str]) -> tuple[Correction, Notice]:
    """A correction that matches nothing any more, and the notice that says so with the nearest candidates."""
    correction = Correction(kind=kind, subject=subject, change=change, why=why, line=line, applied=False)
    named = f"; nearest: {'; '.join(near)}" if near else ""
    notice = Notice(
        slug="correction-stale",
        severity=Severity.WARNING,
        subject=f"corrections.toml:{line}",
        detail=f"nothing matches this correction of a {kind} any more ({subject}: {change}){named}",
        remedy="Name what it is about now, or take it out of the file.",
    )
    return correction, notice
