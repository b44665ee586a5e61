"""Numbers, dates, counts and lists in the three languages; words drawn together where they meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.language.catalogue import LANGUAGES, filled, phrase, speaking
from briefgen.language.elision import joined
from briefgen.language.writing import counted, date_in_words, decimal, in_marks, listed, measured, number, thousands


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["22 November 2026", "1 May 2024", "August 2018", "2018"]),
        ("es", ["22 de noviembre de 2026", "1 de mayo de 2024", "agosto de 2018", "2018"]),
        ("fr", ["22 novembre 2026", "1er mai 2024", "août 2018", "2018"]),
    ],
)
def test_dates(language: str, texts: list[str]) -> None:
    with speaking(language):
        assert [date_in_words(iso) for iso in ("2026-11-22", "2024-05-01", "2018-08", "2018")] == texts


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["no texts", "one option", "two texts", "13 options", "1,500 texts"]),
        ("es", ["ningún texto", "una opción", "dos textos", "13 opciones", "1500 textos"]),
        ("fr", ["aucun texte", "une option", "deux textes", "13 options", "1\u202f500 textes"]),
    ],
)
def test_counts_agree_with_their_noun(language: str, texts: list[str]) -> None:
    counts = [(0, "text"), (1, "option"), (2, "text"), (13, "option"), (1500, "text")]
    with speaking(language):
        assert [counted(count, name) for count, name in counts] == texts


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["16,158", "0.63", "998 words"]),
        ("es", ["16\u202f158", "0,63", "998 palabras"]),
        ("fr", ["16\u202f158", "0,63", "998 mots"]),
    ],
)
def test_digits(language: str, texts: list[str]) -> None:
    with speaking(language):
        assert [thousands(16158), decimal(0.63), measured(998, "word")] == texts


@pytest.mark.parametrize(
    ("language", "names", "text"),
    [
        ("en", ["A", "B", "C"], "A, B and C"),
        ("es", ["Pérez", "Ibarra"], "Pérez e Ibarra"),
        ("es", ["Pérez", "Hidalgo"], "Pérez e Hidalgo"),
        ("es", ["agua", "hielo"], "agua y hielo"),
        ("es", ["Ibarra", "Pérez", "Wood"], "Ibarra, Pérez y Wood"),
        ("fr", ["Ávila", "Wood"], "Ávila et Wood"),
        ("fr", ["A et B", "C", "D"], "A et B\u202f; C\u202f; et D"),
        ("es", [], ""),
    ],
)
def test_lists(language: str, names: list[str], text: str) -> None:
    with speaking(language):
        assert listed(names) == text


@pytest.mark.parametrize(("language", "text"), [("en", "“a”"), ("es", "«a»"), ("fr", "«\u202fa\u202f»")])
def test_quotation_marks(language: str, text: str) -> None:
    with speaking(language):
        assert in_marks("a") == text


@pytest.mark.parametrize(
    ("language", "before", "after", "text"),
    [
        ("fr", "celui de ", "Alvarez", "celui d’Alvarez"),
        ("fr", "celui de ", "Wood", "celui de Wood"),
        ("fr", "celui de ", "Hernández", "celui de Hernández"),
        ("fr", "propose de ", "établir", "propose d’établir"),
        ("fr", "dit que ", "Ávila", "dit qu’Ávila"),
        ("fr", "dit que ", "Élise", "dit qu’Élise"),
        ("fr", "près de ", "Yves", "près d’Yves"),
        ("fr", "près de ", "Yale", "près de Yale"),
        ("fr", "plus de ", "onze", "plus de onze"),
        ("fr", "demande à ", "le gouvernement", "demande au gouvernement"),
        ("fr", "de la part de ", "les communes", "de la part des communes"),
        ("fr", "de la part de ", "Le Corre", "de la part de Le Corre"),
        ("es", "insta a ", "el Congreso", "insta al Congreso"),
        ("es", "la de ", "el texto", "la del texto"),
        ("es", "la de ", "El Salvador", "la de El Salvador"),
        ("es", "bilateral o ", "otra", "bilateral u otra"),
        ("en", "of ", "Alvarez", "of Alvarez"),
    ],
)
def test_words_are_drawn_together_where_they_meet(language: str, before: str, after: str, text: str) -> None:
    assert joined(before, after, language) == text


def test_a_pronoun_before_a_verb_is_no_article() -> None:
    assert joined("propose de ", "le remplacer", "fr", contract=False) == "propose de le remplacer"


@given(st.sampled_from(LANGUAGES), st.text(max_size=20), st.text(max_size=20))
def test_what_follows_is_never_changed_but_for_a_contracted_article(language: str, before: str, after: str) -> None:
    said = joined(before, after, language, contract=False)
    assert said.endswith(after)
    assert len(said) <= len(before) + len(after)


def test_forms_of_a_number_word() -> None:
    with speaking("es"):
        assert filled("{count:f} opciones", {"count": number(1)}) == "una opciones"
        assert filled("{count:f} más", {"count": "Una"}) == "Una más"
        assert filled("hay {count:s}", {"count": "Tres"}) == "hay tres"
        assert filled("de {name:s}", {"name": "Wood"}) == "de Wood"
        assert filled("de {name}. Y", {"name": "Wood et al."}) == "de Wood et al. Y"
        assert filled("de {name:s}", {"name": "El texto sin firma"}) == "del texto sin firma"
        assert phrase("bodies.more", count=number(1)) == "y una más"
