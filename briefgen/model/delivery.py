"""Who is sent an edition, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    QUEUED = "queued"
    SENDING = "sending"
    """Being handed over by a run, or by one that ended in the middle of it."""
    SENT = "sent"
    DEFERRED = "deferred"
    """The other side said "later", or could not be reached: it is tried again."""
    FAILED = "failed"
    """The other side said no for good."""
    UNCERTAIN = "uncertain"
    """Whether the other side took it is not known. Never repeated by itself: a person decides."""
    CANCELLED = "cancelled"
    """Not sent, since the recipient or the edition is gone."""


WAITING = frozenset({DeliveryState.QUEUED, DeliveryState.DEFERRED})


class Notify(StrEnum):
    """When a stakeholder hears of an edition."""

    EVERY = "every"
    CHANGED = "changed"
    """Only when something changed in the themes of interest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder:
    """Somebody who is sent editions, by exactly one way: `email`, `folder` or `url`.

    `id` is the name as a slug, unique in the list. `language`, `template`, `length` and `formats` are None or empty
    where those of the edition serve. `themes` and `authors` are what the recipient is interested in, as typed;
    `line` is where the entry stands in its file.
    """

    id: str
    name: str
    line: int
    email: str | None = None
    folder: str | None = None
    url: str | None = None
    language: str | None = None
    template: str | None = None
    length: str | None = None
    formats: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    notify: Notify = Notify.EVERY

    @property
    def address(self) -> str:
        """Where it goes."""
        return self.email or self.folder or self.url or ""

    @property
    def is_tailored(self) -> bool:
        """Whether the edition is made anew for this recipient; other formats alone count too, as they may lack."""
        return bool(self.language or self.template or self.length or self.themes or self.authors or self.formats)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is to be delivered, before it is queued: one for each edition and address.

    `edition` is the name of the edition's folder, `digest` that of the edition; `key` the address as it is compared;
    `content` the bytes that will be sent, empty for a place (its files are those of the edition).
    """

    edition: str
    digest: str
    recipient: str
    address: str
    key: str
    message_id: str
    content: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A row of the ledger. Times are seconds since 1970; `reply` are the last words of the other side."""

    id: str
    edition: str
    digest: str
    recipient: str
    address: str
    key: str
    message_id: str
    sha256: str
    size: int
    state: DeliveryState
    attempts: int
    queued_at: float
    changed_at: float
    due_at: float
    reply: str

    @property
    def is_mail(self) -> bool:
        """Whether it goes by mail; the others are files put into a place."""
        return bool(self.message_id)
