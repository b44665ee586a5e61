"""PDF, by pdfium for the characters and rules of our own for lines, columns, paragraphs, running heads and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from briefgen.documents.composing import text_too_long
from briefgen.documents.faults import Unreadable
from briefgen.documents.limits import Limits
from briefgen.documents.media_types import PDF
from briefgen.documents.pdf.blocks import Sheet, compose
from briefgen.documents.pdf.characters import Characters, Fonts
from briefgen.documents.pdf.lines import page_lines
from briefgen.documents.properties import declared_author
from briefgen.model.documents import Document, Source
from briefgen.model.notices import Notice, Severity

_GARBLED = 0.1
_UNREADABLE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_BULLETS = re.compile(r"[\uf0a0-\uf0ff]")
_FEWEST_LETTERS = 20
"""A page with fewer letters than this, on average, has no text layer."""


@dataclass(slots=True)
class _Reading:
    """What was met while going through the pages."""

    sheets: list[Sheet] = field(default_factory=list)
    characters: int = 0
    damaged: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)


class PdfReader:
    """Reads PDF files that have text; a scanned one is named, with the remedy."""

    media_types: tuple[str, ...] = (PDF,)

    def read_within(self, source: Source, content: bytes, limits: Limits) -> Document:
        """The text page by page; form feeds stand between pages.

        Raises:
            Unreadable: it is encrypted or damaged, has too many pages or too much text, or none.
        """
        import pypdfium2

        try:
            file = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as fault:
            raise _not_opened(str(fault)) from fault
        if len(file) > limits.pages:
            raise Unreadable(
                slug="too-many-pages",
                detail=f"{len(file):,} pages are more than reading.max_pages",
                remedy="Part the file, raise max_pages under [reading] in briefgen.toml, or take it out of the folder.",
            )
        found = _read_pages(file, limits)
        _check(found, len(file))
        composer = compose(found.sheets, limits.characters)
        return Document(
            id=source.path,
            source=source,
            text=composer.text,
            blocks=tuple(composer.blocks),
            marks=tuple(composer.marks),
            declared=declared_author(file.get_metadata_value("Author"), composer.text),
            notices=_notices(source, found),
        )


def _read_pages(file: Any, limits: Limits) -> _Reading:
    """The lines of all pages; a page that cannot be read is remembered and the next one taken."""
    import pypdfium2.raw as raw

    found = _Reading()
    fonts = Fonts(raw)
    for number in range(1, len(file) + 1):
        sheet = _sheet(raw, file, number, most=limits.characters, fonts=fonts)
        if sheet is None:
            found.damaged.append(number)
            continue
        found.characters += sum([len(line.text) for line in sheet.lines])
        if found.characters > limits.characters:
            raise text_too_long(limits.characters)
        if not sheet.lines and _has_picture(raw, file[number - 1]):
            found.pictures.append(number)
        found.sheets.append(sheet)
    return found


def _sheet(raw: Any, file: Any, number: int, *, most: int, fonts: Fonts) -> Sheet | None:
    """The lines of a page, counted from 1; None if it cannot be read.

    pdfium is asked directly, as all the objects that pypdfium2 makes of a page are not needed.
    """
    page = raw.FPDF_LoadPage(file, number - 1)
    if not page:
        return None
    try:
        text = raw.FPDFText_LoadPage(page)
        if not text:
            return None
        try:
            characters = Characters(raw, page, text, number=number, most=most, fonts=fonts)
            return Sheet(page_lines(characters), characters.width, characters.height)
        finally:
            raw.FPDFText_ClosePage(text)
    finally:
        raw.FPDF_ClosePage(page)


def _has_picture(raw: Any, page: Any) -> bool:
    found = next(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3), None) is not None
    page.close()
    return found


def _not_opened(reason: str) -> Unreadable:
    if "assword" in reason or "ecurity" in reason:
        return Unreadable(
            slug="encrypted-file",
            detail="the file is encrypted and cannot be opened without its password",
            remedy="Save a copy without a password.",
        )
    return _damaged("the file is damaged or cut off")


def _damaged(detail: str) -> Unreadable:
    return Unreadable(
        slug="damaged-file",
        detail=detail,
        remedy="Get the file again, or open it in a viewer and save it anew.",
    )


def _check(found: _Reading, pages: int) -> None:
    """Gives the file up if there is no text to go by.

    Raises:
        Unreadable: no page could be read, or they are pictures, or their characters cannot be told.
    """
    if not found.sheets:
        raise _damaged("none of its pages can be read")
    texts = [line.text for sheet in found.sheets for line in sheet.lines]
    enough = _FEWEST_LETTERS * (len(found.pictures) or 1)
    if not _has_letters(texts, enough):
        raise Unreadable(
            slug="no-text-layer",
            detail=f"{pages} pages without text: a scan, or drawn letters",
            remedy="Run text recognition first (for example `ocrmypdf in.pdf out.pdf`), and put the result here.",
        )
    whole = "".join(texts)
    plain = whole.isprintable() and "\ufffd" not in whole
    if not plain and len(_UNREADABLE.findall(_BULLETS.sub("", whole))) > _GARBLED * found.characters:
        raise Unreadable(
            slug="text-garbled",
            detail="its characters cannot be told: the file does not say which letters its fonts draw",
            remedy="Run text recognition (for example `ocrmypdf --force-ocr in.pdf out.pdf`), and put the result here.",
        )


def _has_letters(texts: list[str], enough: int) -> bool:
    letters = 0
    for text in texts:
        letters += sum(map(str.isalnum, text))
        if letters >= enough:
            return True
    return False


def _notices(source: Source, found: _Reading) -> tuple[Notice, ...]:
    notices = []
    if found.damaged:
        notices.append(
            Notice(
                slug="pages-damaged",
                severity=Severity.WARNING,
                subject=source.path,
                detail=f"pages that cannot be read were left out: {_listed(found.damaged)}",
                remedy="Get the file again, or open it in a viewer and save it anew.",
            )
        )
    if found.pictures:
        notices.append(
            Notice(
                slug="pages-without-text",
                severity=Severity.WARNING,
                subject=source.path,
                detail=f"pages that are pictures were left out: {_listed(found.pictures)}",
                remedy="Run text recognition if they hold text (for example `ocrmypdf --skip-text in.pdf out.pdf`).",
            )
        )
    return tuple(notices)


def _listed(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:10]))
    return f"{shown} and {len(pages) - 10} more" if len(pages) > 10 else shown
