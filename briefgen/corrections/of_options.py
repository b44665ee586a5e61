"""Which recommendations the analyst counts as one course of action, and which not."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.corrections.applying import Corrected, stale
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
        subject, change = ", ".join(entry.members), _said(entry)
        if len(ids) < len(entry.members):
            at = found.index(None)
            near = near_recommendations(recommendations, id=entry.members[at], quote=quotes[at] or None)
            correction, notice = stale(KIND, subject, change, entry.why, entry.line, near)
            done.append(correction)
            notices.append(notice)
            continue
        (together if entry.join else apart).append(ids)
        if entry.label:
            labels.append((ids[0], entry.label))
        headlines = "; ".join(one.headline for one in found if one)
        done.append(Correction(kind=KIND, subject=headlines, change=change, why=entry.why, line=entry.line))
    ties = Ties(together=tuple(together), apart=tuple(apart), labels=tuple(labels))
    return Corrected(value=ties, done=tuple(done), notices=tuple(notices))


def _said(entry: OptionEntry) -> str:
    named = f", called {entry.label}" if entry.label else ""
    if entry.cut:
        return "not one course of action"
    return f"one course of action{named}" if len(entry.join) > 1 else f"called {entry.label}"
