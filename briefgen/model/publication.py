"""What goes out: editions, artifacts, publications."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One issue of a brief.

    `number` counts from 1; `date` is ISO 8601 and an input, never read from the clock, None when none was given;
    `digest` is the SHA-256 of everything that decides the bytes (inputs, settings, date, version).
    """

    number: int
    date: str | None
    digest: str
    version: str
    supersedes: int | None = None

    @property
    def name(self) -> str:
        """Its folder's name: "001-2026-11-22", or "001" when undated."""
        return f"{self.number:03d}-{self.date}" if self.date else f"{self.number:03d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A rendered file: its name in the edition's folder, media type and bytes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """An edition on disk: the folder and the artifacts written there."""

    edition: Edition
    folder: Path
    artifacts: tuple[Artifact, ...]
