"""Who is to get the latest edition, with what; and who not, and why."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from briefgen.model.delivery import Delivery, DeliveryState, Letter, Notify, Stakeholder
from briefgen.model.publication import Artifact
from briefgen.publication.addresses import BadAddress, named_address
from briefgen.publication.issued import Issued, earlier_brief, enclosed, is_tailored
from briefgen.publication.message import Words, message_bytes, message_id
from briefgen.settings import MailSettings, PublishingSettings

NOBODY = "briefgen.invalid"
"""The domain of Message-IDs where no sender is set (RFC 2606: it belongs to nobody)."""
_HAD_IT = frozenset({DeliveryState.SENT, DeliveryState.UNCERTAIN})

Write = Callable[[Mapping[str, Any], Stakeholder, Sequence[tuple[str, int, str]]], Words]
"""What a mail says: from a brief.json, the recipient, and the files (name, bytes, link or "")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What goes to one recipient: the edition, and the letter; or the reason why nothing does."""

    stakeholder: Stakeholder
    issued: Issued | None = None
    letter: Letter | None = None
    files: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    subject: str = ""
    is_large: bool = False
    """Whether files are attached that should rather be linked: there is no address to link to."""
    withheld: str = ""
    lacks: bool = False
    """Whether that reason is a fault: the copy could not be made."""


def why_not(main: Issued, output: Path, wanted: Stakeholder, deliveries: Sequence[Delivery]) -> str:
    """Why a recipient is not sent this edition; "" when there is no reason.

    Args:
        main: the edition.
        output: the folder of the editions.
        wanted: the recipient.
        deliveries: what was sent before: changes count since the edition that the recipient had last.
    """
    interests = [*wanted.themes, *wanted.authors]
    if (
        interests
        and not any(_theme_fits(theme, wanted) for theme in main.brief["themes"])
        and not any(_document_fits(document, wanted) for document in main.brief["documents"])
    ):
        return f"no theme or author of this edition is called {', '.join(interests)}"
    if wanted.notify is Notify.EVERY:
        return ""
    had = [
        one
        for one in deliveries
        if one.key == key_of(wanted) and one.state in _HAD_IT and one.edition != main.edition.name
    ]
    if not had:
        return ""
    before = earlier_brief(output, had[-1].edition)
    if before is None or _of_interest(before, wanted) != _of_interest(main.brief, wanted):
        return ""
    return f"nothing changed in {', '.join(wanted.themes)} since edition {had[-1].edition}"


def planned_for(
    wanted: Stakeholder,
    main: Issued,
    issued: Issued,
    mail: MailSettings,
    publishing: PublishingSettings,
    *,
    write: Write,
    now: float,
) -> Planned:
    """What a recipient gets: for an address the finished message, for a place the files."""
    files = enclosed(issued, wanted.formats)
    if wanted.email is None:
        return Planned(
            stakeholder=wanted, issued=issued, files=tuple(one.name for one in files), letter=_letter(wanted, main)
        )
    links = _links(files, main, mail, publishing) if not is_tailored(main.manifest, wanted) else ()
    told = [(one.name, len(one.content), link) for one, link in zip(files, links or [""] * len(files), strict=True)]
    words = write(issued.brief, wanted, told)
    sender = sender_of(mail)
    id = message_id(main.edition.digest, key_of(wanted), sender)
    content = message_bytes(
        words,
        to=(wanted.name, wanted.email),
        id=id,
        settings=mail if mail.sender else mail.model_copy(update={"sender": sender}),
        files=() if links else files,
        now=datetime.fromtimestamp(int(now), UTC),
    )
    return Planned(
        stakeholder=wanted,
        issued=issued,
        files=() if links else tuple(one.name for one in files),
        links=links,
        is_large=not links and _size(files) > mail.max_attached_bytes,
        subject=words.subject,
        letter=_letter(wanted, main, id=id, content=content),
    )


def sender_of(mail: MailSettings) -> str:
    """The address that mail comes from; without a server one that belongs to nobody will do.

    Raises:
        BadAddress: it cannot be used.
    """
    if mail.sender is None:
        if mail.host:
            raise BadAddress("mail.sender is not set")
        return f"nobody@{NOBODY}"
    return named_address(mail.sender)[1]


def key_of(wanted: Stakeholder) -> str:
    """The address as it is compared."""
    return wanted.address


def _letter(wanted: Stakeholder, main: Issued, *, id: str = "", content: bytes = b"") -> Letter:
    return Letter(
        edition=main.edition.name,
        digest=main.edition.digest,
        recipient=wanted.name,
        address=wanted.address,
        key=key_of(wanted),
        message_id=id,
        content=content,
    )


def _links(
    files: Sequence[Artifact], main: Issued, mail: MailSettings, publishing: PublishingSettings
) -> tuple[str, ...]:
    """Where the files are to be had, when together they are too large to attach and are published somewhere."""
    if not publishing.address or _size(files) <= mail.max_attached_bytes:
        return ()
    root = publishing.address.rstrip("/")
    return tuple(f"{root}/{main.edition.name}/{quote(one.name)}" for one in files)


def _size(files: Sequence[Artifact]) -> int:
    return sum(len(one.content) for one in files)


def _of_interest(brief: Mapping[str, Any], wanted: Stakeholder) -> str:
    """Everything in the themes of interest that a reader could see change, as one text."""
    ids = {theme["id"] for theme in brief["themes"] if _theme_fits(theme, wanted)}
    seen = [
        sorted(ids),
        sorted(
            [one["id"], one["headline"], one["stance"], *(part["text"] for part in one["evidence"])]
            for one in brief["recommendations"]
            if one["theme"] in ids
        ),
        sorted(
            [one["label"], *(f"{held['document']} {held['stance']}" for held in one["positions"])]
            for one in brief["options"]
            if one["theme"] in ids
        ),
    ]
    return json.dumps(seen)


def _theme_fits(theme: Mapping[str, Any], wanted: Stakeholder) -> bool:
    return _fits(wanted.themes, (theme["id"], theme["label"], *theme["keywords"]))


def _document_fits(document: Mapping[str, Any], wanted: Stakeholder) -> bool:
    surnames = [" ".join(name.split()[-count:]) for name in document["authors"] for count in (1, 2)]
    return _fits(wanted.authors, (document["id"], document["file"], *document["authors"], *surnames))


def _fits(wanted: Sequence[str], names: Sequence[str]) -> bool:
    return bool({one.casefold() for one in wanted} & {name.casefold() for name in names})
