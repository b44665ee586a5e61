"""Telling languages apart, and saying so when it cannot be done."""

from __future__ import annotations

import pytest

from briefgen.language.detection import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council should keep the rooms open until nine, because most of the people work until six.", "en"),
        (
            "El consejo debe abrir las salas hasta las nueve, porque la mayoría de la gente trabaja hasta las seis.",
            "es",
        ),
        (
            "Le conseil doit ouvrir les salles jusqu'à neuf heures, car la plupart des gens sont au travail et ne peuvent pas venir.",
            "fr",
        ),
        (
            "Der Rat sollte die Räume bis neun Uhr offen halten, weil die meisten Leute bis sechs arbeiten und nicht kommen.",
            "de",
        ),
        ("", "und"),
        ("Oslo Bergen Trondheim Stavanger Drammen Fredrikstad Sandnes Ålesund", "und"),
        ("図書館は開くべきだ。", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert detect_language(text) == language
