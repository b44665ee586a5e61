"""The clause of a sentence that advises, in its own words: the headline where no imperative can be made."""

from __future__ import annotations

import re

from briefgen.model.evidence import Span
from briefgen.recommendations.english.clauses import clause_start, subject
from briefgen.recommendations.english.headlines.phrases import shorten, undangled
from briefgen.recommendations.matching import LONGEST_HEADLINE, Context, Match

ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
"""What stands in brackets; left out of headlines."""
QUOTED = 8
"""Words of a quotation, at least: one that is cut earlier says too little, and is cut at `LONGEST_HEADLINE` instead."""

_FRAGMENT = re.compile(
    r"(?:which|who|whom|whose|are|is|was|were|be|by|how|to|of|can|will|should|must|easy|\w+ing)\b", re.IGNORECASE
)


_BRINGING = re.compile(r"^that (?=(?:the|these|those|all|every|each|no|an?|our|its|their) )", re.IGNORECASE)
"""What brings a clause and is left outside of it: "(furthermore,) that these three words be parted"."""

_PREDICATE = re.compile(r"[a-z]+s (?:the|an?|its|their|to|in)\b")
"""A verb that an aside has parted from its subject: "(the audit, held yearly,) strikes a balance and should stay"."""
_HELD = re.compile(
    r"(?:the |an? |any )?[\w-]+ (?:believes?|thinks?|feels?|says?|hopes?|finds?) "
    r"(?:should|must|ought|needs?|has|have)\b",
    re.IGNORECASE,
)
"""The end of a relative clause: "(a fee that) the board thinks should go"."""


def words_of(c: Context, span: Span | None) -> str:
    """The words of a span as one line, without what stands in brackets; nothing for no span."""
    return "" if span is None else " ".join(ASIDE.sub("", c.text[span.start : span.end]).split())


def quotation(c: Context, match: Match) -> str:
    """The clause of the cue in the sentence's own words, shortened at the end of a phrase with an ellipsis."""
    whole_sentence = len(c.text.split()) <= LONGEST_HEADLINE and match.rule not in {
        "labelled",
        "section-item",
        "listed-item",
    }
    begin = 0 if whole_sentence else _clause_to_quote(c, match)
    condition = re.search(r"\b(?:only )?(?:if|unless|once|until) $", c.text[:begin])
    rest = c.text[condition.start() if condition else begin :]
    rest = _without_leading(c, rest)
    inside = match.rule not in {"labelled", "section-item", "listed-item"}
    if inside and not whole_sentence and (_FRAGMENT.match(rest) or _HELD.match(rest) or _PREDICATE.match(rest)):
        rest = _without_leading(c, c.text)
    if len(rest.split()) < 3 or re.match(r"(?:it|they|which|who|he|she|that|them)\b", rest, re.IGNORECASE):
        begin = max(c.text.rfind(mark, 0, match.cue.start) + 1 for mark in (",", ";", "—"))
        earlier = _without_leading(c, c.text[begin:])
        rest = earlier if len(earlier.split()) > max(len(rest.split()), 3) else rest
    if re.match(r"(?:it|they|he|she|them)\b", rest, re.IGNORECASE):
        rest = _without_leading(c, c.text)
    short = shorten(c.lexicon, rest, keep=QUOTED, quoted=True) if len(rest.split()) > LONGEST_HEADLINE else rest
    if not short:
        short = undangled(c.lexicon, " ".join(rest.split()[:LONGEST_HEADLINE]))
    whole = short.rstrip("…") == rest
    short = short.rstrip("…,;:") + ("" if whole else "…")
    return short[:1].upper() + short[1:]


def _without_leading(c: Context, words: str) -> str:
    leading = c.lexicon.pattern(
        r"^(?:[\s,*•\"'-]|\d+[.)])*(?:(?!only (?:if|when|once|after|a|by|the)\b|(?:nor|neither"
        r"|never)\b){sentence_adverb}[\s,:]+)*"
    ).match(words)
    said = words[leading.end() :] if leading else words
    return " ".join(ASIDE.sub("", _BRINGING.sub("", said)).split()).rstrip(" .;:!")


def _clause_to_quote(c: Context, match: Match) -> int:
    """Where the quotation begins: at what is advised if a "that" brings it, else at the subject of the cue."""
    if match.rule in {"labelled", "section-item", "listed-item"}:
        return match.cue.end
    if match.rule in {"performative", "text-proposes", "advice-is", "performative-passive"}:
        that = re.compile(r"\s*(?:that )?(?=\w)").match(c.text, match.cue.end)
        brings = c.text[: match.cue.end].rstrip().endswith(" that") or re.match(r"\s*that ", c.text[match.cue.end :])
        return that.end() if that and brings else match.cue.start
    if match.rule in {"time-has-come", "it-is-necessary", "it-is-desirable"} and c.text[
        : match.cue.end
    ].rstrip().endswith(" that"):
        return match.cue.start
    if (
        match.rule in {"we-want", "there-is-need", "requires", "should", "must", "will-need-help"}
        or match.thing is None
    ):
        who = subject(c.lexicon, c.text, match.cue.start)
        return who.start if who else clause_start(c.text, match.cue.start)
    return match.thing.start if match.thing.start < match.cue.start else clause_start(c.text, match.cue.start)
