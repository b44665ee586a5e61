"""Options: what a row of the matrix is called, who stands where on it, which theme it has, in which order rows come."""

from __future__ import annotations

import pytest

from briefgen.comparison import compare
from briefgen.comparison.asks.vocabulary import vocabulary
from briefgen.comparison.options.labels import LABEL_WORDS, shorten
from briefgen.comparison.options.options import slug
from briefgen.model.comparison import FindingKind, PositionKind
from briefgen.model.documents import Corpus
from briefgen.model.recommendations import Strength
from briefgen.model.themes import ThemeSet
from briefgen.settings import ComparisonSettings
from tests.comparison.building import NO_THEMES, Advice, compared, corpus_of, findings, option_of, theme

TRAMS = Advice("The town should build a tram tunnel.", "Build a tram tunnel")
OAKS = Advice("Farmers should plant oak hedges.", "Plant oak hedges")


@pytest.mark.parametrize(
    ("headline", "label"),
    [
        ("Plant oak hedges", "Plant oak hedges"),
        ("plant oak hedges.", "Plant oak hedges"),
        ("Simplify planning, appeals and permits under the new act", "Simplify planning, appeals and permits"),
        (
            "Plant oak hedges and build an equipped station for wardens",
            "Plant oak hedges and build an equipped station",
        ),
        (
            "Extend the scheme between Norland and the Free Isles to non-coastal towns",
            "Extend the scheme to non-coastal towns",
        ),
        (
            "Install safe signals between Norland and Sudland ports of call",
            "Install safe signals between Norland and Sudland ports",
        ),
        ("Define the rules for the trade in old coins between both countries", "Define the rules for the trade"),
        (
            "Facilitate procedures so that Norland's small clubs can gain access",
            "Facilitate procedures for Norland's small clubs",
        ),
        ("It is high time that ministers plant oak hedges", "Ministers plant oak hedges"),
        ("We recommend three improvements: plant oak hedges outside the towns", "Plant oak hedges outside the towns"),
        (
            "Sell public land to builders who commit themselves to quick construction",
            "Sell public land to builders who commit themselves",
        ),
        ("Levy a small fee on all vehicles that enter the harbour", "Levy a small fee on all vehicles"),
        ("Plant oak hedges: nobody has planted any for years…", "Plant oak hedges"),
        ("Drivers with an old permit should not have to pay again", "Drivers with an old permit"),
        ("Protect the wetlands that feed the river, its birds…", "Protect the wetlands that feed the river"),
    ],
)
def test_a_label_ends_where_a_phrase_ends(headline: str, label: str) -> None:
    assert shorten(headline, vocabulary("en")) == label
    assert len(label.split()) <= LABEL_WORDS


def test_an_id_is_the_label_as_a_slug_and_unique() -> None:
    assert slug("Réduire l'impôt: 5 %", set()) == "reduire-l-impot-5"
    assert slug("Plant oaks", {"plant-oaks", "plant-oaks-2"}) == "plant-oaks-3"
    assert slug("…", set()) == "option"


def test_every_document_has_a_position_on_every_option_in_corpus_order() -> None:
    result = compared({"cole": [TRAMS], "arnold": [OAKS], "bell": ["Nothing is asked here."]})
    for option in result.options:
        assert [position.document for position in option.positions] == ["arnold", "bell", "cole"]
    kinds = [position.kind for position in option_of(result, "cole-0").positions]
    assert kinds == [PositionKind.SILENT, PositionKind.SILENT, PositionKind.FOR]
    assert option_of(result, "cole-0").positions[0].recommendations == ()


@pytest.mark.parametrize(
    "doubt",
    [
        "Yet we are far from any tunnel for the tram.",
        "A tram tunnel is unlikely before the harbour moves.",
        "No tram tunnel will come unless the bank lends.",
    ],
)
def test_a_doubt_in_the_same_document_makes_a_position_conditional_and_is_quoted(doubt: str) -> None:
    position = option_of(compared({"arnold": [TRAMS, doubt], "bell": [OAKS]}), "arnold-0").positions[0]
    assert position.kind is PositionKind.CONDITIONAL
    assert [quotation.text for quotation in position.doubt] == [doubt]


def test_a_condition_in_the_sentence_itself_counts_most() -> None:
    advice = Advice("The town should build a tram tunnel only if the bank lends.", "Build a tram tunnel")
    position = option_of(compared({"arnold": [advice], "bell": [OAKS]}), "arnold-0").positions[0]
    assert position.kind is PositionKind.CONDITIONAL
    assert position.doubt[0].text == advice.sentence


@pytest.mark.parametrize(
    "doubt",
    ["Rain is unlikely in August.", "We are far from agreeing on hedges."],
    ids=["of nothing asked", "of another matter"],
)
def test_a_doubt_about_something_else_leaves_a_position_alone(doubt: str) -> None:
    position = option_of(compared({"arnold": [TRAMS, doubt], "bell": [OAKS]}), "arnold-0").positions[0]
    assert position.kind is PositionKind.FOR
    assert position.doubt == ()


def test_options_that_more_documents_address_come_first() -> None:
    shared = Advice("Councils must build a tram tunnel soon.", "Build a tram tunnel soon")
    result = compared({"arnold": [OAKS, TRAMS], "bell": [shared]})
    assert [len(option.recommendations) for option in result.options] == [2, 1]
    assert {item.option for item in result.recommendations} == {option.id for option in result.options}


def test_findings_come_by_kind_and_confidence_with_numbered_ids() -> None:
    shared = Advice("Councils must build a tram tunnel soon.", "Build a tram tunnel soon")
    against = Advice("Oak hedges must not be planted.", "Do not plant oak hedges", against=True)
    result = compared({"arnold": [OAKS, TRAMS], "bell": [shared, against]})
    assert [finding.id for finding in result.findings] == ["agreement-1", "tension-1"]
    scores = [finding.score for finding in result.of_kind(FindingKind.LONE)]
    assert scores == sorted(scores, reverse=True)


def test_what_one_document_alone_asks_is_lone_when_it_says_so_outright() -> None:
    hint = Advice("Oak hedges would do some good.", "Plant oak hedges", explicit=False)
    result = compared({"arnold": [TRAMS], "bell": [hint]})
    (lone,) = findings(result, FindingKind.LONE)
    assert lone.recommendations == ("arnold-0",)
    assert lone.reason == "Only Arnold asks for this; no recommendation of the other document comes close to it."


def test_weak_wording_makes_a_lone_position_less_sure() -> None:
    may = Advice("It could be worth planting oak hedges.", "Plant oak hedges", strength=Strength.MAY)
    result = compared({"arnold": [Advice(TRAMS.sentence, TRAMS.headline, strength=Strength.MUST)], "bell": [may]})
    must_lone, may_lone = findings(result, FindingKind.LONE)
    assert must_lone.recommendations == ("arnold-0",)
    assert must_lone.score > may_lone.score


def test_a_recommendation_has_the_theme_of_its_passage() -> None:
    corpus, advice = corpus_of({"arnold": [TRAMS], "bell": [OAKS]})
    themes = ThemeSet(
        themes=(theme("transport", "arnold-p1"), theme("farming", "bell-p1")), criterion="by hand", grouped=True
    )
    result = compare(corpus, themes, advice, ComparisonSettings())
    assert [item.theme for item in result.recommendations] == ["transport", "farming"]
    assert {option.theme for option in result.options} == {"transport", "farming"}


def test_a_recommendation_whose_words_fit_another_theme_better_goes_there() -> None:
    corpus, advice = corpus_of(
        {"arnold": ["Oak hedges and hedge birds thrive on farms.", "Plant hedges of oak."], "bell": [OAKS, TRAMS]}
    )
    themes = ThemeSet(
        themes=(theme("transport", "bell-p1", "bell-p2"), theme("farming", "arnold-p1", "arnold-p2")),
        criterion="by hand",
        grouped=True,
    )
    placed = {item.id: item.theme for item in compare(corpus, themes, advice, ComparisonSettings()).recommendations}
    assert placed["bell-1"] == "transport"


def test_without_themes_recommendations_have_none() -> None:
    result = compared({"arnold": [TRAMS], "bell": [OAKS]}, themes=NO_THEMES)
    assert {item.theme for item in result.recommendations} == {None}


def test_nothing_recommended_gives_an_empty_comparison() -> None:
    result = compared({"arnold": ["A quiet day."], "bell": ["Another one."]})
    assert (result.recommendations, result.options, result.findings) == ((), (), ())


def test_a_recommendation_of_an_unknown_document_is_an_error() -> None:
    _, advice = corpus_of({"arnold": [TRAMS], "bell": [OAKS]})
    with pytest.raises(KeyError):
        compare(Corpus(documents=()), NO_THEMES, advice, ComparisonSettings())


@pytest.mark.parametrize("headline", ["…", "Do not", "?!", "Être ou ne pas être"])
def test_a_headline_that_cannot_be_read_breaks_nothing(headline: str) -> None:
    odd = Advice("The odd sentence stands here.", headline)
    result = compared({"arnold": [odd], "bell": [OAKS]})
    assert option_of(result, "arnold-0").positions[0].kind is PositionKind.FOR
