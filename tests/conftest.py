"""What every test relies on: the same answer on every machine, and no network (`--allow-hosts` in pyproject.toml)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Examples are drawn from the test itself, so that a failure here is a failure everywhere.
settings.register_profile("briefgen", derandomize=True, deadline=None, max_examples=60, database=None)
settings.load_profile("briefgen")

# No setting of the person who runs the tests may change their outcome.
for _name in [name for name in os.environ if name.startswith("BRIEFGEN_")]:
    del os.environ[_name]

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five reference essays."""
    return ROOT / "seeds"
