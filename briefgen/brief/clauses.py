"""What one voice asks for, as a clause: "asks Norway to strengthen its own coast guard".

A clause says what the recommendation says, with the force that it has, and no more: what must be done is called for,
what may be done is suggested, what is only argued for is not said to be asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefgen.brief.names import unstopped
from briefgen.brief.own_words import ELLIPSIS, common_run, first_words, verbatim
from briefgen.brief.remembering import once
from briefgen.brief.things import is_a_verb, is_deed, is_foreign, is_told, lacks_article
from briefgen.language.catalogue import filled, phrase, spoken, words
from briefgen.language.elision import joined
from briefgen.language.writing import drawn, in_marks, listed, semicolons
from briefgen.model.recommendations import HeadlineForm, Recommendation, Stance, Strength

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
        return self.around(self.filling)

    def around(self, filling: str) -> str:
        """The verb phrase with something else in its gap."""
        before, _, after = self.frame.partition(FILLING)
        return joined(before, filling, spoken(), contract=not self.is_deed) + after


@once
def clause_of(recommendation: Recommendation, *, plural: bool = False) -> Clause:
    """The clause of one recommendation, without its subject; `plural` for several who act."""
    headline = unstopped(recommendation.headline)
    if is_foreign(recommendation):
        return _foreign(recommendation, headline, plural)
    if is_deed(headline, recommendation):
        if ELLIPSIS in headline:
            return _quoted(recommendation, headline, plural)
        return _deed(recommendation, headline, plural)
    told = is_told(headline, recommendation)
    is_clause = recommendation.form is HeadlineForm.WORDS and not told
    if ELLIPSIS in headline or is_clause or not _is_named_thing(headline, recommendation.language):
        return _quoted(recommendation, headline, plural)
    thing = lowered(headline, [recommendation], is_verb=False)
    if told:
        if recommendation.stance is Stance.AGAINST:
            return _quoted(recommendation, headline, plural)
        key = "that_implied" if not recommendation.explicit else "that_may" if _is_soft(recommendation) else "that"
        return Clause(_frame(key, plural, sentence=FILLING), thing, False)
    return Clause(_frame(_thing_key(recommendation, thing), plural, thing=FILLING), thing, False)


def _frame(key: str, plural: bool, **values: str) -> str:
    return filled(words(f"clauses.{key}")[plural], values)


def _foreign(recommendation: Recommendation, headline: str, plural: bool) -> Clause:
    """Words in another language, with the force they have; what is argued against is quoted without a word on it."""
    own = verbatim(recommendation, headline) or common_run(recommendation, headline)
    if not own or recommendation.stance is Stance.AGAINST:
        return _quoted(recommendation, headline, plural)
    key = recommendation.strength.value if recommendation.explicit else "implied"
    return Clause(_frame(f"foreign_{key}", plural, words=in_marks(FILLING)), own, is_deed=False, is_quotation=True)


def _quoted(recommendation: Recommendation, headline: str, plural: bool) -> Clause:
    """The text's own words, where no headline could be made of them; its first words if they are not verbatim."""
    own = verbatim(recommendation, headline)
    if not own:
        own = first_words(recommendation, QUOTED_WORDS)
    return Clause(_frame("quoted", plural, words=in_marks(FILLING)), own, is_deed=False, is_quotation=True)


def _is_soft(recommendation: Recommendation) -> bool:
    return recommendation.strength is Strength.MAY


def _is_named_thing(headline: str, language: str) -> bool:
    """Whether a phrase that opens with no verb is surely a thing: no participle, nothing that points back, no sentence
    with its verb further on."""
    opener, *rest = headline.lower().split()
    if opener in words("texts.links", of=language) or headline.lower().startswith(
        words("texts.conditions", of=language)
    ):
        return False
    if opener in words("texts.pointers", of=language) or opener.endswith(words("texts.participles", of=language)):
        return False
    if set(rest) & set(words("texts.finite", of=language)):
        return False
    many = words("texts.plural_ends", of=language)
    return not any(noun.endswith(many) and is_a_verb(verb, language) for noun, verb in pairwise([opener, *rest]))


def _thing_key(recommendation: Recommendation, thing: str) -> str:
    if recommendation.stance is Stance.AGAINST and not thing.lower().startswith(
        words("texts.none", of=recommendation.language)
    ):
        key = "thing_against"
    elif not recommendation.explicit:
        key = "thing_implied"
    else:
        key = "thing_may" if _is_soft(recommendation) else "thing"
    return f"bare_{key}" if lacks_article(thing, recommendation.language) else key


def _deed(recommendation: Recommendation, headline: str, plural: bool) -> Clause:
    language = recommendation.language
    deed = _condition_last(lowered(headline, [recommendation], is_verb=True), recommendation)
    addressee = addressed(recommendation.addressee, language)
    if addressee and re.match(rf"(?:do not )?\w+ {re.escape(recommendation.addressee or '')}\b", deed, re.IGNORECASE):
        addressee = None  # "allow the author to retract" says who, and nobody else is asked
    if addressee is None and (thing := _thing_made(recommendation, deed)):
        return Clause(_frame(_thing_key(recommendation, thing), plural, thing=FILLING), thing, False)
    negation = next((start for start in words("texts.negations", of=language) if deed.startswith(start)), None)
    if negation:
        key, deed = "not_to", deed[len(negation) :]
    elif recommendation.stance is Stance.AGAINST and not deed.startswith(words("texts.refusals", of=language)):
        key, addressee = "against", None
    elif not recommendation.explicit:
        key = "implied"
    else:
        key = recommendation.strength.value
    if addressee:
        key = f"{key}_addressed" if _is_someone(addressee, language) else f"{key}_of"
        return Clause(_frame(key, plural, addressee=addressee, deed=FILLING), deed, True)
    if key == "may" and deed.startswith(words("texts.considering", of=language)):
        key = "may_considering"
    return Clause(_frame(key, plural, deed=FILLING), deed, True)


def _condition_last(deed: str, recommendation: Recommendation) -> str:
    """A deed with the condition that it opens with put behind it: "if one remains, hold a vote" cannot follow "to"."""
    language = recommendation.language
    condition, comma, rest = deed.partition(", ")
    if not comma or not condition.lower().startswith(words("texts.conditions", of=language)):
        return deed
    is_made = recommendation.form is HeadlineForm.DEED
    return f"{rest} {condition}" if is_made or is_a_verb(rest.partition(" ")[0].lower(), language) else deed


def _thing_made(recommendation: Recommendation, deed: str) -> str:
    """What a deed would bring about, where it says no more: "create a treaty" is a call for a treaty. "" for others."""
    language = recommendation.language
    opener = next((verb for verb in words("texts.creating", of=language) if deed.startswith(verb)), None)
    if opener is None or recommendation.stance is Stance.AGAINST:
        return ""
    thing = deed[len(opener) :].strip()
    if opener in words("texts.making_so", of=language) and thing.partition(" ")[0] not in words("texts.a", of=language):
        return ""  # "make consumers aware" makes no consumers
    (joint,) = words("texts.and", of=language)
    follows = {part.split()[0] for part in thing.split(f" {joint} ")[1:] if part.split()}
    starts = {*words("texts.possessives", of=language), *words("texts.pronouns", of=language), joint, ""}
    return "" if any(is_a_verb(word, language) for word in follows) or thing.partition(" ")[0] in starts else thing


def _is_someone(addressee: str, language: str) -> bool:
    """Whether one can be called on: a name ("Norway", "the U.S."), not "the proposed treaty"."""
    bare = [word for word in addressee.split() if word.lower() not in words("texts.determiners", of=language)]
    return bool(bare) and bare[0][:1].isupper()


def lowered(headline: str, said: Sequence[Recommendation], *, is_verb: bool) -> str:
    """A headline or label as it stands inside a sentence: its first word small, unless it is a name.

    Args:
        said: the recommendations it was made from; their sentences show whether its first word is written small.
        is_verb: whether its first word is known to be a verb.
    """
    first, _, rest = headline.partition(" ")
    if any(letter.isupper() or letter.isdigit() for letter in first[1:]):
        return headline
    text = " ".join(recommendation.evidence[0].plain for recommendation in said)
    is_name = first.lower() not in words("texts.determiners", of=said[0].language if said else "") or rest[:1].isupper()
    if not is_verb and is_name and not re.search(rf"\b{re.escape(first.lower())}\b", text) and f" {first}" in text:
        return headline
    return headline[:1].lower() + headline[1:]


def addressed(addressee: str | None, language: str = "") -> str | None:
    """Who should act, as the object of a sentence; None for a pronoun, which says nothing outside its text.

    Args:
        language: of the text; by default that of most texts.
    """
    if not addressee:
        return None
    first, _, rest = addressee.strip().partition(" ")
    if addressee.strip().lower() in words("texts.pronouns", of=language):
        return None
    if first.lower() in words("texts.determiners", of=language):
        return f"{first.lower()} {rest}".strip()
    bare = re.sub(r"['’]s?$", "", first)
    if bare in words("texts.with_article", of=language) or (first.islower() and not addressee.endswith("s")):
        return " ".join([*words("texts.the", of=language), addressee.strip()])
    return addressee.strip()


def told(recommendations: Sequence[Recommendation], *, plural: bool = False) -> str:
    """The clauses of several recommendations of one voice as one verb phrase, those of the same kind drawn together.

    Args:
        plural: whether the voice is several authors, who "propose".
    """
    groups: list[list[Clause]] = []
    for recommendation in recommendations:
        clause = clause_of(recommendation, plural=plural)
        if groups and (clause.is_deed or clause.is_quotation) and groups[-1][0].frame == clause.frame:
            groups[-1].append(clause)
        else:
            groups.append([clause])
    told = [_drawn_together(group) for group in groups]
    return listed(told) if len(told) < 3 and not any(", " in part for part in told) else semicolons(told)


def _drawn_together(group: Sequence[Clause]) -> str:
    deeds = [clause.filling for clause in group]
    if len(deeds) == 1:
        return group[0].text
    if group[0].is_quotation:
        return group[0].around(_quotations(deeds))
    joint = drawn(deeds, phrase("clauses.and_to"), phrase("clauses.last_to"), contract=False)
    return group[0].around(joint)


def _quotations(pieces: Sequence[str]) -> str:
    """Pieces for one gap that stands in quotation marks: each in marks of its own."""
    opening, closing = words("grammar.quotes")
    between = f"{closing}{phrase('grammar.semicolon')}{opening}"
    return drawn(pieces, between, f"{closing} {phrase('grammar.and')} {opening}", contract=False)
