"""How alike the texts are in their words, and when they were issued."""

from __future__ import annotations

import calendar

from briefgen.brief.crowds import EACH_UP_TO
from briefgen.brief.material import Material
from briefgen.brief.names import dated
from briefgen.language.catalogue import phrase
from briefgen.language.writing import closed, decimal, listed, number, sentence
from briefgen.model.brief import Likeness, Moment, Timeline
from briefgen.model.documents import Document

DIGITS = 2
NAMED = 12
"""Undated texts that are named; more are counted."""


def likeness(material: Material) -> Likeness | None:
    """The cosine of each two texts, from the stems of their sentences weighted by TF-IDF; None where they are not all
    in one language, since they would share no words, and for more than `EACH_UP_TO`."""
    from briefgen.language.weights import weigh

    documents = material.corpus.documents
    if len({document.language for document in documents}) > 1 or not 2 <= len(documents) <= EACH_UP_TO:
        return None
    alike = weigh([text.stems.split() for text in material.written]).cosines().tolist()
    rows = tuple(tuple(round(value, DIGITS) for value in alike[row][:row]) for row in range(len(documents)))
    return Likeness(message=_message(material, rows), measure=phrase("parts.likeness_measure"), rows=rows)


def _message(material: Material, rows: tuple[tuple[float, ...], ...]) -> str:
    """Which two are most alike, and which text is least like the others."""
    pairs = [(value, row, column) for row, values in enumerate(rows) for column, value in enumerate(values)]
    most, other, one = max(pairs, key=lambda pair: (pair[0], -pair[1], -pair[2]))
    names = [voice.running for voice in material.voices]
    values = {"one": sentence(names[one]), "other": names[other], "most": decimal(most)}
    if len(rows) == 2:
        return phrase("parts.likeness_two", **values)
    near = [0.0] * len(rows)
    for value, row, column in pairs:
        near[row] += value
        near[column] += value
    apart = min(range(len(rows)), key=lambda place: (round(near[place], DIGITS), place))
    return phrase("parts.likeness", **values, apart=names[apart])


def timeline(material: Material) -> Timeline | None:
    """The dated texts, oldest first; None where fewer than two state their date, or of more than `EACH_UP_TO`."""
    if len(material.voices) > EACH_UP_TO:
        return None
    moments = [moment for document in material.corpus.documents if (moment := _moment(document))]
    if len(moments) < 2:
        return None
    moments.sort(key=lambda moment: (moment.first, moment.last, material.order[moment.document]))
    oldest, newest = moments[0], max(moments, key=lambda moment: (moment.last, moment.first))
    date = {document.id: dated(document) for document in material.corpus.documents}
    key = "timeline_same" if (oldest.first, oldest.last) == (newest.first, newest.last) else "timeline"
    message = phrase(
        f"parts.{key}",
        oldest=sentence(material.name(oldest.document)),
        first=date[oldest.document],
        newest=material.name(newest.document),
        last=date[newest.document],
        count=number(len(moments)),
        total=number(len(material.voices)),
    )
    return Timeline(message=message, measure=_measure(material, moments), moments=tuple(moments))


def _measure(material: Material, moments: list[Moment]) -> str:
    known = {moment.document for moment in moments}
    undated = [voice.running for voice in material.voices if voice.document not in known]
    measure = phrase("parts.timeline_measure")
    if not undated:
        return measure
    who = listed(undated) if len(undated) <= NAMED else number(len(undated))
    return f"{measure} {closed(phrase('parts.timeline_undated', who=who))}"


def _moment(document: Document) -> Moment | None:
    """The days that a date may mean: a month or a year is all of it."""
    if document.issued is None:
        return None
    year, *rest = (int(part) for part in document.issued.iso.split("-"))
    if len(rest) == 2:
        first = last = f"{year:04d}-{rest[0]:02d}-{rest[1]:02d}"
    elif rest:
        days = calendar.monthrange(year, rest[0])[1]
        first, last = f"{year:04d}-{rest[0]:02d}-01", f"{year:04d}-{rest[0]:02d}-{days:02d}"
    else:
        first, last = f"{year:04d}-01-01", f"{year:04d}-12-31"
    return Moment(document=document.id, first=first, last=last)
