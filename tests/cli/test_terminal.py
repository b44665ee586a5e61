"""What a document holds is shown on the terminal, and never acts there."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.cli.terminal import as_json, one_line, painted, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("a\rb", "a\\x0db"),
        ("\x9b2J", "\\x9b2J"),
        ("evil\u202etxt.exe", "evil\\u202etxt.exe"),
        ("\udce9t\udce9", "\\xe9t\\xe9"),
        ("Díez — “quoted”\tand\nmore", "Díez — “quoted”\tand\nmore"),
    ],
)
def test_what_acts_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_nothing_that_acts_is_left(text: str) -> None:
    shown = visible(text)
    assert not [one for one in shown if one not in "\t\n" and (ord(one) < 32 or 127 <= ord(one) < 160)]
    assert not [one for one in shown if "\u202a" <= one <= "\u202e"]
    shown.encode("utf-8")


@given(st.text(st.characters()))
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@given(st.text(st.characters()))
def test_json_is_safe_and_says_the_same(text: str) -> None:
    written = as_json({"text": text})
    assert written.isascii() or visible(written) == written
    assert json.loads(written) == {"text": text}


def test_colour_is_for_terminals_only() -> None:
    assert painted("text", "1", io.StringIO(), color=True) == "text"
