"""All settings of briefgen: their definitions here, their loading in `briefgen.settings.loading`."""

from __future__ import annotations

from briefgen.settings.definitions import (
    ComparisonSettings,
    OutputSettings,
    PageSettings,
    ReadingSettings,
    RecommendationSettings,
    Settings,
    ThemeSettings,
)

__all__ = [
    "ComparisonSettings",
    "OutputSettings",
    "PageSettings",
    "ReadingSettings",
    "RecommendationSettings",
    "Settings",
    "ThemeSettings",
]
