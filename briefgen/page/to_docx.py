"""The brief for those who must edit it: a Word document with real styles, headings, tables and footnotes.

It is made from the HTML that the PDF is made from, so it says the same in the same order; what a browser does by style
sheet (notes at the foot of the page, page numbers, bars) is said in the word processor's own terms.
"""

from __future__ import annotations

import re

from lxml import html

from briefgen.model.brief import Brief
from briefgen.model.publication import Artifact
from briefgen.page.characters import visible
from briefgen.page.look import PLAIN, Look
from briefgen.page.templates import template_for
from briefgen.page.to_html import print_html
from briefgen.page.word.blocks import Blocks
from briefgen.page.word.package import Facts, packed, width_of_text
from briefgen.page.word.references import References
from briefgen.page.word.xml import Element
from briefgen.settings import PageSettings

_FAMILIES = {"Brief Serif": "Source Serif Pro", "Brief Sans": "Source Sans Pro"}
_COLOUR = re.compile(r'"([0-9A-F]{6})"')
_SHEET_COLOUR = re.compile(r'"#([0-9a-fA-F]{6})"')

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class DocxRenderer:
    """Writes `brief.docx`."""

    name = "docx"
    media_type = MEDIA_TYPE

    def __init__(self, settings: PageSettings) -> None:
        self._settings = settings

    def render(self, brief: Brief) -> Artifact:
        """The brief as a Word document.

        Raises:
            ConfigurationError: the template is not there or has a fault.
        """
        template = template_for(self._settings)
        filled = print_html(brief, template, shown=visible, contents=True, lacking="")
        return Artifact(
            name="brief.docx", media_type=self.media_type, content=word_document(filled, brief, template.look)
        )


def word_document(page: str, brief: Brief, look: Look = PLAIN) -> bytes:
    """A page as a Word document.

    Args:
        page: the brief as HTML for paged layout; all text in it can stand in XML.
        brief: whose title, edition and date the document has.
        look: paper, colours and fonts. A logo is written in its words.
    """
    read = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    references = References(read)
    blocks = Blocks(references, width_of_text(look.paper))
    body = list(blocks.of(read.find("body")))
    blocks.contents(body)
    notes: list[list[Element]] = []
    while len(notes) < len(references.footnotes):
        notes.append(blocks.footnote(references.footnotes[len(notes)]))
    facts = Facts(
        title=visible(brief.title),
        subject=visible(brief.subtitle),
        language=read.get("lang", "en"),
        date=brief.edition.date or "",
        maker=f"briefgen {brief.edition.version}",
        edition=brief.edition.name,
        paper=look.paper,
    )
    return packed(body, notes, blocks.lists, facts, dress=lambda styles: _dressed(styles, look))


def _dressed(styles: str, look: Look) -> str:
    """The styles in the colours and fonts of a template, which are told in the terms of a style sheet."""
    for family, name in _FAMILIES.items():
        styles = styles.replace(f'"{name}"', f'"{family}"')
    styles = look.dress(_COLOUR.sub(r'"#\1"', styles))
    for family, name in _FAMILIES.items():
        styles = styles.replace(f'"{family}"', f'"{name}"')
    return _SHEET_COLOUR.sub(lambda found: f'"{found[1].upper()}"', styles)
