"""The fixed words: every phrase that the rules ask for exists, and none is left that nobody asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import briefgen.brief
from briefgen.brief.catalogue import keys, phrase, words

SOURCE = "\n".join(path.read_text("utf-8") for path in sorted(Path(briefgen.brief.__file__).parent.glob("*.py")))


def test_an_unknown_phrase_or_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrase("claims.unheard")
    with pytest.raises(KeyError):
        phrase("claims.only", name="Wood")
    with pytest.raises(KeyError):
        words("claims.only")
    with pytest.raises(KeyError):
        phrase("claims.part")


@pytest.mark.parametrize("key", sorted(set(re.findall(r'(?:phrase|words)\(\s*"([a-z_]+\.[a-z_]+)"', SOURCE))))
def test_every_phrase_that_is_asked_for_exists(key: str) -> None:
    assert key in keys()


@pytest.mark.parametrize("key", keys())
def test_every_phrase_is_asked_for(key: str) -> None:
    """By its name, or as one of a group whose names are made of values ("clauses.must")."""
    group, name = key.split(".")
    if re.search(rf"""["']{re.escape(key)}["']""", SOURCE):
        return
    assert re.search(rf"""f["']{group}\.[^"']*\{{""", SOURCE), "no group of this name is put together"
    assert re.search(rf"\b{name}\b|\b{name.rpartition('_')[2]}\b", SOURCE)
