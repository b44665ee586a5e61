"""Finding the parts of a sentence around a cue: the clause, its subject, the action.

There is no parser behind this: English puts the subject before the modal and the action after it, and commas and
connectives show where a clause begins. What cannot be found so is left out rather than guessed.
"""

from __future__ import annotations

import re

from briefgen.language.lexicon import Lexicon
from briefgen.model.evidence import Span

_BOUNDARY = re.compile(
    r"[;—(]\s*|:\s+|\s?--+\s?|, |(?<=\s)(?:that|because|since|so that|but|while|whereas|although|if|when|where"
    r"|unless|until|than|(?<!such )(?<!well )as|therefore|then|who|which|yet|and|so|or)\s"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did|cannot"
    r"|needs?|remains?|makes?|shows?|[a-z]+n't)\b",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\([^()]*\)")
_PRONOUN = re.compile(r"(?:it|they|we|he|she|you|there|this|I)\b", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"(?:in|on|at|by|for|from|with|within|to|as|given|whenever|wherever|since|because|although|though"
    r"|while|when|if|despite|after|before|during|once|where|under|over|following"
    r"|unless|until|beyond|through|without|instead|rather|based|due|thanks|according|considering"
    r"|regarding|were|had)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:such as|including|like|especially|particularly|as well as|along with|albeit|though|both|notably)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r";|: |—| \(|\?|!|,? (?:and|but|nor) (?=(?:the |an? |any |all |no |each |it |they |we |he |she |this |these |those "
    r"|our |their |[A-Z])[^,;]{0,40}?\b(?:must|should|will|can|cannot|is|are|would|has|have|needs?|do"
    r"|does)\b)|[.\s]*$"
)
_IN_LY = (
    r"(?!(?:supply|apply|reply|comply|rely|imply|multiply|rally|fly|tally|bully|ally|assembly|family|monopoly|anomaly"
    r"|italy|july|butterfly|disassembly|early|only|daily|weekly|monthly|yearly|elderly|friendly|likely)\b)\w+ly"
)
"""An adverb by its ending: not the verbs, nouns and adjectives that have the same."""
_ADVERB = re.compile(
    rf"(?:{_IN_LY}|not only|not|also|always|never|first"
    r"|further|still|now|then|ideally|at least|therefore"
    r"|once again|again|continue to)\b\s*",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(?:\w+ed)\b", re.IGNORECASE)


def clause_start(text: str, at: int) -> int:
    """Where the clause of the word at `at` begins: after the last comma, connective or opening before its subject."""
    text = _PARENTHESIS.sub(lambda found: "x" * len(found.group()), text[:at])
    boundaries = [found for found in _BOUNDARY.finditer(text) if found.end() <= at]
    while boundaries:
        last = boundaries.pop()
        left = text[boundaries[-1].end() if boundaries else 0 : last.start()]
        if _divides(last.group().strip().lower(), left, text[last.end() :].strip()):
            return last.end()
    return 0


def _divides(link: str, left: str, right: str) -> bool:
    """Whether a comma or connective stands between two clauses, given the words left of it and right of it.

    It does not where it joins parts of one subject ("the town, the port and"), opens a relative clause that belongs to
    the subject ("towns that want"), or is followed by nothing ("X, and (must)").
    """
    if re.fullmatch(r"(?:and|or|but|and/or|not)?", right.strip(" ,"), re.IGNORECASE):
        return False
    if link == "," and right.endswith(",") and left.strip() and not _SUBORDINATE.match(left.strip()):
        return not (
            _SUBORDINATE.match(right) or _ASIDE.match(right) or len(right.split()) <= 3
        )  # "the bill, in its present form, must"
    right = right.strip(" ,")
    if link in {"and", "or", "so"}:
        return bool(_FINITE.search(left) or _PRONOUN.match(right))
    if link == "since" and re.match(r"\d{4}\b", right):
        return False
    if link == "than":
        return bool(
            _FINITE.search(left) and not re.search(r"\b(?:more|less|fewer|other|higher|lower|rather)$", left.strip())
        )
    if link in {"which", "who"}:
        return not left.strip() or left.rstrip().endswith(",") or bool(_FINITE.search(left))
    if link == "that":
        return _opens_clause(left, right)
    return link != "," or not _in_list(left, right)


def _opens_clause(left: str, right: str) -> bool:
    """Whether "that" opens a clause of its own ("she says that"): not a relative clause, not a demonstrative."""
    words = left.strip()
    if not words or re.search(r"\b(?:after|of|in|on|by|for|with|to|from|at|then)$", words):
        return False
    if _FINITE.search(left) or _PRONOUN.match(words) or words.endswith(","):
        return True
    if re.fullmatch(r"(?:(?:the|an?|all|any|every|these|those|our|their|its) )?[\w-]+", words, re.IGNORECASE):
        return False
    if len(words.split()) > 3 and _verb_leads(right):
        return False
    return bool(_BRINGS_THAT.search(words))


_BRINGS_THAT = re.compile(
    r"\b(?:so|such|\w+s|\w+ed|say|think|believe|recommend|propose|suggest|urge|ask|argue|agree|hope|feel|insist"
    r"|clear|important|essential|imperative|time|vital|sure)$"
)
"""Verbs and adjectives after which "that" brings what is said."""


def _verb_leads(chunk: str) -> bool:
    """Whether a relative clause's rest opens with its verb, so that the noun before "that" is the subject we seek."""
    return bool(re.match(r"\w+(?:s|ed)\b", chunk)) and len(chunk.split()) > 2


def _in_list(left: str, chunk: str) -> bool:
    """Whether a comma before `chunk` separates parts of the subject rather than clauses."""
    left = left.strip()
    if not left or _SUBORDINATE.match(left) or re.match(r"\w+ly$", left):
        return False
    if re.match(r"(?:and|or|&)\s", chunk, re.IGNORECASE) and not _FINITE.search(left):
        return True
    if _ASIDE.match(chunk):
        return True
    return (
        bool(re.search(r"\band\b", chunk))
        and len(left.split()) <= 3
        and len(chunk.split()) <= 5
        and not _FINITE.search(left)
    )


def subject(lexicon: Lexicon, text: str, at: int) -> Span | None:
    """The noun group before the verb at `at`, without connectives, adverbs and asides; None where there is none."""
    start = clause_start(text, at)
    leading = lexicon.pattern(r"(?:[\s,*•\"'-]|\d+[.)])*(?:{sentence_adverb}[\s,]+)*").match(text, start, at)
    start = leading.end() if leading else start
    body = text[start:at].rstrip()
    aside = re.search(r",\s" + _SUBORDINATE.pattern + r"[^,]*,$", body, re.IGNORECASE) or re.search(
        r",\s(?:such as|including|like|especially|particularly|as well as|along with|which|who|where"
        r"|albeit|however|therefore|in my opinion|of course|for example|too)\b.*,$",
        body,
    )
    body = (body[: aside.start()] if aside else body).rstrip(" ,")
    verb = _FINITE.search(body) if re.search(r"\b(?:and|but|or)$|,$", text[start:at].rstrip()) else None
    body = body[: verb.start()].rstrip() if verb else body
    body = re.sub(
        rf"\s+(?:{_IN_LY}|also|already|therefore|thus|then|now|still|always|never|both|all|each)$",
        "",
        body,
        flags=re.IGNORECASE,
    )
    if not re.search(r"\w", body):
        return None
    return Span(start, start + len(body))


def is_addressee(lexicon: Lexicon, words: str) -> bool:
    """Whether a subject can be printed as the one who should act: a short noun group, not "it" or "this"."""
    listed = words.lower().split()
    if len(listed) > 1 and listed[0] in {"both", "all", "each", "every", "most", "many", "any", "some", "no"}:
        listed = listed[1:]
    if len(listed) > 1 and listed[0] in {"this", "our", "my", "these", "those"}:
        listed = listed[1:] if lexicon.search(r"^{institution}$", listed[-1]) or words.split()[-1][0].isupper() else []
    if not listed or len(listed) > 9 or listed[0] in lexicon.words("never_addressee"):
        return False
    if _SUBORDINATE.match(words) or listed[0].endswith("ing") or re.search(r"[\"()]|^\d|\bwhich\b|\bto say\b", words):
        return False
    if listed[0] in _NUMERALS and listed[1:2] in (["per"], ["percent"], ["years"], ["months"], ["days"]):
        return False
    return listed[-1] not in lexicon.words("never_addressee") and listed[-1] not in lexicon.words("dangling")


_NUMERALS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])


def can_act(lexicon: Lexicon, words: str) -> bool:
    """Whether a noun group may name somebody who acts: not "the proposed treaty", "any attempt to merge"."""
    head = lexicon.search(r"^[^,(]*?(?=,| \(| (?:of|to|for|in|on|at|with|between|that|which|who|from|by)\b|$)", words)
    last = (head.group() if head else words).lower().split()[-1:]
    return not last or last[0] not in lexicon.words("cannot_act")


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
    return (bool(_PARTICIPLE.fullmatch(word)) and len(word) > 4) or word.lower() in lexicon.tables[
        "irregular_participle"
    ]


def passive_after(lexicon: Lexicon, text: str, at: int) -> Span | None:
    """The participle and what follows it, where a modal at `at` governs a passive: "(should) be repealed"."""
    found = re.compile(
        r"[\s—,]*(?:also |\w+ly )?(?:be|get)\s+(?:\w+ly "
        r"|also |fully |more |better )?(?P<verb>[\w-]+)"
    ).match(text, at)
    if not found or not is_participle(lexicon, found["verb"]):
        return None
    rest = action_after(text, found.start("verb"))
    return rest if rest and rest.start == found.start("verb") else None
