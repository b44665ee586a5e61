"""What a reader must keep in mind before quoting the brief: undated and unsigned texts, uneven lengths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefgen.brief.cards import cites_nothing
from briefgen.brief.material import Material
from briefgen.brief.places import DISCREPANCIES
from briefgen.language.catalogue import phrase, words
from briefgen.language.writing import counted, decimal, listed, noun, number, sentence, thousands
from briefgen.model.brief import Remark, Voice
from briefgen.model.comparison import FindingKind
from briefgen.model.notices import Notice, Severity

CHARACTERS = 640
"""What the margin of page 1 holds; what does not fit is less important than what stands before it."""
NAMED = 4
"""Voices named in a remark; more are counted."""
SMALL = 10
"""Below so many texts nothing is said in percentages."""
FIRM = 0.75
"""Adjusted Rand index below which the themes are called unsure; another random start should reach it."""
FIRM_LEFT_OUT = 0.63
"""The same for groupings with one text left out."""
LONGEST = 0.4
"""A text with this share of all words, where there are three or more, weighs more than the others."""


def care(material: Material, notices: Sequence[Notice]) -> tuple[Remark, ...]:
    """The remarks, what changes the reading most first."""
    found: list[tuple[str, str | None]] = [
        (text, None)
        for text in (
            *_dates(material),
            *_signatures(material),
            *_lengths(material),
            *_advice(material),
            *_themes(material),
            *_small(material),
            *_sources(material),
        )
    ]
    found += [(text, DISCREPANCIES) for text in _facts(material)]
    found += [(text, None) for text in _left_out(notices)]
    kept, room = [], CHARACTERS
    for text, target in found:
        if len(text) <= room:
            kept.append(Remark(text=text, target=target))
            room -= len(text)
    return tuple(kept)


def _dates(material: Material) -> Iterator[str]:
    undated = [voice for voice in material.voices if material.corpus.document(voice.document).issued is None]
    if not undated:
        return
    if len(undated) < len(material.voices):
        yield phrase("care.undated_some", who=_some(material, undated))
        return
    total = len(material.voices)
    years = [
        (latest, voice) for voice in material.voices if (latest := material.corpus.document(voice.document).latest_year)
    ]
    said = ""
    if years and len(years) <= 2 * NAMED:
        each = [phrase("care.year", name=voice.running, year=year) for year, voice in years]
        said = phrase("care.years", list=listed(each))
    text = phrase("care.undated_all", count=number(total), noun=noun(material.noun, total), years=said)
    yield " ".join(text.split())


def _signatures(material: Material) -> Iterator[str]:
    unsigned = [voice for voice in material.voices if not voice.signed]
    if len(unsigned) == 1:
        yield phrase("care.unsigned_one", noun=noun("text", 1))
    elif unsigned:
        yield phrase("care.unsigned", count=sentence(counted(len(unsigned), "text")))
    documents = material.corpus.documents
    names = [tuple(author.name for author in document.authors if author.is_named) for document in documents]
    for name, times in Counter(names).items():
        if name and times > 1:
            yield phrase("care.same_author", count=sentence(counted(times, "text")), name=listed(name))


def _lengths(material: Material) -> Iterator[str]:
    total = sum(voice.words for voice in material.voices)
    longest = max(material.voices, key=lambda voice: voice.words)
    if total and len(material.voices) > 2 and longest.words >= LONGEST * total:
        key = "longest_half" if 2 * longest.words >= total else "longest"
        name = sentence(longest.running)
        yield phrase(f"care.{key}", name=name, words=thousands(longest.words), total=thousands(total))


def _advice(material: Material) -> Iterator[str]:
    advising = {entry.document for entry in material.recommendations.values()}
    without = [voice for voice in material.voices if voice.document not in advising | material.unread]
    if advising and without:
        yield phrase("care.none_recommend", who=_some(material, without))
    if advising and not material.of_kind(FindingKind.TENSION):
        yield phrase("care.no_tension", noun=noun(material.noun, 2))


def _themes(material: Material) -> Iterator[str]:
    if not material.themes.grouped:
        yield phrase("care.terms_only")
        return
    quality = material.themes.quality
    if quality is None:
        return
    if quality.reseeded is not None and quality.reseeded < FIRM:
        yield phrase("care.unstable", value=decimal(quality.reseeded))
    elif quality.one_author_left_out is not None and quality.one_author_left_out < FIRM_LEFT_OUT:
        yield phrase("care.unstable_left_out", value=decimal(quality.one_author_left_out))


def _small(material: Material) -> Iterator[str]:
    total = len(material.voices)
    key = "small" if total < SMALL else "sample"
    yield phrase(f"care.{key}", count=sentence(number(total)), noun=noun(material.noun, total))


def _sources(material: Material) -> Iterator[str]:
    without = [voice for voice in material.voices if cites_nothing(material, voice.document)]
    if 0 < len(without) < len(material.voices):
        cite = words("care.cite")[len(without) > 1]
        yield phrase("care.cites_none", who=_some(material, without), cite=cite)


def _facts(material: Material) -> Iterator[str]:
    if count := len(material.comparison.discrepancies):
        yield phrase("care.discrepancies" if count > 1 else "care.discrepancies_one", count=number(count))


def _left_out(notices: Sequence[Notice]) -> Iterator[str]:
    if count := sum(notice.severity is Severity.WARNING for notice in notices):
        yield phrase("care.notices", notices=counted(count, "notice"))


def _some(material: Material, voices: Sequence[Voice]) -> str:
    """Voices by name, or counted when they are many."""
    if len(voices) > NAMED:
        return sentence(counted(len(voices), material.noun))
    return sentence(listed([voice.running for voice in voices]))
