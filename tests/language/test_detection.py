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


SHORT = {
    "en": ["We propose a fund of ten million dollars for schools.", "However, there is little evidence that such programs work."],
    "es": ["Los derechos de agua pertenecen a los agricultores del valle.", "Sin embargo, hay pocas pruebas de que esto funcione."],
    "fr": ["Les droits sur l'eau appartiennent aux agriculteurs de la vallée.", "Ce document examine trois options pour l'avenir du rail."],
    "it": ["I diritti sull'acqua appartengono agli agricoltori della valle.", "Non è chiaro chi sosterrà il costo di queste riforme."],
    "pt": ["Os direitos da água pertencem aos agricultores do vale.", "Não está claro quem vai suportar o custo destas reformas."],
    "de": ["Es ist nicht klar, wer die Kosten dieser Reformen trägt.", "Wir schlagen einen Fonds für die Schulen vor."],
    "ca": ["Els drets d'aigua pertanyen als pagesos de la vall i no a les empreses."],
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in SHORT.items() for text in texts])
def test_a_single_sentence(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "O concello debe pagar a nova biblioteca cos cartos do fondo que ten.",  # Galician
        "Orașul ar trebui să plătească noua bibliotecă din fondul pe care îl are.",  # Romanian
        "Staden borde betala det nya biblioteket med pengarna från fonden som finns.",  # Swedish
        "Water rights now",  # too short
    ],
)
def test_what_it_does_not_know_is_not_guessed(text: str) -> None:
    assert detect_language(text) == "und"


def test_a_text_in_two_languages_is_in_the_one_that_most_of_it_is_in() -> None:
    english, spanish = SHORT["en"] * 4, SHORT["es"]
    assert detect_language(" ".join(english + spanish)) == "en"
    assert detect_language(" ".join(english + spanish * 16)) == "es"
