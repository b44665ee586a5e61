"""The parliamentary note: another order and another page from the same parts, and as accessible; in any language."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import page as validation
import pytest
from lxml import html

from briefgen.model.brief import Brief
from briefgen.page import render
from briefgen.page.templates import find_template
from briefgen.page.to_html import print_html, screen_html
from briefgen.settings import PageSettings

NOTE = PageSettings(template="note", formats=("pdf",), paper="Letter")


def printed(brief: Brief) -> str:
    return print_html(brief, find_template("note"), shown=str, contents=True, lacking="")


def test_it_conforms_to_both_standards_in_another_language_on_other_paper(brief: Brief, tmp_path: Path) -> None:
    """The texts stay English, so that most of the page is in another language than its words."""
    (artifact,) = render(replace(brief, language="fr"), NOTE)
    path = tmp_path / "note.pdf"
    path.write_bytes(artifact.content)
    for profile in ("ua1", "3a"):
        report = validation.validate_pdf(path, profile=validation.ValidationProfile(profile))
        assert report.is_compliant, sorted({failure.rule_id for failure in report.failures})


def test_paragraphs_are_numbered_through(brief: Brief) -> None:
    numbers = [int(number) for number in re.findall(r'<span class="count">(\d+)\.</span>', printed(brief))]
    assert len(numbers) > 20
    assert numbers == list(range(1, len(numbers) + 1))


def test_what_is_disputed_comes_before_what_is_shared(brief: Brief) -> None:
    page = printed(brief)
    assert page.index('id="tensions"') < page.index('id="agreements"')


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_every_link_leads_somewhere(brief: Brief, language: str) -> None:
    said = replace(brief, language=language)
    for page in (printed(said), screen_html(said, find_template("note"))):
        read = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
        ids = [element.get("id") for element in read.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        assert {link.get("href")[1:] for link in read.iter("a") if link.get("href", "").startswith("#")} <= set(ids)
        assert read.get("lang") == language


@pytest.mark.parametrize(("language", "word"), [("en", "Summary"), ("es", "Resumen"), ("fr", "Résumé")])
def test_it_has_words_of_its_own_in_every_language(brief: Brief, language: str, word: str) -> None:
    assert f">{word}</h2>" in printed(replace(brief, language=language))
