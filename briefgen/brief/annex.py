"""Method and limits in half a page, and the manifest: what decides the bytes of the brief."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from briefgen.brief.material import Material
from briefgen.brief.matters import HIGH, MEDIUM
from briefgen.brief.reasons import criterion
from briefgen.language.catalogue import phrase
from briefgen.language.writing import decimal, measured, noun, number, semicolons, sentence
from briefgen.model.brief import Annex, Remark
from briefgen.model.publication import Edition
from briefgen.settings import Settings, decisive

LIBRARIES = ("scikit-learn", "numpy", "weasyprint")
"""Whose versions can change a byte of the brief."""


def annex(material: Material, edition: Edition, settings: Settings) -> Annex:
    """The annex."""
    return Annex(
        method=tuple(Remark(text=" ".join(text.split())) for text in _method(material, settings)),
        manifest=tuple(_manifest(material, edition, settings)),
        addressees=tuple(_addressees(material)),
    )


def _addressees(material: Material) -> Iterator[tuple[str, str]]:
    for recommendation in material.comparison.recommendations:
        small = material.recommendations[recommendation.id].addressee
        if small and small != recommendation.addressee:
            yield recommendation.id, small


def _method(material: Material, settings: Settings) -> list[str]:
    total = len(material.voices)
    length = measured(sum(voice.words for voice in material.voices), "word")
    themes = material.themes
    said = [
        phrase("method.texts", count=number(total), noun=noun("text", total), words=length),
        phrase("method.recommendations"),
    ]
    if themes.grouped:
        grouping = {"passage_words": settings.reading.passage_words, "members": settings.themes.members}
        said.append(phrase("method.themes", criterion=sentence(criterion(material, settings)), **grouping))
    else:
        said.append(phrase("method.terms", criterion=sentence(criterion(material, settings))))
    if themes.quality is not None:
        said.append(_quality(material))
    said.append(phrase("method.comparison", high=_plain(HIGH), medium=_plain(MEDIUM)))
    return [*said, phrase("method.quotations"), phrase("method.limits")]


def _plain(threshold: float) -> str:
    return decimal(threshold).rstrip("0")


def _quality(material: Material) -> str:
    quality = material.themes.quality
    assert quality is not None
    parts = []
    if quality.reseeded is not None:
        parts.append(phrase("method.reseeded", value=decimal(quality.reseeded)))
    if quality.one_author_left_out is not None:
        parts.append(phrase("method.left_out", value=decimal(quality.one_author_left_out)))
    total = len(material.themes.themes)
    shared = round(quality.shared * total)
    parts.append(phrase("method.shared", count=number(shared), total=number(total), noun=noun("theme", total)))
    parts.append(phrase("method.information", value=decimal(quality.author_information)))
    return phrase("method.quality", measures=semicolons(parts))


def _manifest(material: Material, edition: Edition, settings: Settings) -> list[tuple[str, str]]:
    rows = [
        (phrase("manifest.version"), edition.version),
        (phrase("manifest.edition"), edition.name),
        (phrase("manifest.date"), edition.date or phrase("manifest.undated")),
        (phrase("manifest.digest"), edition.digest),
    ]
    if edition.supersedes is not None:
        rows.append((phrase("manifest.supersedes"), str(edition.supersedes)))
    rows += [(document.source.path, document.source.sha256) for document in material.corpus.documents]
    for group, values in decisive(settings).items():
        printed = "; ".join(f"{key} = {_printed(value)}" for key, value in sorted(values.items()))
        rows.append((phrase("manifest.group", group=group), printed))
    return rows + [(phrase("manifest.library", name=name), found) for name in LIBRARIES if (found := _version(name))]


def _printed(value: object) -> str:
    if value is None:
        return phrase("manifest.unset")
    if isinstance(value, list):
        return ", ".join(map(str, value)) or phrase("manifest.unset")
    return str(value)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
