"""Words, stop words and stems: how texts are read when they are compared with each other, never when quoted."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

WORD = re.compile(r"[^\W\d_][\w'’-]*\w")
"""A word of two characters or more that starts with a letter: "border", "post-9", "d'État"."""

ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|(?<!\S)[^\s@]+@[^\s@]+\.\w+")
"""An address of the web or of mail. Mail is sought from the start of a word only: else time grows with the square of
the length of the longest word."""

STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Language code (ISO 639-1) to the name of its Snowball stemmer."""

_CITED_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_CITATION = re.compile(
    rf"\((?:[^()]{{0,80}}?[^\W\d_][^()]{{0,80}}?[ ,]{{1,9}})?{_CITED_YEAR}"
    r"(?:\s*[-–:,;]\s*(?:p+\.\s*)?\d+)*(?:\s*;[^()]*)?\)"
)
_DOTTED = re.compile(r"\b(?:[A-Z]\.[ ]?){2,}")
_STATES = re.compile(r"\b(?:United States(?: of America)?|USA|US)\b(?:['’´]s?)?")
_JOINED = re.compile(r"(?<=\w)\s*[-–—/]\s*(?=\w)")
_POSSESSIVE = re.compile(r"(?:['’´]s|['’´])$")
_SPELLING = (
    (re.compile(r"^(\w{3,})our(s|ed|ing|able|al|ly|hood|hoods|ite)?$"), r"\1or\2"),
    (re.compile(r"^(\w{3,})is(e|ed|es|ing|ation|ations|er|ers)$"), r"\1iz\2"),
    (re.compile(r"^(\w{3,})ys(e|ed|es|ing)$"), r"\1yz\2"),
    (re.compile(r"^(\w{3,})tre(s?)$"), r"\1ter\2"),
    (re.compile(r"^((?:self)?(?:def|off|lic|pret))ence(s?|less)$"), r"\1ense\2"),
    (re.compile(r"^(\w*)programme(s?)$"), r"\1program\2"),
)
_LONGEST = 60
"""Letters of a word that a language has; longer ones are data, and looking for halves in them costs their square."""


def words(text: str) -> list[str]:
    """The words of a text in order, case folded, apostrophes straight, possessive endings left off."""
    return [
        word if word.isalnum() else _POSSESSIVE.sub("", word).replace("’", "'")
        for word in map(str.casefold, WORD.findall(text))
    ]


def without_addresses(text: str, instead: str) -> str:
    """A text with something else in the place of addresses of the web and of mail."""
    return ADDRESS.sub(instead, text) if "@" in text or "://" in text or "www." in text else text


def normalise(text: str) -> str:
    """A text for comparing only: what is written in two ways is made one, what is about no subject is left out.

    Author-year citations and web addresses go; "U.S.", "US" and "United States" become one word (apart from "us"),
    "UK-Norway" and "cross-border" become two.
    """
    # A character that an expression cannot do without is found in a fraction of the time of the expression.
    text = without_addresses(text, " ")
    if "(" in text:
        text = _CITATION.sub(" ", text)
    if "." in text:
        text = _DOTTED.sub(lambda found: found.group().replace(".", "").replace(" ", "") + " ", text)
    if "US" in text or "United States" in text:
        text = _STATES.sub(" unitedstates ", text)
    if any(map(text.__contains__, "-–—/")):
        text = _JOINED.sub(" ", text)
    return text


def content_words(text: str, language: str = "en") -> list[str]:
    """The normalised words of a text without stop words, in one spelling; not stemmed."""
    stopped = stop_words(language)
    return [_one_spelling(word, language) for word in words(normalise(text)) if word not in stopped]


def stems(tokens: Iterable[str], language: str = "en") -> list[str]:
    """The stem of each word (Snowball: M. F. Porter, 2001); the word itself where the language has no stemmer."""
    return [_stem(token, language) for token in tokens]


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionWords:
    """The words of a language that are about no subject, as `stop_words/<language>.toml` lists them.

    `stop` break a phrase; `inner` of them may stand inside one; verbs stand after `before_verbs`, before `after_verbs`.
    `no_noun_endings` are endings of words that close no heading; `not_alone` (singular) and words with one of
    `not_alone_endings` are none by themselves; words with one of `doubtful_endings` open one only if they also stand
    as nouns do; `generic` nouns (singular) are a poor one. At `breaks` a label breaks although they count when texts
    are compared. `small` are the commonest words of all. `join` joins two subjects in a label, unless the second
    begins with one of `no_join_before`; it is empty where the language has no lists.
    """

    stop: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    before_verbs: frozenset[str] = frozenset()
    after_verbs: frozenset[str] = frozenset()
    no_noun_endings: tuple[str, ...] = ()
    not_alone: frozenset[str] = frozenset()
    not_alone_endings: tuple[str, ...] = ()
    doubtful_endings: tuple[str, ...] = ()
    breaks: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    join: str = ""
    no_join_before: tuple[str, ...] = ()


@cache
def function_words(language: str) -> FunctionWords:
    """The function words of a language; the English ones for an unknown ("und") language.

    Args:
        language: ISO 639-1 code. A language without a list has none.
    """
    code = "en" if language == "und" else language
    folder = resources.files("briefgen.language")
    small = tomllib.loads((folder / "small_words.toml").read_text(encoding="utf-8"))
    entry = folder / "stop_words" / f"{code}.toml"
    if not entry.is_file():
        return FunctionWords(small=frozenset(small.get(code, "").split()))
    lists = tomllib.loads(entry.read_text(encoding="utf-8"))
    return FunctionWords(
        stop=frozenset(lists["words"]),
        inner=frozenset(lists["inner"]),
        before_verbs=frozenset(lists["before_verbs"]),
        after_verbs=frozenset(lists["after_verbs"]),
        no_noun_endings=tuple(lists["no_noun_endings"]),
        not_alone=frozenset(lists["not_alone"]),
        not_alone_endings=tuple(lists["not_alone_endings"]),
        doubtful_endings=tuple(lists["doubtful_endings"]),
        breaks=frozenset(lists["breaks"]),
        generic=frozenset(lists["generic"]),
        small=frozenset(small.get(code, "").split()),
        join=lists["join"],
        no_join_before=tuple(lists["no_join_before"]),
    )


def stop_words(language: str) -> frozenset[str]:
    """Words of a language that say nothing about a subject."""
    return function_words(language).stop


def singular(word: str, language: str = "en") -> str:
    """A lower-case word without its plural ending, for counting a phrase once however it is written.

    English: "ies" becomes "y", a single "s" goes (D. Harman, How effective is suffixing?, 1991). French and Spanish:
    a final "s" or "x" goes. Other languages: the word itself.
    """
    if len(word) < 4:
        return word
    if language in ("en", "und"):
        if word.endswith("ies"):
            return word[:-3] + "y"
        if word.endswith(("sses", "ches", "shes", "xes")):
            return word[:-2]
        return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    return word[:-1] if language in ("es", "fr") and word.endswith(("s", "x")) else word


def compound_parts(vocabulary: Sequence[str], *, shortest: int = 5) -> dict[str, tuple[str, str]]:
    """Words that are two words of the vocabulary written as one: "cybersecurity" where "cyber" and "security" occur.

    Args:
        vocabulary: all words, each once.
        shortest: letters that each half has at least, so that "homeland" and "framework" stay whole.
    """
    known = {word for word in vocabulary if shortest <= len(word) <= _LONGEST}
    found = {}
    for word in known:
        for cut in range(shortest, len(word) - shortest + 1):
            if word[:cut] in known and word[cut:] in known:
                found[word] = (word[:cut], word[cut:])
                break
    return found


def split_compounds(texts: Sequence[Sequence[str]]) -> list[list[str]]:
    """Tokenised texts with every word that is two words of the vocabulary written as one replaced by the two."""
    parts = compound_parts(sorted({token for tokens in texts for token in tokens}))
    return [[part for token in tokens for part in parts.get(token, (token,))] for tokens in texts]


@cache
def _stem(word: str, language: str) -> str:
    stem = _stemmer("en" if language == "und" else language)
    return stem(word) if stem else word


@cache
def _stemmer(language: str) -> Callable[[str], str] | None:
    if language not in STEMMERS:
        return None
    import Stemmer

    stem: Callable[[str], str] = Stemmer.Stemmer(STEMMERS[language]).stemWord
    return stem


@cache
def _one_spelling(word: str, language: str) -> str:
    """British and American spelling made one. The result need not be a word, only the same for both."""
    if language not in ("en", "und"):
        return word
    for pattern, replacement in _SPELLING:
        word = pattern.sub(replacement, word)
    return word
