"""What is said about a matter: one claim that can stand alone, then who asks for what.

Every function gives plain text made from the catalogue, the voices' names and the headlines; what it says is what the
findings hold, no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.brief.clauses import clause_of
from briefgen.brief.labels import is_named, is_said_by_all, label_of
from briefgen.brief.material import Material, evidence_of, points_back
from briefgen.brief.matters import ALTERNATIVE, MEDIUM, Matter, meaning
from briefgen.brief.own_words import ELLIPSIS, first_words, is_word_for_word
from briefgen.brief.remembering import once
from briefgen.brief.things import is_thing, stands_in_sentence
from briefgen.language.catalogue import phrase, read, words
from briefgen.language.writing import closed, counted, in_marks, listed, noun, number, sentence
from briefgen.model.brief import Statement
from briefgen.model.comparison import FindingKind, PositionKind
from briefgen.model.evidence import Quotation
from briefgen.model.recommendations import Recommendation, Stance

NAMED_IN_CLAIM = 3
"""Voices of one side that a claim names before it counts them; the body names them all."""
CLAIM_WORDS = 15
"""A claim is read at a glance: at most so many words."""
SAME_WORDS = 7
"""Words of a sentence that several texts have in common, as far as a claim quotes it."""


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


def matter_statement(
    id: str, matter: Matter, claim: str, body: str, *, target: str | None = None, more: Iterable[Quotation] = ()
) -> Statement:
    """A claim on a matter and what follows it, with all that the matter rests on and what else is quoted."""
    return _statement(id, claim, body, tuple(dict.fromkeys([*matter.evidence, *more])), target, matter.about)


def _statement(
    id: str, claim: str, body: str, evidence: tuple[Quotation, ...], target: str | None, about: tuple[str, ...]
) -> Statement:
    claim = sentence(claim)
    text = f"{claim} {body}" if claim and body else claim or body
    return Statement(id=id, text=text, evidence=evidence, claim=claim, target=target, about=about)


@once
def claim_of(material: Material, matter: Matter) -> str:
    """The claim of a matter, of at most `CLAIM_WORDS` words where names and label allow it."""
    kind = matter.first.kind
    if kind is FindingKind.AGREEMENT:
        return _shortest_fit(_agreement_claims(material, matter))
    if kind is FindingKind.TENSION:
        return _shortest_fit(_tension_claims(material, matter))
    return lone_claim(material, matter.left[0])


def lone_claim(material: Material, recommendation: Recommendation) -> str:
    """ "Only Moss asks Norway to build a harbour." """
    clause = clause_of(recommendation, plural=material.is_several(recommendation.document)).text
    return closed(phrase("claims.only", name=material.name(recommendation.document), clause=clause))


def who(material: Material, documents: Sequence[str]) -> str:
    """Voices by name up to two, else counted: "Moss and Reed", "three of five texts", "all five texts"."""
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
    """A term without the capital that it has from the beginning of its sentence: the texts write it small elsewhere, or
    it opens with an article."""
    if f" {term.lower()}" in said:
        return term.lower()
    first, space, rest = term.partition(" ")
    return f"{first.lower()} {rest}" if space and first.lower() in words("texts.determiners", of=read()) else term


def _agreement_claims(material: Material, matter: Matter) -> list[str]:
    group, label = who(material, matter.documents), label_of(material, matter)
    named = listed(material.names(matter.documents))
    against = all(entry.stance is Stance.AGAINST for entry in matter.left)
    ways = (named, group) if len(matter.documents) <= NAMED_IN_CLAIM else (group, named)
    if ELLIPSIS in label and is_word_for_word(matter.recommendations):
        return _in_the_same_words(matter, ways)
    if not is_named(material, matter) and not against:
        return _unnamed_claims(material, matter, ways)
    plain = is_said_by_all(material, matter) and matter.first.score >= MEDIUM
    if against:
        keys = ["agreement_against"]
    elif not plain or not stands_in_sentence(label, matter.left):
        keys = ["agreement_direction"]
    else:
        keys = ["agreement"] if is_thing(label, matter.left) else ["agreement_deed"]
    said = [phrase(f"claims.{key}", who=name, label=label) for key in keys for name in ways]
    bare = "agreement_against_bare" if against else "agreement_bare"
    few = counted(len(matter.documents), material.noun)
    return [*said, phrase(f"claims.{keys[0]}", who=few, label=label), phrase(f"claims.{bare}", who=group)]


def _unnamed_claims(material: Material, matter: Matter, ways: Sequence[str]) -> list[str]:
    """What an agreement is on where its option has no name that all would sign: the alternative that they want, what
    others are against, else the words that they share."""
    option = material.options.get(matter.first.option or "")
    opposed = option is not None and any(held.kind is PositionKind.AGAINST for held in option.positions)
    label = label_of(material, matter)
    named = opposed and not points_back(label, has_owner=False)
    variant = material.variant(matter.left) or (label if named else "")
    terms = [term for term in dict.fromkeys(matter.first.terms[:2]) if len(term) > 1]
    if variant:
        said = [phrase("claims.agreement_direction", who=name, label=variant) for name in ways]
    elif is_word_for_word(matter.recommendations):
        said = _in_the_same_words(matter, ways)
    else:
        said = [phrase("claims.agreement_on", who=name, label=listed(terms)) for name in ways if terms]
    return said or [phrase("claims.agreement_bare", who=name) for name in ways]


def _in_the_same_words(matter: Matter, ways: Sequence[str]) -> list[str]:
    same = in_marks(first_words(matter.left[0], SAME_WORDS))
    return [phrase("claims.agreement_same_words", who=name, words=same) for name in ways]


def _tension_claims(material: Material, matter: Matter) -> list[str]:
    left, right = (_documents(side) for side in (matter.left, matter.right))
    named = (listed(material.names(left)), listed(material.names(right)))
    counts = (_some(material, left), _some(material, right))
    bare = (counted(len(left), material.noun), counted(len(right), material.noun))
    ways = (named, counts, bare) if len(left) + len(right) > 2 else (named,)
    if max(len(left), len(right)) > NAMED_IN_CLAIM:
        ways = (counts, named, bare)
    if matter.left[0].stance is not matter.right[0].stance:
        return _opposed_claims(material, matter, ways)
    first, second = opposed_terms(material, matter) if matter.terms else ("", "")
    if first.lower() == second.lower():
        pulling = [phrase("claims.pull", left=one, right=other) for one, other in ways]
        label = first or (label_of(material, matter) if matter.first.option else "")
        return [*(phrase("claims.pull_on", label=label, claim=claim) for claim in pulling if label), *pulling]
    part = _agreeing("claims.part", len(left) + material.is_several(left[0]))
    claims = [phrase("claims.terms", first=first, second=second, left=a, part=part, right=b) for a, b in ways]
    every = counted(len({*left, *right}), material.noun)
    return [*claims, phrase("claims.terms_bare", first=first, second=second, who=every)]


def _opposed_claims(material: Material, matter: Matter, ways: Sequence[tuple[str, str]]) -> list[str]:
    """Who is for and who against, with what it is about: the option's name, else the word that both have."""
    names = [label_of(material, matter), *(terms[0] for terms in matter.terms[:1])]
    said = [phrase("claims.opposed_label", label=name, left=a, right=b) for name in names for a, b in ways]
    be = _agreeing("claims.be", len(_documents(matter.left)))
    return said if matter.terms else [*said, *(phrase("claims.opposed", left=a, be=be, right=b) for a, b in ways)]


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
