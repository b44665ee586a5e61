"""All rules and vetoes of Spanish and French in their order, and the one verdict on a sentence."""

from __future__ import annotations

from dataclasses import replace

from briefgen.model.recommendations import Stance
from briefgen.recommendations.matching import Context, Form, Match, Rule, Veto, against_it, best_match
from briefgen.recommendations.romance import rules, sections, turns, vetoes
from briefgen.recommendations.romance.forms import commanded, infinitive, participle, wanted

RULES: tuple[Rule, ...] = (*sections.RULES, *rules.RULES, *turns.RULES)

VETOES: tuple[Veto, ...] = vetoes.VETOES


def judge(context: Context) -> Match | None:
    """The best match that no veto takes back, None if there is none; as that of English."""
    best = best_match(context, RULES, VETOES)
    return _refined(context, best) if best else None


def _refined(c: Context, match: Match) -> Match:
    """With the stance that its verb gives it: to turn a thing down is to be against it."""
    if match.action is None or match.form not in {Form.ACTIVE, Form.PASSIVE}:
        return against_it(c, match)
    words = c.text[match.action.start : match.action.end].split()
    words = words[1:] if words and words[0].lower() in c.lexicon.words("reflexive") else words
    if not words:
        return match
    found = infinitive(c.lexicon, words[0])
    verb = found[0] if found else wanted(c.lexicon, words[0]) or commanded(c.lexicon, words[0])
    verb = verb or participle(c.lexicon, words[0])
    if verb not in c.lexicon.words("refusing_verb"):
        return match
    return replace(match, stance=Stance.FOR if match.stance is Stance.AGAINST else Stance.AGAINST)
