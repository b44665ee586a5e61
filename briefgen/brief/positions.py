"""Where a voice stands, in a word; and the matrix of options by voices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefgen.brief.material import Material, side_of, strongest
from briefgen.brief.places import chapter_id
from briefgen.language.catalogue import phrase, read, words
from briefgen.language.tokens import stop_words
from briefgen.language.writing import counted, noun, number, sentence
from briefgen.model.brief import Cell, Matrix, MatrixRow
from briefgen.model.comparison import FindingKind, PolicyOption, Position, PositionKind
from briefgen.model.recommendations import Recommendation, Stance, Strength

LABEL, LABEL_OF_MANY = 64, 48
"""Characters of a row's label that stand on one line: up to five voices, and beside the columns of more."""
ROWS, ROWS_OF_MANY = 6, 5
"""Rows that page 1 holds beside title, messages and quotations; fewer when voices are named in them."""
MANY = 7
"""Voices above which a row names the voices of each position; up to so many have a column each."""


def word_for(kind: PositionKind, recommendation: Recommendation | None) -> str:
    """A position in a word, with the force that the text gives it: what is only argued for is not "called for"."""
    if kind is PositionKind.FOR and recommendation is not None:
        if not recommendation.explicit:
            return phrase("words.argues")
        if recommendation.strength is Strength.MAY:
            return phrase("words.suggests")
    return phrase(f"words.{kind.value}")


def kind_of(recommendations: Iterable[Recommendation]) -> PositionKind:
    """The position that several recommendations come to, when no option says it: silent, against, or for."""
    stances = {recommendation.stance for recommendation in recommendations}
    if not stances:
        return PositionKind.SILENT
    return PositionKind.AGAINST if stances == {Stance.AGAINST} else PositionKind.FOR


def word_and_kind(recommendations: Sequence[Recommendation]) -> tuple[str, PositionKind]:
    """Where several recommendations of one voice leave it; the strongest one gives the force."""
    kind = kind_of(recommendations)
    if len({recommendation.stance for recommendation in recommendations}) > 1:
        return phrase("words.mixed"), kind
    return word_for(kind, recommendations[0] if recommendations else None), kind


def matrix(material: Material, names: Mapping[str, str]) -> Matrix | None:
    """The options that are most widely shared or in tension, then the strongest of the voices least seen so far; None
    when no text recommends anything.

    Args:
        names: what each option is called, by id.
    """
    options = material.comparison.options
    if not options:
        return None
    chosen = _chosen(material)
    rows = tuple(_row(material, option, names[option.id]) for option in chosen)
    total = len(material.voices)
    shared = [len(material.sharing(option)) for option in chosen]
    contested = sum(material.is_contested(option) for option in chosen)
    several = sum(count > 1 for count in shared)
    everyone = sum(count == total for count in shared)
    key = "all" if everyone else "some" if several else "none"
    message = phrase(
        f"matrix.message_{key}",
        count=number(everyone or several),
        rows=number(len(rows)),
        be=words("matrix.be")[(everyone or several) > 1],
        total=number(total),
        noun=noun(material.noun, total),
    )
    if contested:
        message += phrase("matrix.contested", count=number(contested), be=words("matrix.contested_be")[contested > 1])
    source = phrase(
        "matrix.source_all" if len(chosen) == len(options) else "matrix.source",
        recommendations=sentence(counted(len(material.recommendations), "recommendation")),
        options=counted(len(options), "option"),
        noun=noun(material.noun, 1),
    )
    return Matrix(message=sentence(message), source=source, rows=rows)


def _chosen(material: Material) -> list[PolicyOption]:
    tensions = material.of_kind(FindingKind.TENSION)
    disputed = {finding.option for finding in tensions}
    disputed |= {material.recommendations[id].option for finding in tensions for id in finding.recommendations}
    options = material.comparison.options
    shared = [option for option in options if len(material.supporters(option)) > 1 or option.id in disputed]
    shared.sort(key=lambda option: (-len(material.supporters(option)), option.id not in disputed))
    rows = ROWS if len(material.voices) <= MANY else ROWS_OF_MANY
    chosen = shared[:rows]
    seen = Counter(document for option in chosen for document in material.supporters(option))
    rest = [option for option in options if option not in shared]
    rank = {entry.id: place for place, entry in enumerate(strongest(list(material.recommendations.values())))}
    while rest and len(chosen) < rows:
        best = min(rest, key=lambda option: (_least_seen(material, option, seen), _rank(option, rank)))
        rest.remove(best)
        chosen.append(best)
        seen.update(material.supporters(best))
    return chosen


def _least_seen(material: Material, option: PolicyOption, seen: Counter[str]) -> int:
    return min((seen[document] for document in material.supporters(option)), default=len(material.order))


def _rank(option: PolicyOption, rank: dict[str, int]) -> int:
    return min((rank[id] for id in option.recommendations), default=len(rank))


def _row(material: Material, option: PolicyOption, name: str) -> MatrixRow:
    positions = {position.document: position for position in option.positions}
    variants = len({position.variant for position in option.positions if position.variant})
    cells = tuple(_cell(material, voice.document, positions.get(voice.document), variants) for voice in material.voices)
    target = chapter_id(option.theme) if option.theme else None
    return MatrixRow(
        option=option.id,
        label=_short(name, LABEL if len(material.voices) <= 5 else LABEL_OF_MANY),
        cells=cells,
        target=target,
    )


def _short(label: str, most: int) -> str:
    """A label that fits its line: cut after a word, never after one that only joins, with an ellipsis."""
    if len(label) <= most:
        return label
    kept = label[: most - 1].split()[:-1]
    while len(kept) > 1 and kept[-1].lower() in stop_words(read()):
        kept.pop()
    return " ".join(kept).rstrip(",;:") + "…"


def _cell(material: Material, document: str, position: Position | None, variants: int) -> Cell:
    """One voice on one option; where texts want the option to be different things, the word is what it wants."""
    own: Sequence[Recommendation] = material.of(position.recommendations) if position else ()
    if position is None or not own:
        return Cell(document=document, kind=PositionKind.SILENT, word=material.quiet(document), side=None)
    word = word_for(position.kind, own[0])
    if position.variant and variants > 1:
        key = "variant_conditional" if position.kind is PositionKind.CONDITIONAL else "variant"
        word = phrase(f"words.{key}", variant=sentence(position.variant))
    return Cell(document=document, kind=position.kind, word=word, side=side_of(own[0]))
