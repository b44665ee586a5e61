"""What is no position of an author: the doubt of others, and a sentence that only counts or lists the advice."""

from __future__ import annotations

import pytest

from briefgen.model.comparison import FindingKind, PositionKind
from tests.comparison.building import Advice, compared, findings, option_of

LOCK = Advice("The province should rebuild the canal lock.", "Rebuild the canal lock")
OWN = "Rebuilding the canal lock is unlikely before the dam is safe."


@pytest.mark.parametrize(
    ("doubt", "kind"),
    [
        (OWN, PositionKind.CONDITIONAL),
        ("Hydrologists argue that rebuilding the canal lock is unlikely to pay.", PositionKind.FOR),
        ("According to the guild, rebuilding the canal lock is unlikely.", PositionKind.FOR),
        ("We argue that rebuilding the canal lock is unlikely before the dam is safe.", PositionKind.CONDITIONAL),
        ("The canal towpath is unlikely to dry out.", PositionKind.FOR),
    ],
    ids=["own", "argued by others", "according to others", "in the first person", "about another thing"],
)
def test_only_the_author_s_own_doubt_about_the_same_thing_makes_a_position_conditional(
    doubt: str, kind: PositionKind
) -> None:
    comparison = compared({"ruiz": [LOCK, doubt]})
    (position,) = option_of(comparison, "ruiz-0").positions
    assert position.kind is kind


OTHERS = [
    Advice("Dredge the inner basin."),
    Advice("Train the ferry pilots."),
    Advice("Light the fish market."),
]


@pytest.mark.parametrize(
    "summary",
    [
        Advice("We recommend three improvements: (1) dredging, (2) training, and (3) lighting."),
        Advice(
            "The town should undertake clear measures in at least three areas.", "Undertake measures in three areas"
        ),
    ],
    ids=["a list", "a count"],
)
def test_a_sentence_that_lists_or_counts_the_advice_stands_for_no_lone_position(summary: Advice) -> None:
    comparison = compared({"ruiz": [summary, *OTHERS], "berg": ["Gulls nest on roofs."]})
    alone = {id for finding in findings(comparison, FindingKind.LONE) for id in finding.recommendations}
    assert alone == {"ruiz-1", "ruiz-2", "ruiz-3"}


def test_a_count_that_names_its_matter_is_a_position() -> None:
    comparison = compared({"ruiz": [Advice("Build three steps to the lighthouse."), *OTHERS], "berg": ["Gulls nest."]})
    alone = {id for finding in findings(comparison, FindingKind.LONE) for id in finding.recommendations}
    assert "ruiz-0" in alone
