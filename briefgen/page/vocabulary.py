"""The fixed words that a template prints: those of the catalogue, and those that the template has of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefgen.language.catalogue import filled, group, phrase, spoken, words


def fixed_words(own: Mapping[str, Any]) -> dict[str, str]:
    """The words of the spoken language by name.

    Args:
        own: the table `words` of a template.toml: words for any language, and tables of words for one (`es`).
    """
    opening, closing = words("grammar.quotes")
    marks = {"open_quote": opening, "close_quote": closing, "semicolon": phrase("grammar.semicolon")}
    of_language = own.get(spoken(), {})
    return {
        **group("page"),
        **marks,
        **{name: text for name, text in own.items() if isinstance(text, str)},
        **(of_language if isinstance(of_language, dict) else {}),
    }


def speaker(known: Mapping[str, str]) -> Callable[..., str]:
    """The function `say` of templates: a phrase with its gaps filled.

    Raises (the function):
        KeyError: there is no such phrase, or a gap is left open.
    """

    def say(name: str, **values: object) -> str:
        """The phrase of that name; `say("note_read", number=3, words="...")`."""
        return filled(known[name], values)

    return say
