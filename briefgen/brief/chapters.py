"""A chapter for every theme: what is found in it, who writes how much on it, and each voice in its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.brief.catalogue import phrase
from briefgen.brief.headings import heading
from briefgen.brief.material import Material, doubt_side, side_of, strongest
from briefgen.brief.matters import Matter, repeats
from briefgen.brief.names import counted, number, sentence
from briefgen.brief.places import card_id, chapter_id
from briefgen.brief.positions import word_and_kind
from briefgen.brief.wording import body_of, claim_of, matter_statement, statement, what_one_asks
from briefgen.model.brief import Chapter, Emphasis, PositionRow, Statement, Voice
from briefgen.model.comparison import PositionKind
from briefgen.model.recommendations import Recommendation
from briefgen.model.themes import Theme

SIDES = 4
"""Quotations of one voice in a chapter's table; the annex has all."""


def chapters(
    material: Material, shared: Sequence[Matter], tensions: Sequence[Matter], alone: Sequence[Matter]
) -> tuple[Chapter, ...]:
    """All chapters, in the order of the themes."""
    matters = [*tensions, *shared, *alone]
    advice: dict[tuple[str, str], list[Recommendation]] = {}
    for entry in material.recommendations.values():
        advice.setdefault((entry.theme or "", entry.document), []).append(entry)
    documents = {passage.id: passage.document for passage in material.corpus.passages}
    return tuple(
        _chapter(
            material,
            theme,
            place,
            [matter for matter in matters if _is_in(matter, theme.id)],
            [advice.get((theme.id, voice.document), []) for voice in material.voices],
            Counter(documents[id] for id in theme.passages if id in documents),
        )
        for place, theme in enumerate(material.themes.themes, 1)
    )


def _chapter(
    material: Material,
    theme: Theme,
    place: int,
    here: Sequence[Matter],
    advice: Sequence[Sequence[Recommendation]],
    passages: Counter[str],
) -> Chapter:
    id = chapter_id(theme.id)
    return Chapter(
        id=id,
        theme=theme.id,
        number=place,
        label=theme.label,
        heading=heading(material, id, here, [entry for own in advice for entry in own], passages),
        keywords=theme.keywords,
        statements=_statements(material, id, here),
        emphasis=tuple(
            Emphasis(document=voice.document, passages=passages[voice.document]) for voice in material.voices
        ),
        rows=tuple(
            _row(material, voice, own, passages[voice.document])
            for voice, own in zip(material.voices, advice, strict=True)
        ),
    )


def _is_in(matter: Matter, theme: str) -> bool:
    """Whether a matter belongs to a theme: by its finding, else by its strongest recommendation."""
    return (matter.first.theme or matter.left[0].theme) == theme


def _statements(material: Material, id: str, here: Sequence[Matter]) -> tuple[Statement, ...]:
    """The tensions and agreements in full, then one statement for every voice with proposals of its own."""
    said: list[Statement] = []
    told: set[str] = set()
    for matter in here:
        if len(matter.documents) == 1 or repeats(matter, here):
            continue
        told |= {entry.id for entry in matter.recommendations}
        theme_id = f"{id}-{len(said) + 1}"
        claim = "" if matter is here[0] else claim_of(material, matter)
        said.append(matter_statement(theme_id, matter, claim, body_of(material, matter)))
    own: dict[str, list[Matter]] = {}
    for matter in here:
        if len(matter.documents) == 1 and matter.left[0].id not in told:
            own.setdefault(matter.documents[0], []).append(matter)
    for document in material.in_order(own):
        name = phrase("bodies.alone", name=material.name(document))
        entries = [matter.left[0] for matter in own[document]][:SIDES]
        about = [id for matter in own[document][:SIDES] for id in matter.about]
        body = what_one_asks(material, entries, name)
        theme_id = f"{id}-{len(said) + 1}"
        said.append(statement(theme_id, "", body, entries, target=card_id(document), about=about))
    return tuple(said)


def _row(material: Material, voice: Voice, entries: Sequence[Recommendation], passages: int) -> PositionRow:
    if not entries:
        return _nothing(voice, passages)
    own = strongest(entries)
    remark = phrase("rows.more", count=sentence(number(len(own) - SIDES))) if len(own) > SIDES else ""
    word, kind = word_and_kind(own)
    if material.is_conditional(own[0]):
        word, kind = phrase("words.conditional"), PositionKind.CONDITIONAL
    doubts = material.doubts(own[:1])
    return PositionRow(
        document=voice.document,
        word=word,
        kind=kind,
        sides=(*map(side_of, own[:SIDES]), *(doubt_side(own[0], doubt) for doubt in doubts.values())),
        remark=remark,
    )


def _nothing(voice: Voice, passages: int) -> PositionRow:
    """A voice without recommendation on a theme: it describes, or it is silent, and then its date stands beside."""
    word = phrase("words.describes") if passages else phrase("words.silent")
    remark = (
        phrase("rows.describes", passages=sentence(counted(passages, "passage")))
        if passages
        else phrase("rows.silent", dated=voice.dated)
    )
    return PositionRow(document=voice.document, word=word, kind=PositionKind.SILENT, sides=(), remark=remark)
