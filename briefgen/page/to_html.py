"""The brief as HTML: for the printer, and as one self-contained file for the screen. Both come from one template."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefgen.language.catalogue import speaking
from briefgen.model.brief import Brief, Side
from briefgen.model.documents import Document
from briefgen.model.publication import Artifact
from briefgen.model.recommendations import Recommendation
from briefgen.page.characters import visible
from briefgen.page.contexts import SourceBook
from briefgen.page.crowds import is_crowd
from briefgen.page.filling import filled_apart
from briefgen.page.lengths import WHOLE, More, whole
from briefgen.page.look import PAPERS
from briefgen.page.marking import Marker
from briefgen.page.notes import NoteBook, Numbers, names_of
from briefgen.page.policy import confined
from briefgen.page.sandbox import environment, faults_named, load
from briefgen.page.templates import TemplateFolder, template_for
from briefgen.page.vocabulary import fixed_words, speaker
from briefgen.settings import PageSettings


class HtmlRenderer:
    """Writes `brief.html`: one file that needs no other and no network; the anchors are those of the PDF."""

    name = "html"
    media_type = "text/html"

    def __init__(self, settings: PageSettings) -> None:
        self._settings = settings

    def render(self, brief: Brief) -> Artifact:
        """The brief for the screen.

        Raises:
            ConfigurationError: the template is not there or has a fault.
        """
        template = template_for(self._settings)
        html = screen_html(brief, template)
        return Artifact(name="brief.html", media_type=self.media_type, content=html.encode("utf-8"))


def screen_html(brief: Brief, template: TemplateFolder) -> str:
    """The brief as one self-contained HTML file, style and script inside, with a policy that lets nothing in or out."""
    more = WHOLE
    if is_crowd(brief):
        with speaking(brief.language):
            draft = whole(brief)
        brief, more = draft.brief, draft.more
    filled = _fill(brief, template, "screen", shown=visible, contents=True, lacking="", more=more)
    return confined(filled)


def print_html(
    brief: Brief,
    template: TemplateFolder,
    *,
    shown: Callable[[str], str],
    contents: bool,
    lacking: str,
    length: str = "full",
    more: More = WHOLE,
) -> str:
    """The brief as HTML for paged layout.

    Args:
        brief: what is printed.
        template: how.
        shown: spells out what the fonts lack.
        contents: whether there is a table of contents.
        lacking: the characters of the brief that the fonts lack.
        length: how much of it is printed, see `lengths`.
        more: what a shorter brief says of what it leaves out.
    """
    return _fill(brief, template, "print", shown=shown, contents=contents, lacking=lacking, length=length, more=more)


def _fill(
    brief: Brief,
    template: TemplateFolder,
    medium: str,
    *,
    shown: Callable[[str], str],
    contents: bool,
    lacking: str,
    length: str = "full",
    more: More = WHOLE,
) -> str:
    given = (brief, template, medium, shown, contents, lacking, length, more)
    if template.is_own:
        return filled_here(*given)
    readable = (*template.files, *(folder for _, folders in template.parents for folder in folders))
    limits = {"seconds": template.seconds, "megabytes": template.megabytes}
    return filled_apart(filled_here, *given, readable=readable, **limits)


def filled_here(
    brief: Brief,
    template: TemplateFolder,
    medium: str,
    shown: Callable[[str], str],
    contents: bool,
    lacking: str,
    length: str,
    more: More,
) -> str:
    """The template filled, in this process; the arguments are those of `print_html`, the medium `print` or `screen`.

    Raises:
        ConfigurationError: the template has a fault.
    """
    with speaking(brief.language), faults_named(template.folders):
        closed = environment(template, shown)
        marked = Marker(brief, shown)
        closed.filters["marked"] = marked
        style = template.look.dress(_style(template, medium))
        script = template.read("search.js") if medium == "screen" else ""
        given = {"medium": medium, "contents": contents, "lacking": lacking, "style": style, "script": script}
        given |= {"length": length, "more": more}
        if length != "full":  # the annex has no recommendations that a note could lead to
            given["recommendations"] = {}
        return load(closed, "brief.html.j2").render(_context(brief, template) | given, marked=marked)


def _style(template: TemplateFolder, medium: str) -> str:
    """What paper and screen have in common, what one of them has, and the measures of other paper than A4."""
    style = template.read("brief.css") + template.read(f"{medium}.css")
    other = medium == "print" and template.look.paper != PAPERS[0]
    return style + (template.read(f"{template.look.paper.lower()}.css") if other else "")


def _context(brief: Brief, template: TemplateFolder) -> dict[str, Any]:
    voices = {voice.document: voice for voice in brief.voices}
    advice: dict[str, list[Recommendation]] = {voice.document: [] for voice in brief.voices}
    for recommendation in brief.comparison.recommendations:
        advice.setdefault(recommendation.document, []).append(recommendation)
    documents: dict[str, Document] = {document.id: document for document in brief.corpus.documents}
    words = fixed_words(template.settings.get("words", {}))
    recommendations = {one.id: one for one in brief.comparison.recommendations}
    return {
        "brief": brief,
        "voices": voices,
        "names": names_of(brief.voices),
        "documents": documents,
        "advice": advice,
        "recommendations": recommendations,
        "addressees": {id: one.addressee for id, one in recommendations.items()} | dict(brief.annex.addressees),
        "anchors": anchors(brief),
        "quoted_before": quoted_before(brief),
        "notes": NoteBook(brief),
        "numbers": Numbers(),
        "places": SourceBook(brief),
        "words": words,
        "say": speaker(words),
    }


def quoted_before(brief: Brief) -> dict[Side, tuple[str, str]]:
    """What is quoted where texts agree or part, with the finding's id and the name of the section: chapters refer to it
    and do not say it again."""
    return {
        side: (contrast.finding, section)
        for section, contrasts in (("agreements", brief.agreements), ("tensions", brief.tensions))
        for contrast in reversed(contrasts)
        for side in contrast.sides
    }


def anchors(brief: Brief) -> dict[str, str]:
    """The sections that a reference may lead to: their id, and what they are called."""
    named = {}
    for id_, parts in (("agreements", brief.agreements), ("tensions", brief.tensions), ("lone", brief.lone)):
        if parts:
            named[id_] = id_
        named |= {part.finding: part.heading.text for part in parts}
    if brief.comparison.discrepancies:
        named["discrepancies"] = "discrepancies"
    named |= {chapter.id: chapter.label for chapter in brief.chapters}
    return named | {card.id: card.voice.name for card in brief.cards}
