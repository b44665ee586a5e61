"""Settings of sending and publishing. None of them changes a byte of an edition; passwords are no settings."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefgen.settings.group import Group

PASSWORDS = frozenset({"BRIEFGEN_MAIL_PASSWORD", "BRIEFGEN_SFTP_PASSWORD", "BRIEFGEN_WEBDAV_PASSWORD"})
"""Variables of the environment that hold a secret: read where they are needed, and never taken for settings."""


class MailSettings(Group):
    """How editions are mailed. The password is BRIEFGEN_MAIL_PASSWORD, or in the keyring."""

    host: Annotated[
        str | None,
        Field(min_length=1, description="Mail server. Without one, ready .eml files are written beside the edition."),
    ] = None
    port: Annotated[
        Annotated[int, Field(ge=1, le=65_535)] | None,
        Field(description="Its port; 587 for STARTTLS, 465 for TLS when none is given."),
    ] = None
    security: Annotated[
        Literal["starttls", "tls"],
        Field(description="TLS from the first byte, or after STARTTLS. Mail is never sent without."),
    ] = "starttls"
    authority: Annotated[
        str | None,
        Field(min_length=1, description="PEM file of a certificate authority of your own, trusted beside the public."),
    ] = None
    user: Annotated[str | None, Field(min_length=1, description="User name, where the server asks for one.")] = None
    sender: Annotated[
        str | None, Field(min_length=3, description="Who writes: `Policy Unit <unit@example.org>`. Needed to send.")
    ] = None
    reply_to: Annotated[str | None, Field(min_length=3, description="Where answers go, if not to the sender.")] = None
    unsubscribe: Annotated[
        str | None,
        Field(min_length=3, description="Address or https link for leaving the list; the sender's when none is given."),
    ] = None
    max_attached_bytes: Annotated[
        int, Field(ge=0, description="Files that are larger together are linked instead: many servers stop at 10 MB.")
    ] = 7_000_000
    seconds: Annotated[int, Field(ge=1, le=3_600, description="How long the server may take for an answer.")] = 60
    reply_seconds: Annotated[
        int,
        Field(ge=1, le=7_200, description="And for the answer to the whole message: RFC 5321 asks for ten minutes."),
    ] = 600
    retry_minutes: Annotated[
        int, Field(ge=1, description="A message that must wait is tried again after this, then after twice as long.")
    ] = 5
    retry_ceiling_minutes: Annotated[int, Field(ge=1, description="The longest that it waits between two tries.")] = 240
    give_up_days: Annotated[
        int, Field(ge=1, description="After so many days, and five tries at least, a waiting message counts as failed.")
    ] = 5
    per_run: Annotated[
        int, Field(ge=1, description="Messages tried in one run; the others wait for the next: servers limit rates.")
    ] = 500


class PublishingSettings(Group):
    """Where editions are published."""

    targets: Annotated[
        tuple[Annotated[str, Field(min_length=1)], ...],
        Field(
            description="Folders, or `s3://bucket/path`, `sftp://user@host/path`, `webdavs://host/path`. Passwords are "
            "BRIEFGEN_SFTP_PASSWORD, BRIEFGEN_WEBDAV_PASSWORD and those of AWS."
        ),
    ] = ()
    address: Annotated[
        str | None,
        Field(pattern=r"https?://\S+", description="Web address of what is published, for mails and the feed."),
    ] = None
    title: Annotated[str, Field(min_length=1, description="Title of the index page and of the feed.")] = "Policy briefs"
    known_hosts: Annotated[
        str | None,
        Field(min_length=1, description="File of the keys of SFTP hosts; `~/.ssh/known_hosts` when none is given."),
    ] = None
