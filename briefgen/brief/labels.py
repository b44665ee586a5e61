"""What a matter is called inside a sentence.

An option's label is one text's headline; what all of its texts are said to want must be what all of them say. So of the
label and the headlines the one is taken whose words most of the texts use, and only a name that all of them could have
written is joined to "want to".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefgen.brief.clauses import lowered
from briefgen.brief.material import Material, points_back, stands_alone
from briefgen.brief.matters import Matter
from briefgen.brief.remembering import once
from briefgen.brief.things import is_thing
from briefgen.language.catalogue import read
from briefgen.language.tokens import content_words, stems
from briefgen.language.writing import sentence
from briefgen.model.recommendations import Recommendation

SAID = 0.6
"""Share of a name's content words that every text uses, from which the name stands for all of them."""
CANDIDATES = 12
"""Headlines of one option that are weighed as its name."""


@once
def label_of(material: Material, matter: Matter) -> str:
    """The name of what a matter is about, as it stands in a sentence."""
    label = _best(material, matter)
    return lowered(label, matter.recommendations, is_verb=not is_thing(label, matter.recommendations))


def option_names(material: Material, agreements: Sequence[Matter]) -> dict[str, str]:
    """What every option is called in tables: its label, or what all texts that agree on it say."""
    named = {option.id: option.label for option in material.comparison.options}
    for matter in agreements:
        if matter.first.option in named and is_named(material, matter):
            named[matter.first.option or ""] = _best(material, matter)
    return {id: sentence(name) for id, name in named.items()}


def is_named(material: Material, matter: Matter) -> bool:
    """Whether the name can be understood alone, on an option of which no two texts want different things."""
    option = material.options.get(matter.first.option or "")
    if option and material.is_disputed(option):
        return False
    return not points_back(_best(material, matter), has_owner=False)


def is_said_by_all(material: Material, matter: Matter) -> bool:
    """Whether every text says in so many words what the name says. A name of a thing ("charges") is not asked for by
    texts that all ask for deeds ("raise charges")."""
    explicit = all(entry.explicit for entry in matter.recommendations)
    if is_thing(_best(material, matter), matter.recommendations):
        explicit &= any(is_thing(entry.headline, [entry]) for entry in matter.recommendations)
    return explicit and _share(_best(material, matter), matter) >= SAID


@once
def _best(material: Material, matter: Matter) -> str:
    """Of the option's label and the headlines that can stand alone, the one that every text's words bear out most; the
    label where a headline is no better."""
    option = material.options.get(matter.first.option or "")
    names = [option.label] if option else []
    headlines = dict.fromkeys(entry.headline for entry in matter.recommendations if stands_alone(entry) or not option)
    names += list(headlines)[:CANDIDATES]
    return min(names, key=lambda name: (-_share(name, matter), name != names[0], len(name), name))


def _share(name: str, matter: Matter) -> float:
    """The share of a name's content words that every text of the matter uses: that of the text which uses fewest."""
    wanted = _stems(name, read())
    if not wanted:
        return 0.0
    shares = (len(wanted & _said(entry)) / len(wanted) for entry in matter.recommendations)
    return round(min(shares), 6)


@once
def _said(recommendation: Recommendation) -> frozenset[str]:
    texts = [recommendation.headline, *(evidence.plain for evidence in recommendation.evidence)]
    return frozenset().union(*(_stems(text, recommendation.language or read()) for text in texts))


@lru_cache(maxsize=20_000)
def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(stems(content_words(text, language), language))
