"""What an analyst has corrected, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction as the annex lists it.

    `kind` is "document", "theme", "recommendation" or "option"; `subject` names what was corrected, as the brief would
    have printed it; `changes` are what was done to it: each the key of the file and the new value as text, "" for a
    switch. `change` says the same in English. `why` is the analyst's reason, "" when none is given. `line` is its line
    in the file. `applied` is False when nothing in the corpus matches it any more.
    """

    kind: str
    subject: str
    changes: tuple[tuple[str, str], ...]
    change: str
    why: str
    line: int
    applied: bool = True
