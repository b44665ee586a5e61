"""Frozen dataclasses as plain JSON values and back: each object a list of its fields, in the order of the class.

What comes back is checked by its shape: a value that does not fit its class is refused, never guessed. No code is ever
taken from a file, as pickle would.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
_Maker = Callable[[Any], Any]


def as_plain(value: Any) -> Any:
    """A value as lists, text, numbers, booleans and None."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, (tuple, list)):
        return [as_plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(value)  # of text or numbers: in an order that no run decides
    if is_dataclass(value):
        return [as_plain(getattr(value, name)) for name in _names(_class_of(value))]
    raise TypeError(f"{type(value).__name__} is no plain value")


def from_plain(kind: type[Value], plain: Any) -> Value:
    """The value of a class.

    Raises:
        ValueError: it does not have the shape of the class.
    """
    try:
        known: Any = kind
        made: Value = _maker(known)(plain)
    except (TypeError, KeyError, IndexError, AttributeError) as fault:
        raise ValueError(f"not a {kind.__name__}: {fault}") from fault
    return made


def _class_of(value: object) -> Any:
    return type(value)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _maker(kind: Any) -> _Maker:
    """The function that makes a value of a type from its plain form."""
    if isinstance(kind, type) and is_dataclass(kind):
        return _of_dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    if kind in (str, int, float, bool):
        return _of_simple(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        each = _maker(arguments[0])
        return lambda plain: tuple([each(item) for item in _listed(plain)])
    if origin is tuple:
        every = [_maker(argument) for argument in arguments]
        return lambda plain: tuple(one(item) for one, item in zip(every, _listed(plain), strict=True))
    if origin is frozenset:
        each = _maker(arguments[0])
        return lambda plain: frozenset([each(item) for item in _listed(plain)])
    if origin in (Union, types.UnionType):
        (inner,) = [argument for argument in arguments if argument is not type(None)]
        make = _maker(inner)
        return lambda plain: None if plain is None else make(plain)
    raise TypeError(f"{kind} has no plain form")


def _of_dataclass(kind: type) -> _Maker:
    hints = get_type_hints(kind)
    makers = [(name, _maker(hints[name])) for name in _names(kind)]

    def make(plain: Any) -> Any:
        if len(_listed(plain)) != len(makers):
            raise ValueError(f"{kind.__name__} has {len(makers)} fields, not {len(plain)}")
        return kind(**{name: one(item) for (name, one), item in zip(makers, plain, strict=True)})

    return make


def _of_simple(kind: type) -> _Maker:
    allowed = (int, float) if kind is float else kind

    def make(plain: Any) -> Any:
        if not isinstance(plain, allowed) or (isinstance(plain, bool) and kind is not bool):
            raise ValueError(f"{type(plain).__name__} where {kind.__name__} belongs")
        return plain

    return make


def _listed(plain: Any) -> list[Any]:
    if not isinstance(plain, list):
        raise ValueError(f"{type(plain).__name__} where a list belongs")
    return plain
