"""What the comparison knows about a language: its tables of the lexicon, made ready for looking words up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from briefgen.language.lexicon import Lexicon, load_lexicon
from briefgen.language.tokens import STEMMERS, content_words, stems, stop_words

FALLBACK = "en"
VERB_GROUPS = ("action_verb", "other_verb")
"""The groups of the lexicon that list verbs, shared with the rules that find recommendations."""
_CLAUSE_END = re.compile(r"[,;:()\[\]—]|\.\s|\s[–-]\s")
_NUMBER = r"\d[\d,.]*\d|\d|{words}"
_TEXTS = 16_384
"""Texts whose terms are remembered: headlines and sentences, which every step of comparing looks at again."""
Clauses = tuple[tuple[tuple[str, str], ...], ...]
"""The content words of each stretch of a text, each as (term, word)."""
_AMOUNT = r"(?<![\w-])({number})(?:(?:\s+(?:to|or)\s+|\s*[–-]\s*)(?:{number}))?[\s-]*([^\W\d_]{{3,}}|%)"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """One language's words, by stem where not said otherwise.

    `alternatives` maps a phrase (lower case) to the set it belongs to, its value in that set, and whether it is the
    qualifier itself (True) or only implies it; `alternatives_pattern` finds any of them. `name_pair` is the set and
    value that two joined names have ("the France-Italy pact"). `numbers` maps number words to digits; the first group
    of `amount_pattern` is a number, the second its unit. `questions` are those with one answer, each with the names of
    the lexicon's groups that answer it.
    """

    language: str
    lexicon: Lexicon
    same_matter: Mapping[str, str]
    same_compounds: Mapping[tuple[str, str], tuple[str, str]]
    beginnings: tuple[str, ...]
    weak: frozenset[str]
    kinds: Mapping[str, str]
    opposed_kinds: frozenset[tuple[str | None, str | None]]
    arrangements: frozenset[str]
    common_aims: frozenset[str]
    verbs: frozenset[str]
    verb_stems: frozenset[str]
    actors: frozenset[str]
    measures: frozenset[str]
    modifier_endings: tuple[str, ...]
    not_modifiers: frozenset[str]
    alternatives: Mapping[str, tuple[str, str, bool]]
    alternatives_pattern: re.Pattern[str]
    name_pair: tuple[str, str]
    numbers: Mapping[str, str]
    amount_pattern: re.Pattern[str]
    questions: Mapping[str, tuple[str, ...]]
    settled_negations: frozenset[str]
    boundaries: frozenset[str]
    loose_ends: frozenset[str]
    verb_phrases: tuple[tuple[re.Pattern[str], str], ...]

    def term(self, word: str) -> str:
        """The stem of a content word, or of the word that stands for its matter."""
        return _term(self, word)

    def terms(self, text: str) -> list[tuple[str, str]]:
        """The content words of a text in order, each as (term, word)."""
        return [item for clause in self.clauses(text) for item in clause]

    def clauses(self, text: str) -> Clauses:
        """The content words of each stretch of text between commas and the like, each as (term, word)."""
        return _clauses(self, text)

    def split(self, text: str) -> Clauses:
        """The same for a text that is looked at once, and is not remembered."""
        return _clauses.__wrapped__(self, text)

    @property
    def is_qualified_before(self) -> bool:
        """Whether what an adjective qualifies stands before it: "un tratado bilateral"."""
        return self.lexicon.tables.get("adjectives", {}).get("stand") == "behind"

    @property
    def either(self) -> str:
        """The word between alternatives: the first of the lexicon's `either_side`."""
        return self.lexicon.groups["either_side"][0]

    def kind_of_action(self, word: str) -> str | None:
        """What a verb asks for ("create", "end", "increase", "reduce", "keep"), None where the lexicon does not say."""
        return self.kinds.get(stems((word.casefold(),), self.language)[0])

    def is_modifier(self, word: str) -> bool:
        """Whether a word looks like an adjective, or is a qualifier of which an object can have only one."""
        if word in self.not_modifiers or word.removesuffix("s") in self.not_modifiers:
            return False
        return word in self.alternatives or word.endswith(self.modifier_endings)

    def is_verb(self, word: str) -> bool:
        """Whether a word can be a verb that asks for something, in its base form."""
        return word in self.verbs

    def is_action(self, word: str) -> bool:
        """Whether a word can be any form of a verb that asks for something: "share", "sharing", "shared"."""
        return word in self.verbs or (word.endswith(("ing", "ed")) and _stem(word, self.language) in self.verb_stems)

    def are_opposed(self, one: str | None, other: str | None) -> bool:
        """Whether two kinds of action cannot both be done to one object."""
        return (one, other) in self.opposed_kinds


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language (ISO 639-1), with the English tables where the language has none of its own.

    Raises:
        ConfigurationError: a file of the lexicon cannot be used.
    """
    code = language if language in STEMMERS else FALLBACK
    lexicon = _lexicon(code)
    tables, words = lexicon.tables, lexicon.words
    same_matter = {_stem(word, code): _stem(of, code) for word, of in tables["same_matter"].items()}
    alternatives = _alternatives(tables)
    number = _NUMBER.format(words=_any(tables["numbers"]))
    verbs = frozenset[str]().union(*(words(group) for group in VERB_GROUPS if group in lexicon.groups))

    def stemmed(*groups: str) -> frozenset[str]:
        return frozenset(_stem(word, code) for group in groups for word in words(group))

    return Vocabulary(
        language=code,
        lexicon=lexicon,
        same_matter=same_matter,
        same_compounds=_compounds(tables["same_compounds"], code, same_matter),
        beginnings=tuple(sorted(words("word_beginnings"))),
        weak=stemmed("weak_words") | frozenset(_stem(word, code) for word in stop_words(code)),
        kinds={_stem(word, code): kind for word, kind in tables["action_kinds"].items()},
        opposed_kinds=frozenset(_opposed(tables["opposed_kinds"])),
        arrangements=stemmed("arrangements"),
        common_aims=stemmed("common_aims"),
        verbs=verbs,
        verb_stems=frozenset(_stem(verb, code) for verb in verbs),
        actors=stemmed("actor_nouns"),
        measures=stemmed("measures"),
        not_modifiers=words("not_modifiers"),
        modifier_endings=tuple(sorted(words("modifier_endings"))),
        alternatives=alternatives,
        alternatives_pattern=re.compile(rf"(?<![\w-])(?:{_any(alternatives)})(?![\w-])", re.IGNORECASE),
        name_pair=_set_and_value(tables["name_pair"]["two"]),
        numbers=tables["numbers"],
        amount_pattern=re.compile(_AMOUNT.format(number=number), re.IGNORECASE),
        questions={question: tuple(groups.split()) for question, groups in tables["questions"].items()},
        settled_negations=words("settled_negations"),
        boundaries=words("phrase_openers"),
        loose_ends=words("phrase_openers") | words("determiners"),
        verb_phrases=tuple(
            (re.compile(rf"\b{phrase}\b", re.IGNORECASE), word) for phrase, word in tables["verb_phrases"].items()
        ),
    )


@cache
def _term(of: Vocabulary, word: str) -> str:
    for beginning in of.beginnings:
        if word.startswith(beginning) and len(word) > len(beginning) + 2:
            return beginning
    stem = stems((word,), of.language)[0]
    return of.same_matter.get(stem, stem)


@lru_cache(_TEXTS)
def _clauses(of: Vocabulary, text: str) -> Clauses:
    for phrase, word in of.verb_phrases:
        text = phrase.sub(word, text)
    return tuple(
        tuple(_joined(of, [(_term(of, word), word) for word in content_words(clause, of.language) if len(word) > 1]))
        for clause in _CLAUSE_END.split(text)
    )


def _joined(of: Vocabulary, clause: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A clause in which two neighbouring terms that say the same as two others are those: border control."""
    for at in range(len(clause) - 1):
        (one, word), (other, next_word) = clause[at : at + 2]
        if same := of.same_compounds.get((one, other)) or of.same_compounds.get((other, one)):
            is_turned = (one, other) not in of.same_compounds
            clause[at : at + 2] = [(same[is_turned], word), (same[not is_turned], next_word)]
    return clause


@cache
def _stem(word: str, language: str) -> str:
    return stems(content_words(word, language) or [word], language)[0]


def _lexicon(language: str) -> Lexicon:
    """The lexicon of a language; a table that it lacks is the English one."""
    english, own = load_lexicon(FALLBACK), load_lexicon(language)
    assert english is not None, "the English lexicon is part of the package"
    if own is None or own is english or "same_matter" not in own.tables:
        return english
    return Lexicon(
        language=language,
        groups=MappingProxyType({**english.groups, **own.groups}),
        tables=MappingProxyType({**english.tables, **own.tables}),
    )


def _compounds(
    table: Mapping[str, str], language: str, same_matter: Mapping[str, str]
) -> dict[tuple[str, str], tuple[str, str]]:
    return {
        _two_terms(compound, language, same_matter): _two_terms(of, language, same_matter)
        for compound, of in table.items()
    }


def _two_terms(compound: str, language: str, same_matter: Mapping[str, str]) -> tuple[str, str]:
    one, other = (same_matter.get(stem, stem) for stem in (_stem(word, language) for word in compound.split()))
    return one, other


def _alternatives(tables: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, str, bool]]:
    return {
        phrase.casefold(): (*_set_and_value(entry), certain)
        for table, certain in (("implied_alternatives", False), ("exclusive_alternatives", True))
        for phrase, entry in tables[table].items()
    }


def _opposed(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The kinds of action that cannot both be, in both orders."""
    for kind, others in table.items():
        for other in others.split():
            yield from ((kind, other), (other, kind))


def _any(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases, the longest first."""
    return "|".join(map(re.escape, sorted(phrases, key=lambda phrase: (-len(phrase), phrase))))


def _set_and_value(entry: str) -> tuple[str, str]:
    name, _, value = entry.partition("/")
    return name.strip(), value.strip()
