"""Which settings decide the bytes of a brief, and which only say where it goes and how it is made."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.settings.definitions import Settings

CHANGES_NO_BYTE: Mapping[str, set[str] | bool] = {
    "reading": {"sources"},
    "page": {"formats", "render_seconds", "render_megabytes"},
    "output": {"folder", "jobs", "cluster", "cluster_files", "date"},
    "cache": True,
    "watch": True,
    "mail": True,
    "publishing": True,
}
"""Settings that leave every file as it is. The date is a field of the edition itself. Neither a digest nor the printed
manifest has them: who reads a brief need not learn which server it is mailed by."""


def decisive(settings: Settings) -> dict[str, dict[str, object]]:
    """The settings that decide the bytes, by group and key, as JSON can say them."""
    dumped: dict[str, dict[str, object]] = settings.model_dump(mode="json", exclude=dict(CHANGES_NO_BYTE))
    return {group: values for group, values in dumped.items() if values}
