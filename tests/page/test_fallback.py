"""Fonts that the settings declare print what the page's own lack; one that may not be used is refused by name."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import page as validation
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from briefgen.errors import ConfigurationError
from briefgen.model.brief import Brief
from briefgen.model.notices import Notice, Severity
from briefgen.page import render
from briefgen.page.fallback import characters_of, fallback_faces
from briefgen.page.fonts import behind, font_face_css
from briefgen.settings import PageSettings
from tests.page.building import build_brief
from tests.page.test_to_pdf import text_of
from tests.printing.standards import font_faults, structure_faults

ARABIC, CHINESE = "محمود درويش", "北京 大学"


def write_font(path: Path, characters: Sequence[str], *, rights: int = 0) -> Path:
    """A font with a box for each of the characters."""
    kept = sorted(set(characters))
    names = [".notdef", *(f"uni{ord(character):04X}" for character in kept)]
    pen = TTGlyphPen(None)
    for at, point in enumerate(((50, 0), (50, 700), (450, 700), (450, 0))):
        (pen.lineTo if at else pen.moveTo)(point)
    pen.closePath()
    box = pen.glyph()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(character): name for character, name in zip(kept, names[1:], strict=True)})
    font.setupGlyf(dict.fromkeys(names, box))
    font.setupHorizontalMetrics(dict.fromkeys(names, (500, 50)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Anything", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200, fsType=rights)
    font.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    write_font(folder / "fonts" / "arabic.ttf", ARABIC)
    write_font(folder / "fonts" / "chinese.ttf", CHINESE)
    return folder


def named(brief: Brief) -> Brief:
    """The brief with a voice whose name is Arabic, and one whose name is Chinese."""
    arabic, chinese, *others = brief.voices
    notice = Notice(slug="empty-file", severity=Severity.INFO, subject=CHINESE, detail="It is empty.", remedy="")
    return replace(
        brief,
        notices=(notice,),
        voices=(
            replace(arabic, name=ARABIC, short=ARABIC, running=ARABIC),
            replace(chinese, name=CHINESE, short=CHINESE, running=CHINESE),
            *others,
        ),
    )


def settings(project: Path, *fonts: str, length: str = "full") -> PageSettings:
    made = PageSettings.model_validate({"formats": ["pdf"], "fallback_fonts": fonts, "length": length})
    made.belong_to(project)
    return made


def printed(project: Path, *fonts: str, length: str = "full") -> bytes:
    (pdf,) = render(named(build_brief(voices=2, options=2, themes=1)), settings(project, *fonts, length=length))
    return pdf.content


def test_names_outside_latin_are_printed_in_the_declared_fonts(project: Path, tmp_path: Path) -> None:
    pdf = printed(project, "fonts/arabic.ttf", "fonts/chinese.ttf")
    text = text_of(pdf, tmp_path)
    assert CHINESE in text and "درويش" in text and "محمود" in text
    assert "U+" not in text
    path = tmp_path / "brief.pdf"
    path.write_bytes(pdf)
    for profile in ("ua1", "3a"):
        report = validation.validate_pdf(path, profile=validation.ValidationProfile(profile))
        assert report.is_compliant, sorted({failure.rule_id for failure in report.failures})
    assert structure_faults(path) == []
    families = ("Brief-Serif", "Brief-Sans", "Brief-Fallback-1", "Brief-Fallback-2")
    assert font_faults(path, families) == []
    assert font_faults(path, families[:2]) and font_faults(path, families[:3])


def test_what_no_font_has_is_printed_as_its_code_with_the_remedy(project: Path, tmp_path: Path) -> None:
    text = text_of(printed(project, "fonts/arabic.ttf"), tmp_path)
    assert "U+5317" in text and "U+062F" not in text
    assert "page.fallback_fonts" in text


def test_the_same_fonts_in_another_folder_make_the_same_bytes(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere and far" / "project"
    write_font(other / "fonts" / "arabic.ttf", ARABIC)
    os.utime(other / "fonts" / "arabic.ttf", (0, 0))
    one, same = (printed(folder, "fonts/arabic.ttf", length="page") for folder in (project, other))
    assert one == same


def test_nobody_pays_for_a_font_that_is_not_needed(project: Path) -> None:
    brief = build_brief(voices=2, options=2, themes=1)
    (with_font,) = render(brief, settings(project, "fonts/arabic.ttf", length="page"))
    (without,) = render(brief, settings(project, length="page"))
    assert with_font.content == without.content


def test_a_font_stands_behind_the_pages_own_in_style_and_drawings(project: Path) -> None:
    faces = fallback_faces(("fonts/arabic.ttf",), project)
    style = 'p { font-family: "Brief Serif" } <svg font-family="Brief Sans, sans-serif">'
    assert behind(style, faces) == (
        'p { font-family: "Brief Serif", "Brief Fallback 1" } <svg font-family="Brief Sans, Brief Fallback 1, sans-serif">'
    )
    assert behind(style, ()) == style
    assert (project / "fonts" / "arabic.ttf").as_uri() in font_face_css(faces)
    assert {ord(letter) for letter in ARABIC} == characters_of(faces[0].path)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none.ttf", "there is no file none.ttf"),
        ("../outside.ttf", "there is no file ../outside.ttf"),
        ("link.ttf", "there is no file link.ttf"),
        ("text.ttf", "no TTF or OTF font"),
        ("broken.ttf", "cannot be read"),
        ("blankless.ttf", "no glyph for the blank"),
        ("restricted.ttf", "does not allow to embed it"),
        ("whole.ttf", "a part of it"),
        ("bitmaps.ttf", "pictures of it only"),
    ],
)
def test_a_font_that_cannot_be_used_is_refused(project: Path, name: str, said: str) -> None:
    write_font(project.parent / "outside.ttf", ARABIC)
    (project / "link.ttf").symlink_to(project.parent / "outside.ttf")
    (project / "text.ttf").write_text("no font", "utf-8")
    (project / "broken.ttf").write_bytes((project / "fonts" / "arabic.ttf").read_bytes()[:150])
    write_font(project / "blankless.ttf", CHINESE.replace(" ", ""))
    for kind, rights in (("restricted", 2), ("whole", 0x100), ("bitmaps", 0x204)):
        write_font(project / f"{kind}.ttf", ARABIC, rights=rights)
    with pytest.raises(ConfigurationError) as refused:
        render(build_brief(voices=2), settings(project, name))
    assert said in refused.value.what
    assert refused.value.slug == "fallback-font"
