"""The authors' sheets: for each author a page with all that was taken from the text, to be sent back corrected."""

from __future__ import annotations

from functools import partial

from briefgen.model.brief import Brief
from briefgen.model.publication import Artifact
from briefgen.page.characters import printable, unprintable
from briefgen.page.fonts import covered_characters
from briefgen.page.templates import template_for
from briefgen.page.to_html import print_html
from briefgen.page.to_json import JsonRenderer
from briefgen.page.to_pdf import PdfRenderer
from briefgen.settings import PageSettings


class SheetRenderer:
    """Writes `sheets.pdf`."""

    name = "sheet"
    media_type = "application/pdf"

    def __init__(self, settings: PageSettings) -> None:
        self._settings = settings

    def render(self, brief: Brief) -> Artifact:
        """The sheets of all authors who have a card in the brief, each on a page of its own.

        Raises:
            ConfigurationError, MissingDependency, OutputFailed: as for the PDF.
        """
        template = template_for(self._settings)
        attached = JsonRenderer().render(brief).content.decode("utf-8")
        covered = covered_characters()
        page = print_html(
            brief,
            template,
            shown=partial(printable, covered=covered),
            contents=False,
            lacking=unprintable(attached, covered),
            length="sheet",
        )
        content = PdfRenderer(self._settings).press(brief, template, [page], attached)
        return Artifact(name="sheets.pdf", media_type=self.media_type, content=content)
