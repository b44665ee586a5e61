"""What a brief says in Spanish and French: of texts in its own language, and of texts in another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefgen.brief.audit import statements
from briefgen.brief.clauses import clause_of, told
from briefgen.brief.composition import compose
from briefgen.brief.tongues import most_written, page_language
from briefgen.language.catalogue import speaking
from briefgen.model.brief import Brief
from briefgen.model.comparison import Comparison
from briefgen.model.documents import Corpus
from briefgen.model.recommendations import Stance, Strength
from briefgen.settings import PageSettings, Settings
from tests.brief.building import (
    COMPARISON,
    CORPUS,
    EDITION,
    RECOMMENDATIONS,
    THEMES,
    TREATY,
    WOOD,
    document,
    recommendation,
)

MUST, MAY, AGAINST = Strength.MUST, Strength.MAY, Stance.AGAINST

SPANISH = [
    ("Reforzar los controles", {}, "propone reforzar los controles"),
    ("Reforzar los controles", {"strength": MUST}, "considera necesario reforzar los controles"),
    ("Reforzar los controles", {"strength": MAY}, "sugiere reforzar los controles"),
    ("Reforzar los controles", {"addressee": "México"}, "recomienda a México reforzar los controles"),
    (
        "Reforzar los controles",
        {"addressee": "El Congreso", "strength": MUST},
        "insta al Congreso a reforzar los controles",
    ),
    (
        "Reforzar los controles",
        {"addressee": "el nuevo tratado", "strength": MUST},
        "considera obligación del nuevo tratado reforzar los controles",
    ),
    ("Reforzar los controles", {"explicit": False}, "sostiene que convendría reforzar los controles"),
    ("Un nuevo tratado", {}, "pide un nuevo tratado"),
    ("Un nuevo tratado", {"explicit": False}, "aboga por un nuevo tratado"),
    ("Taller de formación", {}, "pide lo siguiente: taller de formación"),
    ("Crear un tratado", {}, "pide un tratado"),
    ("No construir un muro", {"stance": AGAINST}, "desaconseja construir un muro"),
    ("Construir un muro", {"stance": AGAINST}, "se opone a construir un muro"),
    ("Evitar un muro", {"stance": AGAINST}, "propone evitar un muro"),
    ("Estudiar un acuerdo", {"strength": MAY}, "vería con buenos ojos estudiar un acuerdo"),
]
FRENCH = [
    ("Renforcer les contrôles", {}, "propose de renforcer les contrôles"),
    ("Établir les contrôles", {"strength": MUST}, "demande les contrôles"),
    ("Améliorer l’accès", {"strength": MUST}, "juge nécessaire d’améliorer l’accès"),
    ("Étudier un accord", {"strength": MAY}, "serait d’avis d’étudier un accord"),
    ("Unir les efforts", {"addressee": "Ottawa"}, "recommande à Ottawa d’unir les efforts"),
    (
        "Unir les efforts",
        {"addressee": "Le gouvernement"},
        "estime qu’il appartient au gouvernement d’unir les efforts",
    ),
    (
        "Unir les efforts",
        {"addressee": "Les communes", "strength": MAY},
        "suggère qu’il reviendrait aux communes d’unir les efforts",
    ),
    ("Unir les efforts", {"explicit": False}, "soutient qu’il serait utile d’unir les efforts"),
    ("Un nouveau traité", {}, "demande un nouveau traité"),
    ("L’ouverture des archives", {}, "demande l’ouverture des archives"),
    ("Ouverture des archives", {}, "demande ceci\u00a0: ouverture des archives"),
    ("Réduire des coûts", {}, "propose de réduire des coûts"),
    ("Financement public", {}, "demande ceci\u00a0: financement public"),
    ("Ne pas construire un mur", {"stance": AGAINST}, "déconseille de construire un mur"),
    ("Construire un mur", {"stance": AGAINST}, "s’oppose à l’idée de construire un mur"),
]
ROWS = [("es", *row) for row in SPANISH] + [("fr", *row) for row in FRENCH]


@pytest.mark.parametrize(("language", "headline", "changes", "clause"), ROWS)
def test_a_text_in_the_language_of_the_brief(
    language: str, headline: str, changes: dict[str, Any], clause: str
) -> None:
    text = replace(document("d", "Una frase. Une phrase.", author="A Rios"), language=language)
    with speaking(language):
        assert clause_of(replace(recommendation(text, 0, headline), **changes)).text == clause


def test_several_voices_and_several_deeds() -> None:
    text = replace(document("d", "Uno. Dos. Tres.", author="A Rios"), language="es")
    headlines = ("Fijar reglas", "Formar a la policía", "Invertir en fondos")
    with speaking("es"):
        said = [recommendation(text, place, headline) for place, headline in enumerate(headlines)]
        assert told(said) == "propone fijar reglas; formar a la policía e invertir en fondos"
        assert told(said[:1], plural=True) == "proponen fijar reglas"


@pytest.mark.parametrize(
    ("language", "clauses"),
    [
        ("es", ["propone: «simplify extradition»", "considera necesario: «a new bilateral treaty»"]),
        (
            "fr",
            [
                "propose\u00a0: «\u202fsimplify extradition\u202f»",
                "juge nécessaire\u00a0: «\u202fa new bilateral treaty\u202f»",
            ],
        ),
    ],
)
def test_a_text_in_another_language_is_quoted_with_its_force(language: str, clauses: list[str]) -> None:
    extradition = recommendation(document("d", "We simplify extradition."), 0, "Simplify extradition")
    with speaking(language):
        assert [clause_of(entry).text for entry in (extradition, TREATY)] == clauses


def test_what_is_argued_against_in_another_language_is_quoted_without_a_word_on_it() -> None:
    text = document("d", "They should not build a wall.", author="A Rios")
    wall = recommendation(text, 0, "Build a wall", stance=AGAINST)
    with speaking("fr"):
        assert clause_of(wall).text == "écrit\u00a0: «\u202fbuild a wall\u202f»"


def composed(language: str, corpus: Corpus = CORPUS) -> Brief:
    settings = Settings(page=PageSettings.model_validate({"language": language}))
    return compose(corpus, THEMES, COMPARISON, EDITION, settings)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "es",
            {
                "subtitle": "Cuatro textos: en qué coinciden, en qué discrepan y qué propone solo uno de ellos",
                "tension": "Bilateral o trilateral: Vidal y Wood discrepan de Díez.",
                "undated": "sin fecha",
                "silent": "Silencio",
            },
        ),
        (
            "fr",
            {
                "subtitle": "Quatre textes\u00a0: accords, divergences et propositions isolées",
                "tension": "Bilateral ou trilateral\u00a0: Vidal et Wood se démarquent de Díez.",
                "undated": "sans date",
                "silent": "Silence",
            },
        ),
    ],
)
def test_a_whole_brief_of_english_texts(language: str, said: dict[str, str]) -> None:
    brief = composed(language)
    assert brief.language == language
    assert brief.subtitle == said["subtitle"]
    assert said["tension"] in [contrast.heading.claim for contrast in brief.tensions]
    assert brief.matrix is not None
    assert said["silent"] in {cell.word for row in brief.matrix.rows for cell in row.cells}
    assert any(voice.dated.startswith(said["undated"]) for voice in brief.voices)
    assert all(contrast.ground for contrast in (*brief.agreements, *brief.tensions))


@pytest.mark.parametrize("language", ["es", "fr"])
def test_what_the_texts_say_is_never_translated(language: str) -> None:
    brief, english = composed(language), composed("en")
    assert brief.comparison == english.comparison
    assert [
        q
        for one in statements(brief)
        for q in one.evidence
        if q.plain not in " ".join(d.text for d in CORPUS.documents)
    ] == []


@pytest.mark.parametrize("language", ["es", "fr"])
def test_a_whole_brief_of_texts_in_that_language(language: str) -> None:
    """By default the brief is written in the language of most documents; headlines are built into its sentences."""
    corpus = Corpus(documents=tuple(replace(one, language=language) for one in CORPUS.documents))
    brief = composed("auto", corpus)
    assert brief.language == language
    assert all(one.text for one in statements(brief))


def test_the_language_of_most_documents() -> None:
    def corpus(*languages: str) -> Corpus:
        return Corpus(documents=tuple(replace(WOOD, id=str(n), language=one) for n, one in enumerate(languages)))

    assert most_written(corpus("en", "es", "es")) == "es"
    assert most_written(corpus("und", "fr")) == "fr"
    assert most_written(corpus("und", "und")) == "en"
    assert page_language(corpus("de", "de", "es"), "auto") == "en"
    assert page_language(corpus("fr", "fr"), "es") == "es"


def test_english_is_said_as_ever() -> None:
    auto, english = composed("auto"), composed("en")
    assert replace(auto, annex=english.annex) == english, "the annex names the setting"
    assert Comparison(recommendations=RECOMMENDATIONS, options=(), findings=()).recommendations[0].language == "en"
