"""The settings told to a person."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from briefgen.settings import Settings
from briefgen.settings.description import commented_toml, effective_toml, entries, page, schema
from briefgen.settings.loading import load_settings

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_the_manual_is_current() -> None:
    """If this fails, run scripts/document_settings.py."""
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == page()


def test_every_setting_is_described() -> None:
    assert [entry for entry in entries() if len(entry.description) < 20] == []


def test_the_commented_file_changes_nothing() -> None:
    sections = tomllib.loads(commented_toml())
    assert set(sections) == set(Settings.model_fields)
    assert not any(sections.values())


def test_the_commented_defaults_are_the_defaults(tmp_path: Path) -> None:
    uncommented = re.sub(r"^# (\w+ = (?!\"\"$))", r"\1", commented_toml(), flags=re.MULTILINE)
    (tmp_path / "briefgen.toml").write_text(uncommented, encoding="utf-8")
    loaded = load_settings({}, environment={}, start=tmp_path)
    without_example = loaded.settings.output.model_copy(update={"date": None})
    assert loaded.settings.model_copy(update={"output": without_example}) == Settings()


@pytest.mark.parametrize("title", ['a "quoted" title', "tab\tand\\slash", "ends\x7f", "Díez — ✓ 𝒳"])
def test_the_values_in_force_can_be_read_back(tmp_path: Path, title: str) -> None:
    loaded = load_settings({"page.title": ("--title", title)}, environment={}, start=tmp_path)
    (tmp_path / "briefgen.toml").write_text(effective_toml(loaded.settings, loaded.origins), encoding="utf-8")
    assert load_settings({}, environment={}, start=tmp_path).settings == loaded.settings


def test_the_schema_knows_every_section_and_no_other() -> None:
    described = schema()
    properties = described["properties"]
    assert isinstance(properties, dict)
    assert set(properties) == set(Settings.model_fields)
    assert described["additionalProperties"] is False
