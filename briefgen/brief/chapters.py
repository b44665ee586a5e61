"""A chapter for every theme: what is found in it, who writes how much on it, and each voice in its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.brief.catalogue import phrase
from briefgen.brief.material import Material, side_of
from briefgen.brief.matters import Matter
from briefgen.brief.names import counted, listed, number, sentence
from briefgen.brief.places import card_id, chapter_id
from briefgen.brief.positions import word_and_kind
from briefgen.brief.wording import body_of, claim_of, matter_statement, statement, what_one_asks, who
from briefgen.model.brief import Chapter, Emphasis, PositionRow, Remark, Statement, Voice
from briefgen.model.comparison import PositionKind
from briefgen.model.recommendations import Recommendation
from briefgen.model.themes import Theme

HEADING = 110
"""Characters of a heading that stand on two lines."""
NAMED = 3
"""Voices that a heading names."""
SIDES = 4
"""Quotations of one voice in a chapter's table; the annex has all."""


def chapters(
    material: Material, shared: Sequence[Matter], tensions: Sequence[Matter], alone: Sequence[Matter]
) -> tuple[Chapter, ...]:
    """All chapters, in the order of the themes."""
    matters = [*tensions, *shared, *alone]
    return tuple(_chapter(material, theme, place, matters) for place, theme in enumerate(material.themes.themes, 1))


def _chapter(material: Material, theme: Theme, number_: int, matters: Sequence[Matter]) -> Chapter:
    id = chapter_id(theme.id)
    here = [matter for matter in matters if _is_in(matter, theme.id)]
    of_voice = _passages(material, theme)
    heading = _heading(material, id, here, of_voice)
    return Chapter(
        id=id,
        theme=theme.id,
        number=number_,
        label=theme.label,
        heading=heading,
        keywords=theme.keywords,
        statements=_statements(material, id, here),
        emphasis=tuple(
            Emphasis(document=voice.document, passages=of_voice[voice.document]) for voice in material.voices
        ),
        rows=tuple(_row(material, theme, voice, of_voice[voice.document]) for voice in material.voices),
    )


def _is_in(matter: Matter, theme: str) -> bool:
    """Whether a matter belongs to a theme: by its finding, else by its strongest recommendation."""
    return (matter.first.theme or matter.left[0].theme) == theme


def _passages(material: Material, theme: Theme) -> Counter[str]:
    documents = {passage.id: passage.document for passage in material.corpus.passages}
    return Counter(documents[id] for id in theme.passages if id in documents)


def _heading(material: Material, id: str, here: Sequence[Matter], passages: Counter[str]) -> Statement | Remark:
    """What is found, not what it is about: a tension before an agreement before what one voice asks for."""
    voices = material.in_order(document for matter in here for document in matter.documents)
    if len(here) > 1 and len(here[0].documents) == 1:
        return _unshared(material, id, here, voices)
    if here:
        matter = here[0]
        claim = claim_of(material, matter)
        if len(claim) > HEADING and len(matter.documents) == 1:
            claim = sentence(phrase("headings.one_proposes", name=material.name(matter.documents[0])))
        return matter_statement(f"{id}-heading", matter, "", claim_as_text(claim))
    writing = material.in_order(document for document, count in passages.items() if count)
    if len(writing) > 1:
        return Remark(text=phrase("headings.only_describe", who=who(material, writing)))
    if writing:
        return Remark(text=sentence(phrase("headings.one_describes", name=material.name(writing[0]))))
    return Remark(text=phrase("headings.none"))


def _unshared(material: Material, id: str, here: Sequence[Matter], voices: Sequence[str]) -> Statement:
    """The heading of a chapter in which every proposal is one voice's own."""
    if len(voices) == 1:
        text = phrase("headings.one_proposes", name=material.name(voices[0]))
    else:
        who_asks = listed(material.names(voices)) if len(voices) <= NAMED else counted(len(voices), material.noun)
        text = phrase("headings.unshared", who=who_asks)
    entries = [next(matter.left[0] for matter in here if matter.documents[0] == document) for document in voices]
    return statement(f"{id}-heading", "", sentence(text), entries, about=[id for matter in here for id in matter.about])


def claim_as_text(claim: str) -> str:
    """A claim as a heading: a capital first, no full stop."""
    return sentence(claim.rstrip("."))


def _statements(material: Material, id: str, here: Sequence[Matter]) -> tuple[Statement, ...]:
    """The tensions and agreements in full, then one statement for every voice with proposals of its own."""
    shared = [matter for matter in here if len(matter.documents) > 1]
    said: list[Statement] = []
    for matter in shared:
        theme_id = f"{id}-{len(said) + 1}"
        claim = "" if matter is here[0] else claim_of(material, matter)
        said.append(matter_statement(theme_id, matter, claim, body_of(material, matter)))
    own: dict[str, list[Matter]] = {}
    for matter in here:
        if len(matter.documents) == 1:
            own.setdefault(matter.documents[0], []).append(matter)
    for document in material.in_order(own):
        name = phrase("bodies.alone", name=material.name(document))
        entries = [matter.left[0] for matter in own[document]][:SIDES]
        about = [id for matter in own[document][:SIDES] for id in matter.about]
        body = what_one_asks(entries, name)
        theme_id = f"{id}-{len(said) + 1}"
        said.append(statement(theme_id, "", body, entries, target=card_id(document), about=about))
    return tuple(said)


def _row(material: Material, theme: Theme, voice: Voice, passages: int) -> PositionRow:
    own = material.of(
        entry.id
        for entry in material.recommendations.values()
        if entry.theme == theme.id and entry.document == voice.document
    )
    if not own:
        return _nothing(voice, passages)
    remark = phrase("rows.more", count=sentence(number(len(own) - SIDES))) if len(own) > SIDES else ""
    word, kind = word_and_kind(own)
    if _is_conditional(material, own[0]):
        word, kind = phrase("words.conditional"), PositionKind.CONDITIONAL
    return PositionRow(
        document=voice.document,
        word=word,
        kind=kind,
        sides=tuple(side_of(entry) for entry in own[:SIDES]),
        remark=remark,
    )


def _is_conditional(material: Material, recommendation: Recommendation) -> bool:
    """Whether a voice takes its position on a recommendation's option on a condition."""
    option = material.options.get(recommendation.option or "")
    held = [(position.document, position.kind) for position in option.positions] if option else []
    return (recommendation.document, PositionKind.CONDITIONAL) in held


def _nothing(voice: Voice, passages: int) -> PositionRow:
    """A voice without recommendation on a theme: it describes, or it is silent, and then its date stands beside."""
    word = phrase("words.describes") if passages else phrase("words.silent")
    remark = (
        phrase("rows.describes", passages=sentence(counted(passages, "passage")))
        if passages
        else phrase("rows.silent", dated=voice.dated)
    )
    return PositionRow(document=voice.document, word=word, kind=PositionKind.SILENT, sides=(), remark=remark)
