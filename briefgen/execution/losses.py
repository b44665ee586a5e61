"""Workers that ended before their work was done."""

from __future__ import annotations

from briefgen.errors import OutputFailed

MOST_LOSSES = 3
"""Workers that may be lost over the same piece of work, until the work itself must be what ends them."""


def lost(where: str) -> OutputFailed:
    """The error that gives up."""
    return OutputFailed(
        "workers ended again and again before their work was done",
        where=where,
        hint="take fewer workers, or give them more memory; with --jobs 1 this process does all",
        slug="worker-lost",
    )
