"""Every macro that a file of a template uses is imported there.

A macro that is missing is seen only where a brief happens to need it: a caution that points to a section, say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, meta

FOLDER = Path(__file__).resolve().parents[2] / "templates"
FILES = sorted(FOLDER.rglob("*.j2"))
MACROS = {name for file in FILES for name in re.findall(r"{%-?\s*macro (\w+)", file.read_text(encoding="utf-8"))}


class _AnyFilter(dict[str, Callable[..., str]]):
    """Filters are not what is looked at: every name is one."""

    def get(self, name: str, default: object = None) -> Callable[..., str]:
        return str


def missing(text: str) -> set[str]:
    environment = Environment(autoescape=True)
    environment.filters = _AnyFilter()
    return meta.find_undeclared_variables(environment.parse(text)) & MACROS


def test_a_macro_that_is_not_imported_is_seen() -> None:
    assert missing('{% from "macros.html.j2" import said with context %}{{ said(a) }}{{ led(a, b) | marked }}') == {
        "led"
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_a_template_uses_is_imported(file: Path) -> None:
    assert missing(file.read_text(encoding="utf-8")) == set()
