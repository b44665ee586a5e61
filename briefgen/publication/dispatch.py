"""Takes what is due from the outbox, one delivery after the other, and records what became of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

from briefgen.model.delivery import WAITING, Delivery, DeliveryState
from briefgen.publication.finishing import finished
from briefgen.publication.outbox import Outbox
from briefgen.publication.to_mail import Hung, MailServer, NotEver, NotNow, Unknown, Unreachable
from briefgen.settings import MailSettings

LEAST_TRIES = 5
"""Before giving up, however many days the clock says have gone by: it may have been wrong."""
DAY = 86_400
FINISHING = 1.0
"""Seconds that a delivery has to be finished in when the program is told to end in the middle of it."""


class Carrier(Protocol):
    """Delivers what does not go through a mail server, such as files into a folder."""

    def carry(self, delivery: Delivery, content: bytes) -> str:
        """Delivers it, and says where it is.

        Raises:
            NotNow, NotEver: it did not succeed.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """How one run went: ids of what it tried, and why it stopped before the end, "" if it did not."""

    tried: tuple[str, ...]
    stopped: str = ""


def dispatch(
    outbox: Outbox,
    settings: MailSettings,
    *,
    sender: str,
    server: MailServer | None,
    carrier: Carrier,
    clock: Callable[[], float],
    only: Iterable[str] | None = None,
) -> Round:
    """Tries everything that is due.

    Args:
        outbox: held by this process.
        settings: delays and limits.
        sender: the envelope's sender.
        server: None when none is configured: then the carrier takes mail too.
        carrier: takes all that is no mail.
        clock: seconds since 1970.
        only: ids of those to be tried, due or not; all that are due by default.

    Raises:
        DeliveryFailed: the server refused the password, or the outbox cannot be written; what was not tried stays.
    """
    due = _wanted(outbox, settings, clock(), only)
    tried: list[str] = []
    with closing(_Nothing() if server is None else server):
        for at, delivery in enumerate(due):
            tried.append(delivery.id)
            if not delivery.is_mail or server is None:
                with finished(FINISHING):
                    _carry(outbox, carrier, delivery, settings, clock)
                continue
            try:
                server.connect()
                with finished(FINISHING):
                    _mail(outbox, server, delivery, settings, sender, clock)
            except Unreachable as error:
                for one in due[at:]:
                    if one.is_mail:
                        outbox.start(one.id, clock())
                        _put_off(outbox, one, str(error), settings, clock())
                    else:
                        _carry(outbox, carrier, one, settings, clock)
                return Round(tried=tuple(one.id for one in due), stopped=str(error))
    return Round(tried=tuple(tried))


def _wanted(outbox: Outbox, settings: MailSettings, now: float, only: Iterable[str] | None) -> tuple[Delivery, ...]:
    """What this run tries, no more than one run may."""
    if only is None:
        due = outbox.due(now, settings.retry_ceiling_minutes * 60.0)
    else:
        named = set(only)
        due = tuple(one for one in outbox.every() if one.id in named and one.state in WAITING)
    return due[: settings.per_run]


class _Nothing:
    def close(self) -> None:
        """There is nothing to close."""


def _mail(
    outbox: Outbox,
    server: MailServer,
    delivery: Delivery,
    settings: MailSettings,
    sender: str,
    clock: Callable[[], float],
) -> None:
    content = outbox.content(delivery.id)
    fault = _unfit(delivery, content, server.most_bytes())
    outbox.start(delivery.id, clock())
    if fault:
        outbox.settle(delivery.id, clock(), DeliveryState.FAILED, fault)
        return
    for last in (False, True):
        try:
            server.connect()
            said = server.transmit(sender, delivery.address, content, lambda: outbox.reach_dot(delivery.id))
            outbox.settle(delivery.id, clock(), DeliveryState.SENT, said)
        except Hung as error:
            if not last:  # servers close a connection that is old or idle: not this message's fault
                continue
            _put_off(outbox, delivery, str(error), settings, clock())
        except (NotNow, Unreachable) as error:
            _put_off(outbox, delivery, str(error), settings, clock())
        except NotEver as error:
            outbox.settle(delivery.id, clock(), DeliveryState.FAILED, str(error))
        except Unknown as error:
            outbox.settle(delivery.id, clock(), DeliveryState.UNCERTAIN, str(error))
        return


def _unfit(delivery: Delivery, content: bytes, most: int | None) -> str:
    """Why a message cannot be sent as it is; "" when it can."""
    if hashlib.sha256(content).hexdigest() != delivery.sha256:
        return "the stored message is not the one that was queued; --resend makes it anew"
    if most is not None and len(content) > most:
        return (
            f"the message has {len(content):,} bytes and the server takes {most:,}: lower mail.max_attached_bytes "
            "so that files are linked, or send a smaller format; then --resend"
        )
    return ""


def _carry(
    outbox: Outbox, carrier: Carrier, delivery: Delivery, settings: MailSettings, clock: Callable[[], float]
) -> None:
    outbox.start(delivery.id, clock())
    try:
        said = carrier.carry(delivery, outbox.content(delivery.id))
    except NotNow as error:
        _put_off(outbox, delivery, str(error), settings, clock())
    except NotEver as error:
        outbox.settle(delivery.id, clock(), DeliveryState.FAILED, str(error))
    else:
        outbox.settle(delivery.id, clock(), DeliveryState.SENT, said)


def _put_off(outbox: Outbox, delivery: Delivery, reply: str, settings: MailSettings, now: float) -> None:
    """Deferred with a delay that doubles up to the ceiling; failed when it has waited too long."""
    attempts = delivery.attempts + 1
    if attempts >= LEAST_TRIES and now - delivery.queued_at > settings.give_up_days * DAY:
        outbox.settle(delivery.id, now, DeliveryState.FAILED, f"given up after {attempts} tries: {reply}")
        return
    minutes = min(settings.retry_minutes * 2 ** min(attempts - 1, 20), settings.retry_ceiling_minutes)
    outbox.settle(delivery.id, now, DeliveryState.DEFERRED, reply, due_at=now + minutes * 60.0)
