"""Keeping in a headline the words that limit what is asked: a condition, an exception, an "only"."""

from __future__ import annotations

import re

from briefgen.language.lexicon import Lexicon
from briefgen.recommendations.english.headlines.phrases import closed, shorten, undangled
from briefgen.recommendations.matching import LONGEST_HEADLINE, Context, Form, Match

_LIMIT = re.compile(
    r"\b(?:only (?:after|when|if|once|until|where|with|in|on|for|by|as|to|from)|unless|until|except|provided"
    r"|as long as|on condition|if)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\W*(?:(?:but|and|so|therefore|however|then),? )?"
    r"(?P<opening>(?:if|unless|until|once|only (?:if|when|after|once)) [^,;:]{5,}?)(?:,(?: then)?|(?= then ) then)\s",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:want|wish|hope|is to|are to|am to|not|so|any|possible|necessary|needed|anything)\b", re.IGNORECASE
)
""" "If we want peace", "if not", "if possible": no limit to what is asked."""
_ONLY = re.compile(r"\bonly\s*$", re.IGNORECASE)
_APART = re.compile(r"[,;:]|\b(?:and|or|but|that|which|who|either|whether)\b", re.IGNORECASE)
"""Between the headline and a limit: the limit may be one to something else."""
_CONDITION = 4
"""Words of a condition, at least, that a headline has room for."""


def limited(c: Context, match: Match, made: str, said: str) -> str | None:
    """A headline with the limit that its sentence sets and it has lost; None where not even a part of it can be kept.

    Args:
        c: the sentence.
        match: what was found in it.
        made: the headline, an imperative.
        said: the words of the sentence that it was made from, whole.
    """
    made = _with_only(c, match, made)
    when = _opening(c, match)
    if when:
        whole = f"{when}, {made[:1].lower() + made[1:] if made[1:2].islower() else made}"
        return (
            whole if len(whole.split()) <= LONGEST_HEADLINE else _fitted(c.lexicon, made, when[:1].lower() + when[1:])
        )
    limit = _LIMIT.search(said)
    if limit is None or re.search(rf"\b{re.escape(limit.group().split()[0])}\b", made, re.IGNORECASE):
        return made
    last = re.escape(made.rstrip("…").split()[-1])
    dropped = re.compile(rf"\b{last}(?P<between>.*)$").search(said[: limit.start()].rstrip(" ,"))
    if dropped is None:
        return made
    if _APART.search(dropped["between"]):
        joined = re.fullmatch(r"\s*(?:and|or)\b[^,;:]*", dropped["between"], re.IGNORECASE)
        return made.rstrip("…") + "…" if joined and limit.group().lower().startswith(("only", "unless")) else made
    before = said[: limit.start()].rstrip(" ,")
    main = made[:1] + before[1:] if before.lower().startswith(made.rstrip("…").lower()) else made
    room = LONGEST_HEADLINE - 2 if match.negated else LONGEST_HEADLINE
    return _fitted(c.lexicon, main, said[limit.start() :], room) or made.rstrip("…") + "…"


def under_condition(c: Context, match: Match, quoted: str) -> str:
    """A quotation with the condition that opens its sentence, put last, where the quotation begins after it."""
    when = _opening(c, match)
    if (
        when is None
        or len(quoted.split()) > LONGEST_HEADLINE - _CONDITION - 1
        or quoted.lower().startswith(when.lower()[: len(quoted) // 2])
    ):
        return quoted
    return _fitted(c.lexicon, quoted, when[:1].lower() + when[1:]) or quoted


def _opening(c: Context, match: Match) -> str | None:
    """The condition that a sentence opens with, before what it asks."""
    found = _OPENING.match(c.text)
    if found is None or found.end() > match.cue.start or _AIM.search(found["opening"]):
        return None
    return found["opening"]


def _fitted(lexicon: Lexicon, made: str, condition: str, limit: int = LONGEST_HEADLINE) -> str | None:
    """The headline, cut further where it must be, and as much of the condition as there is room for."""
    listed = made.rstrip("…").split()
    room = limit - _CONDITION - 1
    main = listed if len(listed) <= room else _cut(lexicon, listed, room)
    if main is None:
        return None
    words = condition.split()
    kept = undangled(lexicon, " ".join(words[: limit - len(main)]))
    if len(kept.split()) < min(_CONDITION - 1, len(words)):
        return None
    return " ".join(main) + " " + kept + ("" if len(kept.split()) == len(words) else "…")


def _cut(lexicon: Lexicon, listed: list[str], room: int) -> list[str] | None:
    """The words up to the last beginning of a phrase within the room; None where there is none."""
    openers = lexicon.words("cut_before") - {"and", "or"}
    starts = [
        at
        for at in range(3, room + 1)
        if listed[at].lower() in openers
        and not listed[at - 1].endswith("ing")
        and closed(lexicon, listed[:at], listed[at].lower())
        and not re.search(r",|\b(?:either|both|neither|between)\b", " ".join(listed[:at]))
    ]
    return listed[: starts[-1]] if starts else None


def _with_only(c: Context, match: Match, made: str) -> str:
    """ "Only residents may ..." and "should only be ..." keep their "only"."""
    if match.form is not Form.PASSIVE or match.thing is None or re.search(r"\bonly\b", made, re.IGNORECASE):
        return made
    thing = c.text[match.thing.start : match.thing.end]
    if _ONLY.search(c.text[: match.thing.start]):
        at = made.lower().find(thing.lower())
        made = f"{made[:at]}only {made[at:]}" if at > 0 else made
    elif match.action and re.search(r"\bonly (?:be )?$", c.text[match.cue.end : match.action.start]):
        made = "only " + made[:1].lower() + made[1:]
    return shorten(c.lexicon, made) or made
