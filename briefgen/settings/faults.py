"""What is wrong with given settings: each fault with its place and, where one can be guessed, what was meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import ValidationError

from briefgen.errors import BriefgenError, ConfigurationError, UsageError
from briefgen.settings.definitions import Settings

GROUPS = {name: field.annotation for name, field in Settings.model_fields.items()}
"""The class of every group, by the group's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One wrong setting: what is wrong, where it stands, what to do."""

    what: str
    where: str
    hint: str = ""

    @property
    def order(self) -> tuple[str, int]:
        """Sorts faults by their source, those of a file by line."""
        place, _, line = self.where.rpartition(":")
        return (place, int(line)) if line.isdecimal() else (self.where, 0)

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f"; {self.hint}" if self.hint else "")


def as_error(faults: Sequence[Fault]) -> BriefgenError:
    """One error that names all the faults.

    A lone fault is the error itself. Faults of the command line alone are a matter of usage (exit code 2).
    """
    kind = UsageError if all(fault.where.startswith("-") for fault in faults) else ConfigurationError
    if len(faults) == 1:
        [fault] = faults
        hint = fault.hint or "`briefgen config schema` describes every setting"
        return kind(fault.what, where=fault.where, hint=hint)
    hint = "correct each of them; `briefgen config check` looks again"
    ordered = sorted(faults, key=lambda fault: fault.order)
    return ConfigurationError(f"{len(faults)} settings are wrong", hint=hint, faults=tuple(map(str, ordered)))


def keys_of(group: str) -> tuple[str, ...]:
    """The names of a group's keys."""
    return tuple(getattr(GROUPS[group], "model_fields", ()))


def unknown_group(group: str, where: str) -> Fault:
    """A section that does not exist."""
    return Fault(what=f"there is no section {group}", where=where, hint=did_you_mean(group, GROUPS))


def unknown_key(group: str, key: str, where: str) -> Fault:
    """A key that its section does not have; the hint looks at other sections too."""
    hint = did_you_mean(key, keys_of(group))
    elsewhere = [other for other in GROUPS if key in keys_of(other)]
    if elsewhere:
        hint = f"{key} stands in section {' and '.join(elsewhere)}"
    return Fault(what=f"section {group} has no key {key}", where=where, hint=hint)


def wrong_value(name: str, value: object, error: ValidationError, where: str) -> Fault:
    """A value that its key cannot take."""
    faults = error.errors(include_url=False, include_context=False)
    if any(fault["type"] == "string_too_short" for fault in faults):
        return Fault(what=f"{name} must not be empty", where=where)
    allowed = [_allowed(str(fault["msg"])) for fault in faults]
    return Fault(what=f"{name} must be {' or '.join(dict.fromkeys(allowed))}; it is {value!r}", where=where)


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """A question naming the likeliest candidate, or all of them when none is near."""
    names = list(candidates)
    if near := get_close_matches(word, names, n=1):
        return f"did you mean {near[0]}?"
    return f"there are {', '.join(names)}"


def _allowed(message: str) -> str:
    for opening in ("Value error, ", "Input should be ", "must be "):
        message = message.removeprefix(opening)
    plain = (message[:1].lower() + message[1:]).partition(", unable to")[0]
    return plain.replace("valid integer", "whole number").replace("valid string", "text").replace("a valid", "a")
