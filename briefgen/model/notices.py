"""What was left out or is doubtful, said to the reader instead of passed over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a notice matters."""

    INFO = "info"
    """Worth knowing; nothing is missing."""
    WARNING = "warning"
    """Something was left out or is doubtful; `--strict` turns it into exit code 5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something left out or doubtful.

    `slug` names its kind (explained in `docs/messages.md`), `subject` the file, document or settings key concerned,
    `detail` says in one sentence what was seen and `remedy` what a person can do about it.
    """

    slug: str
    severity: Severity
    subject: str
    detail: str
    remedy: str
