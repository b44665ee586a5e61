"""What the table and the bars of a chapter show, each in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.brief.material import Material
from briefgen.language.catalogue import phrase
from briefgen.language.writing import counted, number, sentence, thousands
from briefgen.model.recommendations import Recommendation


def table_caption(material: Material, theme: str, advice: Sequence[Sequence[Recommendation]]) -> str:
    """Who makes how many proposals on a theme; "" where nobody makes one.

    Args:
        theme: its label.
        advice: the recommendations of each voice on it, in the voices' order.
    """
    made = sorted(((len(own), own[0].document) for own in advice if own), key=lambda item: -item[0])
    if not made:
        return ""
    most, first = made[0]
    total = sum(count for count, _ in made)
    values = {"theme": theme, "count": number(total), "most": number(most), "name": material.name(first)}
    if len(made) == 1:
        key = {1: "chapter_one", 2: "chapter_both"}.get(total, "chapter_alone")
        return phrase(f"parts.{key}", **values)
    key = "chapter_even" if made[1][0] == most else "chapter"
    return phrase(f"parts.{key}", texts=counted(len(made), "text"), **values)


def figure_caption(material: Material, passages: Mapping[str, int]) -> str:
    """Who writes most on a theme.

    Args:
        passages: of each document that has any.
    """
    total = sum(passages.values())
    if not total:
        return phrase("parts.figure_none")
    most = max(passages.values())
    leaders = material.in_order(document for document, count in passages.items() if count == most)
    values = {"most": thousands(most), "all": thousands(total)}
    if len(leaders) > 1 and total == most * len(leaders):
        texts = sentence(counted(len(leaders), "text"))
        return phrase("parts.figure_even", texts=texts, passages=counted(most, "passage"))
    if len(leaders) > 1:
        return phrase("parts.figure_several", texts=sentence(counted(len(leaders), "text")), **values)
    return phrase("parts.figure", name=sentence(material.name(leaders[0])), **values)
