"""A card for every voice: facts, recommendations, words of its own, works cited, what it leaves out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from briefgen.brief.clauses import addressed
from briefgen.brief.crowds import EACH_UP_TO
from briefgen.brief.material import Material, strongest
from briefgen.brief.names import unstopped
from briefgen.brief.places import card_id
from briefgen.brief.written import MOSTLY, Written, lines
from briefgen.language.catalogue import phrase
from briefgen.language.tokens import WORD
from briefgen.language.writing import closed, counted, listed, measured, number, semicolons, sentence
from briefgen.model.brief import AuthorCard, Remark, Voice
from briefgen.model.comparison import PolicyOption, PositionKind
from briefgen.model.documents import BlockKind, MarkKind
from briefgen.model.recommendations import Recommendation

VOCABULARY = 6
"""Terms of a voice's own that a card shows."""
USES = 3
"""A term used less often than this is not called a voice's own."""
ADDRESSEES = 4
WORKS = 8


@dataclass(frozen=True, slots=True)
class _Stand:
    """An option that several voices address: how many stand on each side of it, and on which each of them does."""

    id: str
    against: Mapping[str, bool]
    sides: Counter[bool]
    backers: frozenset[str]


def cards(material: Material, names: Mapping[str, str]) -> tuple[AuthorCard, ...]:
    """All cards, in the order of the voices; none of more than `EACH_UP_TO`.

    Args:
        names: what each option is called, by id.
    """
    if len(material.voices) > EACH_UP_TO:
        return ()
    total: Counter[str] = Counter()
    for text in material.written:
        total.update(lines(text.terms[0]) if text.terms else ())
        for term, times in text.uses().items():
            total[term] += times
    size = sum(text.size for text in material.written)
    stands = [_stand(material, option) for option in material.comparison.options]
    return tuple(
        _card(material, voice, text, total, size, names, stands)
        for voice, text in zip(material.voices, material.written, strict=True)
    )


def _stand(material: Material, option: PolicyOption) -> _Stand:
    against = {held.document: held.kind is PositionKind.AGAINST for held in option.positions if held.recommendations}
    return _Stand(option.id, against, Counter(against.values()), frozenset(material.supporters(option)))


def _card(
    material: Material,
    voice: Voice,
    text: Written,
    total: Mapping[str, int],
    size: int,
    names: Mapping[str, str],
    stands: Sequence[_Stand],
) -> AuthorCard:
    own = strongest(material.advice.get(voice.document, ()))
    forms = {form.lower(): form for form in lines(text.forms)}
    chosen = vocabulary(text.uses(), total, length=text.size, size=size, not_alone=_of_names(voice, text))
    return AuthorCard(
        id=card_id(voice.document),
        voice=voice,
        facts=tuple(Remark(text=text) for text in _facts(material, voice, stands)),
        recommendations=tuple(entry.id for entry in own),
        vocabulary=tuple(forms.get(term, term) for term in chosen),
        cites=works_cited(material, voice.document)[:WORKS],
        silent_on=tuple(
            names[stand.id]
            for stand in stands
            if len(stand.backers) > 1 and voice.document not in stand.backers and voice.document not in material.unread
        ),
    )


def _facts(material: Material, voice: Voice, stands: Sequence[_Stand]) -> list[str]:
    own = material.advice.get(voice.document, ())
    facts = [phrase("cards.length_plain", words=measured(voice.words, "word"))]
    if not voice.signed:
        facts.append(phrase("cards.unsigned"))
    if own:
        facts.append(_counts(own))
        options = [stand for stand in stands if voice.document in stand.backers]
        shared = sum(_beside(stand, voice.document) > 1 for stand in options)
        if options:
            key = "shared" if shared else "shared_none"
            facts.append(phrase(f"cards.{key}", count=number(shared), options=counted(len(options), "option")))
    else:
        facts.append(phrase("cards.unread" if voice.document in material.unread else "cards.no_counts"))
    named = Counter(name for entry in own if (name := addressed(entry.addressee)))
    if named:
        most = sorted(named, key=lambda name: (-named[name], name))[:ADDRESSEES]
        who = semicolons(most) if any(f" {phrase('grammar.and')} " in name for name in most) else listed(most)
        facts.append(closed(phrase("cards.addresses", who=who)))
    if cites_nothing(material, voice.document):
        facts.append(phrase("cards.cites_none"))
    return facts


def _beside(stand: _Stand, document: str) -> int:
    """How many documents are on the same side of an option as a document, itself included."""
    side = stand.against.get(document)
    return 0 if side is None else stand.sides[side]


def _counts(own: Sequence[Recommendation]) -> str:
    explicit = sum(entry.explicit for entry in own)
    counts = sentence(counted(len(own), "recommendation"))
    if explicit in (0, len(own)):
        key = ("explicit" if explicit else "implied") + ("_one" if len(own) == 1 else "_all")
        return phrase(f"cards.{key}", recommendations=counts)
    return phrase(
        "cards.counts", recommendations=counts, explicit=number(explicit), implied=number(len(own) - explicit)
    )


def works_cited(material: Material, document: str) -> tuple[str, ...]:
    """What a text cites: other voices of the comparison first, then works as printed but for the number of their note
    and the full stop at their end, each once."""
    cited = material.cited.get(document, ())
    voices = [material.name(id) for id in material.in_order(id for id in cited if id in material.order)]
    works = (unstopped(re.sub(r"^\W?\d{1,3}\W+", "", work)) for work in cited if work not in material.order)
    return tuple(dict.fromkeys([*voices, *works]))


def cites_nothing(material: Material, document: str) -> bool:
    """Whether nothing that looks like a citation, a note or a list of works was found in a text."""
    text = material.corpus.document(document)
    apart = {block.kind for block in text.blocks} & {BlockKind.NOTE, BlockKind.REFERENCE}
    notes = any(mark.kind is MarkKind.NOTE for mark in text.marks)
    near = any(entry.citations for entry in material.advice.get(document, ()))
    return not (apart or notes or near or works_cited(material, document))


def _of_names(voice: Voice, text: Written) -> frozenset[str]:
    """The words of a text, small, that say nothing alone: those that mostly open names, and those that stand in the
    voice's own name ("the Society" of a Law Society)."""
    own = {word.lower() for word in WORD.findall(voice.name)}
    return frozenset((*text.openers.split(), *own.intersection(text.capitals.split())))


def vocabulary(
    uses: Mapping[str, int],
    total: Mapping[str, int],
    *,
    length: int | None = None,
    size: int | None = None,
    not_alone: Container[str] = frozenset(),
) -> tuple[str, ...]:
    """The terms that a text uses more than the others do: log odds with half a use added to each count, over their
    standard error (Monroe, Colaresi and Quinn, Fightin' Words, 2008, without their prior), best first.

    Args:
        uses: how often the text uses each term, `total` how often all texts do; terms used once may be left out.
        length: the sum of all uses, `size` that of `total`, where they are known.
        not_alone: words that are no term without a neighbour.
    """
    mine = sum(uses.values()) if length is None else length
    all_ = sum(total.values()) if size is None else size
    scored = []
    for term, count in uses.items():
        if count < USES:
            continue
        others = total[term] - count
        here, there = (count + 0.5) / (mine - count + 0.5), (others + 0.5) / (all_ - mine - others + 0.5)
        z = (log(here) - log(there)) / sqrt(1 / (count + 0.5) + 1 / (others + 0.5))
        scored.append((-round(z, 4), term))
    chosen: list[str] = []
    whole = _wholes(uses)
    for _, word in sorted(scored):
        term = whole.get(word, word)
        if term in not_alone:
            continue
        parts = set(term.split())
        if not any(parts & set(other.split()) for other in chosen):
            chosen.append(term)
    return tuple(chosen[:VOCABULARY])


def _wholes(uses: Mapping[str, int]) -> dict[str, str]:
    """For every word that recurs and is mostly said with one and the same neighbour ("united" with "states"), both."""
    pairs = sorted((-count, term) for term, count in uses.items() if count > 1 and " " in term)
    found: dict[str, str] = {}
    for count, pair in pairs:
        for word in pair.split():
            if -count >= MOSTLY * uses[word]:
                found.setdefault(word, pair)
    return found
