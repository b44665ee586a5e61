"""Every message has a remedy in the manual, and the manual knows no message that is never given."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from briefgen import errors

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "messages.md").read_text(encoding="utf-8")
ENTRIES = dict(re.findall(r"^### `([a-z-]+)`[^\n]*\n\n(.+?)(?=\n#|\Z)", PAGE, flags=re.MULTILINE | re.DOTALL))


def _slugs() -> Iterator[str]:
    """The slugs that the code gives: `slug="..."` in a call, `default_slug = "..."` in a class."""
    for path in sorted((ROOT / "briefgen").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "slug" and isinstance(node.value, ast.Constant):
                yield str(node.value.value)
    for kind in [errors.BriefgenError, *errors.BriefgenError.__subclasses__()]:
        yield kind.default_slug


def test_every_message_is_explained() -> None:
    assert set(_slugs()) - set(ENTRIES) == set()


def test_every_explained_message_can_be_given() -> None:
    assert set(ENTRIES) - set(_slugs()) == set()


def test_an_explanation_is_more_than_the_name() -> None:
    assert [slug for slug, text in ENTRIES.items() if len(text.split()) < 10] == []


def test_errors_are_listed_with_their_exit_code() -> None:
    for kind in [errors.BriefgenError, *errors.BriefgenError.__subclasses__()]:
        assert f"### `{kind.default_slug}` (exit {kind.exit_code})" in PAGE
