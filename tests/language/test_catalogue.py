"""The fixed words: every phrase that is asked for exists, none is left that nobody asks for, every language has all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import briefgen
from briefgen.language.catalogue import filled, keys, pattern, phrase, read, speaking, spoken, words

PACKAGE = Path(briefgen.__file__).parent
SOURCE = "\n".join(
    path.read_text("utf-8")
    for path in sorted(
        (
            *PACKAGE.glob("brief/*.py"),
            *PACKAGE.glob("page/*.py"),
            *PACKAGE.glob("language/*.py"),
            *PACKAGE.glob("model/*.py"),
        )
    )
)

PRINTED = SOURCE + "\n".join(path.read_text("utf-8") for path in sorted(PACKAGE.parent.glob("templates/*/*.j2")))


def test_an_unknown_phrase_or_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrase("claims.unheard")
    with pytest.raises(KeyError):
        phrase("claims.only", name="Wood")
    with pytest.raises(KeyError):
        words("claims.only")
    with pytest.raises(KeyError):
        phrase("claims.part")


@pytest.mark.parametrize("text", ["{name.__class__}", "{name[0]}", "{0}", "{}"])
def test_a_gap_gives_no_way_into_its_value(text: str) -> None:
    with pytest.raises(KeyError):
        filled(text, {"name": "Wood"})


def test_english_is_spoken_unless_something_else_is_said() -> None:
    assert (spoken(), read()) == ("en", "en")
    with speaking("en", texts="de"):
        assert (spoken(), read()) == ("en", "de")
    with pytest.raises(KeyError), speaking("xx"):
        pass
    assert (spoken(), read()) == ("en", "en")


def test_a_pattern_finds_what_its_phrase_says() -> None:
    found = re.fullmatch(pattern("counts.of", count=r"(\w+)", total=r"(\w+)", noun="texts"), "three of five texts")
    assert found is not None
    assert found.groups() == ("three", "five")


def test_all_of_two_are_both() -> None:
    assert [filled("{n:a} texts", {"n": n}) for n in ("two", "three", "14")] == [
        "both texts",
        "all three texts",
        "all 14 texts",
    ]
    assert filled("{n:A} texts", {"n": "two"}) == "Both texts"


@pytest.mark.parametrize("key", sorted(set(re.findall(r'(?:phrase|words|pattern)\(\s*f?"([a-z_]+\.[a-z_]+)"', SOURCE))))
def test_every_phrase_that_is_asked_for_exists(key: str) -> None:
    assert key in keys()


@pytest.mark.parametrize("key", [key for key in keys() if not key.startswith(("page.", "reasons."))])
def test_every_phrase_is_asked_for(key: str) -> None:
    """By its name, or as one of a group whose names are made of values ("clauses.must")."""
    group, name = key.split(".")
    if re.search(rf"""["']{re.escape(key)}["']""", SOURCE):
        return
    assert re.search(rf"""f["']{group}\.[^"']*\{{""", SOURCE) or group == "clauses", "no such names are put together"
    assert re.search(rf"\b{name}\b|\b{name.rpartition('_')[2]}\b", SOURCE)


@pytest.mark.parametrize("key", [key for key in keys() if key.startswith("reasons.")])
def test_every_reason_is_one_of_the_comparison(key: str) -> None:
    grounds = (PACKAGE / "comparison" / "wording.py").read_text("utf-8")
    name = key.partition(".")[2]
    assert name == "against" or f'"{name.replace("_", "-")}"' in grounds


@pytest.mark.parametrize("key", [key for key in keys() if key.startswith("page.")])
def test_every_word_of_templates_is_printed(key: str) -> None:
    """By its name, or as one whose name is put together ("kind_date")."""
    name = key.partition(".")[2]
    assert re.search(rf"\b{name}\b", PRINTED) or f'"{name.partition("_")[0]}_' in PRINTED
