"""Which recommendations the analyst counts as one course of action, and which not."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.corrections.applying import Corrected, applied, changes_of, stale
from briefgen.corrections.entries import OptionEntry
from briefgen.corrections.finding import near_recommendations, recommendation_of
from briefgen.model.comparison import Ties
from briefgen.model.corrections import Correction
from briefgen.model.documents import Corpus
from briefgen.model.notices import Notice
from briefgen.model.recommendations import Recommendation

KIND = "option"


def option_ties(
    recommendations: Sequence[Recommendation], corpus: Corpus, entries: Sequence[OptionEntry]
) -> Corrected[Ties]:
    """What the comparison must join and keep apart; an entry of which one recommendation is gone is not applied."""
    together: list[tuple[str, ...]] = []
    apart: list[tuple[str, ...]] = []
    labels: list[tuple[str, str]] = []
    done: list[Correction] = []
    notices: list[Notice] = []
    for entry in entries:
        quotes = entry.quotes or ("",) * len(entry.members)
        found = [
            recommendation_of(recommendations, corpus, id=id, quote=quote, file=None)
            for id, quote in zip(entry.members, quotes, strict=True)
        ]
        ids = tuple(one.id for one in found if one)
        subject = ", ".join(entry.members)
        changes = changes_of(join=len(entry.join) > 1, cut=bool(entry.cut), label=entry.label)
        if len(ids) < len(entry.members):
            at = found.index(None)
            near = near_recommendations(recommendations, id=entry.members[at], quote=quotes[at] or None)
            correction, notice = stale(KIND, subject, changes, entry, near)
            done.append(correction)
            notices.append(notice)
            continue
        (together if entry.join else apart).append(ids)
        if entry.label:
            labels.append((ids[0], entry.label))
        headlines = "; ".join(one.headline for one in found if one)
        done.append(applied(KIND, headlines, changes, entry))
    ties = Ties(together=tuple(together), apart=tuple(apart), labels=tuple(labels))
    return Corrected(value=ties, done=tuple(done), notices=tuple(notices))
