"""Page 1 holds three to five messages, and no more words than it has room for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.brief import messages
from briefgen.brief.composition import compose
from briefgen.model.brief import Statement
from briefgen.model.comparison import Comparison, FindingKind
from briefgen.settings import Settings
from tests.brief.building import (
    COMPARISON,
    CORPUS,
    EDITION,
    IDS,
    THEMES,
    VIDAL,
    WOOD,
    document,
    finding,
    option,
    recommendation,
    without_findings,
)


def key_messages(comparison: Comparison = COMPARISON) -> tuple[Statement, ...]:
    return compose(CORPUS, THEMES, comparison, EDITION, Settings()).key_messages


def test_all_messages_fit_together() -> None:
    assert sum(map(messages.lines_of, key_messages())) <= messages.LINES


@pytest.mark.parametrize("room", [12, 11, 10])
def test_with_less_room_there_are_fewer_messages_and_each_still_says_something(
    room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "LINES", room)
    said = key_messages()
    assert 3 <= len(said) <= 5
    assert said[0].claim == "Bilateral or trilateral: Vidal and Wood part from Díez."
    assert sum(map(messages.lines_of, said)) <= room
    assert all(len(message.text) > len(message.claim) for message in said)


def test_with_no_room_at_all_three_messages_remain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "LINES", 1)
    assert len(key_messages()) == 3


def test_what_is_not_shown_is_counted() -> None:
    lines = document("d9", "Roads should be built. " * 6, author="A Rios", title="On roads")
    many = [recommendation(lines, place, f"Build road {place}", option=f"r{place}") for place in range(6)]
    compared = replace(
        COMPARISON,
        recommendations=(*COMPARISON.recommendations, *many),
        options=(*COMPARISON.options, *(option(one.option or "", one.headline, (one,), (*IDS, "d9")) for one in many)),
        findings=(*COMPARISON.findings, *(finding(f"l-{o.id}", FindingKind.LONE, (o,), option=o.option) for o in many)),
    )
    corpus = replace(CORPUS, documents=(*CORPUS.documents, lines))
    said = compose(corpus, THEMES, compared, EDITION, Settings()).key_messages
    rios = next(message for message in said if message.claim.startswith("Rios stands alone"))
    assert rios.text.endswith("to build road 3; and two more.")


def test_only_lone_proposals_still_make_messages() -> None:
    said = key_messages(without_findings(FindingKind.AGREEMENT, FindingKind.TENSION))
    assert [message.claim for message in said] == [
        "Vidal stands alone on two of three proposals.",
        "Four proposals have one text only.",
    ]


def test_the_voice_with_the_surest_proposals_is_shown_not_the_one_with_most() -> None:
    sure = [recommendation(VIDAL, place, f"Build bridge {place}", option=f"v{place}", score=0.95) for place in range(3)]
    many = [recommendation(WOOD, place, f"Build road {place}", option=f"w{place}", score=0.6) for place in range(4)]
    entries = (*sure, *many)
    compared = Comparison(
        recommendations=entries,
        options=tuple(option(entry.option or "", entry.headline, (entry,), IDS) for entry in entries),
        findings=tuple(finding(f"l-{entry.id}", FindingKind.LONE, (entry,), option=entry.option) for entry in entries),
    )
    assert key_messages(compared)[0].claim == "Vidal stands alone on all three proposals."


def test_an_agreement_that_is_one_side_of_the_tension_is_not_a_message_of_its_own() -> None:
    claims = [message.claim for message in key_messages()]
    assert not any("bilateral agreement" in claim for claim in claims)
    only = replace(COMPARISON, findings=COMPARISON.findings[:1])
    assert "bilateral agreement" in key_messages(only)[0].claim
