"""Why nothing could be read from a file, in the words of a notice."""

from __future__ import annotations


class Unreadable(ValueError):
    """A reader gives a file up. `slug`, `detail` and `remedy` are those of the notice that says so."""

    def __init__(self, *, slug: str, detail: str, remedy: str) -> None:
        super().__init__(detail)
        self.slug = slug
        self.detail = detail
        self.remedy = remedy


def text_too_long() -> Unreadable:
    """The fault of a text of more characters than the settings allow."""
    return Unreadable(
        slug="text-too-long",
        detail="the text has more characters than reading.max_text_characters",
        remedy="Part the file, raise the limit under [reading] in briefgen.toml, or take it out of the folder.",
    )
