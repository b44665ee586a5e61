"""Four Spanish essays on one river, four French ones on the homes of one town: what is agreed, what pulls apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen import comparison, recommendations, themes
from briefgen.comparison.asks.vocabulary import vocabulary
from briefgen.language.lexicon import load_lexicon
from briefgen.model.comparison import Comparison, FindingKind
from briefgen.model.documents import Corpus
from briefgen.pipeline import read_sources
from briefgen.settings import Settings

CORPORA = Path(__file__).parents[1] / "corpora"


def compared(sources: list[Path], output: Path) -> tuple[Corpus, Comparison]:
    settings = Settings()
    corpus = read_sources(sources, settings, output=output)
    found = themes.find_themes(corpus, settings.themes)
    advice = recommendations.find_recommendations(corpus, settings.recommendations)
    return corpus, comparison.compare(corpus, found, advice, settings.comparison)


WATER_USERS = "comunidad-de-regantes-de-puente-mayor"
OWNERS = "association-des-proprietaires-du-vieux-p"
"""Bodies that sign with small words in their names; an id has forty letters."""


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    return compared([CORPORA / "es"], tmp_path_factory.mktemp("es"))[1]


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    return compared([CORPORA / "fr"], tmp_path_factory.mktemp("fr"))[1]


def voices(compared: Comparison, *words: str) -> list[tuple[str, str]]:
    """Kind of finding and its documents, for the findings whose headlines all have one of the words."""
    advice = {entry.id: entry for entry in compared.recommendations}
    return sorted(
        (finding.kind.value, " ".join(sorted({advice[id].document for id in finding.recommendations})))
        for finding in compared.findings
        if all(any(word in advice[id].headline.lower() for word in words) for id in finding.recommendations)
    )


def test_spanish_texts_agree(spanish: Comparison) -> None:
    assert ("agreement", f"benavides {WATER_USERS} quiroga") in voices(spanish, "contadores")
    assert ("agreement", f"{WATER_USERS} iglesias quiroga") in voices(spanish, "aforos")


def test_spanish_texts_pull_apart(spanish: Comparison) -> None:
    assert ("tension", f"{WATER_USERS} iglesias") in voices(spanish, "tarifa progresiva")
    assert ("tension", "iglesias quiroga") in voices(spanish, "bilateral", "trilateral")
    assert ("tension", f"benavides {WATER_USERS}") in voices(spanish, "embalse")
    assert ("tension", "benavides iglesias") not in voices(spanish, "embalse")  # both are against it


def test_french_texts_agree(french: Comparison) -> None:
    assert ("agreement", f"{OWNERS} delorme kessler morvan") in voices(french, "registre")
    assert ("agreement", "delorme kessler") in voices(french, "plafonner")


def test_french_texts_pull_apart(french: Comparison) -> None:
    assert ("tension", f"{OWNERS} delorme") in voices(french, "plafon")
    assert ("tension", f"{OWNERS} morvan") in voices(french, "résidences secondaires")


@pytest.mark.parametrize("language", ["es", "fr"])
def test_some_positions_are_lone(language: str, request: pytest.FixtureRequest) -> None:
    of_language: Comparison = request.getfixturevalue({"es": "spanish", "fr": "french"}[language])
    assert sum(finding.kind is FindingKind.LONE for finding in of_language.findings) >= 10


def years(compared: Comparison) -> set[tuple[str, ...]]:
    """The subject of each discrepancy and the years in its places."""
    return {
        (found.subject, *sorted(year for place in found.quotations for year in re.findall(r"\d{4}", place.plain)))
        for found in compared.discrepancies
    }


def test_two_dates_of_one_event(spanish: Comparison, french: Comparison) -> None:
    assert years(spanish) == {("Plan de la Cuenca", "2008", "2009")}
    assert years(french) == {("La Charte du Littoral", "2005", "2006")}


def test_alternatives_are_named_in_the_order_of_the_language(spanish: Comparison, french: Comparison) -> None:
    assert "Consorcio o autoridad bilateral o trilateral" in {option.label for option in spanish.options}
    assert "Office communal ou intercommunal" in {option.label for option in french.options}


@pytest.mark.parametrize("language", ["es", "fr"])
def test_a_language_has_its_own_tables(language: str) -> None:
    own, english = load_lexicon(language), load_lexicon("en")
    assert own is not None
    assert english is not None
    for table in ("same_matter", "action_kinds", "exclusive_alternatives", "numbers", "event", "opposed_kinds"):
        assert own.tables[table].keys() != english.tables[table].keys() or table == "opposed_kinds"
    words = vocabulary(language)
    assert words.are_opposed(words.kind_of_action("prohibir"), words.kind_of_action("permitir")) or language == "fr"
    assert words.are_opposed(words.kind_of_action("interdire"), words.kind_of_action("autoriser")) or language == "es"


def test_an_adjective_is_said_of_the_noun_before_it(spanish: Comparison) -> None:
    assert vocabulary("es").is_qualified_before
    assert not vocabulary("en").is_qualified_before


def test_texts_in_several_languages_share_only_words(tmp_path: Path) -> None:
    sources = [CORPORA / "es" / "01-quiroga.md", CORPORA / "fr" / "01-delorme.md", CORPORA / "fr" / "04-kessler.md"]
    corpus, found = compared(sources, tmp_path)
    languages = {document.id: document.language for document in corpus.documents}
    assert {entry.document for entry in found.recommendations} == set(languages)
    advice = {entry.id: entry for entry in found.recommendations}
    for finding in found.findings:
        assert len({languages[advice[id].document] for id in finding.recommendations}) == 1
    told = recommendations.notices(corpus, found.recommendations, Settings().recommendations)
    [notice] = [one for one in told if one.slug == "mixed-languages"]
    assert notice.subject == "es, fr"
