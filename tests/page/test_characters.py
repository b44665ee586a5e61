"""Characters that act are shown, characters that the fonts lack are replaced by their like or spelled out."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.page.characters import printable, unprintable, visible
from briefgen.page.fonts import covered_characters, faces

COVERED = covered_characters()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Díez, “Öl” – 5 €", "Díez, “Öl” – 5 €"),
        ("a\u202eb", "a[U+202E]b"),
        ("bell\x07", "bell[U+0007]"),
        ("\x00\x1b[31m", "[U+0000 U+001B][31m"),
        ("half \ud800 pair", "half [U+D800] pair"),
        ("tab\tand\x0bfeed\x0c.", "tab and feed ."),
        ("line\nline", "line\nline"),
        ("中文", "中文"),
    ],
)
def test_on_a_screen_only_characters_that_act_are_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Díez and Šimek", "Díez and Šimek"),
        ("Di\u0301ez", "Díez"),
        ("non\u2011breaking", "non-breaking"),
        ("thin\u2009space", "thin space"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        ("中文 text", "[U+4E2D U+6587] text"),
        ("smile \U0001f600", "smile [U+1F600]"),
        ("\ufffd", "[U+FFFD]"),
        ("\ue000", "[U+E000]"),
        ("\u202eevil", "[U+202E]evil"),
    ],
)
def test_on_paper_no_character_becomes_an_empty_box(text: str, shown: str) -> None:
    assert printable(text, COVERED) == shown


def test_what_is_spelled_out_can_be_named() -> None:
    assert unprintable("中文 a\u2011b \U0001f600 中", COVERED) == "中文\U0001f600"
    assert unprintable("plain", COVERED) == ""


@given(st.text())
def test_everything_printed_is_in_the_fonts(text: str) -> None:
    for character in printable(text, COVERED):
        assert ord(character) in COVERED or character == "\n"


@given(st.text())
def test_nothing_shown_on_a_screen_acts(text: str) -> None:
    for character in visible(text):
        assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cs")
        assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text())
def test_showing_twice_changes_nothing(text: str) -> None:
    assert printable(printable(text, COVERED), COVERED) == printable(text, COVERED)
    assert visible(visible(text)) == visible(text)


def test_the_fonts_are_those_of_the_font_packages_and_cover_european_names() -> None:
    assert {face.family for face in faces()} == {"Brief Serif", "Brief Sans"}
    for name in ("Díez", "Šimek", "Łukasz Żółć", "Çağlar", "Ångström", "Œuvre", "Ñandú", "Þór", "“—”…•"):
        assert all(ord(character) in COVERED or character == " " for character in name)
