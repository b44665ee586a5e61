"""All settings of briefgen: their definitions here, their loading in `briefgen.settings.loading`."""

from __future__ import annotations

from briefgen.settings.decisive import decisive
from briefgen.settings.definitions import (
    ComparisonSettings,
    OutputSettings,
    PageSettings,
    ReadingSettings,
    RecommendationSettings,
    Settings,
    ThemeSettings,
)
from briefgen.settings.delivery import MailSettings, PublishingSettings
from briefgen.settings.over_time import CacheSettings, EditionSettings, WatchSettings

__all__ = [
    "CacheSettings",
    "ComparisonSettings",
    "EditionSettings",
    "MailSettings",
    "OutputSettings",
    "PageSettings",
    "PublishingSettings",
    "ReadingSettings",
    "RecommendationSettings",
    "Settings",
    "ThemeSettings",
    "WatchSettings",
    "decisive",
]
