"""Who asks for what in a matter, in one sentence: the clauses of the voices, drawn together where they are the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from briefgen.brief.clauses import clause_of, told
from briefgen.brief.details import detail_of, points_to
from briefgen.brief.labels import label_of
from briefgen.brief.material import Material
from briefgen.brief.matters import Matter
from briefgen.brief.own_words import telling
from briefgen.brief.remembering import once
from briefgen.language.catalogue import phrase, words
from briefgen.language.writing import closed, counted, in_marks, listed, semicolons, sentence
from briefgen.model.evidence import Quotation
from briefgen.model.recommendations import Recommendation

BODY = 1_200
"""Characters of a body where no page limits it: a paragraph of a dozen voices."""
EACH = 8
"""Clauses are left out one by one up to so many, then so many at a time."""
NAMED = 5
"""Voices without a clause that are named; more are counted."""
DOUBT = 150
"""Characters of a doubt that is quoted inside a sentence: whole, or its last clause."""


@dataclass(frozen=True, slots=True)
class Said:
    """The clause of a voice, the same clause for several who say it, and whether its text can only be quoted."""

    clause: str
    together: str
    quotes: bool


def close_body(material: Material, matter: Matter, room: int) -> tuple[str, tuple[Quotation, ...]]:
    """Who asks for what, with what is at the heart of it and what is said against it in the texts' own words.

    Returns:
        The sentence and the quotations that its words are from; nothing when it would be longer than `room`.
    """
    details = {}
    for document in matter.documents:
        held = _on_this(material, matter, document)
        details[document] = detail_of(held, material.variant(held) or "")
    sides = [_clauses(material, side, matter, details) for side in (matter.left, matter.right) if side]
    body = _body(material, sides, set())
    quoted = [quotation for _, quotations in details.values() for quotation in quotations]
    return (body, tuple(quoted)) if len(body) <= room else ("", ())


def _on_this(material: Material, matter: Matter, document: str) -> list[Recommendation]:
    """What a voice asks for in a matter, what it says further of it ("this treaty"), then the rest on the option."""
    own = [entry for entry in matter.recommendations if entry.document == document]
    others = [entry for entry in material.recommendations.values() if entry.document == document and entry not in own]
    further = [entry for entry in others if points_to(entry, own[0])]
    return [*own, *further, *(entry for entry in others if entry.option == own[0].option and entry not in further)]


@once
def body_of(material: Material, matter: Matter, *, room: int = BODY) -> str:
    """Who asks for what, in one sentence; the second side of a tension after "while".

    Args:
        room: characters it may take. What is too long names voices without their clause ("Reed says it in other
            words"): first who says what the claim says already, then who can only be quoted, then who says most.
            Each side keeps one clause.
    """
    sides = [_clauses(material, side, matter) for side in (matter.left, matter.right) if side]
    giving_way = _giving_way(sides, "" if matter.right else label_of(material, matter))
    for count in (*range(min(len(giving_way), EACH)), *range(EACH, len(giving_way), EACH), len(giving_way)):
        body = _body(material, sides, set(giving_way[:count]))
        if len(body) <= room:
            break
    return body


def _body(material: Material, sides: Sequence[Mapping[str, Said]], short: Set[str]) -> str:
    said = [_side(material, clauses, short) for clauses in sides]
    return closed(sentence(said[0] if len(said) == 1 else phrase("bodies.while", one=said[0], other=said[1])))


def _giving_way(sides: Sequence[Mapping[str, Said]], says: str) -> list[str]:
    """The voices whose clause may be left out, in the order in which it is; one of each side is not among them."""
    found = []
    for clauses in sides:
        ranked = sorted(
            ((bool(says) and says in said.clause, said.quotes, len(said.clause), id) for id, said in clauses.items()),
            reverse=True,
        )
        found += ranked[:-1]
    return [id for *_, id in sorted(found, reverse=True)]


def _clauses(
    material: Material,
    side: Sequence[Recommendation],
    matter: Matter,
    details: Mapping[str, tuple[str, tuple[Quotation, ...]]] | None = None,
) -> dict[str, Said]:
    """What each voice of a side says; with `details`, these and its doubt are quoted beside it."""
    found = {}
    for document in dict.fromkeys(entry.document for entry in side):
        own = [entry for entry in side if entry.document == document]
        plain, together = (
            _clause(material, own, matter, details, plural=plural) for plural in (material.is_several(document), True)
        )
        found[document] = Said(plain, together, any(clause_of(entry).is_quotation for entry in own))
    return found


def _clause(
    material: Material,
    own: Sequence[Recommendation],
    matter: Matter,
    details: Mapping[str, tuple[str, tuple[Quotation, ...]]] | None,
    *,
    plural: bool,
) -> str:
    document = own[0].document
    clause = told(own, plural=plural)
    if details and (words_ := details[document][0]):
        clause = phrase("clauses.detailed", clause=clause, words=in_marks(words_))
    if any(material.is_conditional(entry) for entry in own):
        doubt = " ".join(quotation.plain for quotation in dict(matter.doubts).get(document, ()))
        quoted = telling(doubt, DOUBT, own[0].language) if details else ""
        clause = phrase(f"clauses.{'doubted' if quoted else 'conditional'}", clause=clause, words=in_marks(quoted))
    return clause


def _side(material: Material, clauses: Mapping[str, Said], short: Set[str]) -> str:
    """Who says what on one side: who says the same in the same words is named together."""
    groups: dict[str, list[str]] = {}
    for document, said in clauses.items():
        if document not in short:
            groups.setdefault(said.together, []).append(document)
    left: list[str] = []
    for document in clauses:
        if document in short:
            groups.get(clauses[document].together, left).append(document)
    parts = []
    for together, documents in groups.items():
        clause = together if len(documents) > 1 else clauses[documents[0]].clause
        parts.append(phrase("bodies.also", name=_listed(material, documents), clause=clause))
    if left:
        parts.append(phrase("bodies.likewise", names=_listed(material, left), say=words("bodies.say")[len(left) > 1]))
    return phrase("bodies.both", one=parts[0], other=parts[1]) if len(parts) == 2 else semicolons(parts)


def _listed(material: Material, documents: Sequence[str]) -> str:
    """Voices by name, in the order of every table; counted where they are many."""
    ordered = sorted(documents, key=lambda document: material.order[document])
    return listed(material.names(ordered)) if len(ordered) <= NAMED else counted(len(ordered), material.noun)
