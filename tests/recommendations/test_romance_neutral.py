"""Sixty Spanish and sixty French sentences on many subjects, written before the rules: half advise, half only look so."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.model.documents import BlockKind
from briefgen.recommendations.extraction import judged
from tests.recommendations.building import SETTINGS, document

GOLD = Path(__file__).parents[1] / "gold"


def sentences(language: str) -> list[tuple[bool, str]]:
    lines = (GOLD / f"neutral_{language}.txt").read_text("utf-8").splitlines()
    return [(line[0] == "+", line[2:]) for line in lines if line[:2] in {"+ ", "- "}]


@pytest.mark.parametrize("language", ["es", "fr"])
def test_advice_is_told_from_what_only_sounds_like_it(language: str) -> None:
    wrong = [
        sentence
        for advises, sentence in sentences(language)
        if advises != bool(judged(document([(BlockKind.PARAGRAPH, [sentence])], language=language), SETTINGS))
    ]
    assert len(sentences(language)) == 60
    assert wrong == []
