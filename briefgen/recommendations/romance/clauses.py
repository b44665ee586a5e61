"""Spanish and French clauses: who is to act before a verb, and where what is asked ends.

As in English there is no parser: articles open noun groups, commas and conjunctions close clauses, and the forms of
verbs are known (`romance_forms`). What cannot be found so is left out, and the headline quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.language.lexicon import Lexicon
from briefgen.model.evidence import Span
from briefgen.recommendations.romance.forms import infinitive

TOKEN = re.compile(r"[^\W\d_][\w-]*'|[^\W_](?:[\w-]|\.(?=\w))*")
"""A word, elided ones ("l'") by themselves."""
_PARENTHESIS = re.compile(r"\([^()]*\)")
_LEADING = r"^(?:[\s,;:*•\"'¡¿.)–—-]|\d+[.)])*(?:{sentence_adverb}[\s,:]+)*"
_LONGEST_SUBJECT = 16
"""Words of a subject, at most."""
_NEXT_CLAUSE = (
    r",? {and_or} (?={determiner} (?:[\w-]+ ){1,4}?(?:{finite}|{must_modal}|{should_modal}"
    r"|\w+(?:remos|rán|rían|ront|raient|[ei]rait|erons|irons)\b))"
)


@cache
def opening(lexicon: Lexicon, group: str) -> re.Pattern[str]:
    """Any word of a group and the space behind it; elided ones stand close to the next."""
    phrases = sorted(lexicon.groups[group], key=lambda phrase: (-len(phrase), phrase))
    listed = "|".join(re.escape(phrase) + ("" if phrase.endswith("'") else r"\b") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{listed})\s*" if phrases else r"(?!)", re.IGNORECASE)


def low(found: re.Match[str]) -> str:
    """A token in small letters."""
    return found.group().lower()


def led_in(lexicon: Lexicon, text: str, start: int = 0) -> int:
    """Where a clause begins behind bullets, numbers and adverbs that lead it in."""
    found = lexicon.pattern(_LEADING.removeprefix("^")).match(text, start)
    return found.end() if found else start


def subject(lexicon: Lexicon, text: str, at: int) -> Span | None:
    """The noun group before a verb at `at`, None where it cannot be told."""
    left = _PARENTHESIS.sub(lambda found: "x" * len(found.group()), text[:at])
    breaks = [*re.finditer(r"[;:—(\"]\s*|,\s", left), *opening(lexicon, "subject_break").finditer(left)]
    starts = sorted({0, *(found.end() for found in breaks)}, reverse=True)
    for start in starts:
        start = led_in(lexicon, text, start)
        words = list(TOKEN.finditer(left, start))
        if not words or not _opens_group(lexicon, words, start, text):
            continue
        words = _after_finite(lexicon, words)
        if not words or len(words) > _LONGEST_SUBJECT or low(words[0]) in lexicon.words("preposition"):
            return None
        end = words[-1].start() if low(words[-1]) in lexicon.words("and_or") else len(left.rstrip(" ,"))
        return Span(_whole_list(lexicon, left, words), end)
    return None


def _whole_list(lexicon: Lexicon, left: str, words: list[re.Match[str]]) -> int:
    """Where a subject begins that ends a list: "el puerto, la lonja y el mercado"."""
    start = words[0].start()
    if not any(low(word) in lexicon.words("and_or") for word in words):
        return start
    article = opening(lexicon, "determiner").pattern
    item = re.compile(rf"(?:^|[;:.] |, )(?P<item>{article}[\w-]+(?: [\w-]+){{0,3}}), $", re.IGNORECASE)
    while found := item.search(left[:start]):
        start = found.start("item")
    return start


def _opens_group(lexicon: Lexicon, words: list[re.Match[str]], start: int, text: str) -> bool:
    first = words[0]
    if low(first) in lexicon.words("determiner"):
        return True
    if low(first) in lexicon.words("preposition") or first.start() > start + 1:
        return False
    return text[first.start()].isupper() and infinitive(lexicon, first.group()) is None


def _after_finite(lexicon: Lexicon, words: list[re.Match[str]]) -> list[re.Match[str]]:
    """A clause that has its verb already, joined by "and": the subject stands behind that."""
    last = max((at for at, word in enumerate(words) if low(word) in lexicon.words("finite")), default=None)
    if last is None:
        return words
    joins = [at for at, word in enumerate(words) if at > last and low(word) in lexicon.words("and_or")]
    if not joins:
        return words if any(low(word) in lexicon.words("relative") for word in words[:last]) else []
    rest = words[joins[0] + 1 :]
    return rest if rest and low(rest[0]) in lexicon.words("determiner") else []


def can_act(lexicon: Lexicon, words: str) -> bool:
    """Whether a noun group may name somebody who acts: the noun is the first word behind articles and the like."""
    found = [word for word in TOKEN.finditer(words) if low(word) not in lexicon.words("determiner")]
    if found and low(found[0]) in lexicon.words("relative"):
        return False
    for word in found[:3]:
        name = word.group()
        known = {low(word), low(word).removesuffix("s"), low(word).removesuffix("es")}
        if known & lexicon.words("institution"):
            return True
        if name[:1].isupper() and (word.start() > 0 or len(found) == 1):
            return True
        if known & lexicon.words("cannot_act") or low(word).endswith(tuple(lexicon.groups["thing_ending"])):
            return False
    return bool(found)


def action_end(lexicon: Lexicon, text: str, start: int) -> int:
    """Where the clause that begins at `start` ends."""
    found = lexicon.pattern(rf";|: |—|\s\(|\?|!|\"|,? {{clause_break}}|{_NEXT_CLAUSE}|[.\s]*$").search(text, start + 1)
    end = found.start() if found else len(text)
    return start + len(text[start:end].rstrip(" .,"))


def skipped(lexicon: Lexicon, text: str, at: int) -> int:
    """Behind commas and adverbs that stand between a cue and what it asks."""
    pattern = lexicon.pattern(
        r"[\s,:]*(?:(?:{before_infinitive}|{sentence_adverb}(?=,)|\b[\w-]{3,}ment(?:e\b|\b))(?=[\s,])[\s,]*)?"
    )
    found = pattern.match(text, at)
    return found.end() if found else at


def is_pronominal(lexicon: Lexicon, verb: str, text: str, who: Span | None) -> bool:
    """Whether a reflexive pronoun belongs to the verb and makes no passive: such a verb, and somebody who acts."""
    return verb in lexicon.words("pronominal_verb") and (who is None or can_act(lexicon, text[who.start : who.end]))


def skipped_negation(lexicon: Lexicon, text: str, at: int) -> int:
    """Behind the second half of a negation ("pas") at `at`."""
    found = lexicon.pattern(r"\s*(?:{before_infinitive}\s+)?").match(text, at)
    start = found.end() if found else at
    second = opening(lexicon, "after_negation").match(text, start)
    return second.end() if second else at


def negated_before(lexicon: Lexicon, text: str, at: int) -> bool:
    """Whether the verb at `at` stands behind a negation ("no debe", "ne doit")."""
    return bool(re.search(r"(?:\b(?:no|nunca|jamás|ne)\s+|\bn')(?:se\s+|s')?$", text[:at], re.IGNORECASE))


def quotes(text: str) -> Iterator[Span]:
    """What stands between quotation marks."""
    for found in re.finditer(r"\"[^\"]*(?:\"|$)", text):
        yield Span(found.start(), found.end())
