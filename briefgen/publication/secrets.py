"""Passwords: from the environment or the keyring; never in a file of ours, an argument, a log or a message."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

from briefgen.settings import MailSettings

SERVICE = "briefgen"
"""The name under which the keyring is asked."""


def mail_password(settings: MailSettings, environment: Mapping[str, str]) -> str | None:
    """BRIEFGEN_MAIL_PASSWORD, else what the keyring has for `user@host` (`keyring set briefgen user@host`)."""
    if given := environment.get("BRIEFGEN_MAIL_PASSWORD"):
        return given
    if not settings.user:
        return None
    try:
        keyring: Any = importlib.import_module("keyring")
        errors: Any = importlib.import_module("keyring.errors")
    except ImportError:
        return None
    try:
        found = keyring.get_password(SERVICE, f"{settings.user}@{settings.host}")
    except errors.KeyringError:  # none on this machine, or it is locked
        return None
    return str(found) if found is not None else None
