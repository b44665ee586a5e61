"""Cue phrases of a language, read from TOML files that an analyst may edit.

A language has a folder of files under `lexicons/`. Every table of a file is one group of cues:

    [necessary]
    why = "Adjectives that say that something has to be done."
    phrases = ["necessary", "imperative", "(a) matter of urgency"]

`phrases` are whole phrases; `words` is the same for single words, written as one string with spaces between; `pairs`
maps a word to another one. In a phrase `a/b` stands for either word, `(a)` for a word that may be missing and `a~` for
a word with any ending. Rules name the groups, never the words: `lexicon.search("is {necessary} to", text)`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType

from briefgen.errors import ConfigurationError
from briefgen.language.triggers import Keys, keys_of, needed, needed_by_phrase

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_PHRASE = re.compile(r"[\w'()/~.,’ -]+")
_ONE_WORD = re.compile(r"\w[\w-]*")
_ANY_WORD = r"(?:(?<!\w)\w[\w-]*(?!\w))"
_OPAQUE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_INNERMOST = re.compile(r"\(([^()]*)\)")
_POSSESSIVE = re.compile(r"[*+?}]\+")
_LARGE = 300
"""Words from which a group is large: compiling it takes longer than looking for a word of any kind."""

_KEYS = {"why", "phrases", "words", "pairs"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The cues of one language: `groups` of phrases and `tables` of pairs, by name."""

    language: str
    groups: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, str]]

    def words(self, group: str) -> frozenset[str]:
        """The phrases of a group as they stand, lower case.

        Raises:
            KeyError: there is no such group.
        """
        return _word_set(self, group)

    def pattern(self, template: str) -> re.Pattern[str]:
        """A regular expression in which `{group}` stands for any phrase of that group; case does not matter.

        Raises:
            KeyError: the template names a group that does not exist.
        """
        return _compiled(self, template)

    def search(self, template: str, text: str) -> re.Match[str] | None:
        """The first place in the text that fits the template."""
        return _compiled(self, template).search(text) if self._may_fit(template, text) else None

    def finditer(self, template: str, text: str) -> Iterator[re.Match[str]]:
        """All places in the text that fit the template, in order."""
        return _compiled(self, template).finditer(text) if self._may_fit(template, text) else iter(())

    def _may_fit(self, template: str, text: str) -> bool:
        """Whether a text has the words that a template needs, and in a form like it; told without compiling it."""
        needs = _needed(self, template)
        keys = keys_of(text) if needs else None
        if keys is not None and any(map(keys.isdisjoint, needs)):
            return False
        loose = _loose(self, template)
        return loose is None or loose.search(text) is not None


@cache
def load_lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language (ISO 639-1, as in `Document.language`), None where there is none yet.

    Raises:
        ConfigurationError: a file is not TOML, or a group in it is not as described above; all faults are listed.
    """
    folder = resources.files("briefgen.language").joinpath("lexicons", language)
    if not re.fullmatch(r"[a-z]{2,3}", language) or not folder.is_dir():
        return None
    return read_lexicon(language, folder)


def read_lexicon(language: str, folder: Traversable) -> Lexicon:
    """Reads all TOML files of a folder, in the order of their names, into one lexicon.

    Raises:
        ConfigurationError: as for `load_lexicon`; also when two files have a group of the same name.
    """
    groups: dict[str, tuple[str, ...]] = {}
    tables: dict[str, Mapping[str, str]] = {}
    faults: list[str] = []
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".toml"):
            continue
        try:
            content = tomllib.loads(file.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            faults.append(f"{file.name}: {error}")
            continue
        for name, entry in content.items():
            found = list(_faults(name, entry))
            if name in groups or name in tables:
                found.append("there is another group of this name")
            faults += [f"{file.name}: [{name}] {fault}" for fault in found]
            if found:
                continue
            if "pairs" in entry:
                tables[name] = MappingProxyType({str(key): str(value) for key, value in entry["pairs"].items()})
            else:
                groups[name] = (*entry.get("phrases", ()), *entry.get("words", "").split())
    if faults:
        raise ConfigurationError(
            f"the {language} lexicon cannot be used: {len(faults)} faults",
            where=str(folder),
            hint="; ".join(faults[:3]),
            slug="lexicon",
            faults=tuple(faults),
        )
    return Lexicon(language=language, groups=MappingProxyType(groups), tables=MappingProxyType(tables))


def _faults(name: str, entry: object) -> Iterator[str]:
    if not re.fullmatch(r"[a-z_]+", name):
        yield "a name is made of a-z and _"
    if not isinstance(entry, dict):
        yield "is not a table"
        return
    for key in sorted(set(entry) - _KEYS):
        yield f"does not know '{key}'; it may hold {', '.join(sorted(_KEYS))}"
    if not isinstance(entry.get("why"), str) or not entry["why"].strip():
        yield "needs a 'why'"
    if not set(entry) & {"phrases", "words", "pairs"}:
        yield "has neither phrases nor words nor pairs"
    phrases, words, pairs = entry.get("phrases", []), entry.get("words", ""), entry.get("pairs", {})
    if not isinstance(words, str):
        yield "'words' is one string"
        words = ""
    if not isinstance(pairs, dict) or not all(isinstance(value, str) for value in pairs.values()):
        yield "'pairs' maps words to words"
    if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
        yield "'phrases' is a list of strings"
        return
    for phrase in (*phrases, *words.split()):
        if not _PHRASE.fullmatch(phrase) or phrase.count("(") != phrase.count(")"):
            yield f"has a phrase that cannot be read: '{phrase}'"


@cache
def _word_set(lexicon: Lexicon, group: str) -> frozenset[str]:
    return frozenset(phrase.lower() for phrase in lexicon.groups[group])


@cache
def _needed(lexicon: Lexicon, template: str) -> tuple[Keys, ...]:
    return needed(template, lambda group: _needed_by_group(lexicon, group))


@cache
def _needed_by_group(lexicon: Lexicon, group: str) -> Keys | None:
    found: set[str] = set()
    for phrase in lexicon.groups[group]:
        keys = needed_by_phrase(phrase)
        if keys is None:
            return None
        found |= keys
    return frozenset(found)


@cache
def _compiled(lexicon: Lexicon, template: str) -> re.Pattern[str]:
    return re.compile(_PLACEHOLDER.sub(lambda m: _alternatives(lexicon, m[1]), template), re.IGNORECASE)


@cache
def _loose(lexicon: Lexicon, template: str) -> re.Pattern[str] | None:
    """An expression that fits wherever a template does, with any word in the place of one of a large group.

    Compiling hundreds of words takes five milliseconds, and few texts come near most templates. None where there is no
    large group, or where one stands in what must not be there: any word there would let too few texts fit.
    """
    large = {group for group in _PLACEHOLDER.findall(template) if _is_large(lexicon, group)}
    if not large or _denies(template, large):
        return None

    def put(found: re.Match[str]) -> str:
        return _ANY_WORD if found[1] in large else _alternatives(lexicon, found[1])

    return re.compile(_PLACEHOLDER.sub(put, template), re.IGNORECASE)


def _denies(template: str, groups: set[str]) -> bool:
    """Whether a template has one of the groups inside brackets that deny, look back or never go back."""
    text = _OPAQUE.sub("", template)
    if _POSSESSIVE.search(text):
        return True
    while found := _INNERMOST.search(text):
        if found[1].startswith(("?!", "?<", "?>")) and not groups.isdisjoint(_PLACEHOLDER.findall(found[1])):
            return True
        text = text[: found.start()] + found[1] + text[found.end() :]
    return False


@cache
def _is_large(lexicon: Lexicon, group: str) -> bool:
    phrases = lexicon.groups[group]
    return len(phrases) >= _LARGE and all(map(_ONE_WORD.fullmatch, phrases))


@cache
def _alternatives(lexicon: Lexicon, group: str) -> str:
    phrases = sorted(lexicon.groups[group], key=lambda phrase: (-len(phrase), phrase))
    return "(?:(?<!\\w)(?:" + "|".join(map(_phrase_pattern, phrases)) + ")(?!\\w))"


def _phrase_pattern(phrase: str) -> str:
    pattern = ""
    begun = False
    for word in phrase.split():
        alternatives = word.strip("()").split("/")
        options = [re.escape(option.rstrip("~")) + ("\\w*" if option.endswith("~") else "") for option in alternatives]
        one = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
        optional = word.startswith("(")
        if begun:
            pattern += f"(?: {one})?" if optional else f" {one}"
        else:
            pattern += f"(?:{one} )?" if optional else one
            begun = not optional
    return pattern
