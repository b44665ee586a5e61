"""All English rules and vetoes in their order, and the one verdict on a sentence."""

from __future__ import annotations

from briefgen.recommendations.english import vetoes_meaning, vetoes_speech
from briefgen.recommendations.english.refinement import refined
from briefgen.recommendations.english.rules import (
    asserting,
    benefit,
    imperative,
    institution,
    judging,
    modal,
    necessity,
    need,
    offer,
    opposition,
    performative,
    proposal,
    section,
    stance,
    support,
    turns,
)
from briefgen.recommendations.matching import Context, Match, Rule, Veto, best_match

RULES: tuple[Rule, ...] = (
    *section.RULES,
    *imperative.RULES,
    *performative.RULES,
    *proposal.RULES,
    *offer.RULES,
    *modal.RULES,
    *necessity.RULES,
    *need.RULES,
    *opposition.RULES,
    *benefit.RULES,
    *support.RULES,
    *judging.RULES,
    *turns.RULES,
    *asserting.RULES,
    *stance.RULES,
    *institution.RULES,
)

VETOES: tuple[Veto, ...] = (*vetoes_meaning.VETOES, *vetoes_speech.VETOES)


def judge(context: Context) -> Match | None:
    """The best match that no veto takes back, None if there is none.

    Explicit before implicit, then the higher score, then the earlier cue in the sentence, then the earlier rule.
    """
    best = best_match(context, RULES, VETOES)
    return refined(context, best) if best else None
