"""Cutting a phrase where a reader does not stumble, and moving it inside a sentence."""

from __future__ import annotations

import re

from briefgen.language.lexicon import Lexicon
from briefgen.recommendations.english.morphology import is_base_verb
from briefgen.recommendations.matching import LONGEST_HEADLINE, Context

EARLY = 5
"""A headline of so few words is cut at a later "and" rather than there."""


def shorten(lexicon: Lexicon, words: str, *, keep: int = 2, quoted: bool = False) -> str | None:
    """The words up to the end of a phrase, twelve at most; an ellipsis where what is left out limits what is said.

    Args:
        keep: the cut is not before this many words.
        quoted: for a quotation, which may run on after a comma.
    """
    opening, colon, _ = words.partition(": ")
    words = opening if colon and 2 <= len(opening.split()) <= LONGEST_HEADLINE and not quoted else words
    words = re.split(r"[;!?](?=\s|$)|—| -- ", words)[0].strip(" ,.:;")
    listed = words.split()
    if not listed:
        return None
    if len(listed) <= LONGEST_HEADLINE:
        return _finished(lexicon, listed, len(listed))
    strong = _strong_cut(listed, keep) if not quoted else None
    if strong and strong <= LONGEST_HEADLINE:
        return _finished(lexicon, listed, strong)
    cut_before, limits = lexicon.words("cut_before"), lexicon.words("changes_sense")
    found: dict[bool, int] = {}
    for joins in (False, True):
        for at in range(LONGEST_HEADLINE, (keep if joins else max(keep, 4)) - 1, -1):
            word = re.sub(r"\W", "", listed[at]).lower()
            fits = word in cut_before or listed[at - 1].endswith((",", ":"))
            if joins and (
                (word == "of" and at > 4)
                or (
                    word.endswith("ing")
                    and len(word) > 6
                    and word not in lexicon.words("wanted_thing") | lexicon.words("noun_in_ing")
                )
            ):
                fits = True
            if not fits or (not joins and word in {"and", "or"}) or (quoted and word in limits):
                continue
            if closed(lexicon, listed[:at], word) and re.sub(r"\W", "", listed[at - 1]).lower() not in lexicon.words(
                "dangling"
            ):
                found.setdefault(joins, at)
                break
    if not found:
        return None
    firm, joined = found.get(False, 0), found.get(True, 0)
    is_early = firm <= EARLY < joined and listed[joined].lower() in {"and", "or"}
    return _finished(lexicon, listed, joined if is_early or not firm else firm)


def lower_first(c: Context, words: str) -> str:
    """A noun group moved from the front of a sentence: its first letter made small unless it is a name."""
    first = words.split(" ", 1)[0]
    if not first[:1].isupper() or (not first[1:].islower() and len(first) > 1):
        return words
    low = first[0].lower() + first[1:]
    lexicon, second = c.lexicon, words.split(" ", 2)[1:2]
    if low in lexicon.words("dangling") | lexicon.words("never_addressee") | lexicon.words("sentence_adverb"):
        return low + words[len(first) :]
    if first in c.names or (second and second[0][:1].isupper()) or first.lower() in lexicon.words("name_in_s"):
        return words
    known = (
        low in lexicon.words("stop")
        or is_base_verb(lexicon, low)
        or lexicon.search(r"^{wanted_thing}$|^{institution}$|^{reform_noun}$", low)
    )
    seen = re.search(rf"\b{re.escape(low)}\b", f"{c.before} {c.text} {c.after}")
    many = len(c.names) >= _NAMES_KNOWN or bool(re.match(r"\w+ly \w+ing\b", words))
    return low + words[len(first) :] if many or known or seen or _COMMON.search(low) else words


def lower_common(c: Context, words: str) -> str:
    """Who should act, as the sentence opens with them: the first letter small where the word surely is a common noun in
    the plural ("Consumers"); "Parliament" is a name."""
    first, _, rest = words.partition(" ")
    low = first.lower()
    if not re.fullmatch(r"[A-Z][a-z]+[a-rt-z]s", first) or rest[:1].isupper() or first in c.names:
        return words
    is_common = c.lexicon.search(r"^(?:{wanted_thing}|{institution})$", low) or re.search(
        rf"\b{re.escape(low)}\b", f"{c.before} {c.text} {c.after}"
    )
    return low + words[len(first) :] if is_common else words


_NAMES_KNOWN = 10
"""From so many proper names on, a document is long enough to show its names inside sentences too."""


_COMMON = re.compile(
    r"(?:s|tion|ment|ity|ness|ing|ance|ence|ive|ous|ful"
    r"|data|staff|able|ible|ical|ional|ated|i[sz]ed|ed|age|ship"
    r"|ure|cal|tal|nal|ral|ess|ure|ism|logy|cy|ter|ive|ary|ory|ic)$"
)
"""Endings of common words: a word of which nothing else is known is taken for a name unless it ends so."""


def _strong_cut(listed: list[str], keep: int) -> int | None:
    """After how many words a comma ends the main part: not a comma of a list."""
    for at, word in enumerate(listed[:-1], 1):
        if not word.endswith(",") or at < max(keep, 3):
            continue
        rest = " ".join(listed[at:])
        if re.match(r"(?:and|or)\b", rest) or (
            re.match(r"[^,]{1,40},? (?:and|or) ", rest)
            and not re.match(
                r"(?:to|which|who|so|because|while|as|with|in|by"
                r"|when|where|since|although|thus|thereby|\w+ing)\b",
                rest,
            )
        ):
            continue
        return at
    return None


_NOT = re.compile(r"^(?:do not |not |only )+", re.IGNORECASE)


def closed(lexicon: Lexicon, listed: list[str], next_word: str) -> bool:
    """Whether nothing is cut off that the words before lead one to expect.

    That is: brackets, quotation marks, between ... and, from ... to, both ... and, and what verbs govern
    ("require ... to", "treat ... as", "ensure that").
    """
    text = " ".join(listed)
    if text.count("(") != text.count(")") or text.count('"') % 2 or text.count("[") != text.count("]"):
        return False
    if next_word in {"and", "or"} and re.search(
        r"\b(?:between|both|either|neither"
        r"|whether)\b(?!.*\b(?:and|or)\b)",
        text,
    ):
        return False
    if next_word == "to" and (re.search(r"\bfrom\b(?!.*\bto\b)", text) or lexicon.search(r"{governs_to}$", text)):
        return False
    first = re.split(r"\W", _NOT.sub("", text), maxsplit=1)[0].lower()
    if next_word == "as" and first in lexicon.words("governs_as"):
        return False
    if next_word in {"to", "with"} and first in lexicon.words("governs_object_to") and " that " not in text:
        return False
    if next_word == "by" and re.search(r"\b[a-z]{3,}ed$", text):
        return False
    if next_word == "that" and lexicon.search(r"{governs_that}$", text):
        return False
    if re.search(r"\b(?:to|that|which|who) \w+$|\w{3}ing like$", text):
        return False
    if next_word in {"for", "on", "to", "of", "at", "after"} and lexicon.search("{governs_particle}$", text):
        return False
    return not re.search(r"\b(?:all|any|more|other|rather|such|as well|not only|the same)$", text, re.IGNORECASE)


_HANGING = re.compile(r",\s(?:\w+ly|(?:and|or)\s(?:(?:with|without|by|to)\s)?\w+)$")
"""The beginning of a second part, cut off: "..., and defer", "..., typically"."""


def _finished(lexicon: Lexicon, listed: list[str], count: int) -> str | None:
    text = undangled(lexicon, " ".join(listed[:count]))
    if count < len(listed) and not re.search(r"\b(?:either|both|neither|between)\b", text, re.IGNORECASE):
        text = _HANGING.sub("", text) if len(_HANGING.sub("", text).split()) > 2 else text
    rest = listed[len(text.split()) :]
    if len(text.split()) < 2:
        return None
    following = re.sub(r"\W", "", rest[0]).lower() if rest else ""
    limits = (
        following == "of"
        or [word.lower() for word in rest[:3]] == ["as", "to", "how"]
        or (rest[1:2] in (["which"], ["whom"], ["whose"]) and not listed[len(text.split()) - 1].endswith(","))
        or following in lexicon.words("changes_sense")
        or (following in _RELATIVE and _DEFINITE.search(text))
    )
    return text + ("…" if limits else "")


_RELATIVE = {"that", "which", "who", "whom", "whose", "where"}
_DEFINITE = re.compile(r"\b(?:the|those) (?:[\w-]+ ){0,2}[\w-]+$", re.IGNORECASE)
""" "The vital role" says nothing without the clause that says which."""


_AS_IT_IS = re.compile(r"\bas (?:it|they|he|she) (?:is|are|was|were|stands?)$")


def undangled(lexicon: Lexicon, text: str) -> str:
    """The words without small ones left hanging at the end; "May" and "US" are names there, not small words."""
    listed = text.rstrip(" ,;:").split()
    if _AS_IT_IS.search(text):
        return text
    while listed and re.sub(r"[^\w.]", "", listed[-1]).rstrip(".") in lexicon.words("dangling"):
        listed.pop()
    return " ".join(listed).rstrip(" ,;:")
