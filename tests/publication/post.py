"""A real mail server on loopback (aiosmtpd) with TLS and AUTH, which fails on request and keeps what it accepts."""

from __future__ import annotations

import asyncio
import datetime
import logging
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "unit", "correct horse"
HOST = "127.0.0.1"
logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # what breaks here breaks on purpose
Fault = str | Callable[[], str | None]


@dataclass(kw_only=True)
class Post:
    """The server: what it accepted, what it was asked, and how it is to fail.

    `faults` are by verb and recipient ("rcpt", "ben@example.org"), or by verb alone: an answer, or a call that gives one;
    a call that gives None leaves the answer to the server. `drop` names verbs at which the connection is cut: "mail",
    "body" (after a few lines), "dot" (the message is whole, no answer is given).
    """

    port: int = 0
    authority: Path = Path()
    mailbox: list[tuple[str, bytes]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    logins: list[bytes] = field(default_factory=list)
    connections: int = 0
    faults: dict[tuple[str, str] | str, Fault] = field(default_factory=dict)
    drop: dict[str, Callable[[], None] | None] = field(default_factory=dict)
    keep_dropped: bool = False
    """Whether a message whose answer is never given was accepted all the same."""
    silent: bool = False
    """Whether the answer to a whole message never comes."""

    def accepted(self, recipient: str) -> list[EmailMessage]:
        """The messages that arrived for somebody."""
        messages = [message_from_bytes(content, policy=default) for to, content in self.mailbox if to == recipient]
        assert all(isinstance(message, EmailMessage) for message in messages)
        return messages  # type: ignore[return-value]  # the policy gives this class

    def recipients(self) -> list[str]:
        """For whom messages arrived, in order."""
        return [to for to, _ in self.mailbox]

    def answer(self, verb: str, who: str) -> str | None:
        """The fault to answer with, if any."""
        fault = self.faults.get((verb, who), self.faults.get(verb))
        return fault() if callable(fault) else fault

    async def handle_MAIL(self, server: SMTP, _s: Session, envelope: Envelope, address: str, options: list[str]) -> str:  # noqa: N802 - the library's name
        self.asked.append(f"MAIL {address} {' '.join(options)}")
        if self._cut("mail", server):
            return "451 never read"
        if said := self.answer("mail", address):
            return said
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, _v: SMTP, _s: Session, envelope: Envelope, address: str, _o: list[str]) -> str:  # noqa: N802 - the library's name
        self.asked.append(f"RCPT {address}")
        if said := self.answer("rcpt", address):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _s: Session, envelope: Envelope) -> str:  # noqa: N802 - the library's name
        [to] = envelope.rcpt_tos
        content = envelope.content
        assert isinstance(content, bytes)
        if "dot" in self.drop:
            if self.keep_dropped:
                self.mailbox.append((to, content))
            self._cut("dot", server)
            return "250 never read"
        if self.silent:
            self.mailbox.append((to, content))
            await asyncio.Event().wait()
        if said := self.answer("data", to):
            return said
        self.mailbox.append((to, content))
        return f"250 taken as {len(self.mailbox)}"

    def _cut(self, verb: str, server: SMTP) -> bool:
        if verb not in self.drop:
            return False
        if act := self.drop[verb]:
            act()
        server.transport.abort()
        return True


class _FaultySMTP(SMTP):
    post: Post

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - the library's name
        if "body" not in self.post.drop:
            return await super().smtp_DATA(arg)
        await self.push("354 go on")
        await self._reader.readuntil(b"\r\n\r\n")
        if act := self.post.drop["body"]:
            act()
        self.transport.abort()
        return None

    def connection_made(self, transport: Any) -> None:
        self.post.connections += 1
        super().connection_made(transport)


@contextmanager
def serving(
    folder: Path,
    *,
    tls: str = "starttls",
    cert_for: str = HOST,
    auth: bool = True,
    size: int = 33_554_432,
    expired: bool = False,
) -> Iterator[Post]:
    """A server with a certificate for a host, from an authority whose certificate is in the folder.

    Args:
        tls: "starttls", "tls", or "none" for a server that offers neither.
    """
    ca = trustme.CA()
    post = Post(authority=folder / "authority.pem", port=_free_port())
    ca.cert_pem.write_to_path(post.authority)
    until = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC) if expired else None
    since = datetime.datetime(2019, 1, 1, tzinfo=datetime.UTC) if expired else None
    certificate = ca.issue_cert(cert_for, not_after=until, not_before=since)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)

    def authenticate(_v: SMTP, _s: Session, _e: Envelope, _mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        post.logins.append(data.login)
        return AuthResult(success=(data.login, data.password) == (USER.encode(), PASSWORD.encode()), handled=False)

    class Serving(Controller):
        def factory(self) -> SMTP:
            server = _FaultySMTP(
                post,
                data_size_limit=size,
                hostname="mail.test",
                tls_context=context if tls == "starttls" else None,
                require_starttls=tls == "starttls",
                auth_required=auth,
                auth_require_tls=tls == "starttls",
                authenticator=authenticate if auth else None,
            )
            server.post = post
            return server

        def _trigger_server(self) -> None:
            """The server of the base class is asked once; that is no connection of ours."""
            super()._trigger_server()
            post.connections = 0

    controller = Serving(post, hostname=HOST, port=post.port, ssl_context=context if tls == "tls" else None)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        port: int = listening.getsockname()[1]
    return port
