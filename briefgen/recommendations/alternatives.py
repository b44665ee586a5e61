"""Why a sentence is a recommendation: every rule that fits it, and what took back those that did not win."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.language.lexicon import load_lexicon
from briefgen.model.documents import BlockKind, Document
from briefgen.recommendations.english import registry as english
from briefgen.recommendations.extraction import LONGEST_SENTENCE
from briefgen.recommendations.grammar import ROMANCE, judge
from briefgen.recommendations.matching import Context, Match, Veto
from briefgen.recommendations.reading import Reader
from briefgen.recommendations.romance import registry as romance


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A rule that fits a sentence: its score, 0 to 1, whether it counts as outright advice, and the name of the veto
    that took it back, None where none did."""

    rule: str
    score: float
    explicit: bool
    veto: str | None


def alternatives(document: Document) -> dict[int, tuple[Alternative, ...]]:
    """For each sentence (its index) that a rule fits, all that do: those that stand first, then by score and name.

    Raises:
        ConfigurationError: a lexicon file cannot be used.
    """
    lexicon = load_lexicon("en" if document.language == "und" else document.language)
    if lexicon is None:
        return {}
    of = romance if lexicon.language in ROMANCE else english
    reader = Reader(document, lexicon)
    found: dict[int, tuple[Alternative, ...]] = {}
    for context in reader.contexts():
        readable = context.kind is not BlockKind.QUOTATION and len(context.text) <= LONGEST_SENTENCE
        reader.verdicts.append(judge(context) if readable else None)
        matches = [match for rule in of.RULES for match in rule(context)] if readable else []
        if matches:
            every = {_alternative(context, match, of.VETOES) for match in matches}
            order = sorted(every, key=lambda one: (one.veto is not None, not one.explicit, -one.score, one.rule))
            found[context.sentence.index] = tuple(order)
    return found


def _alternative(context: Context, match: Match, vetoes: tuple[Veto, ...]) -> Alternative:
    taken_back = next((veto for veto in vetoes if veto(context, match)), None)
    name = getattr(taken_back, "__name__", "veto").replace("_", "-") if taken_back else None
    return Alternative(rule=match.rule, score=match.score, explicit=match.explicit, veto=name)
