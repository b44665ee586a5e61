"""The formats a brief can be written in: those of the package, and those that other packages add by entry point."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import entry_points
from typing import Protocol, cast

from briefgen.errors import UsageError
from briefgen.model.brief import Brief
from briefgen.model.publication import Artifact
from briefgen.settings import PageSettings

ENTRY_POINTS = "briefgen.renderers"

BUILT_IN = {
    "pdf": "briefgen.page.to_pdf:PdfRenderer",
    "html": "briefgen.page.to_html:HtmlRenderer",
    "json": "briefgen.page.to_json:JsonRenderer",
    "docx": "briefgen.page.to_docx:DocxRenderer",
    "csv": "briefgen.page.to_csv:CsvRenderer",
    "sheet": "briefgen.page.to_sheet:SheetRenderer",
}


class Renderer(Protocol):
    """Writes a brief in one format.

    A renderer is made by a callable that takes the `PageSettings`, or nothing; it reads the brief and nothing else.
    """

    @property
    def name(self) -> str:
        """The name of the format, as typed after `--format`."""

    @property
    def media_type(self) -> str:
        """The media type of what it writes."""

    def render(self, brief: Brief) -> Artifact:
        """The brief as one file."""


def renderer_for(name: str, settings: PageSettings) -> Renderer:
    """The renderer of a format.

    Raises:
        UsageError: there is none of that name; the hint names the nearest.
    """
    if name in BUILT_IN:
        module, _, attribute = BUILT_IN[name].partition(":")
        made: object = getattr(import_module(module), attribute)
    else:
        added = entry_points(group=ENTRY_POINTS)
        if name not in added.names:
            raise _unknown(name, sorted({*BUILT_IN, *added.names}))
        made = added[name].load()
    maker = cast(Callable[..., Renderer], made)
    return maker(settings) if _takes_settings(maker) else maker()


def every_format() -> tuple[str, ...]:
    """The names of all formats, those of other packages too."""
    return tuple(sorted({*BUILT_IN, *entry_points(group=ENTRY_POINTS).names}))


def _takes_settings(maker: Callable[..., Renderer]) -> bool:
    from inspect import signature

    return bool(signature(maker).parameters)


def _unknown(name: str, known: list[str]) -> UsageError:
    near = get_close_matches(name.casefold(), known, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    return UsageError(
        f"there is no output format {name!r}",
        where="--format",
        hint=f"{hint}known formats: {', '.join(known)}",
        slug="unknown-format",
    )
