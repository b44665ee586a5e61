"""Lines of keys in a settings file."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from briefgen.settings.places import lines_of_keys

_NAMES = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)


def test_keys_are_found_under_their_section() -> None:
    text = "a = 1\n\n[b] # a remark\nc = 2\n  'd e' = [\n  1,\n]\nf.g = 3\n"
    assert lines_of_keys(text) == {
        ("a",): 1, ("b",): 3, ("b", "c"): 4, ("b", "d e"): 5, ("b", "f"): 8, ("b", "f", "g"): 8
    }  # fmt: skip


def test_what_stands_in_a_long_string_is_no_key() -> None:
    text = '[a]\nb = """\nc = 1\n[d]\n"""\ne = 2\n'
    assert lines_of_keys(text) == {("a",): 1, ("a", "b"): 2, ("a", "e"): 6}


@given(st.dictionaries(_NAMES, st.dictionaries(_NAMES, st.integers(), max_size=4), max_size=4), st.integers(0, 3))
def test_every_key_has_the_line_on_which_it_was_written(content: dict[str, dict[str, int]], gap: int) -> None:
    lines: list[str] = []
    expected = {}
    for section, keys in content.items():
        lines += [""] * gap + [f"[{section}]"]
        expected[(section,)] = len(lines)
        for key, value in keys.items():
            lines.append(f"{key} = {value}")
            expected[(section, key)] = len(lines)
    text = "\n".join(lines)
    assert tomllib.loads(text) == content
    assert lines_of_keys(text) == expected
