"""Writes docs/settings.md from the settings: run it after a setting was added or changed."""

from __future__ import annotations

from pathlib import Path

from briefgen.settings.description import page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "settings.md"

if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
