"""The side that a verb takes, and what is to stay as it is."""

from __future__ import annotations

import pytest

from briefgen.model.documents import BlockKind
from briefgen.model.recommendations import Stance
from tests.recommendations.building import document, found_in, verdict


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("The congestion charge should be rejected.", "Reject the congestion charge"),
        ("The scheme must be scrapped.", "Scrap the scheme"),
        ("The council should reject a congestion charge.", "Reject a congestion charge"),
        ("We recommend that the levy be abandoned.", "Abandon the levy"),
        ("I recommend rejecting the levy.", "Reject the levy"),
        ("I do not recommend a congestion charge.", "Oppose a congestion charge"),
        ("We reject a congestion charge.", "Reject a congestion charge"),
        ("We do not recommend that the council introduce a levy.", "Do not introduce a levy"),
        ("We should not introduce a levy.", "Do not introduce a levy"),
    ],
)
def test_what_is_turned_down_is_a_stance_against(sentence: str, headline: str) -> None:
    found = verdict(sentence)
    assert found is not None
    assert (found[0].stance, found[1]) == (Stance.AGAINST, headline)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council should drop the speed limit to twenty.",
        "Troops should be withdrawn from the border.",
        "The council should not reject the levy.",
        "Applications must be rejected if they are late.",
    ],
)
def test_what_only_sounds_like_a_rejection_is_none(sentence: str) -> None:
    found = verdict(sentence)
    assert found is not None
    assert found[0].stance is Stance.FOR


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("Parking charges should stay as they are.", "Keep parking charges as they are"),
        ("The speed limit should be kept as it is.", "Keep the speed limit as it is"),
        ("Fees must remain unchanged.", "Keep fees unchanged"),
        ("Deliveries must remain possible until two, and restricting them would hurt.", "Keep deliveries possible until two"),
    ],
)  # fmt: skip
def test_what_is_to_stay_is_kept_and_names_nobody(sentence: str, headline: str) -> None:
    found = verdict(sentence)
    assert found is not None
    assert found[1:] == (headline, None)


@pytest.mark.parametrize("sentence", ["Build separated cycle lanes on main roads.", "Do not raise parking fees."])
def test_a_bare_imperative_is_found(sentence: str) -> None:
    found = verdict(sentence)
    assert found is not None
    assert found[1] == sentence.rstrip(".")


def test_a_reported_question_recommends_nothing() -> None:
    assert verdict("The council has asked what should be done about the traffic.") is None


@pytest.mark.parametrize(
    ("language", "heading", "item", "stance"),
    [
        ("en", "Recommendations", "No night flights over the valley", Stance.AGAINST),
        ("en", "Recommendations", "No further consents for pylons after 2026.", Stance.AGAINST),
        ("en", "Recommendations", "A decision no later than May", Stance.FOR),
        ("en", "Recommendations", "No later decision than the first of May", Stance.FOR),
        ("en", "Recommendations", "No more than two licences for each harbour", Stance.FOR),
        ("en", "Recommendations", "New rules for night flights", Stance.FOR),
        ("es", "Recomendaciones", "Ninguna nueva licencia para la bahía", Stance.AGAINST),
        ("es", "Recomendaciones", "Nuevas licencias para la bahía", Stance.FOR),
        ("fr", "Recommandations", "Aucune nouvelle licence pour la baie", Stance.AGAINST),
        ("fr", "Recommandations", "Une nouvelle licence pour la baie", Stance.FOR),
    ],
)
def test_an_item_that_wants_none_of_a_thing_stands_against_it(
    language: str, heading: str, item: str, stance: Stance
) -> None:
    blocks = [(BlockKind.HEADING, [heading]), (BlockKind.LIST_ITEM, [item])]
    (found,) = found_in(document(blocks, language=language))
    assert found.stance is stance
