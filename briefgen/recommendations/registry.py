"""All rules and vetoes in their order, and the one verdict on a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.recommendations import (
    rules_asserting,
    rules_benefit,
    rules_imperative,
    rules_institution,
    rules_judging,
    rules_modal,
    rules_necessity,
    rules_need,
    rules_offer,
    rules_opposition,
    rules_performative,
    rules_proposal,
    rules_section,
    rules_stance,
    rules_support,
    rules_turns,
    vetoes_meaning,
    vetoes_speech,
)
from briefgen.recommendations.matching import Context, Match, Rule, Veto
from briefgen.recommendations.refinement import refined

RULES: tuple[Rule, ...] = (
    *rules_section.RULES,
    *rules_imperative.RULES,
    *rules_performative.RULES,
    *rules_proposal.RULES,
    *rules_offer.RULES,
    *rules_modal.RULES,
    *rules_necessity.RULES,
    *rules_need.RULES,
    *rules_opposition.RULES,
    *rules_benefit.RULES,
    *rules_support.RULES,
    *rules_judging.RULES,
    *rules_turns.RULES,
    *rules_asserting.RULES,
    *rules_stance.RULES,
    *rules_institution.RULES,
)

VETOES: tuple[Veto, ...] = (*vetoes_meaning.VETOES, *vetoes_speech.VETOES)


def judge(context: Context) -> Match | None:
    """The best match that no veto takes back, None if there is none.

    Explicit before implicit, then the higher score, then the earlier cue in the sentence, then the earlier rule.
    """
    best = best_match(context, RULES, VETOES)
    return refined(context, best) if best else None


def best_match(context: Context, rules: Sequence[Rule], vetoes: Sequence[Veto]) -> Match | None:
    """The best of all matches that no veto takes back, as the verb gives it; see `judge`."""
    best: Match | None = None
    for rule in rules:
        for match in rule(context):
            if best is not None and _rank(match) <= _rank(best):
                continue
            if not any(veto(context, match) for veto in vetoes):
                best = match
    return best


def _rank(match: Match) -> tuple[bool, float, int]:
    return match.explicit, match.score, -match.cue.start
