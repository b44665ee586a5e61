"""What every section comes to: a heading that says the finding, and what its table shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefgen.brief import places
from briefgen.brief.material import Material
from briefgen.brief.matters import HIGH, Matter
from briefgen.brief.opening import point_of
from briefgen.language.catalogue import phrase
from briefgen.language.writing import counted, number, sentence, thousands
from briefgen.model.brief import Chapter, Matrix, Part
from briefgen.model.notices import Notice


def parts(
    material: Material,
    shared: Sequence[Matter],
    tensions: Sequence[Matter],
    alone: Sequence[Matter],
    chapters: Sequence[Chapter],
    matrix: Matrix | None,
    notices: Sequence[Notice],
) -> tuple[Part, ...]:
    """All sections of which something can be said, in reading order."""
    found = [
        *_stands(material, matrix),
        *_agreements(material, shared),
        *_tensions(material, tensions),
        *_lone(material, alone),
        *_discrepancies(material),
        *_emphasis(material, chapters),
        _authors(material),
        _recommendations(material),
        _sources(material),
        _notices(notices),
        Part(id=places.METHOD, heading=phrase("parts.method")),
        Part(id=places.MANIFEST, heading="", caption=phrase("parts.manifest_caption")),
    ]
    return tuple(found)


def _stands(material: Material, matrix: Matrix | None) -> Iterator[Part]:
    """The table that names who stands where: on which of the options most are for."""
    options = [material.options[row.option] for row in matrix.rows] if matrix else []
    widest = max(options, key=lambda option: len(material.sharing(option)), default=None)
    if widest is None or matrix is None:
        return
    most = len(material.sharing(widest))
    label = next(row.label for row in matrix.rows if row.option == widest.id)
    key = "stands_caption" if most > 1 else "stands_caption_none"
    total = number(len(material.voices))
    caption = phrase(f"parts.{key}", most=sentence(number(most)), total=total, option=label)
    yield Part(id=places.STANDS, heading="", caption=caption)


def _agreements(material: Material, shared: Sequence[Matter]) -> Iterator[Part]:
    if not shared:
        return
    total = len(material.voices)
    most = max(len(matter.documents) for matter in shared)
    key = "agreements" + ("_all" if most == total else "") + ("_one" if len(shared) == 1 else "")
    values = {"count": number(len(shared)), "most": number(most), "total": number(total)}
    yield Part(id=places.AGREEMENTS, heading=phrase(f"parts.{key}", **values))


def _tensions(material: Material, tensions: Sequence[Matter]) -> Iterator[Part]:
    if tensions:
        key = "tensions" if len(tensions) > 1 else "tensions_one"
        point = point_of(material, tensions[0])
        yield Part(id=places.TENSIONS, heading=phrase(f"parts.{key}", count=number(len(tensions)), point=point))


def _lone(material: Material, alone: Sequence[Matter]) -> Iterator[Part]:
    if not alone:
        return
    voices = Counter(matter.left[0].document for matter in alone)
    (first, most), *others = voices.most_common(2)
    values = {"count": sentence(number(len(alone))), "name": material.name(first), "most": number(most)}
    if not others:
        key = "lone_single" if most == 1 else "lone_from_one"
    elif others[0][1] < most:
        key = "lone"
    else:
        key = "lone_spread" if len(voices) < len(material.voices) else "lone_everyone"
        values |= {"voices": number(len(voices)), "total": number(len(material.voices))}
    high = number(sum(matter.first.score >= HIGH for matter in alone))
    caption = phrase("parts.lone_caption", count=number(len(alone)), high=high)
    if len(alone) == 1:
        caption = phrase("parts.lone_caption_one")
    yield Part(id=places.LONE, heading=phrase(f"parts.{key}", **values), caption=caption)


def _discrepancies(material: Material) -> Iterator[Part]:
    if count := len(material.comparison.discrepancies):
        key = "discrepancies" if count > 1 else "discrepancies_one"
        yield Part(id=places.DISCREPANCIES, heading=phrase(f"parts.{key}", count=sentence(number(count))))


def _emphasis(material: Material, chapters: Sequence[Chapter]) -> Iterator[Part]:
    if not chapters:
        return
    total = len(material.voices)
    texts = [sum(entry.passages > 0 for entry in chapter.emphasis) for chapter in chapters]
    every = sum(count == total for count in texts)
    widest = max(range(len(chapters)), key=lambda place: texts[place])
    values = {"count": sentence(number(every)), "themes": number(len(chapters)), "total": number(total)}
    values |= {"theme": chapters[widest].label, "most": number(texts[widest])}
    key = "none" if not every else "all_one" if every == 1 else "every" if every == len(chapters) else "all"
    yield Part(
        id=places.EMPHASIS,
        heading=phrase(f"parts.emphasis_{key}", **values),
        caption=_most_room(material, chapters),
        measure=phrase("parts.emphasis_measure"),
    )


def _most_room(material: Material, chapters: Sequence[Chapter]) -> str:
    cells = [(entry.passages, chapter, entry.document) for chapter in chapters for entry in chapter.emphasis]
    most = max(passages for passages, _, _ in cells)
    best = [(chapter, document) for passages, chapter, document in cells if passages == most]
    if len(best) > 1:
        return phrase("parts.emphasis_caption_tie", most=counted(most, "passage"))
    chapter, document = best[0]
    total = sum(entry.passages for entry in chapter.emphasis)
    name = sentence(material.name(document))
    return phrase("parts.emphasis_caption", name=name, theme=chapter.label, most=thousands(most), all=thousands(total))


def _authors(material: Material) -> Part:
    made = Counter(entry.document for entry in material.recommendations.values())
    if not made:
        return Part(id=places.AUTHORS, heading=phrase("parts.authors_none"))
    fewest, most = min(made.values()), max(made.values())
    key = "authors_one" if len(made) == 1 else "authors_equal" if fewest == most else "authors"
    heading = phrase(
        f"parts.{key}",
        name=material.name(next(iter(made))),
        who=sentence(counted(len(made), material.noun)),
        recommendations=counted(len(material.recommendations), "recommendation"),
        fewest=number(fewest),
        most=number(most),
    )
    return Part(id=places.AUTHORS, heading=heading)


def _recommendations(material: Material) -> Part:
    made = material.recommendations.values()
    explicit = sum(entry.explicit for entry in made)
    key = "recommendations"
    if explicit in (0, len(made)) and made:
        key += "_explicit" if explicit else "_implied"
    counts = {"explicit": number(explicit), "implied": number(len(made) - explicit)}
    said = sentence(counted(len(made), "recommendation"))
    return Part(id=places.RECOMMENDATIONS, heading=phrase(f"parts.{key}", recommendations=said, **counts))


def _sources(material: Material) -> Part:
    voices = sorted(material.voices, key=lambda voice: voice.words)
    shortest, longest = voices[0], voices[-1]
    dated = sum(material.corpus.document(voice.document).issued is not None for voice in voices)
    key = "none" if not dated else "all" if dated == len(voices) else "some"
    total = number(len(voices))
    said = phrase(f"parts.sources_dated_{key}", count=number(dated), total=total)
    span = {"fewest": thousands(shortest.words), "most": thousands(longest.words)}
    names = {"longest": sentence(longest.running), "shortest": shortest.running}
    return Part(
        id=places.SOURCES,
        heading=phrase("parts.sources", count=sentence(total), dated=said, **span),
        caption=phrase("parts.sources_caption", **names, **span),
    )


def _notices(notices: Sequence[Notice]) -> Part:
    key = {0: "notices_none", 1: "notices_one"}.get(len(notices), "notices")
    return Part(id=places.NOTICES, heading=phrase(f"parts.{key}", count=sentence(number(len(notices)))))
