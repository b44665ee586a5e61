"""What is said about a matter: one claim that can stand alone, then who asks for what.

Every function gives plain text made from the catalogue, the voices' names and the headlines; what it says is what the
findings hold, no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from briefgen.brief.catalogue import phrase, words
from briefgen.brief.clauses import clause_of, is_thing, told
from briefgen.brief.labels import is_named, is_said_by_all, label_of
from briefgen.brief.material import Material, evidence_of
from briefgen.brief.matters import ALTERNATIVE, MEDIUM, Matter, meaning
from briefgen.brief.names import closed, counted, listed, noun, number, sentence
from briefgen.model.brief import Statement
from briefgen.model.comparison import FindingKind
from briefgen.model.evidence import Quotation
from briefgen.model.recommendations import Recommendation, Stance

BODY = 1_200
"""Characters of a body where no page limits it: a paragraph of a dozen voices."""
EACH = 8
"""Clauses are left out one by one up to so many, then so many at a time."""
NAMED = 5
"""Voices without a clause that are named; more are counted."""
CLAIM_WORDS = 15
"""A claim is read at a glance: at most so many words."""


def statement(
    id: str,
    claim: str,
    body: str,
    recommendations: Sequence[Recommendation],
    *,
    target: str | None = None,
    about: Iterable[str] = (),
) -> Statement:
    """A claim and what follows it, with the best sentence of every recommendation as evidence."""
    ids = dict.fromkeys([*about, *(recommendation.id for recommendation in recommendations)])
    return _statement(id, claim, body, evidence_of(recommendations), target, tuple(ids))


def matter_statement(id: str, matter: Matter, claim: str, body: str, *, target: str | None = None) -> Statement:
    """A claim on a matter and what follows it, with all that the matter rests on."""
    return _statement(id, claim, body, matter.evidence, target, matter.about)


def _statement(
    id: str, claim: str, body: str, evidence: tuple[Quotation, ...], target: str | None, about: tuple[str, ...]
) -> Statement:
    claim = sentence(claim)
    text = f"{claim} {body}" if claim and body else claim or body
    return Statement(id=id, text=text, evidence=evidence, claim=claim, target=target, about=about)


def claim_of(material: Material, matter: Matter) -> str:
    """The claim of a matter, of at most `CLAIM_WORDS` words where names and label allow it."""
    kind = matter.first.kind
    if kind is FindingKind.AGREEMENT:
        return _shortest_fit(_agreement_claims(material, matter))
    if kind is FindingKind.TENSION:
        return _shortest_fit(_tension_claims(material, matter))
    return lone_claim(material, matter.left[0])


def lone_claim(material: Material, recommendation: Recommendation) -> str:
    """ "Only Wood asks Mexico to build a border patrol." """
    clause = clause_of(recommendation).text
    return closed(phrase("claims.only", name=material.name(recommendation.document), clause=clause))


def body_of(material: Material, matter: Matter, *, room: int = BODY) -> str:
    """Who asks for what, in one sentence; the second side of a tension after "while".

    Args:
        room: characters it may take. What is too long names voices without their clause ("Rios says it in other
            words"): first who says what the claim says already, then who can only be quoted, then who says most.
            Each side keeps one clause.
    """
    sides = [_clauses(material, side) for side in (matter.left, matter.right) if side]
    giving_way = _giving_way(sides, "" if matter.right else label_of(material, matter))
    for count in (*range(min(len(giving_way), EACH)), *range(EACH, len(giving_way), EACH), len(giving_way)):
        short = set(giving_way[:count])
        said = [_side(material, clauses, short) for clauses in sides]
        body = closed(sentence(said[0] if len(said) == 1 else phrase("bodies.while", one=said[0], other=said[1])))
        if len(body) <= room:
            break
    return body


def _giving_way(sides: Sequence[Mapping[str, tuple[str, bool]]], says: str) -> list[str]:
    """The voices whose clause may be left out, in the order in which it is; one of each side is not among them."""
    found = []
    for clauses in sides:
        ranked = sorted(
            ((bool(says) and says in clause, quoting, len(clause), id) for id, (clause, quoting) in clauses.items()),
            reverse=True,
        )
        found += ranked[:-1]
    return [id for *_, id in sorted(found, reverse=True)]


def _clauses(material: Material, side: Sequence[Recommendation]) -> dict[str, tuple[str, bool]]:
    """The clause of each voice of a side, and whether it can only be quoted."""
    found = {}
    for document in dict.fromkeys(entry.document for entry in side):
        own = [entry for entry in side if entry.document == document]
        clause = told(own)
        if any(material.is_conditional(entry) for entry in own):
            clause = phrase("clauses.conditional", clause=clause)
        found[document] = (clause, any(clause_of(entry).is_quotation for entry in own))
    return found


def _side(material: Material, clauses: Mapping[str, tuple[str, bool]], short: Set[str]) -> str:
    parts = [
        phrase("bodies.also", name=material.name(document), clause=clause)
        for document, (clause, _) in clauses.items()
        if document not in short
    ]
    if named := material.names(document for document in clauses if document in short):
        names = listed(named) if len(named) <= NAMED else counted(len(named), material.noun)
        parts.append(phrase("bodies.likewise", names=names, say=_agreeing("bodies.say", len(named))))
    return phrase("bodies.both", one=parts[0], other=parts[1]) if len(parts) == 2 else "; ".join(parts)


def what_each_asks(material: Material, recommendations: Sequence[Recommendation], *, among: bool = False) -> str:
    """ "Wood asks Mexico to ...; Rios proposes to ...", one clause for each recommendation, as one sentence.

    Args:
        among: whether there are more than these.
    """
    parts = [
        phrase("bodies.also", name=material.name(entry.document), clause=clause_of(entry).text)
        for entry in recommendations
    ]
    said = "; ".join(parts)
    return closed(phrase("bodies.among", rest=said) if among else sentence(said))


def what_one_asks(recommendations: Sequence[Recommendation], name: str, *, among: bool = False) -> str:
    """ "Rios proposes to extend ..., to define ... and to develop ...", as one sentence.

    Args:
        among: whether it asks for more than these.
    """
    said = phrase("bodies.also", name=name, clause=told(recommendations))
    return closed(sentence(phrase("bodies.among_own", rest=said) if among else said))


def who(material: Material, documents: Sequence[str]) -> str:
    """Voices by name up to two, else counted: "Wood and Rios", "three of five texts", "all five texts"."""
    total = len(material.voices)
    if len(documents) <= 2 and total > len(documents):
        return listed(material.names(documents))
    if len(documents) == total:
        return phrase("counts.all", count=number(total), noun=noun(material.noun, total))
    return phrase("counts.of", count=number(len(documents)), total=number(total), noun=noun(material.noun, total))


def opposed_terms(material: Material, matter: Matter) -> tuple[str, str]:
    """The opposed words of the two sides as they stand in a sentence: the alternatives that the option has, else the
    words that the texts use."""
    said = " ".join(quotation.plain for quotation in matter.evidence)
    sides = zip((matter.left, matter.right), matter.terms, strict=True)
    first, second = (material.variant(entries) or _small(_named(terms), said) for entries, terms in sides)
    return first, second


def _named(side: Sequence[str]) -> str:
    """A side's word: the one that names the alternative ("bilateral"), else the alternative that its words come to
    ("trilateral" for "the three countries"), else its first word."""
    known = [(term, meaning(term)) for term in side if ALTERNATIVE in meaning(term)]
    if plain := next((term for term, _ in known if " " not in term), None):
        return plain
    return known[0][1].rpartition(ALTERNATIVE)[2] if known else side[0]


def _small(term: str, said: str) -> str:
    """A word without its capital, if the texts write it so."""
    return term.lower() if f" {term.lower()}" in said else term


def _agreement_claims(material: Material, matter: Matter) -> list[str]:
    group, label = who(material, matter.documents), label_of(material, matter)
    if not is_named(material, matter):
        return [phrase("claims.agreement_bare", who=name) for name in (listed(material.names(matter.documents)), group)]
    named = listed(material.names(matter.documents))
    against = all(entry.stance is Stance.AGAINST for entry in matter.left)
    plain = is_said_by_all(material, matter) and matter.first.score >= MEDIUM
    if against:
        keys = ["agreement_against"]
    elif not plain:
        keys = ["agreement_direction"]
    else:
        keys = ["agreement"] if is_thing(label) else ["agreement_deed"]
    said = [phrase(f"claims.{key}", who=name, label=label) for key in keys for name in (named, group)]
    bare = "agreement_against_bare" if against else "agreement_bare"
    return [*said, phrase(f"claims.{bare}", who=group)]


def _tension_claims(material: Material, matter: Matter) -> list[str]:
    left, right = (_documents(side) for side in (matter.left, matter.right))
    named = (listed(material.names(left)), listed(material.names(right)))
    counts = (_some(material, left), _some(material, right))
    bare = (counted(len(left), material.noun), counted(len(right), material.noun))
    claims = []
    for one, other in (named, counts, bare):
        if matter.terms:
            first, second = opposed_terms(material, matter)
            part = _agreeing("claims.part", len(left))
            claims.append(phrase("claims.terms", first=first, second=second, left=one, part=part, right=other))
        elif matter.left[0].stance is not matter.right[0].stance:
            claims.append(phrase("claims.opposed_label", label=label_of(material, matter), left=one, right=other))
            claims.append(phrase("claims.opposed", left=one, be=_agreeing("claims.be", len(left)), right=other))
        else:
            claims.append(phrase("claims.pull", left=one, right=other))
    return claims


def _documents(side: Sequence[Recommendation]) -> list[str]:
    return list(dict.fromkeys(entry.document for entry in side))


def _some(material: Material, documents: Sequence[str]) -> str:
    return material.name(documents[0]) if len(documents) == 1 else counted(len(documents), material.noun)


def _agreeing(key: str, count: int) -> str:
    singular, plural = words(key)
    return singular if count == 1 else plural


def _shortest_fit(claims: Sequence[str]) -> str:
    """The first claim that is short enough, else the shortest."""
    fitting = (claim for claim in claims if len(claim.split()) <= CLAIM_WORDS)
    return closed(next(fitting, min(claims, key=lambda claim: len(claim.split()))))
