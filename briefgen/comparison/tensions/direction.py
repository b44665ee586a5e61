"""Whether a thing is to change or to stay as it is: the two cannot be one course of action."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.comparison.asks.vocabulary import Vocabulary
from briefgen.model.recommendations import Recommendation

CHANGING = ("increase", "reduce", "end", "forbid")
"""Kinds of action that change what is there; to "create" or "keep" says too little of what is to happen to it."""
NARROWING = ("reduce", "end", "forbid")
"""Those of them that make something less possible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """What a recommendation does to its object: `kept` are the words that leave it as it is, "" where it changes.

    `object` are the terms of the noun phrase that is kept or changed, `against` the kinds of action that oppose it.
    """

    object: frozenset[str]
    head: str
    kind: str
    words: str
    against: tuple[str, ...] = ()


def direction(
    recommendation: Recommendation, vocabulary: Vocabulary, *, refuses: bool, is_clause: bool
) -> Direction | None:
    """Where a recommendation moves its object; None where it says neither, names no object, or refuses it."""
    if refuses:
        return None
    headline = recommendation.headline
    for state, against in (("unchanged", CHANGING), ("still_possible", NARROWING)):
        stays = vocabulary.lexicon.search(rf"{{staying}}\s+{{{state}}}", headline)
        kept = vocabulary.lexicon.search(rf"^{{keeping}}\s+(?P<what>.+?)\s+{{{state}}}", headline)
        if found := stays or kept:
            what = headline[: found.start()] if stays else found["what"]
            object_ = object_of(recommendation, vocabulary, what, opens_with_verb=False)
            words = " ".join(found.group().split()).casefold()
            return _direction(object_, "keep", words, against)
    verb = _changing_verb(headline, vocabulary, is_clause=is_clause)
    if not verb:
        return None
    object_ = object_of(recommendation, vocabulary, headline, opens_with_verb=is_clause)
    return _direction(object_, vocabulary.kind_of_action(verb) or "", verb)


def _changing_verb(headline: str, vocabulary: Vocabulary, *, is_clause: bool) -> str:
    """The verb of a change: that opens the headline, or that follows "should" or "be" in a whole sentence."""
    words = headline.casefold().split()
    modals = vocabulary.lexicon.words("never_cut")
    places = [0] if is_clause else [at + 1 for at, word in enumerate(words[:-1]) if word in modals]
    return next((words[at] for at in places if vocabulary.kind_of_action(words[at]) in CHANGING), "")


def _direction(object_: list[str], kind: str, words: str, against: tuple[str, ...] = ()) -> Direction | None:
    if not object_:
        return None
    return Direction(object=frozenset(object_), head=object_[-1], kind=kind, words=words, against=against)


def clash(one: Direction | None, other: Direction | None) -> bool:
    """Whether the one leaves as it is what the other changes, whatever their objects."""
    return one is not None and other is not None and (other.kind in one.against or one.kind in other.against)


def same_object(one: Direction, other: Direction) -> bool:
    """Whether both are about one thing: the same noun, and no different words before it."""
    return one.head == other.head and (one.object <= other.object or other.object <= one.object)


def object_of(of: Recommendation, vocabulary: Vocabulary, text: str, *, opens_with_verb: bool) -> list[str]:
    """The terms of the noun phrase that a headline is about: after its verb, else before it, else the addressee's."""
    words = text.rstrip("…. ").split()
    phrase = _phrase(words[1:] if opens_with_verb else words, vocabulary)
    return phrase or _phrase((of.addressee or "").split(), vocabulary)


def _phrase(words: list[str], vocabulary: Vocabulary) -> list[str]:
    """The terms before the first word that opens another phrase; those that most advice contains are no object."""
    stops = vocabulary.boundaries | vocabulary.lexicon.words("never_cut") | {"of"}
    end = next((at for at, word in enumerate(words) if word.casefold().strip(",;:") in stops), len(words))
    comma = next((at + 1 for at, word in enumerate(words[:end]) if word.endswith((",", ";", ":"))), end)
    return [term for term, _ in vocabulary.terms(" ".join(words[:comma])) if term not in vocabulary.weak]
