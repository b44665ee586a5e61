"""Under which theme a recommendation is told, where its passage does not say it."""

from __future__ import annotations

from dataclasses import replace

from briefgen.comparison import compare
from briefgen.model.themes import ThemeSet
from briefgen.settings import ComparisonSettings
from tests.comparison.building import Advice, corpus_of, theme

TRAMS = Advice("The town should build a tram tunnel.", "Build a tram tunnel")
OAKS = Advice("Farmers should plant oak hedges.", "Plant oak hedges")
SAYS = "A tram and its tunnel make a town."


def placed(texts: dict[str, list[Advice | str]], themes: ThemeSet) -> dict[str, str | None]:
    corpus, advice = corpus_of(texts)
    return {r.id: r.theme for r in compare(corpus, themes, advice, ComparisonSettings()).recommendations}


def test_nothing_is_told_in_the_general_theme_that_fits_one_with_a_subject_as_well() -> None:
    everything = replace(theme("everything", "cole-p1"), is_general=True)
    themes = ThemeSet(themes=(everything, theme("transport", "dunn-p1")), criterion="by hand", grouped=True)
    texts: dict[str, list[Advice | str]] = {"arnold": [TRAMS], "bell": [OAKS], "cole": [SAYS], "dunn": [SAYS]}
    assert placed(texts, themes)["arnold-0"] == "transport"


def test_what_asks_for_the_same_is_told_in_one_theme() -> None:
    """Bell's stands in a passage on bridges; by itself it would stay there, but Arnold and Cole ask for it as well."""
    bridged = Advice("The town should build a tram tunnel, not bridges.", "Build a tram tunnel, not bridges")
    alone: dict[str, list[Advice | str]] = {"bell": [bridged, "Bridges are old; a bridge leaks."], "dunn": [OAKS, SAYS]}
    together: dict[str, list[Advice | str]] = {**alone, "arnold": [TRAMS], "cole": [TRAMS]}
    themes = ThemeSet(
        themes=(theme("transport", "arnold-p1", "cole-p1", "dunn-p2"), theme("bridges", "bell-p1", "bell-p2")),
        criterion="by hand",
        grouped=True,
    )
    assert placed(alone, themes)["bell-0"] == "bridges"
    assert placed(together, themes)["bell-0"] == "transport"


def test_an_option_is_told_under_the_theme_that_it_is_called_like() -> None:
    """Both recommendations stand in passages on bridges; the theme that has their name has others."""
    themes = ThemeSet(
        themes=(theme("bridges", "arnold-p1", "bell-p1"), replace(theme("tunnels", "cole-p1"), label="Tram tunnels")),
        criterion="by hand",
        grouped=True,
    )
    corpus, advice = corpus_of({"arnold": [TRAMS], "bell": [TRAMS], "cole": ["An aqueduct is old."]})
    compared = compare(corpus, themes, advice, ComparisonSettings())
    assert [option.theme for option in compared.options] == ["tunnels"]
    assert {finding.theme for finding in compared.findings} == {"tunnels"}
