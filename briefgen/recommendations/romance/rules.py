"""How Spanish and French advise: verbs of duty, impersonal turns, what an author says in so many words.

One rule for each turn, for both languages; the words are in the lexicons (`language/lexicons/{es,fr}/advice.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance, Strength
from briefgen.recommendations.matching import Context, Form, Match
from briefgen.recommendations.romance.asked import Asked, asked
from briefgen.recommendations.romance.clauses import (
    TOKEN,
    action_end,
    can_act,
    is_pronominal,
    low,
    negated_before,
    opening,
    skipped,
    skipped_negation,
    subject,
)
from briefgen.recommendations.romance.forms import infinitive, participle


def matched(c: Context, cue: Span, found: Asked | None, *, rule: str, score: float, strength: Strength) -> Match:
    """A match for a cue, with the parts of what it asks.

    What is asked of something that only a pronoun names ("es hora de usarlo") belongs to what was asked before.
    """
    if found is None:
        return Match(rule=rule, score=score, cue=cue, strength=strength)
    bound = found.is_bound and found.addressee is None
    return Match(
        rule=rule,
        score=score,
        cue=cue,
        strength=strength,
        stance=Stance.AGAINST if found.negated else Stance.FOR,
        form=found.form,
        addressee=found.addressee,
        action=found.action,
        thing=found.thing,
        negated=found.negated,
        explicit=not bound,
        supports=bound,
    )


def turned(match: Match) -> Match:
    """The match with the opposite stance: what it names is argued against."""
    against = not match.negated
    return replace(match, negated=against, stance=Stance.AGAINST if against else Stance.FOR)


def duty(c: Context) -> Iterator[Match]:
    """Somebody has to: "La junta debe publicar las actas", "Le conseil doit publier les comptes"."""
    yield from _modal(c, "must_modal", rule="duty", score=0.85, strength=Strength.MUST)


def counsel(c: Context) -> Iterator[Match]:
    """Somebody ought to: "El puerto debería abrir de noche", "Le port devrait ouvrir la nuit"."""
    yield from _modal(c, "should_modal", rule="counsel", score=0.85, strength=Strength.SHOULD)


def offer(c: Context) -> Iterator[Match]:
    """Somebody could think of it: "La ciudad podría estudiar un peaje"; other things that could be are forecasts."""
    for match in _modal(c, "may_modal", rule="offer", score=0.6, strength=Strength.MAY):
        words = c.text[match.action.start : match.action.end].split() if match.action else []
        if words and words[0].lower() in c.lexicon.words("offered_verb"):
            yield match


def _modal(c: Context, group: str, *, rule: str, score: float, strength: Strength) -> Iterator[Match]:
    """A modal with its subject before it, or behind its infinitive ("deben publicarse las actas")."""
    for cue in c.lexicon.finditer(f"{{{group}}}", c.text):
        reflexive = re.search(r"(?:\bse\s+|\bs')$", c.text[: cue.start()], re.IGNORECASE)
        negated = negated_before(c.lexicon, c.text, cue.start())
        after = skipped_negation(c.lexicon, c.text, cue.end()) if negated else cue.end()
        found = asked(c, after, things=False)
        if found is None or found.action is None:
            continue
        small = _SMALL.search(c.text[: cue.start()])
        who = subject(c.lexicon, c.text, small.start() if small else cue.start())
        found = _with_subject(c, found, who, reflexive=bool(reflexive))
        if who is None and found.form is Form.ACTIVE and _verb_of(c, found) in c.lexicon.words("says_of_subject"):
            found = replace(found, form=Form.QUOTE)
        found = replace(found, negated=found.negated != negated)
        yield matched(c, Span(*cue.span()), found, rule=rule, score=score, strength=strength)


def _with_subject(c: Context, found: Asked, who: Span | None, *, reflexive: bool) -> Asked:
    """What is asked of a subject: an action of somebody, something done to a thing, or what a thing should be."""
    lexicon, text = c.lexicon, c.text
    if found.action is None or found.form is not Form.ACTIVE:
        return replace(found, addressee=who if who and can_act(lexicon, text[who.start : who.end]) else None)
    words = list(TOKEN.finditer(text, found.action.start, found.action.end))
    first = low(words[0])
    shift = 1 if first in lexicon.words("reflexive") else 0
    base = infinitive(lexicon, words[shift].group()) if len(words) > shift else None
    verb, pronoun = base or (first, "")
    if verb in {"ser", "être"}:
        return _passive(c, found, who, words)
    if (pronoun or shift or reflexive) and not is_pronominal(lexicon, verb, text, who):
        action = Span(words[shift].start(), found.action.end)
        return replace(found, form=Form.PASSIVE, thing=who, action=action)
    if who is None:
        return found
    if not can_act(lexicon, text[who.start : who.end]) or verb in lexicon.words("state_verb"):
        return replace(found, form=Form.QUOTE)
    return replace(found, addressee=who)


def _verb_of(c: Context, found: Asked) -> str:
    """The infinitive that an action opens with."""
    first = TOKEN.match(c.text, found.action.start) if found.action else None
    base = infinitive(c.lexicon, first.group()) if first else None
    return base[0] if base else ""


def _passive(c: Context, found: Asked, who: Span | None, words: list[re.Match[str]]) -> Asked:
    """ "Las actas deben ser publicadas", "La ligne doit être maintenue"; other things it should be are quoted."""
    at = skipped_negation(c.lexicon, c.text, words[0].end())
    word = TOKEN.match(c.text, skipped(c.lexicon, c.text, at))
    if word is None or participle(c.lexicon, word.group()) is None:
        return replace(found, form=Form.QUOTE)
    action = Span(word.start(), action_end(c.lexicon, c.text, word.start()))
    return replace(found, form=Form.PASSIVE if who else Form.QUOTE, thing=who, action=action)


def impersonal(c: Context) -> Iterator[Match]:
    """It is necessary, it would be good: "Hay que abrir el archivo", "Il convient d'ouvrir les archives"."""
    grades = (
        ("impersonal_must", 0.85, Strength.MUST),
        ("impersonal_should", 0.85, Strength.SHOULD),
        ("impersonal_may", 0.6, Strength.MAY),
    )
    for group, score, strength in grades:
        for cue in c.lexicon.finditer(f"{{{group}}}", c.text):
            negated = negated_before(c.lexicon, c.text, cue.start()) or bool(_NEGATED_CUE.search(cue.group()))
            after = skipped_negation(c.lexicon, c.text, cue.end()) if negated else cue.end()
            found = asked(c, after, things=False)
            if found is None:
                continue
            found = replace(found, negated=found.negated != negated)
            if found.action and found.form is Form.ACTIVE and found.addressee is None:
                found = _with_subject(c, found, _before_impersonal(c, cue), reflexive=_is_reflexive(cue))
            yield matched(c, Span(*cue.span()), found, rule="impersonal", score=score, strength=strength)


_SMALL = re.compile(r"(?:\b(?:no|nunca|jamás|ne|se)\s+|\b[ns]')+$", re.IGNORECASE)
"""Between a subject and its modal: a negation, a reflexive pronoun."""
_NEGATED_CUE = re.compile(r"\bne\b|\bn'", re.IGNORECASE)


def _is_reflexive(cue: re.Match[str]) -> bool:
    return cue.group().lower().startswith("se ")


def _before_impersonal(c: Context, cue: re.Match[str]) -> Span | None:
    """ "Las actas se deben publicar": the thing stands before; other impersonal turns have no subject."""
    return subject(c.lexicon, c.text, cue.start()) if _is_reflexive(cue) else None


def said_outright(c: Context) -> Iterator[Match]:
    """The author recommends: "Proponemos crear un fondo", "Nous demandons que le quai soit rouvert"."""
    grades = (
        ("performative", 0.85, Strength.SHOULD),
        ("performative_must", 0.85, Strength.MUST),
        ("performative_may", 0.7, Strength.MAY),
        ("performative_for", 0.8, Strength.SHOULD),
        ("passive_performative", 0.75, Strength.SHOULD),
    )
    for group, score, strength in grades:
        for cue in c.lexicon.finditer(f"{{{group}}}", c.text):
            if negated_before(c.lexicon, c.text, cue.start()):
                continue
            found = asked(c, cue.end(), somebody=True)
            if found and found.addressee is None and cue.group().lower() in c.lexicon.words("own_wish"):
                found = found if found.form is not Form.ACTIVE or not _verb_of(c, found) else None
            if found is not None:
                yield matched(c, Span(*cue.span()), found, rule="said-outright", score=score, strength=strength)


def own_text_says(c: Context) -> Iterator[Match]:
    """The text, or the body that signs it, recommends: "Este informe propone", "Cette note préconise"."""
    names = "|".join(re.escape(name) for name in sorted(c.own_names, key=lambda name: (-len(name), name)))
    who = rf"(?:{{own_text}}|(?<!\w)(?:{names})(?!\w))" if names else "{own_text}"
    cue = c.lexicon.pattern(who + r"(?: también| además| également| donc| aussi)? (?P<verb>{own_verb})").search(c.text)
    found = asked(c, cue.end(), somebody=True) if cue else None
    if cue and found:
        match = matched(c, Span(*cue.span()), found, rule="own-text-says", score=0.8, strength=Strength.SHOULD)
        yield turned(match) if cue["verb"].lower() in c.lexicon.words("own_verb_against") else match


def time_to_act(c: Context) -> Iterator[Match]:
    """It is time: "Es hora de cerrar la cantera", "Il est temps que la ville achète le terrain"."""
    for cue in c.lexicon.finditer(r"{time_has_come}", c.text):
        link = opening(c.lexicon, "infinitive_link").match(c.text, skipped(c.lexicon, c.text, cue.end()))
        found = asked(c, link.end() if link else cue.end(), things=False)
        if found:
            yield matched(c, Span(*cue.span()), found, rule="time-to-act", score=0.8, strength=Strength.MUST)


def needed(c: Context) -> Iterator[Match]:
    """A thing is needed: "Hace falta un inventario", "Il faut un inventaire", "El valle necesita un médico"."""
    for group, score in (("needed_thing", 0.75), ("needs", 0.65)):
        for cue in c.lexicon.finditer(f"{{{group}}}", c.text):
            if negated_before(c.lexicon, c.text, cue.start()):
                continue
            found = asked(c, cue.end())
            elided = re.search(r"d'une?$", cue.group(), re.IGNORECASE)
            if elided and found is None:
                start = cue.end() - len(elided.group()) + 2
                found = Asked(start=start, form=Form.THING, thing=Span(start, action_end(c.lexicon, c.text, start)))
            if found is None or found.form is not Form.THING or c.text[cue.end() :].startswith(","):
                continue
            if group == "needs" and subject(c.lexicon, c.text, cue.start()) is None:
                continue
            yield matched(c, Span(*cue.span()), found, rule="needed", score=score, strength=Strength.MUST)


def is_needed(c: Context) -> Iterator[Match]:
    """A thing is called needed: "La creación de un fondo es urgente", "Le recrutement est indispensable"."""
    template = (
        r"{copula}(?: {adjective_intensity})* {needed_adjective}(?! (?:para|pour) (?:que|la vida)| que| de\b| d')"
    )
    for cue in c.lexicon.finditer(template, c.text):
        who = subject(c.lexicon, c.text, cue.start())
        if who and not negated_before(c.lexicon, c.text, cue.start()):
            found = Asked(start=who.start, form=Form.THING, thing=who)
            yield matched(c, Span(*cue.span()), found, rule="is-needed", score=0.75, strength=Strength.MUST)


def what_is_needed(c: Context) -> Iterator[Match]:
    """Pointing forward: "Lo que hace falta es un censo", "Ce qu'il faut, c'est un recensement"."""
    for cue in c.lexicon.finditer("{what_is_needed}", c.text):
        found = asked(c, cue.end())
        if found:
            yield matched(c, Span(*cue.span()), found, rule="what-is-needed", score=0.8, strength=Strength.MUST)


RULES = (
    said_outright,
    own_text_says,
    duty,
    counsel,
    impersonal,
    time_to_act,
    needed,
    is_needed,
    what_is_needed,
    offer,
)
