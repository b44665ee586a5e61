"""Why nothing could be read from a file, in the words of a notice."""

from __future__ import annotations


class Unreadable(ValueError):
    """A reader gives a file up. `slug`, `detail` and `remedy` are those of the notice that says so."""

    def __init__(self, *, slug: str, detail: str, remedy: str) -> None:
        super().__init__(detail)
        self.slug = slug
        self.detail = detail
        self.remedy = remedy
