"""What applying corrections gives: the corrected value, what was done, and a notice for each that fits nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from briefgen.corrections.entries import Entry
from briefgen.model.corrections import Correction
from briefgen.model.notices import Notice, Severity

Value = TypeVar("Value")
Changes = tuple[tuple[str, str], ...]

SAID = {
    "drop": "left out",
    "add": "added",
    "attribute_to": "the advice of {}",
    "adopted": "which the author shares",
    "merge_into": "merged into {}",
    "rename": "called {}",
    "label": "called {}",
    "pin": "passages put here: {}",
    "join": "one course of action",
    "cut": "not one course of action",
}
"""What a change is in English, where it is not just the key and the value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Generic[Value]):
    """A value with the corrections that were applied to it, or could not be, in the order of the file."""

    value: Value
    done: tuple[Correction, ...] = ()
    notices: tuple[Notice, ...] = ()


def changes_of(**values: object) -> Changes:
    """What an entry changes, key by key: only what it gives a value for."""
    given = {key: value for key, value in values.items() if value not in (None, "", (), False)}
    return tuple((key, "" if value is True else str(value)) for key, value in given.items())


def said(changes: Changes) -> str:
    """The changes in English."""
    return "; ".join(SAID.get(key, f"{key}: {{}}").format(value) for key, value in changes)


def applied(kind: str, subject: str, changes: Changes, entry: Entry) -> Correction:
    """A correction that was applied."""
    return Correction(kind=kind, subject=subject, changes=changes, change=said(changes), why=entry.why, line=entry.line)


def stale(kind: str, subject: str, changes: Changes, entry: Entry, near: Sequence[str]) -> tuple[Correction, Notice]:
    """A correction that matches nothing any more, and the notice that says so with the nearest candidates."""
    change, line = said(changes), entry.line
    correction = replace(applied(kind, subject, changes, entry), applied=False)
    named = f"; nearest: {'; '.join(near)}" if near else ""
    notice = Notice(
        slug="correction-stale",
        severity=Severity.WARNING,
        subject=f"corrections.toml:{line}",
        detail=f"nothing matches this correction of a {kind} any more ({subject}: {change}){named}",
        remedy="Name what it is about now, or take it out of the file.",
    )
    return correction, notice
