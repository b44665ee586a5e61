"""What voices ask for, one clause after the other, as one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.brief.clauses import told
from briefgen.brief.material import Material
from briefgen.language.catalogue import phrase
from briefgen.language.writing import closed, number, semicolons, sentence
from briefgen.model.recommendations import Recommendation


def what_each_asks(material: Material, recommendations: Sequence[Recommendation], *, more: int = 0) -> str:
    """ "Moss asks Norway to ...; Reed proposes to ...", one clause for each recommendation, as one sentence.

    Args:
        more: how many there are besides these.
    """
    several = material.is_several
    parts = [
        phrase("bodies.also", name=material.name(entry.document), clause=told([entry], plural=several(entry.document)))
        for entry in recommendations
    ]
    return closed(sentence(semicolons([*parts, *_more(more)])))


def what_one_asks(material: Material, recommendations: Sequence[Recommendation], name: str, *, more: int = 0) -> str:
    """ "Reed proposes to extend ..., to define ... and to develop ...", as one sentence.

    Args:
        more: how many more there are of the kind.
    """
    clause = told(recommendations, plural=material.is_several(recommendations[0].document))
    parts = [phrase("bodies.also", name=name, clause=clause), *_more(more)]
    return closed(sentence(semicolons(parts)))


def _more(count: int) -> list[str]:
    return [phrase("bodies.more", count=number(count))] if count else []
