"""What a reader of a format that can crash, loop or swell may take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the process that reads does without: settings take longer to import than most files to read
    from briefgen.settings import ReadingSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Processor time in seconds, address space in bytes, pages, unpacked bytes, entries of a package, characters.

    `judge` says who tells a web page's text from the page around it: the reader itself, or "trafilatura".
    """

    seconds: int
    memory: int
    pages: int
    unpacked: int
    entries: int
    characters: int
    judge: str = ""


def limits_of(settings: ReadingSettings) -> Limits:
    """The limits that the settings give."""
    return Limits(
        seconds=settings.reader_seconds,
        memory=settings.reader_megabytes * 1024 * 1024,
        pages=settings.max_pages,
        unpacked=settings.max_unpacked_bytes,
        entries=settings.max_entries,
        characters=settings.max_text_characters,
        judge=settings.web_judge if settings.web_judge != "own" else "",
    )
