"""Parts of a text in another language or direction are marked, and nothing else is changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from briefgen.language.catalogue import speaking
from briefgen.model.brief import Brief
from briefgen.model.notices import Notice, Severity
from briefgen.page.marking import Marker
from tests.page.building import build_brief

BRIEF = build_brief(voices=3, options=4, themes=2)
SPANISH = replace(BRIEF, language="es")
HEADLINE = BRIEF.comparison.recommendations[0].headline


def marked(brief: Brief, text: str) -> str:
    with speaking(brief.language):
        return str(Marker(brief, str)(text))


def test_in_one_language_a_text_is_only_escaped() -> None:
    assert marked(BRIEF, f"Wood asks: {HEADLINE} & more") == f"Wood asks: {HEADLINE} &amp; more"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (HEADLINE, f'<span lang="en">{HEADLINE}</span>'),
        (f"Wood: {HEADLINE}.", f'Wood: <span lang="en">{HEADLINE}</span>.'),
        (
            f"Wood: {HEADLINE[0].lower()}{HEADLINE[1:]}.",
            f'Wood: <span lang="en">{HEADLINE[0].lower()}{HEADLINE[1:]}</span>.',
        ),
        ("Wood escribe: «raise & repair».", 'Wood escribe: «<span lang="en">raise &amp; repair</span>».'),
        ("Wood y Rios", "Wood y Rios"),
    ],
)
def test_words_of_the_texts_are_marked_on_a_page_in_another_language(text: str, html: str) -> None:
    assert marked(SPANISH, text) == html


def test_quotation_marks_of_french_stand_outside_the_mark() -> None:
    said = marked(replace(BRIEF, language="fr"), "Wood écrit : «\u202fraise\u202f».")
    assert said == 'Wood écrit : «\u202f<span lang="en">raise</span>\u202f».'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("עמוס עוז, 2012", "<bdi>עמוס עוז</bdi>, 2012"),
        ("Amos Oz (עמוס עוז)", "Amos Oz (<bdi>עמוס עוז</bdi>)"),
        ("Núñez", "Núñez"),
        ("Read עמוס עוז or Ana Núñez or even מאיר", "Read <bdi>עמוס עוז</bdi> or Ana Núñez or even <bdi>מאיר</bdi>"),
        ("הסכם NAFTA הישן", "<bdi>הסכם NAFTA הישן</bdi>"),
    ],
)
def test_what_is_written_from_right_to_left_stands_apart(text: str, html: str) -> None:
    assert marked(BRIEF, text) == html


def test_names_from_right_to_left_keep_their_places_in_a_list() -> None:
    first, second, *others = BRIEF.voices
    named = replace(BRIEF, voices=(replace(first, short="עמוס"), replace(second, short="מאיר"), *others))
    assert marked(named, "עמוס, מאיר") == "<bdi>עמוס</bdi>, <bdi>מאיר</bdi>"


def test_what_is_marked_already_stays() -> None:
    assert Marker(BRIEF, str)(Markup("<b>a</b>")) == "<b>a</b>"
    assert Marker(BRIEF, str)(None) == ""


def test_a_notice_is_told_in_the_language_of_the_page() -> None:
    notice = Notice(
        slug="empty-file", severity=Severity.INFO, subject="a.txt", detail="It is empty & was left out.", remedy=""
    )
    unknown = replace(notice, slug="unheard-of")
    with speaking("es"):
        marker = Marker(SPANISH, str)
        assert marker.explained(notice) == "El archivo está vacío y no se comparó."
        assert marker.explained(unknown) == '<span lang="en">It is empty &amp; was left out.</span>'
    assert Marker(BRIEF, str).explained(notice) == "It is empty &amp; was left out."


def test_a_language_is_named_only_where_it_is_another() -> None:
    marker = Marker(SPANISH, str)
    assert [str(marker.tongue(language)) for language in ("es", "und", "en")] == ["", "", ' lang="en"']


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abנע «»“”&<>\u202f", max_size=30))
def test_no_character_is_lost(text: str) -> None:
    for brief in (BRIEF, SPANISH):
        plain = Markup(marked(brief, text)).striptags() if "<span" not in marked(brief, text) else None
        if plain is not None:
            assert "".join(plain.split()) == "".join(Markup(escape(text)).unescape().split())
