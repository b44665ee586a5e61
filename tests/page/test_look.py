"""Paper, colours, fonts and logo: what a template or the settings ask for, and what is refused."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from briefgen.errors import ConfigurationError
from briefgen.model.brief import Brief
from briefgen.page.figures import contrast
from briefgen.page.look import FONTS, LEAST_CONTRAST, PALETTE, WITHOUT_TEXT, Look, look_of
from briefgen.page.pictures import check_svg
from briefgen.page.templates import find_template, template_for
from briefgen.page.to_html import print_html, screen_html
from briefgen.settings import PageSettings

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Arms</title><path d="M0 0h9v9z"/></svg>'


def png() -> bytes:
    """A picture of one point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\x14\x50\x7a")) + chunk(b"IEND", b"")


def look(project: Path, **given: object) -> Look:
    """The look of the template `brief` under these settings."""
    template = find_template("brief", project)
    return look_of(template.settings, template.folders, PageSettings.model_validate(given), project)


def test_every_colour_of_the_package_can_be_read() -> None:
    assert all(
        contrast(colour, "#ffffff") >= LEAST_CONTRAST for role, colour in PALETTE.items() if role not in WITHOUT_TEXT
    )


def test_a_colour_that_cannot_be_read_is_refused_with_its_contrast(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as refused:
        look(tmp_path, colours=("accent = #ffcc00",))
    assert "its contrast is 1.5" in refused.value.what
    assert refused.value.slug == "colour-contrast"
    assert look(tmp_path, colours=("rule = #eeeeee",)).colours["rule"] == "#eeeeee"


@pytest.mark.parametrize("colours", [("accnt = #14507a",), ("accent = red",), ("accent",), ("accent = #12345",)])
def test_a_colour_that_is_none_is_refused(tmp_path: Path, colours: tuple[str, ...]) -> None:
    with pytest.raises((ConfigurationError, ValueError)):
        look(tmp_path, colours=colours)


def test_colours_and_fonts_take_the_place_of_their_roles(tmp_path: Path) -> None:
    dressed = look(tmp_path, colours=("accent = #7A1F3D",)).dress("h2 { color: #14507A; border: 1pt solid #c9ced4 }")
    assert dressed == "h2 { color: #7a1f3d; border: 1pt solid #c9ced4 }"
    swapped = Look(fonts={**FONTS, "heads": "serif"}).dress('a { font: "Brief Sans" } b { font: "Brief Serif" }')
    assert swapped == 'a { font: "Brief Serif" } b { font: "Brief Serif" }'


def test_settings_come_before_the_template(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "brief"
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text('paper = "Letter"\n[colours]\naccent = "#7a1f3d"\nink = "#000000"\n', "utf-8")
    own = look(tmp_path)
    assert (own.paper, own.colours["accent"], own.colours["ink"]) == ("Letter", "#7a1f3d", "#000000")
    said = look(tmp_path, paper="A4", colours=("accent = #14507a",))
    assert (said.paper, said.colours["accent"], said.colours["ink"]) == ("A4", "#14507a", "#000000")


@pytest.mark.parametrize(
    "text", ['paper = "A5"', '[fonts]\ntext = "Comic Sans"', '[fonts]\nnotes = "sans"', "paper = 4"]
)
def test_what_a_template_cannot_ask_for_is_named(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "templates" / "brief"
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as refused:
        look(tmp_path)
    assert "template.toml" in str(refused.value.where)


@pytest.mark.parametrize(
    ("name", "content", "kind"), [("arms.png", png(), "png"), ("arms.svg", SVG.encode(), "svg+xml")]
)
def test_a_logo_is_part_of_the_page_with_its_text(
    tmp_path: Path, brief: Brief, name: str, content: bytes, kind: str
) -> None:
    (tmp_path / name).write_bytes(content)
    settings = PageSettings(logo=name, logo_text="Ministry of the Interior")
    settings.belong_to(tmp_path)
    html = screen_html(brief, template_for(settings))
    assert f'<img src="data:image/{kind};base64,' in html
    assert 'alt="Ministry of the Interior"' in html


def test_a_logo_needs_words(tmp_path: Path) -> None:
    (tmp_path / "arms.png").write_bytes(png())
    with pytest.raises(ConfigurationError) as refused:
        look(tmp_path, logo="arms.png")
    assert refused.value.where == "page.logo_text"


@pytest.mark.parametrize("name", ["none.png", "../arms.png", "/etc/passwd", "http://example.org/arms.png"])
def test_a_logo_is_a_file_of_the_project(tmp_path: Path, name: str) -> None:
    (tmp_path / "arms.png").write_bytes(png())
    (tmp_path / "inside").mkdir()
    with pytest.raises(ConfigurationError, match="there is no file"):
        look(tmp_path / "inside", logo=name, logo_text="Arms")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("no picture", "neither PNG nor SVG"),
        ("<html/>", "neither PNG nor SVG"),
        (SVG.replace("<path", "<script>alert(1)</script><path"), "element script"),
        (SVG.replace("<path", "<text>Arms</text><path"), "element text"),
        (SVG.replace("<path", '<use href="http://example.org/x.svg#a"/><path'), "points outside"),
        (SVG.replace("<path", '<path onload="alert(1)"'), "points outside or acts"),
        (SVG.replace("<path", '<path fill="url(http://example.org)"'), "points outside or acts"),
        (f'<!DOCTYPE svg [<!ENTITY a "b">]>{SVG}', "entities"),
    ],
)
def test_a_picture_that_does_more_than_draw_is_refused(content: str, fault: str) -> None:
    assert fault in check_svg(content.encode())


def test_a_drawing_is_taken() -> None:
    assert check_svg(SVG.encode()) == ""


def test_other_paper_has_measures_of_its_own(tmp_path: Path, brief: Brief) -> None:
    def printed(paper: str) -> str:
        settings = PageSettings.model_validate({"paper": paper})
        return print_html(brief, template_for(settings), shown=str, contents=False, lacking="")

    assert "size: Letter" in printed("Letter")
    assert "size: Letter" not in printed("A4")
