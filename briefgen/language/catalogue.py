"""The fixed words of a brief, one file for each language: `catalogues/<language>.toml`.

Who composes or lays out a brief says once which language it is written in (`speaking`); every phrase that is asked for
inside is of that language. Phrases are whole sentences or clauses with gaps: a language puts the gaps in its own order.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from briefgen.language.elision import joined

LANGUAGES = ("en", "es", "fr")
"""The languages that a brief can be written in; in this order where documents are equally many."""

DEEDS = ("deed", "clause")
"""Gaps that hold a verb: an article before a verb is a pronoun, and is not drawn together with the word before it."""

TEXTS = "texts"
"""The group of what texts of a language are made of: by it a headline is told to be a deed or a thing."""

_spoken: ContextVar[str] = ContextVar("spoken", default="en")
_read: ContextVar[str] = ContextVar("read", default="en")


@contextmanager
def speaking(language: str, texts: str | None = None) -> Iterator[None]:
    """Everything inside is written in that language.

    Args:
        language: of the fixed words.
        texts: the language of most texts that are compared; the same by default.

    Raises:
        KeyError: there is no catalogue of that language.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    tokens = _spoken.set(language), _read.set(texts or language)
    try:
        yield
    finally:
        _spoken.reset(tokens[0])
        _read.reset(tokens[1])


def spoken() -> str:
    """The language that is written in, English unless something else was said."""
    return _spoken.get()


def read() -> str:
    """The language of most texts that are compared, English unless something else was said."""
    return _read.get()


def phrase(key: str, **values: object) -> str:
    """A phrase of the spoken language with its values put in.

    Args:
        key: `group.name`; the group `texts` is that of the language of most texts.
        values: what stands in braces in the catalogue.

    Raises:
        KeyError: the catalogue has no such phrase, or a value is missing.
    """
    text = _entry(key)
    if not isinstance(text, str):
        raise KeyError(f"{key} is not a phrase")
    return filled(text, values) if values else text


def filled(text: str, values: Mapping[str, object]) -> str:
    """A phrase with its gaps filled, words drawn together where the language does so ("de el" as "del").

    `{count:f}` takes a number word in its feminine form, `{count:p}` as it stands without a noun; `{count:s}` takes a
    number word or "the unsigned text" without the capital of a sentence's start; `{count:a}` all of so many ("all
    three", "both"), `{count:A}` the same with a capital. Gaps are names only: no attribute or index of a value.

    Raises:
        KeyError: a value is missing.
    """
    said = ""
    for literal, name, form, _ in Formatter().parse(text):
        said += literal[1:] if said.endswith(".") and literal.startswith(".") else literal  # "Smith et al."
        if name is not None:
            value = _formed(str(values[name]), form or "")
            said = joined(said, value, spoken(), contract=name not in DEEDS)
    return said


def pattern(key: str, **values: str) -> str:
    """A regular expression for what a phrase comes to.

    Args:
        key: `group.name`.
        values: regular expressions for what stands in the gaps; a group in one stays empty where "both" stands for it.
    """
    said = ""
    for literal, name, form, _ in Formatter().parse(_entry(key)):
        said += re.escape(literal)
        if name is not None:
            every, both = words("numbers.every")
            said += rf"(?:{every} {values[name]}|{both})" if form in {"a", "A"} else values[name]
    return said


def words(key: str, *, of: str | None = None) -> tuple[str, ...]:
    """A list of words.

    Args:
        key: `group.name`; the group `texts` is that of the language of most texts.
        of: the language of a text; English where there is no catalogue of it.

    Raises:
        KeyError: the catalogue has no such list.
    """
    return _words(key, _language(key, of))


@cache
def _words(key: str, language: str) -> tuple[str, ...]:
    found = _entry(key, language)
    if not isinstance(found, list):
        raise KeyError(f"{key} is not a list")
    return tuple(found)


def group(name: str) -> dict[str, Any]:
    """All entries of a group, as they stand in the catalogue.

    Raises:
        KeyError: there is no such group.
    """
    return dict(_catalogue(spoken())[name])


def keys(language: str = "en") -> tuple[str, ...]:
    """All keys of a language, in the order of the file."""
    return tuple(f"{group}.{name}" for group, names in _catalogue(language).items() for name in names)


def _entry(key: str, of: str | None = None) -> Any:
    group, name = key.split(".", 1)
    return _catalogue(_language(key, of))[group][name]


def _language(key: str, of: str | None) -> str:
    """Whose entry is meant: that of the language named, of the texts, or of the one that is spoken."""
    wanted = of or (read() if key.startswith(f"{TEXTS}.") else spoken())
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _formed(value: str, form: str) -> str:
    """A value in the form that its gap asks for: feminine (f), small (s), all of so many (a, A)."""
    if form in {"a", "A"}:
        every, both = words("numbers.every")
        said = both if value.lower() == words("numbers.words")[2] else f"{every} {value}"
        return said[:1].upper() + said[1:] if form == "A" else said
    if "s" in form and value.partition(" ")[0].lower() in _small_openers(spoken()):
        value = value[:1].lower() + value[1:]
    plain, feminine = words("numbers.words"), words("numbers.feminine")
    if "p" in form and value.lower() in plain[:2]:
        found = words("numbers.alone")[plain.index(value.lower())]
        return found if value[:1].islower() else found[:1].upper() + found[1:]
    if "f" not in form:
        return value
    if value.lower() not in plain:
        return value
    found = feminine[plain.index(value.lower())]
    return found if value[:1].islower() else found[:1].upper() + found[1:]


@cache
def _small_openers(language: str) -> frozenset[str]:
    """Words that lose the capital of a sentence's start: numbers, and the article before who is not named."""
    known = _catalogue(language)
    return frozenset(
        (*known["numbers"]["words"], *known["numbers"]["feminine"], known["names"]["unsigned_running"].split()[0])
    )


@cache
def _catalogue(language: str) -> dict[str, dict[str, Any]]:
    source = files("briefgen.language") / "catalogues" / f"{language}.toml"
    return tomllib.loads(source.read_text("utf-8"))
