"""stub."""

from __future__ import annotations


def build() -> None:
    """Not yet."""
