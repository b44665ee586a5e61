"""Why a finding is one, and how the themes were found, in the language of the brief.

The stages before say both in English, with the labels of the texts. Here the sentence is made again from the same
facts, in the language of the brief and with its names of the voices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.brief.material import Material
from briefgen.brief.matters import Matter
from briefgen.brief.own_words import is_word_for_word
from briefgen.language.catalogue import group, phrase, spoken
from briefgen.language.writing import in_marks, listed, number
from briefgen.model.documents import of_one_voice
from briefgen.model.recommendations import Recommendation, Stance
from briefgen.settings import Settings

ENGLISH = "en"
NAMED = 3
"""Shared words that are named."""


def reason_of(material: Material, matter: Matter) -> str:
    """The ground of a matter's surest finding in one sentence; as the comparison says it where the catalogue has no
    sentence for that ground, and of a tension in English, where it says more: what the opposed words stand for."""
    finding = matter.first
    key = finding.ground.replace("-", "_")
    entries = [material.recommendations[id] for id in finding.recommendations]
    if key == "same_action" and all(entry.stance is Stance.AGAINST for entry in entries):
        key = "against"
    if key not in group("reasons") or (spoken() == ENGLISH and matter.right):
        return finding.reason
    if key == "opposed_stance":
        entries.sort(key=lambda entry: entry.stance is Stance.AGAINST)  # the sentence names who is for it first
    terms = [in_marks(term) for term in finding.terms]
    names = list(dict.fromkeys(material.name(entry.document) for entry in entries))
    first, second = (*names, "", "")[:2]
    x, y = (*terms, "", "")[:2]
    is_one = not matter.right and key in {"same_action", "against"} and is_word_for_word(entries)
    ground = "grounds.same_words" if is_one else f"reasons.{key}"
    said = phrase(ground, who=listed(names), terms=listed(terms[:NAMED]), a=first, b=second, x=x, y=y)
    return " ".join([said[:1].upper() + said[1:], *(() if matter.right else _not_independent(material, entries))])


def _not_independent(material: Material, agreeing: Sequence[Recommendation]) -> Iterator[str]:
    """Who among all that agree has a signatory in common; nothing where all have one, which is a ground of its own."""
    documents = [material.corpus.document(id) for id in dict.fromkeys(entry.document for entry in agreeing)]
    for voices in of_one_voice(documents):
        if len(voices) < len(documents):
            yield phrase("grounds.together", who=listed(material.names(document.id for document in voices)))


def criterion(material: Material, settings: Settings) -> str:
    """How the number of themes was come to."""
    themes = material.themes
    if spoken() == ENGLISH:
        return themes.criterion
    passages, count = sum(1 for _ in material.corpus.each_passage()), len(themes.themes)
    if not themes.grouped:
        return phrase("method.criterion_terms", passages=number(passages))
    if themes.joined is not None:
        joined = number(themes.joined)
        return phrase("method.criterion_kept", passages=number(passages), count=number(count), joined=joined)
    key = "found" if settings.themes.number == "auto" else "asked"
    return phrase(f"method.criterion_{key}", passages=number(passages), count=number(count))
