"""What one voice asks for, as a clause: "asks Mexico to strengthen its own border controls".

A clause says what the recommendation says, with the force that it has, and no more: what must be done is called for,
what may be done is suggested, what is only argued for is not said to be asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from briefgen.brief.catalogue import LANGUAGE, phrase, words
from briefgen.brief.names import listed, unstopped
from briefgen.language.lexicon import load_lexicon
from briefgen.model.recommendations import Recommendation, Stance, Strength

ELLIPSIS = "…"
FILLING = "{}"
QUOTED_WORDS = 12


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb phrase with a gap (`frame`) and what fills it; `is_deed` when the gap takes an infinitive."""

    frame: str
    filling: str
    is_deed: bool
    is_quotation: bool = False

    @property
    def text(self) -> str:
        return self.frame.replace(FILLING, self.filling)


def clause_of(recommendation: Recommendation, *, plural: bool = False) -> Clause:
    """The clause of one recommendation, without its subject."""
    clause = _clause(recommendation)
    return replace(clause, frame=plural_verb(clause.frame)) if plural else clause


def plural_verb(clause: str) -> str:
    """A clause with its verb, the first word, for several who act: "proposes to" as "propose to"."""
    return re.sub(rf"^(\w+){phrase('grammar.singular')}\b", r"\1", clause)


def _clause(recommendation: Recommendation) -> Clause:
    headline = unstopped(recommendation.headline)
    if not is_thing(headline, [recommendation]):
        return _deed(recommendation, headline) if ELLIPSIS not in headline else _quoted(recommendation, headline)
    if ELLIPSIS in headline or not _is_named_thing(headline):
        return _quoted(recommendation, headline)
    return Clause(_thing_frame(recommendation), lowered(headline, [recommendation], is_verb=False), False)


def _quoted(recommendation: Recommendation, headline: str) -> Clause:
    """The text's own words, where no headline could be made of them; its first words if they are not verbatim."""
    said = recommendation.evidence[0].plain
    pieces = [piece.strip() for piece in headline.strip("“”").split(ELLIPSIS)]
    found = [re.search(re.escape(piece), said, re.IGNORECASE) for piece in pieces if piece]
    if found and all(found):
        quoted = f" {ELLIPSIS} ".join(match[0] for match in found if match)
        quoted += ELLIPSIS if headline.endswith((ELLIPSIS, f"{ELLIPSIS}”")) else ""
    else:
        first = said.split()
        quoted = " ".join(first[:QUOTED_WORDS]) + (ELLIPSIS if len(first) > QUOTED_WORDS else "")
    return Clause(phrase("clauses.quoted", words=FILLING), quoted, is_deed=False, is_quotation=True)


def _is_named_thing(headline: str) -> bool:
    """Whether a phrase that opens with no verb is surely a thing: no participle, nothing that points back, no sentence
    with its verb further on."""
    opener, *rest = headline.lower().split()
    if opener in words("grammar.pointers") or opener.endswith(tuple(words("grammar.participles"))):
        return False
    return not set(rest) & set(words("grammar.finite"))


def _thing_frame(recommendation: Recommendation) -> str:
    if recommendation.stance is Stance.AGAINST:
        return phrase("clauses.thing_against", thing=FILLING)
    if not recommendation.explicit:
        return phrase("clauses.thing_implied", thing=FILLING)
    key = "thing_may" if recommendation.strength is Strength.MAY else "thing"
    return phrase(f"clauses.{key}", thing=FILLING)


def _deed(recommendation: Recommendation, headline: str) -> Clause:
    deed = lowered(headline, [recommendation], is_verb=True)
    addressee = addressed(recommendation.addressee)
    if addressee is None and (thing := _thing_made(recommendation, deed)):
        return Clause(_thing_frame(recommendation), thing, False)
    negation = next((start for start in words("grammar.negations") if deed.startswith(start)), None)
    if negation:
        key, deed = "not_to", deed[len(negation) :]
    elif recommendation.stance is Stance.AGAINST and not deed.startswith(words("grammar.refusals")):
        key, addressee = "against", None
    elif not recommendation.explicit:
        key = "implied"
    else:
        key = recommendation.strength.value
    if addressee:
        key = f"{key}_addressed" if _is_someone(addressee) else f"{key}_of"
        return Clause(phrase(f"clauses.{key}", addressee=addressee, deed=FILLING), deed, True)
    if key == "may" and deed.startswith(words("grammar.considering")):
        key = "may_considering"
    return Clause(phrase(f"clauses.{key}", deed=FILLING), deed, True)


def _thing_made(recommendation: Recommendation, deed: str) -> str:
    """What a deed would bring about, where it says no more: "create a treaty" is a call for a treaty. "" for others."""
    opener = next((verb for verb in words("grammar.creating") if deed.startswith(verb)), None)
    if opener is None or recommendation.stance is Stance.AGAINST:
        return ""
    thing = deed[len(opener) :].strip()
    joint = f" {phrase('grammar.and')} "
    follows = {part.split()[0] for part in thing.split(joint)[1:] if part.split()}
    starts = {*words("grammar.possessives"), *words("grammar.pronouns"), phrase("grammar.and"), ""}
    return "" if follows & _verbs() or thing.partition(" ")[0] in starts else thing


def _is_someone(addressee: str) -> bool:
    """Whether one can be called on: a name ("Mexico", "the U.S."), not "the proposed treaty"."""
    bare = [word for word in addressee.split() if word.lower() not in words("grammar.determiners")]
    return bool(bare) and bare[0][:1].isupper()


def is_thing(headline: str, said: Sequence[Recommendation] = ()) -> bool:
    """Whether a headline or label names a thing ("A new treaty", "Repeal of a law") and not a deed ("Build a wall").

    Args:
        said: the recommendations it was made from: what stands after "should" there is a deed ("should count").
    """
    opener, *rest = headline.lower().split()
    if opener in words("grammar.openers_of_nouns"):
        return True
    modal = rf"\b(?:{'|'.join(words('grammar.modals'))}) (?:\w+ly )?{re.escape(opener)}\b"
    if any(re.search(modal, recommendation.evidence[0].plain, re.IGNORECASE) for recommendation in said):
        return False
    if rest[:1] == [phrase("grammar.of")]:
        return opener not in words("grammar.verbs_with_of")
    if headline.lower().startswith(words("grammar.negations")):
        return False
    if opener.endswith(phrase("grammar.adverb")) and rest:
        opener, *rest = rest
    if rest and rest[0] in words("grammar.determiners"):
        return False
    return opener not in _verbs()


@cache
def _verbs() -> frozenset[str]:
    """Base forms of verbs, from the lexicon of the language that the brief is written in."""
    lexicon = load_lexicon(LANGUAGE)
    assert lexicon is not None, "a language with a catalogue has a lexicon"
    return frozenset().union(*(lexicon.words(group) for group in ("action_verb", "mental_verb", "other_verb")))


def lowered(headline: str, said: Sequence[Recommendation], *, is_verb: bool) -> str:
    """A headline or label as it stands inside a sentence: its first word small, unless it is a name.

    Args:
        said: the recommendations it was made from; their sentences show whether its first word is written small.
        is_verb: whether its first word is known to be a verb.
    """
    first = headline.partition(" ")[0]
    if any(letter.isupper() or letter.isdigit() for letter in first[1:]):
        return headline
    text = " ".join(recommendation.evidence[0].plain for recommendation in said)
    if not is_verb and not re.search(rf"\b{re.escape(first.lower())}\b", text) and f" {first}" in text:
        return headline
    return headline[:1].lower() + headline[1:]


def addressed(addressee: str | None) -> str | None:
    """Who should act, as the object of a sentence; None for a pronoun, which says nothing outside its text."""
    if not addressee:
        return None
    first, _, rest = addressee.strip().partition(" ")
    if addressee.strip().lower() in words("grammar.pronouns"):
        return None
    if first.lower() in words("grammar.determiners"):
        return f"{first.lower()} {rest}".strip()
    bare = re.sub(r"['’]s?$", "", first)
    if bare in words("grammar.with_article") or (first.islower() and not addressee.endswith("s")):
        return f"{phrase('grammar.the')} {addressee.strip()}"
    return addressee.strip()


def told(recommendations: Sequence[Recommendation], *, plural: bool = False) -> str:
    """The clauses of several recommendations of one voice as one verb phrase, those of the same kind drawn together.

    Args:
        plural: whether the voice is several authors, who "propose".
    """
    groups: list[list[Clause]] = []
    for recommendation in recommendations:
        clause = clause_of(recommendation, plural=plural)
        if groups and clause.is_deed and groups[-1][0].frame == clause.frame:
            groups[-1].append(clause)
        else:
            groups.append([clause])
    told = [_drawn_together(group) for group in groups]
    return listed(told) if len(told) < 3 and not any(", " in part for part in told) else "; ".join(told)


def _drawn_together(group: Sequence[Clause]) -> str:
    deeds = [clause.filling for clause in group]
    if len(deeds) == 1:
        return group[0].text
    joined = phrase("clauses.and_to").join(deeds[:-1]) + phrase("clauses.last_to") + deeds[-1]
    return group[0].frame.replace(FILLING, joined)
