"""Spanish and French clauses: who is to act before a modal, and what is asked after a cue.

As in English there is no parser: articles open noun groups, commas and conjunctions close clauses, and the forms of
verbs are known (`romance_forms`). What cannot be found so is left out, and the headline quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefgen.language.lexicon import Lexicon
from briefgen.model.evidence import Span
from briefgen.recommendations.matching import Context, Form
from briefgen.recommendations.romance_forms import infinitive, participle, wanted

TOKEN = re.compile(r"[^\W\d_][\w-]*'|[^\W_](?:[\w-]|\.(?=\w))*")
"""A word, elided ones ("l'") by themselves."""
_PARENTHESIS = re.compile(r"\([^()]*\)")
_LEADING = r"^(?:[\s,;:*•\"'¡¿.)–—-]|\d+[.)])*(?:{sentence_adverb}[\s,:]+)*"
_LONGEST_SUBJECT = 16
_LONGEST_ASKED = 14
"""Words of a subject, and between a "que" and its verb, at most."""
_TO_BE = {"sea", "sean", "soit", "soient", "ser", "être"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a cue asks: the parts as in `Match`. `start` is where it begins."""

    start: int
    form: Form
    addressee: Span | None = None
    action: Span | None = None
    thing: Span | None = None
    negated: bool = False


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
        return Span(words[0].start(), end)
    return None


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
    found = lexicon.pattern(r";|: |—|\s\(|\?|!|\"|,? {clause_break}|[.\s]*$").search(text, start + 1)
    end = found.start() if found else len(text)
    return start + len(text[start:end].rstrip(" .,"))


def skipped(lexicon: Lexicon, text: str, at: int) -> int:
    """Behind commas and adverbs that stand between a cue and what it asks."""
    pattern = lexicon.pattern(r"[\s,:]*(?:(?:{before_infinitive}|\b[\w-]{3,}ment(?:e\b|\b))(?=[\s,])[\s,]*)?")
    found = pattern.match(text, at)
    return found.end() if found else at


def asked(c: Context, at: int, *, things: bool = True, somebody: bool = False) -> Asked | None:
    """What is asked behind a cue that ends at `at`: an infinitive, a clause with "que", or (`things`) a noun group.

    `somebody` says that the one who is asked may stand first: "(recomendamos) al Congreso que apruebe".
    """
    text, lexicon = c.text, c.lexicon
    at = skipped(lexicon, text, at)
    found = infinitive_at(c, at)
    if found:
        return found
    that = opening(lexicon, "that").match(text, at)
    if that:
        return demand(c, that.end())
    found = _asked_of(c, at) if somebody else None
    if found or not things:
        return found
    link = opening(lexicon, "infinitive_link").match(text, at)
    at = link.end() if link else at
    word = TOKEN.match(text, at)
    if word is None or (low(word) not in lexicon.words("determiner") and link is None):
        return None
    return Asked(start=at, form=Form.THING, thing=Span(at, action_end(lexicon, text, at)))


def infinitive_at(c: Context, at: int) -> Asked | None:
    """An infinitive with what belongs before it ("de ne pas", "no", "se"); None where another word stands."""
    text, lexicon = c.text, c.lexicon
    link = opening(lexicon, "infinitive_link").match(text, at)
    tries = [at, *([link.end()] if link else [])]
    for start in tries:
        here = skipped(lexicon, text, start) if start != at else start
        negation = opening(lexicon, "negation").match(text, here)
        here = negation.end() if negation else here
        second = opening(lexicon, "after_negation").match(text, here) if negation else None
        here = second.end() if second else here
        reflexive = opening(lexicon, "reflexive").match(text, here)
        points = opening(lexicon, "proclitic").match(text, here) if "proclitic" in lexicon.groups else None
        before = reflexive or points
        verb = before.end() if before else here
        word = TOKEN.match(text, verb)
        verb_form = infinitive(lexicon, word.group()) if word else None
        if word is None or verb_form is None:
            continue
        bound = points or (verb_form[1] and verb_form[1] not in lexicon.words("reflexive"))
        begin = reflexive.start() if reflexive else verb
        action = Span(begin, action_end(lexicon, text, verb))
        form = Form.QUOTE if bound else Form.ACTIVE
        return Asked(start=begin, form=form, action=action, negated=bool(negation))
    return None


def demand(c: Context, at: int) -> Asked:
    """The clause behind a "que": its verb is in the subjunctive, who is to act or what is to be done before it."""
    text, lexicon = c.text, c.lexicon
    words = list(TOKEN.finditer(text, at, action_end(lexicon, text, at)))[:_LONGEST_ASKED]
    for number, word in enumerate(words):
        before = low(words[number - 1]) if number else ""
        after = low(words[number + 1]) if number + 1 < len(words) else ""
        if wanted(lexicon, word.group()) is None or not _may_be_verb(lexicon, word, before, after, number):
            continue
        return _of_clause(c, at, words[:number], word)
    return Asked(start=at, form=Form.QUOTE)


def _may_be_verb(lexicon: Lexicon, word: re.Match[str], before: str, after: str, number: int) -> bool:
    pronoun = before in lexicon.words("reflexive") or before in {"no", "ne", "n'"}
    if pronoun:
        return True
    if before in lexicon.words("determiner") | lexicon.words("preposition"):
        return False
    return (
        number == 0 or low(word) not in lexicon.words("noun_like_subjunctive") or after in lexicon.words("determiner")
    )


def _of_clause(c: Context, at: int, before: list[re.Match[str]], verb: re.Match[str]) -> Asked:
    """The parts of a demand, given the words before its verb."""
    text, lexicon = c.text, c.lexicon
    small = lexicon.words("reflexive") | {"no", "ne", "n'", "nunca", "jamás"}
    group = [word for word in before if low(word) not in small]
    reflexive = any(low(word) in lexicon.words("reflexive") for word in before)
    negated = any(low(word) in small - lexicon.words("reflexive") for word in before)
    who = Span(group[0].start(), group[-1].end()) if group else None
    start = verb.start()
    if verb.group().lower() in _TO_BE:
        after = skipped_negation(lexicon, text, verb.end())
        word = TOKEN.match(text, skipped(lexicon, text, after))
        if word is None or participle(lexicon, word.group()) is None:
            return Asked(start=at, form=Form.QUOTE, negated=negated)
        action = Span(word.start(), action_end(lexicon, text, word.start()))
        return Asked(start=at, form=Form.PASSIVE, thing=who, action=action, negated=negated)
    action = Span(start, action_end(lexicon, text, start))
    if reflexive and not is_pronominal(lexicon, wanted(lexicon, verb.group()) or "", text, who):
        return Asked(start=at, form=Form.PASSIVE, thing=who, action=action, negated=negated)
    if who and not can_act(lexicon, text[who.start : who.end]):
        return Asked(start=at, form=Form.QUOTE, negated=negated)
    if reflexive:
        return Asked(start=at, form=Form.QUOTE, addressee=who, negated=negated)
    return Asked(start=at, form=Form.ACTIVE, addressee=who, action=action, negated=negated)


def is_pronominal(lexicon: Lexicon, verb: str, text: str, who: Span | None) -> bool:
    """Whether a reflexive pronoun belongs to the verb and makes no passive: such a verb, and somebody who acts."""
    return verb in lexicon.words("pronominal_verb") and (who is None or can_act(lexicon, text[who.start : who.end]))


def skipped_negation(lexicon: Lexicon, text: str, at: int) -> int:
    """Behind the second half of a negation ("pas") at `at`."""
    found = re.compile(r"\s*").match(text, at)
    start = found.end() if found else at
    second = opening(lexicon, "after_negation").match(text, start)
    return second.end() if second else at


def _asked_of(c: Context, at: int) -> Asked | None:
    """Who is asked, and what: "al Congreso que apruebe", "les deux communes à signer"."""
    text, lexicon = c.text, c.lexicon
    end = action_end(lexicon, text, at)
    dative = opening(lexicon, "dative").match(text, at)
    for link in opening(lexicon, "asked_link").finditer(text, at + 1, end):
        named = text[at : link.start()].strip()
        if not named or len(named.split()) > 10 or "," in named:
            break
        found = (
            demand(c, link.end())
            if link.group().strip().lower() in lexicon.words("that")
            else infinitive_at(c, link.end())
        )
        if found is None:
            continue
        who = _named(c, at, link.start(), dative)
        if who is None:
            return None
        addressee = found.addressee or who
        return Asked(
            start=found.start,
            form=found.form,
            addressee=addressee,
            action=found.action,
            thing=found.thing,
            negated=found.negated,
        )
    return None


def _named(c: Context, at: int, end: int, dative: re.Match[str] | None) -> Span | None:
    """Who is named there: behind a bare "a" or "à"; a contraction with its article stays, to be spelt out."""
    text, lexicon = c.text, c.lexicon
    contracted = dative is not None and dative.group().strip().lower() in lexicon.tables["contraction"]
    start = dative.end() if dative and not contracted else at
    word = TOKEN.match(text, start)
    if word is None or end <= start:
        return None
    known = low(word) in lexicon.words("determiner") or contracted or word.group()[:1].isupper()
    return Span(start, start + len(text[start:end].rstrip())) if known else None


def negated_before(lexicon: Lexicon, text: str, at: int) -> bool:
    """Whether the verb at `at` stands behind a negation ("no debe", "ne doit")."""
    return bool(re.search(r"(?:\b(?:no|nunca|jamás|ne)\s+|\bn')(?:se\s+|s')?$", text[:at], re.IGNORECASE))


def quotes(text: str) -> Iterator[Span]:
    """What stands between quotation marks."""
    for found in re.finditer(r"\"[^\"]*(?:\"|$)", text):
        yield Span(found.start(), found.end())
