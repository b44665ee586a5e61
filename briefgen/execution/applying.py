"""What every worker does, wherever it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any


def applied(
    function: Callable[..., Any], items: Sequence[tuple[str | None, Any]], shared: Mapping[str, Any]
) -> list[Any]:
    """The results for pairs of the name of something shared, or None, and an item."""
    return [function(item) if name is None else function(shared[name], item) for name, item in items]
