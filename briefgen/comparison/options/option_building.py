"""Turns groups of recommendations into policy options: label, theme, who stands where, in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.likeness import DIGITS, Likeness
from briefgen.comparison.asks.weighing import CorpusWords
from briefgen.comparison.options.options import Group, label, slug
from briefgen.comparison.options.placement import Placement
from briefgen.comparison.said import CorpusSaid
from briefgen.comparison.tensions.stance import position
from briefgen.model.comparison import PolicyOption, Position, PositionKind
from briefgen.model.documents import Document
from briefgen.model.evidence import Sentence


def build_options(
    groups: Sequence[Group],
    asks: Sequence[Ask],
    placed: Sequence[str | None],
    themed: Placement,
    likeness: Mapping[tuple[int, int], Likeness],
    said: CorpusSaid,
    known: CorpusWords,
    labels: Mapping[int, str],
) -> list[PolicyOption]:
    """The option of each group, in the order of the groups; every document has a position on each.

    `labels` are those that an analyst has given to the option of a recommendation.
    """
    corpus = said.corpus
    heard = {ask.document for ask in asks}
    doubted = {document.id: said.doubts(document) for document in corpus.documents if document.id in heard}
    silent = {document.id: Position(document=document.id, kind=PositionKind.SILENT) for document in corpus.documents}
    taken: set[str] = set()
    options = []
    for group in groups:
        given = next((labels[at] for at in group.members if at in labels), None)
        text = given or label(group, asks, likeness, known)
        id = slug(text, taken)
        taken.add(id)
        speakers = {asks[at].document for at in group.members}
        positions = tuple(
            _position(document, group, asks, doubted[document.id], known)
            if document.id in speakers
            else silent[document.id]
            for document in corpus.documents
        )
        options.append(
            PolicyOption(
                id=id,
                label=text,
                theme=themed.named(text) or _theme(group, placed),
                recommendations=tuple(id for position in positions for id in position.recommendations),
                positions=positions,
            )
        )
    return options


def by_weight(
    options: Sequence[PolicyOption], groups: Sequence[Group], likeness: Mapping[tuple[int, int], Likeness]
) -> tuple[PolicyOption, ...]:
    """By the number of documents that address an option, then by how alike their recommendations are."""

    def key(number: int) -> tuple[int, float, int]:
        voices = sum(position.kind is not PositionKind.SILENT for position in options[number].positions)
        inner = [likeness[pair].score for pair in combinations(groups[number].members, 2) if pair in likeness]
        return -voices, -round(sum(inner) / len(inner), DIGITS) if inner else 0.0, number

    return tuple(options[number] for number in sorted(range(len(options)), key=key))


def _position(
    document: Document,
    group: Group,
    asks: Sequence[Ask],
    doubted: Sequence[Sentence],
    known: CorpusWords,
) -> Position:
    own = [at for at in group.members if asks[at].document == document.id]
    said = {asks[at].id: asks[at] for at in own}
    recommendations = [ask.recommendation for ask in said.values()]
    found = position(document, recommendations, doubted, known, lambda one: said[one.id])
    return replace(found, variant=next((group.variants[at].value for at in own if at in group.variants), None))


def _theme(group: Group, placed: Sequence[str | None]) -> str | None:
    """The theme of most of a group's recommendations, the first one's where two are as frequent."""
    votes: Mapping[str, int] = Counter(theme for at in group.members if (theme := placed[at]))
    return max(votes, key=lambda theme: votes[theme], default=None)
