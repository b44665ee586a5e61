"""JSON as it is written: what the standard library writes, letter for letter, with floats rounded."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.page.json_text import as_bytes, as_text

SIMPLE = st.none() | st.booleans() | st.integers() | st.text() | st.integers(-(10**6), 10**6).map(lambda n: n / 1000)
VALUES = st.recursive(SIMPLE, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(VALUES)
def test_values_are_written_as_the_standard_library_does(value: Any) -> None:
    assert as_text(value) == json.dumps(value, ensure_ascii=False, indent=1)


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), st.lists(st.integers() | st.lists(st.booleans()))))
def test_a_list_comes_out_alike_all_at_once_or_entry_by_entry(content: dict[str, list[Any]]) -> None:
    content = {"first": [1], **content}
    whole = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    assert as_bytes(content).decode() == whole
    assert as_bytes({name: iter(entries) for name, entries in content.items()}).decode() == whole


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.1 + 0.2, "0.3"), (-0.0, "0.0"), (-1e-9, "0.0"), (1.0, "1.0"), (1e22, "1e+22"), (2 / 3, "0.666667")],
)
def test_floats_are_rounded_and_there_is_no_minus_zero(value: float, written: str) -> None:
    assert as_text(value) == written


@pytest.mark.parametrize("value", [float("nan"), float("inf"), [float("-inf")]])
def test_what_is_no_number_of_json_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="no number"):
        as_text(value)


def test_a_tuple_is_a_list() -> None:
    assert as_text({"a": ("b", ())}) == json.dumps({"a": ["b", []]}, indent=1)
