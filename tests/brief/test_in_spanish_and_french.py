"""Briefs of the Spanish and the French essays: composed and laid out in their language, without a word of English."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from briefgen.page import render
from briefgen.pipeline import make_brief
from briefgen.settings import Settings

CORPORA = Path(__file__).parents[1] / "corpora"
BODIES = ("Comunidad de Regantes", "Association des propriétaires")
ENGLISH = re.compile(r"\b(?:the|and|of|with|which|should|agree|against|recommends?|silent|quoted)\b", re.IGNORECASE)


@pytest.fixture(scope="module", params=["es", "fr"])
def text(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The words of the page."""
    settings = Settings.model_validate({"page": {"language": request.param, "formats": ["html"]}})
    brief = make_brief([CORPORA / request.param], settings, output=tmp_path_factory.mktemp("out"))
    [page] = render(brief, settings.page)
    html = re.sub(r"<(script|style)\b.*?</\1>", " ", page.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_no_english_is_left(text: str) -> None:
    assert [found.group() for found in ENGLISH.finditer(text)] == []


def test_articles_are_drawn_together(text: str) -> None:
    assert re.findall(r"\b(?:de el|a el|de le|de les|à le|à les|de un registre) \w+", text) == []


def test_who_is_for_a_thing_is_named_before_who_is_against_it(text: str) -> None:
    said = re.findall(r"[.:] ([^.:]{3,60}?) (?:está a favor y|est pour et) ([^.:]{3,60}?) (?:en contra|contre)", text)
    assert said
    for supporter, opponent in said:
        assert supporter[0].isupper()
        assert any(body in opponent for body in BODIES) or BODIES[0] in supporter
