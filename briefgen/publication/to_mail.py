"""Hands messages to a mail server (RFC 5321), over verified TLS only, and tells what the server made of each."""

from __future__ import annotations

import re
import select
import smtplib
import ssl
from collections.abc import Callable
from contextlib import ExitStack, suppress
from typing import Any

from briefgen.errors import ConfigurationError, DeliveryFailed
from briefgen.settings import MailSettings

PORTS = {"starttls": 587, "tls": 465}


class NotNow(Exception):
    """The server said "later", or the connection failed before the final dot: it cannot have been accepted."""


class NotEver(Exception):
    """The server said no for good."""


class Unknown(Exception):
    """The final dot may have arrived, and no answer came: the message may have been accepted."""


class Hung(NotNow):
    """The connection is gone, or the server said goodbye (421): worth another one at once."""


class Unreachable(Exception):
    """There is no safe connection to the server: nothing can be sent in this run."""


class MailServer:
    """A connection to the server of the settings; made when first needed, and again when it broke."""

    def __init__(self, settings: MailSettings, password: str | None) -> None:
        assert settings.host is not None
        self._settings = settings
        self._host = settings.host
        self._password = password
        self._trusted = trusted(settings)
        self._smtp: smtplib.SMTP | None = None

    @property
    def name(self) -> str:
        """Host and port."""
        return f"{self._host}:{self._settings.port or PORTS[self._settings.security]}"

    def connect(self) -> None:
        """Makes the connection, unless there is one.

        Raises:
            Unreachable: the server cannot be reached, or not safely.
            DeliveryFailed: user name or password were refused; trying again would lock the account.
        """
        if self._smtp is not None:
            return
        try:
            smtp = self._greeted()
        except ssl.SSLError as error:
            raise Unreachable(f"no safe connection to {self.name}: {_reason(error)}") from error
        except (OSError, smtplib.SMTPException, UnicodeError) as error:
            raise Unreachable(f"{self.name}: {_words(error)}") from error
        try:
            self._log_in(smtp)
        except (DeliveryFailed, Unreachable):
            smtp.close()
            raise
        self._smtp = smtp

    def close(self) -> None:
        """Says goodbye."""
        if self._smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()
            self._smtp.close()
            self._smtp = None

    def most_bytes(self) -> int | None:
        """The size that the server said it takes (RFC 1870); None when it said nothing or has no limit."""
        said = self._smtp.esmtp_features.get("size", "") if self._smtp else ""
        return int(said) if said.isdecimal() and int(said) else None

    def transmit(self, sender: str, address: str, content: bytes, before_dot: Callable[[], None]) -> str:
        """Hands over one message.

        Args:
            sender: the envelope's sender.
            address: of the one recipient.
            content: the message, lines ended by CR LF.
            before_dot: called when all has been sent but the final dot.

        Returns:
            What the server said when it took the message.

        Raises:
            NotNow, NotEver, Unknown: it did not, or one cannot know.
        """
        smtp = self._smtp
        assert smtp is not None
        try:
            self._expect(smtp.mail(sender, (f"size={len(content)}",) if smtp.has_extn("size") else ()), "2")
            self._expect(smtp.rcpt(address), "2")
            self._expect(smtp.docmd("DATA"), "3")
            smtp.send(re.sub(rb"(?m)^\.", b"..", content if content.endswith(b"\r\n") else content + b"\r\n"))
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise Hung(_words(error)) from error
        if _spoke(smtp):
            self._drop()
            raise Hung("the connection ended before the message was whole")
        with ExitStack() as undo:
            undo.callback(self._drop)  # without the dot the server throws the message away
            before_dot()
            undo.pop_all()
        return self._ended(smtp)

    def _ended(self, smtp: smtplib.SMTP) -> str:
        try:
            if smtp.sock is not None:
                smtp.sock.settimeout(self._settings.reply_seconds)
            smtp.send(b".\r\n")
            answer = smtp.getreply()
            if smtp.sock is not None:
                smtp.sock.settimeout(self._settings.seconds)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise Unknown(f"no answer after the message was sent: {_words(error)}") from error
        if answer[0] // 100 not in (2, 4, 5):
            self._drop()
            raise Unknown(f"the server's answer was not understood: {_shown(answer)}")
        if answer[0] == 421:  # it said no, and goodbye: not to be tried again at once
            self._drop()
            raise NotNow(_shown(answer))
        return self._expect(answer, "2")

    def _expect(self, answer: tuple[int, bytes], first: str) -> str:
        code, shown = answer[0], _shown(answer)
        if str(code).startswith(first):
            return shown
        if code == 421 or code < 0:
            self._drop()
            raise Hung(shown)
        if self._smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.rset()
        if 500 <= code < 600:
            raise NotEver(shown)
        raise NotNow(shown)

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
            self._smtp = None

    def _greeted(self) -> smtplib.SMTP:
        settings, context = self._settings, self._trusted
        port = settings.port or PORTS[settings.security]
        if settings.security == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(self._host, port, timeout=settings.seconds, context=context)
        else:
            smtp = smtplib.SMTP(self._host, port, timeout=settings.seconds)
        with ExitStack() as undo:
            undo.callback(smtp.close)
            smtp.ehlo_or_helo_if_needed()
            if settings.security == "starttls":
                if not smtp.has_extn("starttls"):
                    raise Unreachable(f"no safe connection to {self.name}: the server offers no STARTTLS")
                smtp.starttls(context=context)
                smtp.ehlo_or_helo_if_needed()
            undo.pop_all()
        return smtp

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        if not self._settings.user:
            return
        offered = smtp.esmtp_features.get("auth", "").upper().split()
        ways: dict[str, Any] = {"PLAIN": smtp.auth_plain, "LOGIN": smtp.auth_login, "CRAM-MD5": smtp.auth_cram_md5}
        way = next((name for name in ways if name in offered), None)
        if way is None:
            raise Unreachable(f"{self.name} takes no user name and password in a way that is known here")
        smtp.user, smtp.password = self._settings.user, self._password or ""
        try:
            smtp.auth(way, ways[way])  # one way, one try: each refusal counts where accounts are locked
        except smtplib.SMTPAuthenticationError as error:
            if error.smtp_code // 100 == 4:
                raise Unreachable(f"{self.name}: {_words(error)}") from error
            raise DeliveryFailed(
                f"the mail server refused user name or password: {_words(error)}",
                where=self.name,
                hint="correct mail.user and BRIEFGEN_MAIL_PASSWORD; everything stays queued",
                slug="mail-password-refused",
            ) from None  # the exchange that failed holds the password
        except (OSError, smtplib.SMTPException) as error:
            raise Unreachable(f"{self.name}: {_words(error)}") from error


def trusted(settings: MailSettings) -> ssl.SSLContext:
    """What a server's certificate is verified by: the public authorities, and the one of the settings.

    Raises:
        ConfigurationError: the file of that one cannot be read, or holds no certificate.
    """
    context = ssl.create_default_context()
    if settings.authority:
        try:
            context.load_verify_locations(settings.authority)
        except OSError as error:
            fault = (
                "it holds no certificate" if isinstance(error, ssl.SSLError) else (error.strerror or str(error)).lower()
            )
            raise ConfigurationError(
                f"the certificate in mail.authority cannot be used: {fault}",
                where=settings.authority,
                hint="name a PEM file with the certificate of your authority; public ones are known without",
            ) from error
    return context


def _reason(error: ssl.SSLError) -> str:
    """Why TLS did not come about, and what is mostly behind it."""
    said = str(getattr(error, "verify_message", "") or error.reason or error).rstrip(".")
    if error.reason == "WRONG_VERSION_NUMBER":
        return 'it does not speak TLS from the first byte; mail.security = "starttls" may be what it wants'
    if "issuer" in said or "self-signed" in said:
        return f"{said}; mail.authority names the certificate of an authority of your own"
    return said


def _spoke(smtp: smtplib.SMTP) -> bool:
    """Whether the server said something, or went, where it has to wait for the final dot."""
    return smtp.sock is None or bool(select.select([smtp.sock], [], [], 0)[0])


def _shown(answer: tuple[int, bytes]) -> str:
    text = " ".join(answer[1].decode("utf-8", "replace").split())
    return f"{answer[0]} {text}".strip()[:500]


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return _shown((error.smtp_code, said if isinstance(said, bytes) else said.encode()))
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
