"""Headlines from the passive: "The gap must be closed" as "Close the gap"."""

from __future__ import annotations

import re

from briefgen.language.lexicon import Lexicon
from briefgen.recommendations.english.clauses import is_participle
from briefgen.recommendations.english.headlines.phrases import lower_first, shorten
from briefgen.recommendations.english.headlines.quoting import words_of
from briefgen.recommendations.english.morphology import base_of_participle, is_base_verb
from briefgen.recommendations.matching import Context, Match

_VERBAL = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could)\b(?<!that is)|\b(?:believes?|thinks?"
    r"|says?|argues?|feels?|wants?)$",
    re.IGNORECASE,
)
"""A "noun group" with a verb in it was found wrongly."""


_PREDICATE = re.compile(r"[a-z]+s\b")
_SECOND_MODAL = re.compile(r"(?:^|,? )(?:and|but|or) (?:should|must|shall|can|may|will|ought)\b")
_CALLED = re.compile(r"(?:considered|called|deemed) (?:an?|the)\b")
"""What something should be held for is no object: "(should be) considered a refusal"."""
_AFTER_COMMA = re.compile(r",\s*$")
"""What follows an aside in the middle of a sentence may be its verb: "the audit, held yearly, strikes a balance"."""


def passive_headline(c: Context, match: Match) -> str | None:
    """The imperative of what is to be done to the match's thing, at most twelve words; None where it is quoted."""
    action, thing = words_of(c, match.action), _named(c, match) or words_of(c, match.thing)
    participle, _, rest = action.partition(" ")
    base = base_of_participle(c.lexicon, participle)
    first = thing.split(" ", 1)[0].lower() if thing else ""
    if (
        base is None
        or not thing
        or first
        in c.lexicon.words("never_addressee")
        - {"all", "both", "each", "any", "every", "no", "more", "some", "this", "these", "those", "such", "many"}
        or len(thing.split()) > 9
    ):
        return None
    if (base in {"see", "expect", "base", "concern", "do"} and not rest.startswith("as ")) or re.match(
        r"(?:if|when|how|as|in|on|at|for|to|by|with|since"
        r"|because|while|although|once|where|whenever|after"
        r"|before)$",
        first,
    ):
        return None
    if _VERBAL.search(thing) or _follows_aside(c, match) or _is_remnant(c, match, thing) or _CALLED.match(action):
        return None
    if first == "no":
        thing = re.sub(r"^no ", "any " if match.negated else "no ", thing, flags=re.IGNORECASE)
    also = re.match(r"and (?:then )?(?P<verb>[\w-]+)\b ?", rest)
    other = base_of_participle(c.lexicon, also["verb"]) if also else None
    if also and other and is_base_verb(c.lexicon, other):
        base, rest = f"{base} and {other}", rest[also.end() :]
    rest = _without_second(c.lexicon, rest)
    if match.addressee is not None:
        rest = re.sub(r"\bby " + re.escape(words_of(c, match.addressee)) + r"\b\s*", "", rest).strip()
    if match.addressee is None and _by_somebody(c.lexicon, rest):
        return None  # "Nominate candidates by a member" would turn who acts into a means
    particle = (
        re.match(
            r"(out|up|down|off|in|back|away|over)\b(?! (?:the|of|a"
            r"|an|\w+ing)\b)\s*",
            rest,
        )
        if base in {"phase", "carry", "set", "shut", "bring", "put", "take", "roll", "scale", "give", "write"}
        else None
    )
    particle = particle or re.match(r"(for|to|with|on|at|of|about|after|upon|into)\b(?= by\b|$)\s*", rest)
    if particle:
        base, rest = f"{base} {particle[1]}", rest[particle.end() :]
    return shorten(
        c.lexicon, f"{base} {lower_first(c, thing)} {rest}".strip(), keep=len(base.split()) + len(thing.split())
    )


def _without_second(lexicon: Lexicon, rest: str) -> str:
    """What follows a participle, up to a second verb: "out of their hands (and given to another)"."""
    rest = _SECOND_MODAL.split(rest, maxsplit=1)[0]
    second = re.search(r" and (?P<verb>[a-z]+)(?= (?:to|by|from|in|with|as)\b)", rest)
    return rest[: second.start()] if second and is_participle(lexicon, second["verb"]) else rest


def _follows_aside(c: Context, match: Match) -> bool:
    thing = match.thing
    return bool(thing and _AFTER_COMMA.search(c.text[: thing.start]) and _PREDICATE.match(c.text, thing.start))


def _is_remnant(c: Context, match: Match, thing: str) -> bool:
    """Whether a thing of one word is the end of what stands before: "pilots who are not honest and sober (should)"."""
    before = c.text[: match.thing.start].rstrip().lower() if match.thing else ""
    return " " not in thing and not thing.endswith("s") and before.endswith((" and", " or"))


def _by_somebody(lexicon: Lexicon, rest: str) -> bool:
    """Whether a passive names who acts, by a noun for a person or body: "by a returns officer", not "by a levy"."""
    agent = re.match(
        r"(?:\w+ly )?by (?:(?:the|an?|all|each|any|every|its|their) )?(?P<who>(?:[\w-]+ ){0,3}?[\w-]+)(?=[ ,.;]|$)",
        rest,
    )
    if agent is None:
        return False
    words = rest[agent.start("who") :].split()[:4]
    return any(
        lexicon.search(r"^(?:{institution}|{office}|citizens|people|voters|residents)$", word.strip(",.;"))
        for word in words
    )


def _named(c: Context, match: Match) -> str | None:
    """The name that a pronoun as subject stands for, where its sentence opens with that name."""
    if match.thing is None or c.text[match.thing.start : match.thing.end].lower() not in {"it", "they"}:
        return None
    verb = r"(?:has|have|is|are|was|were|can|could|will|would|does|do|did)\b"
    found = re.match(rf"(?:The |the )?[A-Z][\w.'-]*(?: (?:and |of |the )*[A-Z][\w.'-]*)*(?= {verb})", c.text)
    return found.group() if found else None
