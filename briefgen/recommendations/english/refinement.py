"""What a rule's match means once the verb is read: a rejection is a stance against, "should stay" keeps a thing."""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance
from briefgen.recommendations.english.clauses import subject
from briefgen.recommendations.english.morphology import base_of_gerund, base_of_participle
from briefgen.recommendations.matching import Context, Form, Match, against_it

_MODAL_RULES = {"should", "must", "need-to", "have-to", "shall", "had-better"}
_KEEPS = re.compile(
    r"\s+(?:also |still |all |both |therefore )?(?:stay|remain|be (?:kept|left)|continue to be) "
    r"(?P<how>(?:just |exactly |much )?as (?:it|they|he|she) (?:now |currently )?"
    r"(?:is|are|was|were|stands?)(?: now| today)?\b"
    r"|(?:just |exactly )?(?:the same|unchanged|unaltered|untouched|intact|open|closed|possible|free|public|legal|low"
    r"|in (?:place|force|use)|\w{3,}(?:able|ible|[nrst]ed))\b[^,;:.(—]*)",
    re.IGNORECASE,
)
_IN_PROCESS = re.compile(r"\b(?:if|unless|when|whenever|where|until)\b", re.IGNORECASE)
"""What is refused only in a case follows a rule of procedure."""
_MOVED = re.compile(r"\b(?:to|by|from|off|in|into) ", re.IGNORECASE)
"""What is dropped "to ten" or withdrawn "from the border" is lowered or moved, not turned down."""


def refined(c: Context, match: Match) -> Match:
    """The match with the stance and form that its verb gives it, unchanged where the verb gives none."""
    return _kept(c, match) or _refused(c, match) or against_it(c, match)


def _kept(c: Context, match: Match) -> Match | None:
    """ "X should stay as it is" asks to keep X; a thing that is to stay acts on nothing."""
    found = _KEEPS.match(c.text, match.cue.end) if match.rule in _MODAL_RULES and not match.negated else None
    who = subject(c.lexicon, c.text, match.cue.start) if found else None
    if found is None or who is None:
        return None
    words = c.text[who.start : who.end].split()
    if len(words) > 8 or words[0].lower() in c.lexicon.words("never_addressee") - {"all", "both"}:
        return None
    end = found.start("how") + len(found["how"].rstrip())
    return replace(match, form=Form.KEEP, addressee=None, thing=who, action=Span(found.start("how"), end))


def _refused(c: Context, match: Match) -> Match | None:
    """ "X should be rejected", "Reject X": a stance against X; "X should not be rejected": one for it."""
    if c.founds or match.action is None or match.form not in {Form.ACTIVE, Form.PASSIVE, Form.GERUND}:
        return None
    said = c.text[match.action.start : match.action.end]
    first, _, rest = said.partition(" ")
    bases = {
        Form.PASSIVE: base_of_participle(c.lexicon, first),
        Form.GERUND: base_of_gerund(c.lexicon, first),
    }
    verb = bases.get(match.form, first.lower())
    if verb not in c.lexicon.words("refusing_verb") or _IN_PROCESS.search(rest):
        return None
    if verb in {"drop", "withdraw"} and _MOVED.search(rest):
        return None
    return replace(match, stance=Stance.FOR if match.stance is Stance.AGAINST else Stance.AGAINST)
