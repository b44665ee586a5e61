"""The annex lists corrections in the language of the brief, the ones that could not be applied too."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.corrections import read_corrections
from briefgen.page import render
from briefgen.pipeline import make_brief
from briefgen.settings import Settings
from tests.corrections.papers import write

FILE = """
[[recommendations]]
quote = "The council should buy a bus with books."
headline = "Buy a <b>bus</b>"
why = "shorter"

[[recommendations]]
quote = "The council should sell the bus with books."
drop = true
"""


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Corrected by the analyst", "headline: Buy a &lt;b&gt;bus", "Reason: shorter", "was not applied")),
        ("es", ("Corregido por el analista", "enunciado:", "Buy a &lt;b&gt;bus", "Motivo:", "shorter", "no se aplicó")),
        ("fr", ("Corrigé par l’analyste", "énoncé", "Motif", "n’a pas été appliquée")),
    ],
)
def test_the_annex_lists_corrections(tmp_path: Path, language: str, words: tuple[str, ...]) -> None:
    settings = Settings.model_validate({"page": {"formats": ["html"], "language": language}})
    file = tmp_path / "corrections.toml"
    file.write_text(FILE, encoding="utf-8")
    papers = write(tmp_path / "papers")
    brief = make_brief([papers], settings, output=tmp_path / "none", corrections=read_corrections(file))
    (artifact,) = render(brief, settings.page)
    page = artifact.content.decode()
    for word in words:
        assert word in page, word
    assert "<b>bus</b>" not in page
