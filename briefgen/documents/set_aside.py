"""What a reader saw and did not read as the author's words, as notices."""

from __future__ import annotations

from briefgen.model.documents import Source
from briefgen.model.notices import Notice, Severity


def remarks(source: Source, *, comments: int = 0, deletions: int = 0, hidden: int = 0) -> tuple[Notice, ...]:
    """Notices on a file's comments and tracked deletions, and on words that its program does not show."""
    notices = []
    if comments or deletions:
        counted = [_count(comments, "comment"), _count(deletions, "tracked deletion")]
        notices.append(
            Notice(
                slug="review-marks",
                severity=Severity.INFO,
                subject=source.path,
                detail=f"not read: {' and '.join(filter(None, counted))}; tracked insertions are read as text",
                remedy="Nothing, if the text is final; else accept or reject the changes and save it again.",
            )
        )
    if hidden:
        notices.append(
            Notice(
                slug="hidden-text",
                severity=Severity.INFO,
                subject=source.path,
                detail=f"{_count(hidden, 'word')} that the page does not show were left out",
                remedy="Nothing, unless words are missing: then save it as plain text.",
            )
        )
    return tuple(notices)


def _count(number: int, noun: str) -> str:
    return "" if not number else f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
