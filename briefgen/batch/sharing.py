"""Which briefs of a batch compare the same, and which documents each compares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefgen.batch.plan import PlannedBrief
from briefgen.corrections import Corrections
from briefgen.documents.finding.patterns import is_excluded
from briefgen.errors import NothingToCompare
from briefgen.model.documents import Corpus
from briefgen.model.editions import Record

_DECIDES = ("themes", "recommendations", "comparison", "editions")
"""The settings that an analysis depends on; those of the page do not touch it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparing:
    """What is compared, and how: briefs of which these are equal share one analysis."""

    read: tuple[object, ...]
    documents: tuple[str, ...]
    settings: tuple[str, ...]
    digest: str
    before: Record | None
    corrections: Corrections = field(compare=False)


def comparing(
    planned: PlannedBrief, read: tuple[object, ...], corrections: Corrections, before: Record | None
) -> Comparing:
    """What a brief compares; `read` tells which sources were read and how, `before` what its last edition has left.

    Whatever number and date the last editions have, briefs go on alike from what they named alike.
    """
    return Comparing(
        read=read,
        documents=tuple(sorted(planned.documents)),
        settings=tuple(getattr(planned.settings, group).model_dump_json() for group in _DECIDES),
        digest=corrections.digest,
        before=before and replace(before, number=0, date=None),
        corrections=corrections,
    )


def restricted(corpus: Corpus, patterns: Sequence[str]) -> Corpus:
    """The documents whose path fits a pattern, with their ids and the notices on them; all where there is no pattern.

    Notices on files that are no document of the corpus stay if their path fits, too.

    Raises:
        NothingToCompare: fewer than two fit.
    """
    if not patterns:
        return corpus
    chosen = tuple(one for one in corpus.documents if is_excluded(one.source.path, patterns))
    if len(chosen) < 2:
        told = f"only {chosen[0].source.path} fits" if chosen else "no document fits"
        raise NothingToCompare(
            f"{told} the brief's `documents`", where=", ".join(patterns), hint="name patterns that fit two or more"
        )
    return replace(
        corpus,
        documents=chosen,
        notices=tuple(one for one in corpus.notices if is_excluded(one.subject, patterns)),
    )
