"""Where sentences end."""

from __future__ import annotations

import re

from briefgen.model.evidence import Span

_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]*_]*+(\s++)(?=[\"'“‘«(\[*_¿¡]*[^\W_a-z])")
_ABBREVIATION = re.compile(r"(?:\b[A-Za-z]|\b(?:Mr|Mrs|Ms|Dr|St|No|Nos|Sept|al|vs|pp|Jr|Sr|Prof|Gen|Sen|Rep|Co|Inc))$")


def split_sentences(text: str) -> list[Span]:
    """The sentences of a block's text as spans into it, in order, without the white space between them."""
    spans, start = [], len(text) - len(text.lstrip())
    for match in _STOP.finditer(text):
        if text[match.start()] == "." and _ABBREVIATION.search(text, max(start, match.start() - 12), match.start()):
            continue
        spans.append(Span(start, match.start(1)))
        start = match.end(1)
    end = len(text.rstrip())
    return [*spans, Span(start, end)] if start < end else spans
