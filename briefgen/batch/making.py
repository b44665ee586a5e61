"""One brief of a batch, from an analysis that others share: composed, rendered, and put in its place.

What is done here needs no state of the batch, so that it can be done in any process, and again when that is lost.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.corrections import Corrections, correct_corpus
from briefgen.errors import BriefgenError, NothingToCompare
from briefgen.model.brief import Brief
from briefgen.model.delivery import Stakeholder
from briefgen.model.documents import Corpus
from briefgen.model.notices import Notice, Severity
from briefgen.model.publication import Artifact, Edition
from briefgen.pipeline import Analysis, brief_of, number_edition
from briefgen.publication import publish
from briefgen.settings import Settings
from briefgen.store import locked

NEEDED = ("briefgen.batch.making", "briefgen.brief.tailoring", "briefgen.page.rendering", "briefgen.page.to_pdf")
"""The modules that make a brief: workers load them while the documents are compared."""

_PAGES = {"page": 1, "brief": 3, "full": 5}
"""About how many pages a brief of a few documents has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A brief that is to be made.

    `went_on_from` is number and date of the edition before, None for a first one. `place` is the folder of its
    editions, None where whoever makes it cannot see that.
    """

    settings: Settings
    edition: Edition
    went_on_from: tuple[int, str | None] | None
    reader: Stakeholder | None
    place: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of a task: how much the brief compares, its warnings; what is left to publish, None when it is done."""

    documents: int
    warnings: int
    unpublished: tuple[Brief, tuple[Artifact, ...]] | None


def edition_of(
    corpus: Corpus, settings: Settings, output: Path, said: Corrections, reader: Stakeholder | None
) -> Edition:
    """The edition that a brief will be; what it selects counts as what it corrects does.

    Raises:
        ConfigurationError: there is no such template.
    """
    decided = said.digest
    if reader is not None:
        selected = json.dumps([decided, reader.name, reader.themes, reader.authors])
        decided = hashlib.sha256(selected.encode("utf-8", "surrogatepass")).hexdigest()
    return number_edition(correct_corpus(corpus, said.documents).value, settings, output=output, corrections=decided)


def effort(settings: Settings, documents: int) -> int:
    """About how long a brief of so many documents takes to make, beside others: pages to lay out."""
    page = settings.page
    if "pdf" not in page.formats:
        return 0
    return _PAGES[page.length] + (documents if page.length == "full" else 0)


def make(analysis: Analysis, task: Task) -> Made | BriefgenError | OSError:
    """Makes a brief, and publishes it where its place is seen; or why it cannot be made."""
    from briefgen import page

    try:
        brief = _composed(analysis, task)
        artifacts = page.render(brief, task.settings.page)
        if task.place is not None:
            put(brief, artifacts, task.settings, task.place)
    except (BriefgenError, OSError) as error:
        return error
    return Made(
        documents=len(brief.corpus.documents),
        warnings=sum(notice.severity is Severity.WARNING for notice in brief.notices),
        unpublished=None if task.place is not None else (brief, artifacts),
    )


def put(brief: Brief, artifacts: tuple[Artifact, ...], settings: Settings, place: Path) -> None:
    """Publishes a brief into the folder of its editions.

    Raises:
        Locked: another run works there.
        OutputFailed: it cannot be written.
    """
    with locked(place):
        publish(brief, artifacts, place, settings)


def _composed(analysis: Analysis, task: Task) -> Brief:
    """The brief, or the part of it that its reader wants; the whole analysis is what the next edition goes on from."""
    from briefgen import brief as composing
    from briefgen import publication
    from briefgen.brief.tailoring import say_selection
    from briefgen.publication.selection import select

    if analysis.before is not None and task.went_on_from is not None:
        number, date = task.went_on_from
        analysis = replace(analysis, before=replace(analysis.before, number=number, date=date))
    reader, settings = task.reader, task.settings
    if reader is None or not (reader.themes or reader.authors):
        return brief_of(analysis, settings, output=Path(), edition=task.edition)
    chosen = select(analysis.corpus, analysis.themes, analysis.comparison, reader)
    if not chosen.labels and not chosen.documents:
        raise NothingToCompare(
            f"no theme or author of these documents is {', '.join((*reader.themes, *reader.authors))}",
            where="select",
            hint=_what_there_is(analysis, reader),
        )
    before = analysis.before
    record = publication.record_of(
        analysis.corpus, analysis.found, analysis.themes, analysis.comparison, task.edition, settings, before
    )
    made = composing.compose(
        analysis.corpus,
        chosen.themes,
        chosen.comparison,
        task.edition,
        settings,
        notices=(*analysis.notices, *(_unknown(one) for one in chosen.unknown)),
        corrections=analysis.corrections,
        changes=publication.changes_between(before, record) if before else None,
        record=record,
    )
    total = len(analysis.comparison.recommendations)
    return say_selection(made, reader=reader.name, labels=chosen.labels, documents=chosen.documents, of=total)


def _what_there_is(analysis: Analysis, reader: Stakeholder) -> str:
    themes = ", ".join(theme.label for theme in analysis.themes.themes[:8])
    authors = ", ".join(document.voice for document in analysis.corpus.documents[:8])
    return "; ".join(
        [*([f"themes are {themes}"] if reader.themes else []), *([f"authors are {authors}"] if reader.authors else [])]
    )


def _unknown(asked: str) -> Notice:
    return Notice(
        slug="selection-unknown",
        severity=Severity.WARNING,
        subject=asked,
        detail="the brief was asked to keep this, and no theme or author of the documents is called so",
        remedy="Look up the labels of the themes and the names of the authors in brief.json, then correct the plan.",
    )
