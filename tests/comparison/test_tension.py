"""Recommendations that pull apart: on explicit grounds, and on no other."""

from __future__ import annotations

import pytest

from briefgen.model.comparison import Finding, FindingKind, PositionKind
from tests.comparison.building import Advice, compared, findings, option_of


def tensions_between(one: Advice, other: Advice) -> list[Finding]:
    return findings(compared({"arnold": [one], "bell": [other]}), FindingKind.TENSION)


@pytest.mark.parametrize(
    ("ground", "one", "other", "terms"),
    [
        (
            "opposed-stance",
            Advice("The town should build a tram tunnel.", "Build a tram tunnel"),
            Advice("A tram tunnel must not be built.", "Do not build a tram tunnel", against=True),
            ("tram tunnel", "tram tunnel"),
        ),
        (
            "opposed-action",
            Advice("The state should raise the sugar levy.", "Raise the sugar levy"),
            Advice("Ministers must lower the sugar levy.", "Lower the sugar levy"),
            ("raise", "lower"),
        ),
        (
            "exclusive-alternatives",
            Advice("They should adopt a voluntary code for lobbyists.", "Adopt a voluntary code for lobbyists"),
            Advice("They should adopt a mandatory code for lobbyists.", "Adopt a mandatory code for lobbyists"),
            ("voluntary", "mandatory"),
        ),
        (
            "exclusive-alternatives",
            Advice("A bilateral fishing treaty is necessary.", "Conclude a bilateral fishing treaty"),
            Advice("The three countries should set up a trilateral regime.", "Set up a trilateral regime"),
            ("bilateral", "trilateral"),
        ),
        (
            "negated-qualifier",
            Advice("The fund should expand its urban clinics.", "Expand its urban clinics"),
            Advice("Doctors should be sent to non-urban districts.", "Extend care to non-urban districts"),
            ("urban", "non-urban"),
        ),
        (
            "rejected-alternative",
            Advice("We need a carbon levy rather than tradable emission permits.", "Introduce a carbon levy"),
            Advice("The union should issue tradable emission permits.", "Issue tradable emission permits"),
            ("tradable emission permits", "tradable emission permits"),
        ),
        (
            "opposed-stance",
            Advice("The council may extend its fishing quotas.", "Extend its fishing quotas"),
            Advice("The council may not extend fishing quotas.", "The council may not extend fishing quotas"),
            ("fishing quotas", "fishing quotas"),
        ),
        (
            "opposed-action",
            Advice("The town should sell meadow land.", "Sell meadow land"),
            Advice("We must stop the sale of meadow land.", "Stop the sale of meadow land"),
            ("sell", "stop"),
        ),
        (
            "opposed-quantity",
            Advice("The town should create more parking bays.", "Create more parking bays"),
            Advice("Planners must provide fewer parking bays.", "Provide fewer parking bays"),
            ("more parking bays", "fewer parking bays"),
        ),
        (
            "different-answers",
            Advice("Authority should rest with a single director.", "Give authority to a single director"),
            Advice("A board of farmers should hold authority.", "Give authority to a board of farmers"),
            ("single director", "A board"),
        ),
        (
            "different-answers",
            Advice("The commissioner should be elected.", "Elect the commissioner"),
            Advice("A commissioner appointed by the king will do.", "Choose a commissioner appointed by the king"),
            ("elected", "appointed"),
        ),
        (
            "different-amounts",
            Advice("Judges should serve for three years.", "Let judges serve for three years"),
            Advice("Bishops should serve for nine years.", "Let bishops serve for nine years"),
            ("three years", "nine years"),
        ),
        (
            "different-amounts",
            Advice("The voting age should fall to sixteen.", "Lower the voting age to sixteen"),
            Advice("The voting age should stay at eighteen.", "Keep the voting age at eighteen"),
            ("to sixteen", "at eighteen"),
        ),
        (
            "different-amounts",
            Advice("Pupils should learn chess from the first grade.", "Teach chess from the first grade"),
            Advice("Chess lessons should begin in the fifth grade.", "Begin chess lessons in the fifth grade"),
            ("first grade", "fifth grade"),
        ),
        (
            "different-amounts",
            Advice("The mayor should serve a term of 4 years.", "Let the mayor serve a term of 4 years"),
            Advice("The mayor should serve a term of six years.", "Let the mayor serve a term of six years"),
            ("4 years", "six years"),
        ),
    ],
)
def test_each_ground_is_named_with_the_words_that_carry_it(
    ground: str, one: Advice, other: Advice, terms: tuple[str, str]
) -> None:
    (tension,) = tensions_between(one, other)
    assert tension.ground == ground
    assert tension.recommendations == ("arnold-0", "bell-0")
    assert tension.terms == terms
    assert 0.5 <= tension.score <= 1
    assert all(word in tension.reason for word in (*terms, "Arnold", "Bell"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            Advice("The town should build a tram tunnel.", "Build a tram tunnel"),
            Advice("Schools must not close early.", "Do not close schools early", against=True),
        ),
        (
            Advice("The state should raise the sugar levy.", "Raise the sugar levy"),
            Advice("Ministers must lower hospital waiting times.", "Lower hospital waiting times"),
        ),
        (
            Advice("They should adopt a voluntary code for lobbyists.", "Adopt a voluntary code for lobbyists"),
            Advice("Seat belts should be mandatory.", "Make seat belts mandatory"),
        ),
        (
            Advice("A bilateral fishing treaty is necessary.", "Conclude a bilateral fishing treaty"),
            Advice("They should hold trilateral football games.", "Hold trilateral football games"),
        ),
        (
            Advice("The fund should expand its profit margins.", "Expand its profit margins"),
            Advice("Non-profit clinics should be supported.", "Support non-profit clinics"),
        ),
        (
            Advice("We need a carbon levy rather than speeches.", "Introduce a carbon levy"),
            Advice("The union should issue tradable emission permits.", "Issue tradable emission permits"),
        ),
        (
            Advice("The mayor should serve a term of 4 years.", "Let the mayor serve a term of 4 years"),
            Advice("Plant oaks for six years.", "Plant oaks for six years"),
        ),
        (
            Advice("The town should create more parking bays.", "Create more parking bays"),
            Advice("The town should allow fewer market stalls.", "Allow fewer market stalls"),
        ),
        (
            Advice("Reserve a fund of ten million for youth clubs.", "Reserve a fund of ten million for youth clubs"),
            Advice("Set up a fund of six million for oak trees.", "Set up a fund of six million for oak trees"),
        ),
        (
            Advice("The commissioner should be elected.", "Elect the commissioner"),
            Advice("A harbour master was appointed in spring.", "Thank the harbour master appointed in spring"),
        ),
        (
            Advice("Authority should rest with a single director.", "Give authority to a single director"),
            Advice("A board of oak should cover the window.", "Cover the window with a board of oak"),
        ),
        (
            Advice("The council should listen to its team.", "Listen to its team"),
            Advice("A larger team must be avoided.", "Avoid a larger team", against=True, explicit=False),
        ),
        (
            Advice("The ministry should plan tram tunnels.", "Plan tram tunnels"),
            Advice(
                "No new tram tunnel should be dug until that plan exists.",
                "Do not dig any new tram tunnel",
                against=True,
            ),
        ),
        (
            Advice("Publish the survey of the meadow.", "Publish the survey of the meadow"),
            Advice(
                "The meadow must not be sold before the survey is published.", "Do not sell the meadow", against=True
            ),
        ),
    ],
)
def test_no_ground_no_tension(one: Advice, other: Advice) -> None:
    assert not tensions_between(one, other)


@pytest.mark.parametrize(
    "refusal",
    [
        "A tram tunnel must not be built until the bridge is paid for.",
        "A tram tunnel must not be built before the tram tunnel is paid for.",
        "Until the elections a tram tunnel must not be built.",
        "A tram tunnel must not be built.",
    ],
)
def test_who_waits_for_something_else_stands_against_it(refusal: str) -> None:
    one = Advice("The town should build a tram tunnel.", "Build a tram tunnel")
    (tension,) = tensions_between(one, Advice(refusal, "Do not build a tram tunnel", against=True))
    assert tension.ground == "opposed-stance"


def test_who_wants_none_of_what_the_other_allows_does_not_agree() -> None:
    none = Advice("No more night flights over the valley.", "No more night flights over the valley", against=True)
    some = Advice("The board should allow night flights.", "Allow night flights over the valley")
    (tension,) = tensions_between(some, none)
    assert tension.ground == "opposed-stance"
    result = compared({"arnold": [some], "bell": [none]})
    assert not findings(result, FindingKind.AGREEMENT)
    assert not any(option.label.startswith("No ") for option in result.options)


def test_a_document_is_in_no_tension_with_itself() -> None:
    both = [
        Advice("The town should build a tram tunnel.", "Build a tram tunnel"),
        Advice("A tram tunnel must not be built.", "Do not build a tram tunnel", against=True),
    ]
    result = compared({"arnold": both, "bell": [Advice("Plant oaks now.", "Plant oaks")]})
    assert not findings(result, FindingKind.TENSION)


def test_exclusive_alternatives_share_one_option_that_shows_who_wants_which() -> None:
    result = compared(
        {
            "arnold": [Advice("A bilateral fishing treaty is necessary.", "Conclude a bilateral fishing treaty")],
            "bell": [Advice("They should create a trilateral fishing pact.", "Create a trilateral fishing pact")],
        }
    )
    option = option_of(result, "arnold-0")
    assert option is option_of(result, "bell-0")
    assert option.label == "Bilateral or trilateral treaty or pact"
    assert [position.variant for position in option.positions] == ["bilateral", "trilateral"]
    assert not findings(result, FindingKind.AGREEMENT)


def test_two_joined_names_make_an_arrangement_bilateral() -> None:
    talk = "Envoys from Norland and Sudland met. Trade with Norland and Sudland grew."
    result = compared(
        {
            "arnold": [
                talk,
                Advice("A Norland-Sudland fishing pact is overdue.", "Conclude a Norland-Sudland fishing pact"),
            ],
            "bell": [Advice("We need a trilateral fishing treaty.", "Conclude a trilateral fishing treaty")],
            "cole": [Advice("We need a bilateral fishing treaty.", "Conclude a bilateral fishing treaty")],
        }
    )
    pairs = {tension.recommendations for tension in findings(result, FindingKind.TENSION)}
    assert pairs == {("arnold-0", "bell-0"), ("bell-0", "cole-0")}
    (agreement,) = findings(result, FindingKind.AGREEMENT)
    assert agreement.recommendations == ("arnold-0", "cole-0")


def test_an_action_that_is_argued_against_is_an_option_without_the_negation() -> None:
    against = Advice("A tram tunnel must not be built.", "Do not build a tram tunnel", against=True)
    option = option_of(compared({"arnold": [against], "bell": [Advice("Plant oaks now.", "Plant oaks")]}), "arnold-0")
    assert option.label == "Build a tram tunnel"
    assert option.positions[0].kind is PositionKind.AGAINST


def test_the_setting_decides_how_sure_a_tension_must_be() -> None:
    from briefgen.settings import ComparisonSettings

    texts = {
        "arnold": [Advice("The town should build a tram tunnel.", "Build a tram tunnel")],
        "bell": [Advice("A tram tunnel must not be built.", "Do not build a tram tunnel", against=True)],
    }
    assert findings(compared(texts), FindingKind.TENSION)
    assert not findings(compared(texts, settings=ComparisonSettings(min_tension=1.0)), FindingKind.TENSION)


def test_what_excludes_each_other_is_not_put_under_one_name() -> None:
    result = compared(
        {
            "arnold": [Advice("The town should create more parking bays.", "Create more parking bays")],
            "bell": [Advice("The town should create fewer parking bays.", "Create fewer parking bays")],
        }
    )
    assert option_of(result, "arnold-0") is not option_of(result, "bell-0")
    assert not findings(result, FindingKind.AGREEMENT)


def test_for_and_against_one_thing_are_two_positions_on_one_option() -> None:
    result = compared(
        {
            "arnold": [Advice("The town should build a tram tunnel.", "Build a tram tunnel")],
            "bell": [Advice("A tram tunnel must not be built.", "Do not build a tram tunnel", against=True)],
        }
    )
    kinds = [position.kind for position in option_of(result, "arnold-0").positions]
    assert kinds == [PositionKind.FOR, PositionKind.AGAINST]


def test_a_ban_that_another_opposes_pulls_apart_though_the_whole_corpus_speaks_of_its_object() -> None:
    talk = [f"Fisheries matter on coast number {number}." for number in range(30)]
    (tension,) = findings(
        compared(
            {
                "arnold": [Advice("Parliament should prohibit fisheries.", "Prohibit fisheries"), *talk],
                "bell": [
                    Advice(
                        "We oppose a prohibition of fisheries.", "We oppose a prohibition of fisheries", against=True
                    ),
                    *talk,
                ],
            }
        ),
        FindingKind.TENSION,
    )
    assert tension.ground == "opposed-stance"


def test_a_word_that_only_specifies_one_side_is_no_common_object() -> None:
    """Not shortening a period for which data are kept says nothing of who pays for keeping them."""
    period = Advice(
        "The retention period should not be shortened.", "Do not shorten the retention period", against=True
    )
    costs = Advice("Compensate carriers for the costs of retention.", "Compensate carriers for the costs of retention")
    assert findings(compared({"arnold": [period], "bell": [costs]}), FindingKind.TENSION) == []
    shorter = Advice("Reduce the retention period to six months.", "Reduce the retention period to six months")
    (tension,) = findings(compared({"arnold": [period], "bell": [shorter]}), FindingKind.TENSION)
    assert set(tension.recommendations) == {"arnold-0", "bell-0"}


def test_parts_of_a_text_are_no_common_object() -> None:
    against = Advice("The board should oppose the clause.", "Oppose the clause", against=True)
    sunset = Advice("The board may consider a sunset clause.", "Consider a sunset clause")
    assert findings(compared({"arnold": [against], "bell": [sunset]}), FindingKind.TENSION) == []
