"""What is worked out once while a brief is composed: chapters, contrasts and messages ask for the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Value = TypeVar("Value")

_Kept = dict[tuple[object, ...], tuple[Any, tuple[object, ...]]]

_kept: ContextVar[_Kept | None] = ContextVar("kept", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Everything inside is written in one language, and what is `once` is worked out once."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def once(work: Callable[Given, Value]) -> Callable[Given, Value]:
    """A function of objects that do not change, worked out once for the same ones inside `remembering`; anew outside.

    The same are the very same objects, which costs less than to look whether they are equal; plain values are named
    when it is called.
    """

    @wraps(work)
    def asked(*of: Given.args, **how: Given.kwargs) -> Value:
        kept = _kept.get()
        if kept is None:
            return work(*of, **how)
        key = (work, *map(id, of), *how.items())
        entry = kept.get(key)
        if entry is None:
            entry = kept[key] = (work(*of, **how), of)  # with the objects: no other one has their ids while they live
        value: Value = entry[0]
        return value

    return asked
