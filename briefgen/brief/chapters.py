"""A chapter for every theme: what is found in it, who writes how much on it, and each voice in its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.brief.bodies import body_of
from briefgen.brief.captions import figure_caption, table_caption
from briefgen.brief.crowds import EACH_UP_TO, HEARD
from briefgen.brief.headings import heading
from briefgen.brief.material import Material, doubt_side, side_of, strongest
from briefgen.brief.matters import Matter, repeats
from briefgen.brief.places import AGREEMENTS, TENSIONS, chapter_id
from briefgen.brief.positions import word_and_kind
from briefgen.brief.remembering import once
from briefgen.brief.wording import claim_of, matter_statement
from briefgen.language.catalogue import phrase, words
from briefgen.language.writing import closed, counted, listed, number, semicolons, sentence
from briefgen.model.brief import Chapter, Emphasis, PositionRow, Statement, Voice
from briefgen.model.comparison import PositionKind
from briefgen.model.recommendations import Recommendation
from briefgen.model.themes import Theme

NAMED = 4
"""Voices that ask for nothing which are named; more are counted."""
NEAR = 2
"""Matters of other themes that a chapter points to."""
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
    documents = {passage.id: passage.document for passage in material.corpus.each_passage()}
    return tuple(
        _chapter(
            material,
            theme,
            place,
            [matter for matter in matters if _is_in(matter, theme.id)],
            _near(matters, theme.id),
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
    near: Sequence[Matter],
    advice: Sequence[Sequence[Recommendation]],
    passages: Counter[str],
) -> Chapter:
    id = chapter_id(theme.id)
    here = here or near[:1]
    told = _told(material, advice, passages)
    return Chapter(
        id=id,
        theme=theme.id,
        number=place,
        label=theme.label,
        heading=heading(material, id, here, near, [entry for own in advice for entry in own], passages),
        keywords=theme.keywords,
        statements=_statements(material, id, here, near),
        emphasis=tuple(
            Emphasis(document=voice.document, passages=passages[voice.document]) for voice in material.voices
        ),
        rows=tuple(_row(material, voice, own, passages[voice.document]) for voice, own in told),
        others=_others(material, [*here, *near], advice, passages),
        caption=table_caption(material, theme.label, advice),
        figure=figure_caption(material, passages),
    )


def _told(
    material: Material, advice: Sequence[Sequence[Recommendation]], passages: Counter[str]
) -> list[tuple[Voice, Sequence[Recommendation]]]:
    """The voices that a chapter tells of, with what they ask for on its theme: all, or of very many those that ask for
    most, and write most on it."""
    every = list(zip(material.voices, advice, strict=True))
    if len(every) <= EACH_UP_TO:
        return every
    most = sorted(range(len(every)), key=lambda at: (-len(every[at][1]), -passages[every[at][0].document], at))[:HEARD]
    return [every[at] for at in sorted(most)]


def _near(matters: Sequence[Matter], theme: str) -> list[Matter]:
    """Where no matter of several voices belongs to a theme, the first ones of others that have a recommendation of it,
    so that nothing seems to stand alone which is shared or disputed elsewhere."""
    several = [matter for matter in matters if len(matter.documents) > 1]
    if any(_is_in(matter, theme) for matter in several):
        return []
    touching = [matter for matter in several if any(entry.theme == theme for entry in matter.recommendations)]
    return [matter for matter in touching if not repeats(matter, touching)][:NEAR]


def _is_in(matter: Matter, theme: str) -> bool:
    """Whether a matter belongs to a theme: by its finding, else by its strongest recommendation."""
    return (matter.first.theme or matter.left[0].theme) == theme


def _statements(material: Material, id: str, here: Sequence[Matter], near: Sequence[Matter]) -> tuple[Statement, ...]:
    """Who asks for what in the matter of the heading, and the claims of the other matters of several voices, those
    near by among them. What only one voice asks for stands in the table."""
    said: list[Statement] = []
    for matter in dict.fromkeys((*here, *near)):
        if len(matter.documents) == 1 or repeats(matter, here):
            continue
        first = matter is here[0] if here else False
        claim = "" if first else claim_of(material, matter)
        body = body_of(material, matter) if first else ""
        target = TENSIONS if matter.right else AGREEMENTS
        said.append(matter_statement(f"{id}-{len(said) + 1}", matter, claim, body, target=target))
    return tuple(said)


def _others(
    material: Material, here: Sequence[Matter], advice: Sequence[Sequence[Recommendation]], passages: Counter[str]
) -> str:
    """In one line, who describes the theme and who says nothing of it; "" when every voice asks for something, be it
    in a recommendation of another theme that the chapter tells of."""
    told = {document for matter in here for document in matter.documents}
    quiet = [
        voice.document
        for voice, own in zip(material.voices, advice, strict=True)
        if not own and voice.document not in told
    ]
    parts = []
    for key, documents in (
        ("describe", [document for document in quiet if passages[document] and document not in material.unread]),
        ("silent", [document for document in quiet if not passages[document] and document not in material.unread]),
        ("unread", [document for document in quiet if document in material.unread]),
    ):
        if documents:
            many = len(documents) > NAMED
            who = counted(len(documents), material.noun) if many else listed(material.names(documents))
            several = len(documents) > 1 or material.is_several(documents[0])
            parts.append(phrase(f"rows.{key}", who=who, verb=words(f"rows.verb_{key}")[several]))
    return closed(sentence(semicolons(parts))) if parts else ""


def _row(material: Material, voice: Voice, entries: Sequence[Recommendation], passages: int) -> PositionRow:
    if not entries:
        return _nothing(material, voice, passages=passages)
    own = strongest(entries)
    remark = phrase("rows.more", count=sentence(number(len(own) - SIDES))) if len(own) > SIDES else ""
    word, kind = word_and_kind(own)
    if material.is_conditional(own[0]):
        word, kind = phrase("words.conditional"), PositionKind.CONDITIONAL
    doubts = material.doubts(own[:1])
    sides = tuple(map(side_of, own[:SIDES]))
    printed = {side.quotations for side in sides}
    return PositionRow(
        document=voice.document,
        word=word,
        kind=kind,
        sides=(*sides, *(doubt_side(own[0], doubt) for doubt in doubts.values() if doubt not in printed)),
        remark=remark,
    )


@once
def _nothing(material: Material, voice: Voice, *, passages: int) -> PositionRow:
    """A voice without recommendation on a theme: it describes, or it is silent, and then its date stands beside."""
    if voice.document in material.unread:
        word, remark = material.quiet(voice.document), phrase("cards.unread")
        return PositionRow(document=voice.document, word=word, kind=PositionKind.SILENT, sides=(), remark=remark)
    word = phrase("words.describes") if passages else phrase("words.silent")
    remark = (
        phrase("rows.describes_only", passages=sentence(counted(passages, "passage")))
        if passages
        else phrase("rows.silent_dated", dated=voice.dated)
    )
    return PositionRow(document=voice.document, word=word, kind=PositionKind.SILENT, sides=(), remark=remark)
