"""Editions: their numbers, and their folder on disk, written whole or not at all."""

from __future__ import annotations

from briefgen.publication.editions import decisive, next_edition
from briefgen.publication.folder import check_folder, publish

__all__ = ["check_folder", "decisive", "next_edition", "publish"]
