"""The Word twin in a real word processor: it opens, prints every quotation, and its headings and footnotes are real."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from briefgen.model.brief import Brief
from briefgen.page import render
from briefgen.settings import PageSettings
from tests.browser.conftest import REAL_PROGRAMS
from tests.page.building import build_brief

pytestmark = [REAL_PROGRAMS, pytest.mark.timeout(400)]
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@pytest.fixture(scope="module")
def brief() -> Brief:
    return build_brief(voices=7, extra=" <w:p/> \x00 שלום")


@pytest.fixture(scope="module")
def folder(brief: Brief, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the document, and what LibreOffice made of it: a PDF and an OpenDocument text."""
    program = shutil.which("soffice")
    assert program, "LibreOffice Writer is not installed: `scripts/setup browser` installs it where it may"
    place = tmp_path_factory.mktemp("word")
    (artifact,) = render(brief, PageSettings(formats=("docx",)))
    (place / artifact.name).write_bytes(artifact.content)
    for kind in ("pdf", "odt"):
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        command = [
            program,
            profile,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(place),
            str(place / artifact.name),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=100)
    return place


@pytest.fixture(scope="module")
def opened(folder: Path) -> etree._Element:
    """The document as LibreOffice understood it."""
    with zipfile.ZipFile(folder / "brief.odt") as archive:
        return etree.fromstring(archive.read("content.xml"))


def _squeezed(text: str) -> str:
    # pdftotext puts marks of direction around words that run from right to left.
    return re.sub("[\u202a-\u202e]", "", "".join(text.split()))


def test_every_quotation_is_printed(folder: Path, brief: Brief) -> None:
    command = ["pdftotext", "-raw", str(folder / "brief.pdf"), "-"]
    pages = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\f")
    # Running heads and notes at the foot of a page stand between the halves of a quotation that a page cuts.
    whole = _squeezed("".join(pages))
    missing = [
        quotation.plain
        for one in brief.comparison.recommendations
        for evidence in one.evidence
        for quotation in evidence.quotations
        if _squeezed(quotation.plain.replace("\x00", "[U+0000]")) not in whole
    ]
    assert len(missing) <= len(pages) // 4, missing


def test_every_quotation_stands_in_it(opened: etree._Element, brief: Brief) -> None:
    text = _squeezed("".join(opened.itertext()))
    for one in brief.comparison.recommendations:
        for evidence in one.evidence:
            assert _squeezed(evidence.plain.replace("\x00", "[U+0000]")) in text


def test_headings_are_headings(opened: etree._Element, brief: Brief) -> None:
    found = [("".join(one.itertext()), one.get(f"{TEXT}outline-level")) for one in opened.iter(f"{TEXT}h")]
    levels = {level for _, level in found}
    assert levels == {"1", "2"}
    said = {words for words, _ in found}
    assert {chapter.heading.text for chapter in brief.chapters} <= said
    assert {contrast.heading.text for contrast in brief.tensions} <= said


def test_footnotes_are_footnotes(opened: etree._Element) -> None:
    notes = list(opened.iter(f"{TEXT}note"))
    assert len(notes) > 20
    numbers = [one.findtext(f"{TEXT}note-citation") for one in notes]
    assert numbers == [str(number) for number in range(1, len(notes) + 1)]
    assert all("para." in "".join(one.find(f"{TEXT}note-body").itertext()) for one in notes)


def test_lists_tables_and_links_are_understood(opened: etree._Element) -> None:
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    tables = list(opened.iter(f"{table}table"))
    assert len(tables) > 5
    assert all(one.find(f"{table}table-header-rows") is not None for one in tables)
    assert len(list(opened.iter(f"{TEXT}list"))) >= 3
    targets = {one.get("{http://www.w3.org/1999/xlink}href") for one in opened.iter(f"{TEXT}a")}
    marks = {f"#{one.get(f'{TEXT}name')}" for one in opened.iter(f"{TEXT}bookmark", f"{TEXT}bookmark-start")}
    assert {target for target in targets if target.startswith("#brief")} <= marks
    assert opened.find(f".//{TEXT}table-of-content") is not None
