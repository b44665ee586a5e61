"""The command as typed: global options may stand anywhere in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from briefgen.errors import UsageError

_FLAG = re.compile(r"-q|--quiet|-v+|--verbose|--no-progress|--no-color|(?:--config|--log-format)=.*", re.DOTALL)
_WITH_VALUE = frozenset({"-c", "--config", "--log-format"})


def globals_first(arguments: Sequence[str], valued: frozenset[str]) -> list[str]:
    """The arguments with the global options moved before the command, where the parser looks for them.

    Args:
        arguments: as typed.
        valued: options of commands that take a value; the word after one is never a global option.
    """
    front: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word in valued:
            rest += [word, *_next(words)]
        elif word in _WITH_VALUE:
            front += [word, *_next(words)]
        elif _FLAG.fullmatch(word):
            front.append(word)
        else:
            rest.append(word)
    return front + rest


def refuse_empty(arguments: Sequence[str], valued: frozenset[str]) -> None:
    """An empty word names nothing; a path made of it would be the folder one is in.

    Raises:
        UsageError: one of the arguments, values of options aside, is empty.
    """
    named: list[str] = []
    words = iter(arguments)
    for word in words:
        if word in valued or word in _WITH_VALUE:
            _next(words)
        else:
            named.append(word)
    if "" in named:
        command = next((word for word in named if word and not word.startswith("-")), "")
        raise UsageError(
            "an argument is empty",
            where=f"briefgen {command}".strip(),
            hint="name a folder or a file; a dot is the folder you are in",
        )


def options_with_value(command: Any) -> frozenset[str]:
    """The names of all options that take a value, of a command and those below it.

    Args:
        command: a command as Typer makes it; its class is not public.
    """
    below = getattr(command, "commands", {}).values()
    own = {
        name
        for option in command.params
        if option.param_type_name == "option" and not option.is_flag and not option.count
        for name in option.opts
    }
    return frozenset(own - _WITH_VALUE).union(*map(options_with_value, below))


def _next(words: Iterator[str]) -> list[str]:
    return [word for word in [next(words, None)] if word is not None]
