"""Phrases that say it all: a sentence that has one is quoted, with the stance and strength that its rule says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefgen.model.evidence import Span
from briefgen.recommendations.english.clauses import subject
from briefgen.recommendations.matching import Context, Match

POINTING = re.compile(r"(?:it|this|that|these|which|what|there|they|he|she|you|i|we)\b", re.IGNORECASE)
"""Subjects that name nothing."""


def whole_phrase(c: Context, template: str, **verdict: Any) -> Iterator[Match]:
    """The first place that fits a template, as a match; `verdict` are its other fields."""
    found = c.lexicon.search(template, c.text)
    if found:
        yield Match(cue=Span(*found.span()), **verdict)


def said_of_a_thing(c: Context, template: str, **verdict: Any) -> Iterator[Match]:
    """The same where a subject that names something stands before it; that is the match's thing."""
    for match in whole_phrase(c, template, **verdict):
        who = subject(c.lexicon, c.text, match.cue.start)
        if who and not POINTING.match(c.text, who.start):
            yield replace(match, thing=who)
