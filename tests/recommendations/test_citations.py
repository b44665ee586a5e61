"""Works cited near a recommendation are given as they are printed."""

from __future__ import annotations

from dataclasses import replace

from briefgen.model.documents import Mark, MarkKind
from briefgen.model.evidence import Span
from tests.recommendations.building import essay, found_in


def test_author_and_year() -> None:
    [found] = found_in(
        essay("The county should dredge the canal (Moreau and Lind, 2014; Okafor 2016), as Brandt (2009) showed.")
    )
    assert found.citations == ("Moreau and Lind, 2014", "Okafor 2016", "Brandt (2009)")


def test_note_numbers() -> None:
    doc = essay("The county should dredge the canal.[4]")
    at = doc.text.index("[4]")
    doc = replace(doc, marks=(Mark(kind=MarkKind.NOTE, span=Span(at, at + 3)),))
    [found] = found_in(doc)
    assert found.citations == ("[4]",)


def test_a_text_that_cites_nothing() -> None:
    [found] = found_in(essay("The county should dredge the canal by the end of 2014 (or later)."))
    assert found.citations == ()


def test_whose_advice_is_adopted() -> None:
    [found] = found_in(essay("As Moreau argues, the dyke should be raised."))
    assert found.attributed_to == "Moreau"
