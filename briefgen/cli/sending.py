"""What `send` does, step by step: what is to go to whom, queueing it, and sending what is due."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.cli.deliveries import say_deliveries
from briefgen.cli.sent import conclude
from briefgen.cli.session import Session
from briefgen.errors import ConfigurationError, UsageError
from briefgen.model.delivery import WAITING, Delivery, DeliveryState
from briefgen.publication.addresses import BadAddress
from briefgen.publication.issued import Issued, is_withdrawn, issued_for, latest_issued
from briefgen.publication.message import Words
from briefgen.publication.outbox import Outbox, opened, read_deliveries
from briefgen.publication.plan import Planned, planned_for, sender_of, why_not
from briefgen.publication.stakeholders import StakeholderList

if TYPE_CHECKING:
    from briefgen.model.delivery import Stakeholder
    from briefgen.publication.to_mail import MailServer
    from briefgen.settings.loading import LoadedSettings

__all__ = ["StakeholderList", "carry_out", "check_sender", "mail_server", "mark", "planned"]


def planned(
    session: Session, loaded: LoadedSettings, listed: StakeholderList, names: tuple[str, ...], *, make: bool = True
) -> tuple[Planned, ...]:
    """What goes to whom.

    Args:
        session: for progress.
        loaded: the settings.
        listed: all stakeholders.
        names: those meant, all by default.
        make: whether editions for single recipients that are not there yet are made now.

    Raises:
        UsageError: a name is not in the list, or there is no edition.
        ConfigurationError: the sender's address cannot be used.
    """
    output = loaded.output
    main = latest_issued(output)
    before = read_deliveries(loaded.project)
    mail, publishing = loaded.settings.mail, loaded.settings.publishing
    check_sender(loaded)
    plans = []
    lacking = []
    for one in _meant(listed, names):
        if reason := why_not(main, output, one, before):
            plans.append(Planned(stakeholder=one, withheld=reason))
        elif (issued := issued_for(output, main, one)) is None:
            lacking.append(one)
            plans.append(Planned(stakeholder=one))
        else:
            plans.append(planned_for(one, main, issued, mail, publishing, write=_writer(loaded), now=time.time()))
    if not lacking or not make:
        return tuple(plans)
    try:
        _make(session, loaded, main, lacking)
    except UsageError as error:
        session.tell("error", error.what, hint=error.hint or "")
        return tuple(_without(plan) for plan in plans)
    return planned(session, loaded, listed, names, make=False)


def check_sender(loaded: LoadedSettings) -> None:
    """Looks whether mail can be sent in somebody's name.

    Raises:
        ConfigurationError: the sender's address cannot be used.
    """
    try:
        sender_of(loaded.settings.mail)
    except BadAddress as error:
        hint = 'in briefgen.toml, under [mail]: sender = "Policy Unit <unit@example.org>"'
        what = f"mail.sender cannot be used: {error}" if loaded.settings.mail.sender else f"no sender: {error}"
        raise ConfigurationError(what, where="mail.sender", hint=hint) from error


def mail_server(loaded: LoadedSettings) -> MailServer | None:
    """The mail server of the settings, to which nothing is said yet; None where none is configured.

    Raises:
        ConfigurationError: there is a user name and no password, or the certificate of the authority cannot be used.
    """
    from briefgen.publication.to_mail import MailServer

    mail = loaded.settings.mail
    if not mail.host:
        return None
    password = _password(loaded)
    if mail.user and not password:
        raise ConfigurationError(
            f"there is no password for {mail.user} at {mail.host}",
            where="BRIEFGEN_MAIL_PASSWORD",
            hint=f"put it into the environment, or into the keyring: keyring set briefgen {mail.user}@{mail.host}",
            slug="mail-password-missing",
        )
    return MailServer(_rooted(loaded), password)


def _without(plan: Planned) -> Planned:
    """What is not made cannot be sent; all others are."""
    if plan.letter or plan.withheld:
        return plan
    return replace(plan, withheld="no copy could be made from this edition", lacks=True)


def carry_out(
    session: Session,
    loaded: LoadedSettings,
    plans: Sequence[Planned],
    listed: StakeholderList,
    resend: tuple[str, ...],
    *,
    only: bool,
    as_json: bool,
) -> None:
    """Queues what is planned, tries what is due, and says what became of it.

    Raises:
        Locked: another run holds the outbox.
        DeliveryFailed: not everything was delivered.
    """
    from briefgen.publication.dispatch import dispatch
    from briefgen.publication.to_file import FileCarrier

    mail = loaded.settings.mail
    letters = [plan.letter for plan in plans if plan.letter]
    server = mail_server(loaded)
    with opened(loaded.project, loaded.output) as outbox:
        if only or not resend:
            outbox.queue(letters, time.time())
        again = _requeue(outbox, resend, {(one.digest, one.key): one for one in letters})
        _cancel(outbox, loaded.output, {one.address for one in listed.stakeholders}, keep=again)
        wanted = [one.id for one in outbox.every() if one.key in {one.key for one in letters}] if only else None
        if resend:
            wanted = [*(wanted or []), *again] if only else again
        try:
            done = dispatch(
                outbox, mail, sender=sender_of(mail), server=server,
                carrier=FileCarrier(loaded.output, lambda one: _place(loaded, one)), clock=time.time, only=wanted,
            )  # fmt: skip
        finally:
            every = outbox.every()
    mine = {(one.digest, one.key) for one in letters} if only or not resend else set()
    shown = [one for one in every if one.id in done.tried or (one.digest, one.key) in mine]
    counted = (
        shown if only or resend else [*shown, *(one for one in every if one.state in WAITING and one not in shown)]
    )
    conclude(session, plans, shown, counted, done, as_json=as_json)


def mark(session: Session, loaded: LoadedSettings, ids: Sequence[str], *, as_json: bool) -> None:
    """Records that deliveries did arrive, on a person's word."""
    with opened(loaded.project, loaded.output) as outbox:
        for delivery in _named(outbox, ids):
            if delivery.state not in (DeliveryState.UNCERTAIN, DeliveryState.FAILED, *WAITING):
                raise UsageError(f"the delivery is {delivery.state} already", where=delivery.id, slug="unknown-id")
        for id in ids:
            outbox.settle(id, time.time(), DeliveryState.SENT, "a person said that it arrived")
        every = outbox.every()
    say_deliveries([one for one in every if one.id in ids], as_json=as_json)


def _meant(listed: StakeholderList, names: tuple[str, ...]) -> list[Stakeholder]:
    if not names:
        return list(listed.stakeholders)
    found = {one.id: one for one in listed.stakeholders}
    named = {one.name.casefold(): one for one in listed.stakeholders} | {
        one.address.casefold(): one for one in listed.stakeholders
    }
    meant = []
    for name in names:
        one = found.get(name) or named.get(name.casefold())
        if one is None:
            known = ", ".join(one.name for one in listed.stakeholders)
            raise UsageError(f"no stakeholder is called {name!r}", where="--to", hint=f"there are {known}")
        meant.append(one)
    return meant


def _make(session: Session, loaded: LoadedSettings, main: Issued, lacking: Sequence[Stakeholder]) -> None:
    """Editions for single recipients, from one analysis, which must be that of the edition."""
    from briefgen.cli.tailored import analysed, make_tailored

    brief = analysed(session, loaded, main.edition.date)
    if brief.edition.digest != main.edition.digest:
        raise UsageError(
            "documents or settings have changed since the edition was made, so none can be made from it for "
            + ", ".join(one.name for one in lacking),
            where=str(main.folder),
            hint="make an edition with those for stakeholders: briefgen build --for all",
            slug="edition-outdated",
        )
    make_tailored(session, loaded, brief, lacking)


def _writer(loaded: LoadedSettings) -> Any:
    """Writes the words of a mail, in the template of the recipient."""
    from briefgen.page.letter import Enclosed, mail_words
    from briefgen.publication.addresses import named_address
    from briefgen.publication.selection import tailored_settings

    mail = loaded.settings.mail
    sender = named_address(mail.sender)[0] if mail.sender else ""

    def write(brief: Mapping[str, Any], wanted: Stakeholder, files: Sequence[tuple[str, int, str]]) -> Words:
        enclosed = [Enclosed(name=name, size=size, link=link) for name, size, link in files]
        page = tailored_settings(loaded.settings, wanted).page
        said = mail_words(brief, page, recipient=wanted.name, enclosed=enclosed, sender=sender)
        return Words(subject=said.subject, text=said.text, html=said.html)

    return write


def _requeue(outbox: Outbox, ids: Sequence[str], letters: Mapping[tuple[str, str], Any]) -> list[str]:
    """Queues deliveries anew on a person's word: the same bytes where they may have arrived, else those of today."""
    found = _named(outbox, ids)
    for one in found:
        if one.state in (DeliveryState.SENT, DeliveryState.CANCELLED) and (one.digest, one.key) not in letters:
            raise UsageError(
                f"the delivery is {one.state}, and its edition is not the latest", where=one.id, slug="unknown-id",
                hint="only the latest edition can be sent again",
            )  # fmt: skip
    for one in found:
        letter = letters.get((one.digest, one.key))
        if letter and one.state is not DeliveryState.UNCERTAIN:
            outbox.renew(letter, time.time())
        outbox.settle(one.id, time.time(), DeliveryState.QUEUED, "again, on a person's word", due_at=time.time())
    return [one.id for one in found]


def _named(outbox: Outbox, ids: Sequence[str]) -> list[Delivery]:
    known = {one.id: one for one in outbox.every()}
    if unknown := [id for id in ids if id not in known]:
        hint = "`briefgen deliveries` lists them"
        raise UsageError(f"there is no delivery {unknown[0]!r}", hint=hint, slug="unknown-id")
    return [known[id] for id in ids]


def _cancel(outbox: Outbox, output: Path, addresses: set[str], *, keep: Sequence[str]) -> None:
    """What waits for somebody who left the list, or is of an edition that was withdrawn, is not sent."""
    for one in outbox.every():
        if one.state not in WAITING or one.id in keep:
            continue
        gone = "the recipient is not in the list any more" if one.key not in addresses else ""
        if is_withdrawn(output, one.edition, one.digest):
            gone = "the edition was withdrawn"
        if gone:
            outbox.settle(one.id, time.time(), DeliveryState.CANCELLED, gone)


def _place(loaded: LoadedSettings, delivery: Delivery) -> str:
    from briefgen.cli.places import put_for

    return put_for(loaded, delivery)


def _password(loaded: LoadedSettings) -> str | None:
    """The mail password: from the environment, else from the keyring where one is installed."""
    from briefgen.publication.secrets import mail_password

    return mail_password(loaded.settings.mail, os.environ)


def _rooted(loaded: LoadedSettings) -> Any:
    """The mail settings with the file of the authority found from the project."""
    mail = loaded.settings.mail
    base = loaded.bases.get("mail.authority", loaded.project)
    return mail.model_copy(update={"authority": str(base / mail.authority)}) if mail.authority else mail
