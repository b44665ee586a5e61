"""Options of very many documents: who says the same as those compared takes a place beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.weighing import CorpusWords
from briefgen.comparison.options.crowd import Crowd, Make
from briefgen.comparison.options.options import Group
from briefgen.comparison.said import CorpusSaid
from briefgen.comparison.tensions.stance import position
from briefgen.model.comparison import PolicyOption, Position, PositionKind
from briefgen.model.recommendations import Recommendation


def with_the_crowd(
    options: Sequence[PolicyOption],
    groups: Sequence[Group],
    asks: Sequence[Ask],
    crowd: Crowd,
    make: Make,
    heard: CorpusSaid,
    known: CorpusWords,
) -> list[PolicyOption]:
    """The options with all who take a position; silence is not written down, as it would be for most of very many."""
    documents = {document.id: document for document in heard.corpus.documents}
    order = {id: at for at, id in enumerate(documents)}
    found = []
    for option, group in zip(options, groups, strict=True):
        held: dict[str, Position] = {
            one.document: one for one in option.positions if one.kind is not PositionKind.SILENT
        }
        behind: dict[str, list[Recommendation]] = defaultdict(list)
        for at in group.members:
            for one in crowd.behind.get(asks[at].id, ()):
                behind[one.document].append(one)
        for id, said in sorted(behind.items()):
            if id in held:
                more = tuple(one.id for one in said)
                held[id] = replace(held[id], recommendations=(*held[id].recommendations, *more))
            else:
                held[id] = position(documents[id], said, heard.doubts(documents[id]), known, make)
        positions = tuple(held[id] for id in sorted(held, key=order.__getitem__))
        recommendations = tuple(id for one in positions for id in one.recommendations)
        found.append(replace(option, positions=positions, recommendations=recommendations))
    return found


def everyone(
    compared: Sequence[Recommendation],
    ordered: Sequence[Recommendation],
    crowd: Crowd,
    theme_of: Mapping[str, str | None],
    place_of: Mapping[str, int],
) -> list[Recommendation]:
    """All recommendations in document and reading order, each with its theme, and its option where it has one."""
    known = {one.id: one for one in compared}
    for id, others in crowd.behind.items():
        option = known[id].option
        known |= {one.id: replace(one, theme=theme_of[one.id], option=option) for one in others}
    known |= {one.id: replace(one, theme=theme_of[one.id]) for one in crowd.apart}
    in_order = sorted(range(len(ordered)), key=lambda at: (place_of[ordered[at].document], at))
    return [known[ordered[at].id] for at in in_order]
