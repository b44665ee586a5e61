"""The bytes of a mail: headers that hold what we put there and nothing else, a text, the same as HTML, the files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote

from briefgen import __version__
from briefgen.model.publication import Artifact
from briefgen.publication.addresses import header_text, mail_address, named_address
from briefgen.settings import MailSettings

HEADERS = frozenset(
    {
        "from", "to", "subject", "date", "message-id", "reply-to", "list-unsubscribe", "auto-submitted", "mime-version",
        "content-type", "user-agent", "x-unsent",
    }
)  # fmt: skip
"""The headers that a message may have, each once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a mail says: its subject, the text, and the same as HTML."""

    subject: str
    text: str
    html: str


def message_id(digest: str, key: str, sender: str) -> str:
    """The Message-ID of an edition to an address: always the same, so that a second copy can be told to be one."""
    name = hashlib.sha256(f"{digest}\n{key}".encode()).hexdigest()[:40]
    return f"<{name}@{sender.rpartition('@')[2]}>"


def message_bytes(
    words: Words,
    *,
    to: tuple[str, str],
    id: str,
    settings: MailSettings,
    files: Sequence[Artifact],
    now: datetime,
) -> bytes:
    """The message as it is put on the wire.

    Args:
        words: what it says.
        to: name and address of the recipient.
        id: its Message-ID.
        settings: who writes, where answers and unsubscriptions go.
        files: what is attached.
        now: the time in UTC, for the header Date.

    Raises:
        BadAddress: an address cannot be used.
        ValueError: a header came out that was not put in.
    """
    sender_name, sender = named_address(settings.sender or "")
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(sender_name, sender)
    message["To"] = _address(to[0], mail_address(to[1]))
    message["Subject"] = header_text(words.subject)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = id
    if settings.reply_to:
        message["Reply-To"] = _address(*named_address(settings.reply_to))
    if leave := settings.unsubscribe or (settings.host and sender):
        message["List-Unsubscribe"] = f"<{_unsubscribe(leave, to[1])}>"
    if not settings.host:
        message["X-Unsent"] = "1"  # a file that a person sends: mail programs open it as a draft
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no answer by a machine
    message["User-Agent"] = f"briefgen/{__version__}"
    message.set_content(words.text, cte="quoted-printable")
    message.add_alternative(words.html, subtype="html", cte="quoted-printable")
    for file in files:
        kind, _, subtype = file.media_type.partition("/")
        message.add_attachment(file.content, kind, subtype, filename=header_text(file.name).replace("/", "_"))
    _fix_boundaries(message, id)
    content = message.as_bytes()
    _refuse_others(content)
    return content


def _address(name: str, address: str) -> Address:
    return Address(display_name=header_text(name), addr_spec=address)


def _unsubscribe(where: str, recipient: str) -> str:
    """RFC 2369: a link, or an address to write to."""
    if where.startswith("https://"):
        return quote(where, safe=":/?#[]@!$&'()*+,;=%~-._")
    return f"mailto:{quote(named_address(where)[1], safe='@')}?subject={quote(f'unsubscribe {recipient}')}"


def _fix_boundaries(message: EmailMessage, id: str) -> None:
    """The same message is the same bytes: what parts it is made from its id, not drawn at random."""
    several = [part for part in message.walk() if part.is_multipart()]
    seed = hashlib.sha256(id.encode()).hexdigest()[:32]
    for number, part in enumerate(several):
        assert isinstance(part, MIMEPart)
        part.set_boundary(f"=_{number}_{seed}")


def _refuse_others(content: bytes) -> None:
    """Looks at the finished bytes: whatever was put in, no header but ours may have come out."""
    head = content.partition(b"\r\n\r\n")[0]
    names = [
        line.partition(b":")[0].decode("ascii", "replace").lower()
        for line in head.split(b"\r\n")
        if line[:1] not in b" \t"
    ]
    if set(names) - HEADERS or len(set(names)) < len(names) or b"\0" in head or b"\n" in head.replace(b"\r\n", b""):
        raise ValueError("a header came out that was not put in")
