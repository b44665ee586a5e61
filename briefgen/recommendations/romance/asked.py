"""What is asked behind a cue in Spanish and French: an infinitive, a clause with "que", or a thing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefgen.language.lexicon import Lexicon
from briefgen.model.evidence import Span
from briefgen.recommendations.matching import Context, Form
from briefgen.recommendations.romance.clauses import (
    TOKEN,
    action_end,
    can_act,
    is_pronominal,
    low,
    opening,
    skipped,
    skipped_negation,
)
from briefgen.recommendations.romance.forms import infinitive, participle, wanted

_LONGEST_ASKED = 14
"""Words between a "que" and its verb, at most."""
_TO_BE = {"sea", "sean", "soit", "soient", "ser", "être"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a cue asks: the parts as in `Match`.

    `start` is where it begins; `is_bound` says that a pronoun stands for what is to be done something to.
    """

    start: int
    form: Form
    addressee: Span | None = None
    action: Span | None = None
    thing: Span | None = None
    negated: bool = False
    is_bound: bool = False


def asked(c: Context, at: int, *, things: bool = True, somebody: bool = False) -> Asked | None:
    """What is asked behind a cue that ends at `at`: an infinitive, a clause with "que", or (`things`) a noun group.

    `somebody` says that the one who is asked may stand first: "(recomendamos) al Congreso que apruebe".
    """
    text, lexicon = c.text, c.lexicon
    at = skipped(lexicon, text, at)
    found = infinitive_at(c, at)
    if found:
        return found
    that = opening(lexicon, "that").match(text, at)
    if that:
        return demand(c, that.end())
    found = _asked_of(c, at) if somebody else None
    if found or not things:
        return found
    link = opening(lexicon, "infinitive_link").match(text, at)
    at = link.end() if link else at
    word = TOKEN.match(text, at)
    if word is None or (low(word) not in lexicon.words("determiner") and link is None):
        return None
    return Asked(start=at, form=Form.THING, thing=Span(at, action_end(lexicon, text, at)))


def infinitive_at(c: Context, at: int) -> Asked | None:
    """An infinitive with what belongs before it ("de ne pas", "no", "se"); None where another word stands."""
    text, lexicon = c.text, c.lexicon
    link = opening(lexicon, "infinitive_link").match(text, at)
    tries = [at, *([link.end()] if link else [])]
    for start in tries:
        here = skipped(lexicon, text, start) if start != at else start
        negation = opening(lexicon, "negation").match(text, here)
        here = negation.end() if negation else here
        second = opening(lexicon, "after_negation").match(text, here) if negation else None
        here = second.end() if second else here
        reflexive = opening(lexicon, "reflexive").match(text, here)
        points = opening(lexicon, "proclitic").match(text, here) if "proclitic" in lexicon.groups else None
        before = reflexive or points
        verb = before.end() if before else here
        particle = re.compile(r"(?:en|y)\s+").match(text, verb) if reflexive else None
        verb = particle.end() if particle else verb
        word = TOKEN.match(text, verb)
        verb_form = infinitive(lexicon, word.group()) if word else None
        if word is None or verb_form is None:
            continue
        bound = points or (verb_form[1] and verb_form[1] not in lexicon.words("reflexive"))
        begin = reflexive.start() if reflexive else verb
        action = Span(begin, action_end(lexicon, text, verb))
        form = Form.QUOTE if bound else Form.ACTIVE
        return Asked(start=begin, form=form, action=action, negated=bool(negation), is_bound=bool(bound))
    return None


def demand(c: Context, at: int) -> Asked:
    """The clause behind a "que": its verb is in the subjunctive, who is to act or what is to be done before it."""
    text, lexicon = c.text, c.lexicon
    words = list(TOKEN.finditer(text, at, action_end(lexicon, text, at)))[:_LONGEST_ASKED]
    for number, word in enumerate(words):
        before = low(words[number - 1]) if number else ""
        after = low(words[number + 1]) if number + 1 < len(words) else ""
        if wanted(lexicon, word.group()) is None or not _may_be_verb(lexicon, word, before, after, number):
            continue
        return _of_clause(c, at, words[:number], word)
    return Asked(start=at, form=Form.QUOTE)


def _may_be_verb(lexicon: Lexicon, word: re.Match[str], before: str, after: str, number: int) -> bool:
    pronoun = before in lexicon.words("reflexive") or before in {"no", "ne", "n'"}
    if pronoun:
        return True
    if before in lexicon.words("determiner") | lexicon.words("preposition"):
        return False
    return (
        number == 0 or low(word) not in lexicon.words("noun_like_subjunctive") or after in lexicon.words("determiner")
    )


def _of_clause(c: Context, at: int, before: list[re.Match[str]], verb: re.Match[str]) -> Asked:
    """The parts of a demand, given the words before its verb."""
    text, lexicon = c.text, c.lexicon
    small = lexicon.words("reflexive") | {"no", "ne", "n'", "nunca", "jamás"}
    group = [word for word in before if low(word) not in small]
    reflexive = any(low(word) in lexicon.words("reflexive") for word in before)
    negated = any(low(word) in small - lexicon.words("reflexive") for word in before)
    who = Span(group[0].start(), group[-1].end()) if group else None
    start = verb.start()
    if verb.group().lower() in _TO_BE:
        after = skipped_negation(lexicon, text, verb.end())
        word = TOKEN.match(text, skipped(lexicon, text, after))
        if word is None or participle(lexicon, word.group()) is None:
            return Asked(start=at, form=Form.QUOTE, negated=negated)
        action = Span(word.start(), action_end(lexicon, text, word.start()))
        return Asked(start=at, form=Form.PASSIVE, thing=who, action=action, negated=negated)
    action = Span(start, action_end(lexicon, text, start))
    if reflexive and not is_pronominal(lexicon, wanted(lexicon, verb.group()) or "", text, who):
        return Asked(start=at, form=Form.PASSIVE, thing=who, action=action, negated=negated)
    if who and not can_act(lexicon, text[who.start : who.end]):
        return Asked(start=at, form=Form.QUOTE, negated=negated)
    if reflexive:
        return Asked(start=at, form=Form.QUOTE, addressee=who, negated=negated)
    return Asked(start=at, form=Form.ACTIVE, addressee=who, action=action, negated=negated)


def _asked_of(c: Context, at: int) -> Asked | None:
    """Who is asked, and what: "al Congreso que apruebe", "les deux communes à signer"."""
    text, lexicon = c.text, c.lexicon
    end = action_end(lexicon, text, at)
    dative = opening(lexicon, "dative").match(text, at)
    for link in opening(lexicon, "asked_link").finditer(text, at + 1, end):
        named = text[at : link.start()].strip()
        if not named or len(named.split()) > 10 or "," in named:
            break
        found = (
            demand(c, link.end())
            if link.group().strip().lower() in lexicon.words("that")
            else infinitive_at(c, link.end())
        )
        if found is None:
            continue
        who = _named(c, at, link.start(), dative)
        if who is None:
            return None
        return replace(found, addressee=found.addressee or who)
    return _told_directly(c, at, end, dative)


def _told_directly(c: Context, at: int, end: int, dative: re.Match[str] | None) -> Asked | None:
    """Spanish may do without a link: "(se sugiere) a la junta ampliar el plazo"."""
    if dative is None or c.lexicon.language != "es":
        return None
    for word in list(TOKEN.finditer(c.text, dative.end(), end))[1:_LONGEST_ASKED]:
        if infinitive(c.lexicon, word.group()) is not None:
            who, found = _named(c, at, word.start(), dative), infinitive_at(c, word.start())
            return replace(found, addressee=who) if found and who else None
    return None


def _named(c: Context, at: int, end: int, dative: re.Match[str] | None) -> Span | None:
    """Who is named there: behind a bare "a" or "à"; a contraction with its article stays, to be spelt out."""
    text, lexicon = c.text, c.lexicon
    contracted = dative is not None and dative.group().strip().lower() in lexicon.tables["contraction"]
    start = dative.end() if dative and not contracted else at
    word = TOKEN.match(text, start)
    if word is None or end <= start:
        return None
    known = low(word) in lexicon.words("determiner") or contracted or word.group()[:1].isupper()
    return Span(start, start + len(text[start:end].rstrip())) if known else None
