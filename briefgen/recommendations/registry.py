"""All rules in their order, and the one verdict on a sentence."""

from __future__ import annotations

from briefgen.recommendations import (
    rules_benefit, rules_institution, rules_modal, rules_need, rules_opposition, rules_proposal, rules_section,
)  # fmt: skip
from briefgen.recommendations.matching import Context, Match, Rule
from briefgen.recommendations.vetoes import VETOES

RULES: tuple[Rule, ...] = (
    *rules_section.RULES, *rules_proposal.RULES, *rules_modal.RULES, *rules_need.RULES, *rules_opposition.RULES, *rules_benefit.RULES, *rules_institution.RULES,
)  # fmt: skip


def judge(context: Context) -> Match | None:
    """The best match that no veto takes back: explicit before implicit, then the higher score, then the earlier cue, then the earlier rule."""
    best: Match | None = None
    for rule in RULES:
        for match in rule(context):
            if best is not None and _rank(match) <= _rank(best):
                continue
            if not any(veto(context, match) for veto in VETOES):
                best = match
    return best


def _rank(match: Match) -> tuple[bool, float, int]:
    return match.explicit, match.score, -match.cue.start
