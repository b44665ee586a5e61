"""Small words that templates ask for."""

from __future__ import annotations

import pytest

from briefgen.page.filters import inside


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("The United States", "the United States"),
        ("Both towns", "both towns"),
        ("the board", "the board"),
        ("Norway", "Norway"),
        ("All", "All"),
        ("Allied Ports", "Allied Ports"),
    ],
)
def test_a_name_inside_a_sentence_loses_the_capital_of_its_article_only(name: str, said: str) -> None:
    assert inside(name) == said
