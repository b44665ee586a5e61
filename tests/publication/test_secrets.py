"""Passwords from the environment and from a keyring."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from briefgen.publication.secrets import SERVICE, mail_password
from briefgen.settings import MailSettings

SETTINGS = MailSettings(host="mail.example.org", user="briefs")


class Drawer(KeyringBackend):
    """A keyring of this process only."""

    priority = -1  # below that of "none there": the library never takes it by itself, which it could in any test after
    kept: dict[tuple[str, str], str]
    is_locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.is_locked:
            raise KeyringLocked("nobody is there to unlock it")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        try:
            del self.kept[service, username]
        except KeyError:
            raise PasswordDeleteError(username) from None


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    """The keyring that the library asks."""
    before = keyring.get_keyring()
    drawer = Drawer()
    drawer.kept = {}
    keyring.set_keyring(drawer)
    yield drawer
    keyring.set_keyring(before)


def test_the_password_is_what_the_keyring_has_for_user_and_host(drawer: Drawer) -> None:
    keyring.set_password(SERVICE, "briefs@mail.example.org", "from the drawer")
    keyring.set_password(SERVICE, "briefs@other.example.org", "another")
    assert drawer.kept[SERVICE, "briefs@mail.example.org"] == "from the drawer"
    assert mail_password(SETTINGS, {}) == "from the drawer"


def test_the_environment_comes_first(drawer: Drawer) -> None:
    keyring.set_password(SERVICE, "briefs@mail.example.org", "from the drawer")
    assert mail_password(SETTINGS, {"BRIEFGEN_MAIL_PASSWORD": "given"}) == "given"


def test_without_an_entry_a_user_or_a_key_there_is_none(drawer: Drawer) -> None:
    assert mail_password(SETTINGS, {}) is None
    keyring.set_password(SERVICE, "@mail.example.org", "of nobody")
    assert mail_password(MailSettings(host="mail.example.org"), {}) is None
    keyring.set_password(SERVICE, "briefs@mail.example.org", "from the drawer")
    drawer.is_locked = True
    assert mail_password(SETTINGS, {}) is None
