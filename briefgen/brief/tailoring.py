"""A brief made for one reader says on its first page what it holds and what it leaves to the edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.language.catalogue import phrase, speaking
from briefgen.language.writing import in_marks, listed, number
from briefgen.model.brief import Brief


def say_selection(brief: Brief, *, reader: str, labels: Sequence[str], documents: Sequence[str], of: int) -> Brief:
    """The brief with a sentence on what it holds, which page 1 prints under the title.

    Args:
        brief: composed from what was selected.
        reader: whom it was made for.
        labels: of the themes that were selected.
        documents: ids of the texts that were selected, whose cards stay.
        of: how many recommendations the whole edition has.
    """
    with speaking(brief.language):
        what = listed([*(in_marks(label) for label in labels), *(brief.voice(id).running for id in documents)])
        said = phrase(
            "care.selection", name=reader, what=what, kept=number(len(brief.comparison.recommendations)), all=number(of)
        )
    cards = tuple(card for card in brief.cards if card.voice.document in documents) if documents else brief.cards
    return replace(brief, cards=cards, selection=said)
