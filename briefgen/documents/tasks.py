"""Which file is to be read, how, and its bytes where they were fetched already: all that a worker is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from briefgen.documents.faults import Unreadable
from briefgen.documents.finding.archives import read_entry
from briefgen.documents.finding.discovery import Found
from briefgen.documents.finding.left_out import of_fault
from briefgen.documents.finding.opening import read_whole
from briefgen.model.notices import Notice
from briefgen.settings import ReadingSettings

_MOST_TOGETHER = 8
"""Files given to a worker at once: an essay takes hundredths of a second, a message thousandths."""
_SHARE = 64
"""No piece of several files holds more than the so-manieth part of all bytes, so that no worker waits long for another
at the end."""
_PIECES_LEFT = 32
"""Pieces that those files make which are still to be dealt out, at least, as long as there are so many."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file and how to read it; small, so that it can be sent to a worker.

    `content` is the file's bytes, or why there are none, where they have been fetched already: a worker on another
    machine need not see the file.
    """

    found: Found
    settings: ReadingSettings
    content: bytes | Notice | None = None


def fetched(task: Task) -> Task:
    """The task with the file's bytes, or with a notice on why they cannot be had."""
    found, most = task.found, task.settings.max_file_bytes
    if task.content is not None:
        return task
    try:
        content = read_entry(found.file, found.entry, most) if found.entry else read_whole(found.file, most)
    except Unreadable as fault:
        return replace(task, content=of_fault(found.path, fault))
    return replace(task, content=content)


def dealt_out(tasks: Sequence[Task]) -> Iterator[list[int]]:
    """The places of the tasks in pieces for workers: the largest files first and alone, small ones at the end.

    So all workers end at about the same time. Files of one size keep their order.
    """
    sizes = [_size(task.found) for task in tasks]
    order = sorted(range(len(tasks)), key=lambda at: (-sizes[at], at))
    most_bytes = sum(sizes) // _SHARE
    start = 0
    while start < len(order):
        most = min(_MOST_TOGETHER, -(-(len(order) - start) // _PIECES_LEFT))
        end, held = start + 1, sizes[order[start]]
        while end < start + most and held + sizes[order[end]] <= most_bytes:
            held += sizes[order[end]]
            end += 1
        yield order[start:end]
        start = end


def _size(found: Found) -> int:
    """Bytes of a file; 0 of one that cannot be looked at, which reading it will tell."""
    if found.entry:
        return found.entry.size
    with suppress(OSError):
        return found.file.stat().st_size
    return 0
