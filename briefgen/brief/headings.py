"""The heading of a chapter: what is found in it, not what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.brief.material import Material, strongest
from briefgen.brief.matters import Matter
from briefgen.brief.names import unstopped
from briefgen.brief.wording import claim_of, matter_statement, statement, who
from briefgen.language.catalogue import phrase
from briefgen.language.writing import counted, listed, sentence
from briefgen.model.brief import Remark, Statement
from briefgen.model.recommendations import Recommendation

CHARACTERS = 110
"""What two lines of a heading hold."""
NAMED = 3
"""Voices that a heading names."""


def heading(
    material: Material,
    id: str,
    here: Sequence[Matter],
    near: Sequence[Matter],
    advice: Sequence[Recommendation],
    passages: Counter[str],
) -> Statement | Remark:
    """A tension before an agreement before what one voice asks for; where nobody recommends anything, who describes.

    Args:
        id: of the chapter.
        here: the matters of the theme, the most telling first.
        near: matters of other themes to which a recommendation of this one belongs; where there are any, nothing is
            said to be unshared.
        advice: every recommendation of the theme.
        passages: how many passages of the theme each document has.
    """
    for matter in here if near else here[:1]:
        claim = claim_of(material, matter)
        shared = len(matter.documents) > 1
        if shared or ((near or len(here) == 1) and len(claim) <= CHARACTERS):
            return matter_statement(f"{id}-heading", matter, "", sentence(unstopped(claim)))
    own = [matter.left[0] for matter in here]
    heard = {entry.document for entry in own}
    own += strongest([entry for entry in advice if entry.document not in heard])
    if own:
        return _proposals(material, id, own, compared=bool(here) and not near)
    # A text that was not read for recommendations is not said to describe.
    writing = material.in_order(id for id, count in passages.items() if count and id not in material.unread)
    if len(writing) > 1:
        return Remark(text=sentence(phrase("headings.only_describe", who=who(material, writing))))
    if writing:
        return Remark(text=sentence(phrase("headings.one_describes", name=material.name(writing[0]))))
    return Remark(text=phrase("headings.none"))


def _proposals(material: Material, id: str, own: Sequence[Recommendation], *, compared: bool) -> Statement:
    """The heading over proposals that stand side by side; `compared` when no other chapter has more on them."""
    first = {entry.document: entry for entry in reversed(own)}
    voices = material.in_order(first)
    names = listed(material.names(voices)) if len(voices) <= NAMED else counted(len(voices), material.noun)
    key = "one_proposes" if len(voices) == 1 else "unshared" if compared else "elsewhere"
    text = sentence(phrase(f"headings.{key}", who=names))
    about = [entry.id for entry in own]
    return statement(f"{id}-heading", "", text, [first[document] for document in voices], about=about)
