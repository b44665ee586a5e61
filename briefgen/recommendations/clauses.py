"""Finding the parts of a sentence around a cue: the clause, its subject, the action.

There is no parser behind this: English puts the subject before the modal and the action after it, and commas and
connectives show where a clause begins. What cannot be found so is left out rather than guessed.
"""

from __future__ import annotations

import re

from briefgen.language.lexicon import Lexicon
from briefgen.model.evidence import Span

_BOUNDARY = re.compile(
    r"[;:—(]\s*|, |\. |(?<=\s)(?:that|because|since|so that|but|while|whereas|although|if|when|where|unless|until|than|as|therefore|then|who|which|yet"
    r"|(?:and|so|or)(?= (?:it|they|we|he|she|you|there|this|that|I|the|both|all|any|these)\b))\s"
)
_SUBORDINATE = re.compile(
    r"(?:in|on|at|by|for|from|with|within|to|as|given|since|because|although|though|while|when|if|despite|after|before|during|once|where|under|over|following"
    r"|unless|until|beyond|through|without|instead|rather|based|due|thanks|according|considering|regarding|were|had)\b",
    re.I,
)
_END = re.compile(r";|: |—| \(|\?|!|\.\s+(?=[A-Z])|[.\s]*$")
_ADVERB = re.compile(r"(?:\w+ly|not only|not|also|always|never|first|further|still|now|then|ideally|at least|therefore|once again|again|continue to)\b\s*", re.I)
_PARTICIPLE = re.compile(r"(?:\w+ed)\b", re.I)


def clause_start(text: str, at: int) -> int:
    """Where the clause of the word at `at` begins: after the last comma, connective or opening before its subject."""
    starts = [0] + [m.end() for m in _BOUNDARY.finditer(text, 0, at) if m.end() < at]
    while len(starts) > 1:
        start = starts[-1]
        chunk = text[start:at].strip()
        if re.fullmatch(r"[\s,]*", chunk):
            starts.pop()
            continue
        before = text[starts[-2] : start]
        joined = re.match(r"(?:and|or|&)\s", chunk, re.I) and before.rstrip().endswith(",")
        listed = " and " in chunk and before.rstrip().endswith(",") and len(before.split()) <= 4 and len(chunk.split()) <= 6
        if (joined or listed) and not _SUBORDINATE.match(before):
            starts.pop()
            continue
        if before.rstrip().endswith(",") and chunk.endswith(",") and len(chunk.split()) <= 5:
            starts.pop()
            continue
        return start
    return starts[0]


def subject(lexicon: Lexicon, text: str, at: int) -> Span | None:
    """The noun group before the verb at `at`, without connectives and adverbs; None where there is none."""
    start, end = clause_start(text, at), at
    leading = lexicon.pattern(r"(?:[\s,*•\"'-]|\d+[.)])*(?:{sentence_adverb}[\s,]+)*")
    start = max(start, leading.match(text, start, end).end()) if leading.match(text, start, end) else start  # type: ignore[union-attr]
    body = re.sub(r",[^,]*,\s*$|[\s,]+$", "", text[start:end]) if text[start:end].rstrip().endswith(",") else text[start:end].rstrip()
    body = re.sub(r"\s+(?:\w+ly|also|therefore|thus|then|now|still|always|never|both|all|each)$", "", body)
    if not body.strip() or not re.search(r"\w", body):
        return None
    return Span(start, start + len(body))


def is_addressee(lexicon: Lexicon, words: str) -> bool:
    """Whether a subject can be printed as the one who should act: a short noun group, not "it" or "this"."""
    listed = words.lower().split()
    if not listed or len(listed) > 9 or listed[0] in lexicon.words("never_addressee"):
        return False
    if _SUBORDINATE.match(words) or listed[0].endswith("ing") or re.search(r"[\"()]", words):
        return False
    return listed[-1] not in lexicon.words("never_addressee") and listed[-1] not in lexicon.words("dangling")


def action_after(text: str, at: int) -> Span | None:
    """What follows a modal up to the end of the clause, adverbs between modal and verb left out."""
    start = at
    while text[start : start + 1] in (" ", ","):
        start += 1
    while (adverb := _ADVERB.match(text, start)) and adverb.end() < len(text):
        start = adverb.end()
    found = _END.search(text, start)
    end = found.start() if found else len(text)
    end = start + len(text[start:end].rstrip(" .,"))
    return Span(start, end) if end > start else None


def is_participle(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is a past participle, by its ending or the list of irregular ones."""
    return bool(_PARTICIPLE.fullmatch(word)) and len(word) > 4 or word.lower() in lexicon.tables["irregular_participle"]


def passive_after(lexicon: Lexicon, text: str, at: int) -> Span | None:
    """The participle and what follows it, where a modal at `at` governs a passive: "(should) be repealed"."""
    found = re.compile(r"\s*(?:also |\w+ly )?(?:be|get)\s+(?:\w+ly |also |fully |more |better )?(?P<verb>[\w-]+)").match(text, at)
    if not found or not is_participle(lexicon, found["verb"]):
        return None
    rest = action_after(text, found.start("verb"))
    return rest if rest and rest.start == found.start("verb") else None


def thing_before(lexicon: Lexicon, text: str, at: int) -> Span | None:
    """The noun group before a copula: what is said to be necessary."""
    return subject(lexicon, text, at)
