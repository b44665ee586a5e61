"""Every setting, its default, and why the default is what it is.

One frozen `Settings` with a frozen group for each stage. Values come from, in order of precedence: command line option,
`BRIEFGEN_<GROUP>_<KEY>` in the environment, the nearest `briefgen.toml`, the default given here.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, PrivateAttr

from briefgen.settings.delivery import MailSettings, PublishingSettings
from briefgen.settings.group import Group as _Group
from briefgen.settings.over_time import CacheSettings, EditionSettings, WatchSettings


def _calendar_day(text: str) -> str:
    """The same text, when it is a day of the calendar written YYYY-MM-DD."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ValueError("must be a day of the calendar, written YYYY-MM-DD")
    return text


def _colour(text: str) -> str:
    """The same text, when it gives a role a colour: `accent = #14507a`."""
    if not re.fullmatch(r"[a-z]+ *= *#[0-9a-fA-F]{6}", text.strip()):
        raise ValueError('must be roles with their colours, such as "accent = #14507a"')
    return text


class ReadingSettings(_Group):
    """How documents are found and read."""

    sources: Annotated[
        str,
        Field(min_length=1, description="Folder of the documents, relative to the project folder, when none is named."),
    ] = "sources"
    exclude: Annotated[
        tuple[str, ...],
        Field(
            description="Patterns of paths, relative to the folder, that are not read, as in .gitignore: `drafts/`, "
            "`*.bak`, `**/old/*.pdf`."
        ),
    ] = ()
    unsettled: Annotated[
        tuple[str, ...],
        Field(
            description="Patterns like those of `exclude` of files that are still being written: the brief names them "
            "as missing. A watcher gives them; there is seldom a reason to set them."
        ),
    ] = ()
    web_judge: Annotated[
        Literal["own", "trafilatura"],
        Field(
            description="Who tells a web page's text from the menus around it: own rules, or trafilatura's opinion "
            "beside them (`pip install 'briefgen[web]'`), for pages that keep to no convention."
        ),
    ] = "own"
    max_file_bytes: Annotated[
        int, Field(gt=0, description="Larger files are named and left out. 20 MB holds any text a person wrote.")
    ] = 20_000_000
    max_text_characters: Annotated[
        int, Field(gt=0, description="Longer texts are named and left out: a book of 300,000 words fits.")
    ] = 2_000_000
    max_documents: Annotated[
        int, Field(gt=1, description="More documents than this are refused, so that a wrong folder is noticed.")
    ] = 5_000
    reader_seconds: Annotated[
        int,
        Field(gt=0, description="Processor time for one file that needs a parser: a hostile one can keep it busy."),
    ] = 30
    reader_megabytes: Annotated[
        int, Field(ge=128, description="Memory for one such file. Ordinary ones take a tenth of it.")
    ] = 1_024
    max_pages: Annotated[
        int, Field(gt=0, description="A PDF of more pages is named and left out: no essay has as many.")
    ] = 2_000
    max_unpacked_bytes: Annotated[
        int, Field(gt=0, description="DOCX, ODT or EPUB files that unpack to more are left out; counted on the way.")
    ] = 50_000_000
    max_entries: Annotated[
        int, Field(gt=0, description="DOCX, ODT and EPUB files are packages; one of more entries is left out.")
    ] = 1_000
    max_archive_bytes: Annotated[
        int, Field(gt=0, description="A larger .zip of documents is named and left out; it is never unpacked to disk.")
    ] = 200_000_000
    max_archive_unpacked_bytes: Annotated[
        int, Field(gt=0, description="Nor one whose documents unpack to more in all, or to a hundred times its size.")
    ] = 1_000_000_000
    max_archive_entries: Annotated[
        int, Field(gt=0, description="Nor one of more entries: as many as there may be documents.")
    ] = 5_000
    near_duplicates: Annotated[
        Literal["one-voice", "keep"],
        Field(
            description="Documents of the same text but for small edits, or in two formats, count as one voice: the "
            "same words twice are no agreement of two authors. `keep` compares them all."
        ),
    ] = "one-voice"
    passage_words: Annotated[
        int, Field(ge=40, description="A passage ends at the first sentence end past this many words. Measured: 110.")
    ] = 110
    passage_tail_words: Annotated[
        int, Field(ge=0, description="A remainder shorter than this joins the passage before it. Measured: 25.")
    ] = 25


class ThemeSettings(_Group):
    """How passages are grouped."""

    number: Annotated[
        Annotated[int, Field(ge=2, le=100)] | Literal["auto"],
        Field(description="How many themes; auto takes the square root of half the passages, between 4 and 12."),
    ] = "auto"
    seed: Annotated[
        int, Field(ge=0, description="Seeds every random draw; another seed shows how stable themes are.")
    ] = 0
    members: Annotated[
        int,
        Field(ge=1, description="How many draws the consensus is made of; each is run eight times. More gain little."),
    ] = 40
    min_passages: Annotated[
        int,
        Field(ge=2, description="Below this many passages terms are shown instead of themes: groups would be chance."),
    ] = 40


class RecommendationSettings(_Group):
    """Which sentences count as recommendations."""

    min_score: Annotated[
        float, Field(ge=0, le=1, description="Sentences whose best rule is less sure than this are left out.")
    ] = 0.5
    implicit: Annotated[
        bool, Field(description="Whether sentences that only imply or argue for a recommendation are taken too.")
    ] = True
    max_sentences: Annotated[
        int,
        Field(
            ge=10,
            le=20_000,
            description="Sentences of one document that are taken, at most: each is set beside all before it. A report "
            "of a hundred pages has some 300. What is left out is named.",
        ),
    ] = 2_000


class ComparisonSettings(_Group):
    """When recommendations of different authors are the same course of action."""

    min_agreement: Annotated[
        float, Field(ge=0, le=1, description="Pairs less alike than this are not shown as agreement.")
    ] = 0.5
    min_tension: Annotated[
        float, Field(ge=0, le=1, description="Pairs less sure than this are not shown as tension.")
    ] = 0.5
    questions: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=300)], ...],
        Field(
            max_length=50,
            description="Questions answered from each document; `[[questions]]` with `ask = ...` says the same.",
        ),
    ] = ()


class PageSettings(_Group):
    """What the brief looks like and how long rendering may take."""

    title: Annotated[
        str | None, Field(min_length=1, description="The brief's title; by default made from the themes and authors.")
    ] = None
    template: Annotated[
        str, Field(description="Name of a template folder, sought in the project, then in the package.")
    ] = "brief"
    length: Annotated[
        Literal["page", "brief", "full"],
        Field(
            description="How much is printed: page 1 alone, two to four pages, or all. HTML and JSON always have all."
        ),
    ] = "full"
    language: Annotated[
        Literal["auto", "en", "es", "fr"],
        Field(description="Language of the fixed words; auto takes that of most documents, English if it is another."),
    ] = "auto"
    paper: Annotated[
        Literal["auto", "A4", "Letter"], Field(description="Size of the paper; auto is that of the template, else A4.")
    ] = "auto"
    colours: Annotated[
        tuple[Annotated[str, AfterValidator(_colour)], ...],
        Field(description="Colours by role, over those of the template: `accent = #14507a`. Contrast is checked."),
    ] = ()
    logo: Annotated[
        str | None,
        Field(min_length=1, description="PNG or SVG file in the project's folder, printed on page 1. Never fetched."),
    ] = None
    logo_text: Annotated[
        str | None,
        Field(min_length=1, description="What the logo shows, in words, for who cannot see it. Needed with a logo."),
    ] = None
    fallback_fonts: Annotated[
        tuple[Annotated[str, Field(min_length=1)], ...],
        Field(
            description="TTF or OTF files in the project's folder for what the page's own fonts cannot print, such as "
            "names in Arabic or Chinese; embedded in the PDF. Without one such characters are printed as codes."
        ),
    ] = ()
    formats: Annotated[
        tuple[str, ...], Field(min_length=1, description="What is written into the edition's folder.")
    ] = (
        "pdf",
        "html",
        "json",
    )
    render_seconds: Annotated[
        int, Field(gt=0, description="A PDF that takes longer is given up: a layout engine can loop on hostile input.")
    ] = 300
    render_megabytes: Annotated[int, Field(gt=0, description="Memory that rendering may take.")] = 4_096
    _project: Path | None = PrivateAttr(default=None)

    @property
    def project(self) -> Path | None:
        """The folder whose `templates/` is looked into first, when a settings file was named; no setting, since it
        differs between machines and decides no byte."""
        return self._project

    def belong_to(self, project: Path) -> None:
        """Says which folder the named settings file stands in."""
        self._project = project


class OutputSettings(_Group):
    """Where editions go, and their date."""

    folder: Annotated[
        str, Field(min_length=1, description="Folder of the editions, relative to the project folder.")
    ] = "output"
    date: Annotated[
        str | None,
        AfterValidator(lambda text: text if text is None else _calendar_day(text)),
        Field(description="Date printed on the brief, YYYY-MM-DD. Never taken from the clock unasked."),
    ] = None
    jobs: Annotated[
        Annotated[int, Field(ge=1)] | Literal[-1],
        Field(description="Worker processes; -1 takes one for each core. Changes no byte."),
    ] = 1
    cluster: Annotated[
        str | None,
        Field(
            pattern=r"^(tcp|tls)://[^\s/]+:\d{1,5}$",
            description="Address of a Dask scheduler, `tcp://host:8786`, whose workers do the work instead. "
            "Changes no byte.",
        ),
    ] = None
    cluster_files: Annotated[
        Literal["sent", "shared"],
        Field(
            description="How documents get to a cluster: sent as bytes, or read by the workers under the same path, "
            "on a disk that all machines share."
        ),
    ] = "sent"


class Settings(_Group):
    """All settings of a build."""

    reading: ReadingSettings = ReadingSettings()
    themes: ThemeSettings = ThemeSettings()
    recommendations: RecommendationSettings = RecommendationSettings()
    comparison: ComparisonSettings = ComparisonSettings()
    page: PageSettings = PageSettings()
    output: OutputSettings = OutputSettings()
    editions: EditionSettings = EditionSettings()
    cache: CacheSettings = CacheSettings()
    watch: WatchSettings = WatchSettings()
    mail: MailSettings = MailSettings()
    publishing: PublishingSettings = PublishingSettings()
