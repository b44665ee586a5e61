"""An organisation speaks under its own name, the head of it or its initials."""

from __future__ import annotations

import pytest

from briefgen.model.documents import BlockKind
from briefgen.model.recommendations import Stance
from tests.recommendations.building import document, essay, found_in, verdict

FOR, AGAINST = Stance.FOR, Stance.AGAINST


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("For day boats, the Council proposes yearly tests.", FOR),
        ("The Council supports clear rules.", FOR),
        ("The Council would caution against so broad a power.", AGAINST),
        ("The Council's view is that nets should be licensed.", FOR),
    ],
)
def test_an_organisation_takes_a_stand_under_the_head_of_its_name(sentence: str, stance: Stance) -> None:
    signed = document([(BlockKind.PARAGRAPH, [sentence])], author="Net Makers' Council")
    assert [r.stance for r in found_in(signed)] == [stance]
    assert verdict(sentence) is None  # signed by Ada Moss, who reports it


def test_a_letter_of_a_society_signed_by_its_president_speaks_for_the_society() -> None:
    letter = essay(
        "The Society represents nine hundred pilots.",
        "The Society's view is that pilots should be heard.",
    )
    assert [r.headline for r in found_in(letter)] == ["Hear pilots"]


def test_a_name_by_its_initials_is_the_authors_where_the_text_uses_them() -> None:
    paper = document([(BlockKind.PARAGRAPH, ["HBN favours one register."])], author="Harbour and Bay Network")
    assert [r.rule for r in found_in(paper)] == ["own-stand"]
