"""The brief: what is said about the texts, in which order, each statement with its evidence."""

from __future__ import annotations

from briefgen.brief.audit import audit
from briefgen.brief.composition import compose

__all__ = ["audit", "compose"]
