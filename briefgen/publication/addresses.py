"""Mail addresses and the text of headers: what may stand in them, and how they are compared."""

from __future__ import annotations

import re
import unicodedata

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_ENCODED_WORD = re.compile(r"=(?=\?)")
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>\s*")
MOST_CHARACTERS = 254
"""Of an address: RFC 5321, 4.5.3.1.3, without the brackets."""
MOST_LOCAL = 64
MOST_HEADER = 300


class BadAddress(ValueError):
    """An address that no mail can be sent to; the text says why."""


def mail_address(text: str) -> str:
    """A mail address as it is put on the wire, the domain in lower case and ASCII (IDNA).

    The local part is kept as written: only the server that owns it may say that two spellings are one (RFC 5321, 2.4).

    Raises:
        BadAddress: it is none (RFC 5321, dot-atoms only), too long, or has characters that would need SMTPUTF8.
    """
    text = text.strip(" \t")
    local, at, domain = text.rpartition("@")
    if not at:
        raise BadAddress("it has no @")
    if any(unicodedata.category(character).startswith(("C", "Z")) for character in text):
        raise BadAddress("it has a space or a control character")
    if not local.isascii():
        raise BadAddress(f"{local!r} before the @ is not ASCII, which few servers take (SMTPUTF8)")
    if not _LOCAL.fullmatch(local) or len(local) > MOST_LOCAL:
        raise BadAddress("what stands before the @ is no name of a mailbox")
    try:
        host = domain.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise BadAddress("what stands after the @ is no domain") from error
    labels = host.split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
        raise BadAddress("what stands after the @ is no domain")
    address = f"{local}@{host}"
    if len(address) > MOST_CHARACTERS:
        raise BadAddress(f"it has {len(address)} characters, and {MOST_CHARACTERS} are allowed")
    return address


def named_address(text: str) -> tuple[str, str]:
    """Name and address of "Policy Unit <unit@example.org>"; the name is "" where there is none.

    Raises:
        BadAddress: as `mail_address`.
    """
    found = _NAMED.fullmatch(text.strip())
    if not found:
        return "", mail_address(text)
    return header_text(found["name"]).strip('" '), mail_address(found["address"])


def header_text(text: str) -> str:
    """Text for a header: one line, without control characters, without encoded words and of bounded length.

    Python's email package decodes encoded words (`=?utf-8?q?...?=`) in what it is given, line ends in them included;
    so none may be left (CVE-2026-1299 and its kind).
    """
    plain = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") else c for c in text)
    shown = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    line = " ".join(_ENCODED_WORD.sub("= ", shown).split())
    return line if len(line) <= MOST_HEADER else f"{line[: MOST_HEADER - 1].rstrip()}…"
